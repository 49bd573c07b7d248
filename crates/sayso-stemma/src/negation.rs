//! Words that turn what is told round.

/// Whether the main clause, as far as the first word that opens another one, is turned round by a word.
pub(crate) fn is_negated(tokens: &[&str]) -> bool {
    let lower: Vec<String> = tokens.iter().map(|token| token.to_lowercase().replace('’', "'")).collect();
    let main = lower.iter().skip(1).position(|token| OPENERS.contains(&&**token)).map_or(lower.len(), |at| at + 1);
    lower[..main].iter().enumerate().any(|(at, token)| {
        let next = lower.get(at + 1).map_or("", String::as_str);
        let turns = NEGATIONS.contains(&&**token) || token.ends_with("n't");
        turns
            && !matches!(
                next,
                "only" | "just" | "doubt" | "longer" | "later" | "less" | "more" | "fewer" | "exceptions" | "yet"
            )
    })
}

const NEGATIONS: [&str; 12] =
    ["not", "no", "never", "neither", "nor", "none", "without", "denied", "untrue", "false", "nothing", "nobody"];

const OPENERS: [&str; 18] = [
    "that", "which", "who", "whose", "whom", "when", "while", "until", "if", "because", "as", "where", "although",
    "though", "since", "after", "before", "unless",
];
