//! Where in their articles they stand: what an article is about comes first.

use sayso_text::Stance;

use super::{Features, Side};

/// Contents that say less, in nats, are words such as "it" or "the report".
const LITTLE: f32 = 9.0;

pub(super) fn put(a: Side<'_>, b: Side<'_>, features: &mut Features) {
    let (x, y) = (a.telling.seen.sentence_number, b.telling.seen.sentence_number);
    let same_article = std::ptr::eq(a.witness, b.witness);
    features.put_if("both at the top", x <= 1 && y <= 1);
    features.put("how far down the higher is", (x.min(y) as f32).ln_1p());
    features.put("how far down the lower is", (x.max(y) as f32).ln_1p());
    features.put_if("in one article", same_article);
    let follows = same_article && a.telling.seen.number.abs_diff(b.telling.seen.number) == 1;
    let denies = [a, b].iter().any(|side| side.telling.stance == Stance::Denies);
    features.put_if("one after the other", follows);
    features.put_if("one after the other, and one denies", follows && denies);
    features.put_if("in one article, and one denies", same_article && denies);
    let says_little = [a, b].iter().any(|side| side.telling.seen.weight < LITTLE);
    features.put_if("one after the other, and one says little", follows && says_little);
    features.put_if("in one sentence", same_article && x == y);
    features.put("how far apart in one article", if same_article { (x.abs_diff(y) as f32).ln_1p() } else { 0.0 });
}
