//! What the way in which a name speaks says of it: people say "I" and go on as he or she, companies speak of "its" things, media
//! report.

use std::collections::HashMap;

use sayso_text::Attribution;

use super::names::Name;
use super::pool::key;
use crate::words::Words;

/// Signs, counted over the attributions of which a name is the source.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaking {
    /// It says "I", or "his" and "her" follow.
    pub(super) person: u32,
    /// "its" follows.
    pub(super) body: u32,
    /// It reports.
    pub(super) outlet: u32,
    /// It stands after "the" with no noun of its own.
    pub(super) article: u32,
    /// It is the whole source.
    pub(super) alone: u32,
}

/// Gathers the signs for each spelling of a name.
pub(super) fn speaking(words: &Words, names: &[Name], attributions: &[Attribution]) -> HashMap<String, Speaking> {
    let mut found: HashMap<String, Speaking> = HashMap::new();
    for attribution in attributions {
        let Some(source) = attribution.source.first() else { continue };
        let run = words.within(*source);
        let from = names.partition_point(|n| n.words.end <= run.start);
        let Some(name) = names.get(from).filter(|n| n.words.end <= run.end && n.whole.start <= run.start + 1) else {
            continue;
        };
        let next = words.lower(name.words.end);
        if name.possessive
            || name.words.end < run.end
                && words.before(name.words.end) == " "
                && !matches!(next, "of" | "at" | "from" | "who" | "and" | "or")
        {
            continue;
        }
        let signs = found.entry(key(&name.text)).or_default();
        let cue: Vec<usize> = attribution.cue.iter().flat_map(|c| words.within(*c)).collect();
        let reports = cue.iter().any(|&w| {
            matches!(words.lower(w), "report" | "reports" | "reported" | "reporting" | "revealed" | "reveals")
        });
        let article = words.lower(run.start) == "the" && name.words.len() == 1;
        signs.article += u32::from(article && name.words.end == run.end);
        signs.outlet += u32::from(reports) + u32::from(reports && article);
        signs.alone +=
            u32::from(name.words.len() > 1 && name.words.len() < 4 && !reports && words.lower(run.start) != "the");
        let quoted = |w: usize| words.is_quoted(words.span(w).start);
        let content = attribution.content.iter().flat_map(|c| words.within(*c).take(80));
        let mut says_i = false;
        for w in content {
            says_i |= quoted(w) && matches!(words.lower(w), "i" | "i'm" | "i've" | "i'd" | "i'll" | "my");
        }
        signs.person += u32::from(says_i);
        let sentence = words.sentence_of(name.words.start);
        for w in name.words.end..sentence.end.min(name.words.end + 60) {
            if quoted(w) {
                continue;
            }
            match words.lower(w) {
                "he" | "she" | "his" | "her" | "who" => signs.person += 1,
                "its" => signs.body += 1,
                _ => continue,
            }
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn people_companies_outlets() {
        check("[Xarle Bontu] said: \u{201c}I left.\u{201d}", &["person Xarle Bontu"]);
        check("[Xarle Bontu] said its part was not at fault.", &["body Xarle Bontu"]);
    }
}
