//! Forms of English verbs.

/// Whether a word (lower case) is a form of a verb: "denies", "denied", "denying" of "deny".
pub(crate) fn is_form_of(word: &str, verb: &str) -> bool {
    if word == verb {
        return true;
    }
    // No form of a verb, regular or not in the table, begins with another letter; most words end here.
    if word.as_bytes().first() != verb.as_bytes().first() {
        return verb == "be" && matches!(word, "is" | "are" | "was" | "were" | "am" | "'s" | "'re")
            || verb == "go" && word == "went";
    }
    if let Some(&(_, forms)) = IRREGULAR.iter().find(|(v, _)| *v == verb)
        && forms.contains(&word)
    {
        return true;
    }
    let irregular_past = IRREGULAR.iter().any(|(v, _)| *v == verb);
    let endings = |stem: &str, endings: &[&str]| word.strip_prefix(stem).is_some_and(|e| endings.contains(&e));
    if let Some(stem) = verb.strip_suffix('e') {
        return word.strip_prefix(verb).is_some_and(|e| e == "s" || e == "d" && !irregular_past)
            || endings(stem, &["ing"]);
    }
    if let Some(stem) = verb.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return endings(stem, &["ies", "ied"]) || endings(verb, &["ing"]);
    }
    let doubled = verb.chars().last().is_some_and(|c| {
        word.strip_prefix(verb).and_then(|e| e.strip_prefix(c)).is_some_and(|e| matches!(e, "ed" | "ing"))
    });
    doubled || endings(verb, &["s", "es", "ing"]) || !irregular_past && endings(verb, &["ed"])
}

/// Whether a word (lower case) is one of the verbs that only help another.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    let word = word.strip_suffix("n't").unwrap_or(word);
    is_form_of(word, "be")
        || is_form_of(word, "have")
        || is_form_of(word, "do")
        || matches!(
            word,
            "will"
                | "would"
                | "shall"
                | "should"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "ca"
                | "wo"
                | "cannot"
                | "been"
                | "being"
                | "get"
                | "gets"
                | "got"
        )
}

/// Whether a word (lower case) turns a clause round.
pub(crate) fn is_negation(word: &str) -> bool {
    word.ends_with("n't")
        || matches!(
            word,
            "not"
                | "never"
                | "no"
                | "none"
                | "nobody"
                | "nothing"
                | "nowhere"
                | "neither"
                | "nor"
                | "cannot"
                | "without"
        )
}

/// Pasts and participles that the rules of spelling do not give.
const IRREGULAR: &[(&str, &[&str])] = &[
    ("be", &["been", "being"]),
    ("beat", &["beaten"]),
    ("beg", &["begged", "begging"]),
    ("begin", &["began", "begun"]),
    ("bid", &["bade", "bidden"]),
    ("break", &["broke", "broken"]),
    ("bring", &["brought"]),
    ("cast", &[]),
    ("choose", &["chose", "chosen"]),
    ("come", &["came"]),
    ("cut", &[]),
    ("dare", &["dared"]),
    ("do", &["does", "did", "done"]),
    ("feel", &["felt"]),
    ("find", &["found"]),
    ("forbid", &["forbade", "forbidden"]),
    ("forget", &["forgot", "forgotten"]),
    ("get", &["got", "gotten"]),
    ("give", &["gave", "given"]),
    ("go", &["goes", "gone"]),
    ("have", &["has", "had", "'ve", "'d"]),
    ("hear", &["heard"]),
    ("hold", &["held"]),
    ("keep", &["kept"]),
    ("know", &["knew", "known"]),
    ("lay", &["laid"]),
    ("lie", &["lying", "lied"]),
    ("leave", &["left"]),
    ("make", &["made"]),
    ("mean", &["meant"]),
    ("pay", &["paid"]),
    ("plead", &["pled", "pleaded"]),
    ("put", &[]),
    ("say", &["said"]),
    ("see", &["saw", "seen"]),
    ("seek", &["sought"]),
    ("set", &[]),
    ("shoot", &["shot"]),
    ("speak", &["spoke", "spoken"]),
    ("swear", &["swore", "sworn"]),
    ("take", &["took", "taken"]),
    ("tell", &["told"]),
    ("think", &["thought"]),
    ("throw", &["threw", "thrown"]),
    ("write", &["wrote", "written"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (verb, forms) in [
            ("deny", "deny denies denied denying"),
            ("rule", "rules ruled ruling"),
            ("say", "say says said saying"),
            ("rebut", "rebuts rebutted rebutting"),
            ("dismiss", "dismisses dismissed dismissing"),
            ("be", "is are was were been being am"),
            ("go", "goes went gone going"),
            ("know", "knows knew known knowing"),
            ("play", "plays played playing"),
        ] {
            for form in forms.split(' ') {
                assert!(is_form_of(form, verb), "{form} of {verb}");
            }
        }
        for (word, verb) in [("ask", "as"), ("rulers", "rule"), ("denier", "deny"), ("knowed", "know"), ("bare", "be")]
        {
            assert!(!is_form_of(word, verb), "{word} of {verb}");
        }
    }
}
