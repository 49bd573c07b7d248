//! Forms of one word under one name.

/// A word without its ending, in lower case: "reopening" and "reopened" are both `reopen`.
///
/// It is made to be cheap and even, not right: what it makes is never shown.
pub(crate) fn stem(word: &str) -> String {
    let mut stem = word.to_lowercase().replace('’', "'");
    for owner in ["'s", "'"] {
        if let Some(bare) = stem.strip_suffix(owner) {
            stem.truncate(bare.len());
            break;
        }
    }
    let ending = ENDINGS.iter().find(|(ending, _)| stem.ends_with(ending) && stem.len() >= ending.len() + 3);
    if let Some((ending, instead)) = ending {
        stem.truncate(stem.len() - ending.len());
        stem.push_str(instead);
    }
    if stem.len() > 4 && stem.ends_with('e') {
        stem.pop();
    }
    // "cutting" is "cut", as "cutt" is not.
    let mut last = stem.chars().rev();
    if stem.chars().count() > 3 && last.next() == last.next() {
        stem.pop();
    }
    stem
}

const ENDINGS: [(&str, &str); 8] =
    [("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", "")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one() {
        for (forms, expected) in [
            ("reopen reopens reopened reopening", "reopen"),
            ("embassy embassies", "embassy"),
            ("cut cuts cutting", "cut"),
            ("boss bosses", "bos"),
            ("planned planning", "plan"),
            ("ministry's Ministry ministry’s", "ministry"),
            ("charge charged charges charging", "charg"),
            ("the", "the"),
            ("Über", "über"),
            ("s", "s"),
        ] {
            for form in forms.split(' ') {
                assert_eq!(stem(form), expected, "{form}");
            }
        }
    }
}
