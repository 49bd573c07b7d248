//! Cues that run on into what is told: "may be willing to consider dropping an insistence on".

use sayso_text::{Span, Spans};

/// Words behind which an infinitive tells what somebody is ready for.
const READY: &[&str] = &["willing", "unwilling", "ready", "prepared", "reluctant", "eager", "keen"];

/// Words of an infinitive at least that belongs to the content ("is willing *to* talk" stays as it is).
const LONG: usize = 3;

/// Gives the infinitive behind "willing" and the like back to the content that follows it.
pub(super) fn cut(cue: &mut Span, content: &mut Spans, text: &str) {
    let Some(first) = content.iter_mut().find(|span| span.start >= cue.end) else { return };
    if !text[cue.end as usize..first.start as usize].trim().is_empty() {
        return;
    }
    let written = cue.of(text);
    let words: Vec<(usize, &str)> = words(written).collect();
    let ready = words.windows(2).position(|pair| READY.contains(&pair[0].1) && pair[1].1 == "to");
    let Some(ready) = ready.filter(|ready| words.len() - ready > LONG) else { return };
    let (to, _) = words[ready + 1];
    first.start = cue.start + to as u32;
    cue.end = cue.start + (words[ready].0 + words[ready].1.len()) as u32;
}

/// The words between blanks, and where they begin.
fn words(written: &str) -> impl Iterator<Item = (usize, &str)> {
    written.split_whitespace().map(|word| (word.as_ptr() as usize - written.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<…>` is the cue, `[…]` the content.
    fn check(before: &str, after: &str) {
        let plain = before.replace(['<', '>', '[', ']'], "");
        let place = |mark| before[..before.find(mark).expect("a mark")].replace(['<', '>', '[', ']'], "").len();
        let mut cue = Span::new(place('<'), place('>'));
        let mut content: Spans = vec![Span::new(place('['), place(']'))];
        cut(&mut cue, &mut content, &plain);
        let (cue, content) = (cue.range(), content[0].range());
        let shown = format!("{}<{}>{}", &plain[..cue.start], &plain[cue.clone()], &plain[cue.end..content.start]);
        assert_eq!(format!("{shown}[{}]{}", &plain[content.clone()], &plain[content.end..]), after);
    }

    #[test]
    fn infinitives_go_back_to_the_content() {
        check(
            "Toft <may be willing to consider dropping an insistence on> [the lease], it said",
            "Toft <may be willing> [to consider dropping an insistence on the lease], it said",
        );
        check("Toft <was willing to> [sell the lease].", "Toft <was willing to> [sell the lease].");
        check("Toft <was willing> [to sell the lease].", "Toft <was willing> [to sell the lease].");
        check("Toft <told reporters> [the lease].", "Toft <told reporters> [the lease].");
    }
}
