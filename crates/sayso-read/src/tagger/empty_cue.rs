//! Cues inside contents that tell nothing by themselves: "must", "has", "with".

/// Words that help others to tell something.
const HELPERS: &[&str] = &[
    "am", "are", "is", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "could", "shall", "should", "may", "might", "must", "not", "as", "with", "in", "on",
];

/// Whether a cue is nothing but helpers: "parliament *must* hear the truth" tells what should be, not what parliament says.
///
/// Of 2,481 cues inside contents in our own passages 12 are such ("had Clearwater fourth"); of those that the network finds, one in
/// ten is right.
pub(super) fn is_empty(cue: &str) -> bool {
    cue.split_whitespace().all(|word| HELPERS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn helpers_alone_tell_nothing() {
        for cue in ["must", "has", "Would not", "was being", "with", ""] {
            assert!(is_empty(cue), "{cue}");
        }
        for cue in ["according to", "has said", "'d rather", "told", "from", "was about to say"] {
            assert!(!is_empty(cue), "{cue}");
        }
    }
}
