//! Numbers in digits and in words.

/// What a word means as a number: "14", "3.1", "340" and "fourteen", "half", "dozen".
pub(crate) fn number(word: &str) -> Option<f64> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "").trim_end_matches('.').parse().ok();
    }
    let word = word.to_lowercase();
    NAMES.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

const NAMES: [(&str, f64); 32] = [
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("hundred", 100.0),
    ("dozen", 12.0),
    ("half", 0.5),
    ("quarter", 0.25),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_words() {
        for (word, value) in [
            ("14", Some(14.0)),
            ("16,400", Some(16400.0)),
            ("3.1", Some(3.1)),
            ("Fourteen", Some(14.0)),
            ("half", Some(0.5)),
            ("fort", None),
            ("1.2.3", None),
            ("", None),
        ] {
            assert_eq!(number(word), value, "{word}");
        }
    }
}
