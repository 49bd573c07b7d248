//! Which rule told whom a source means, for people who ask.

/// The rule that decided on a voice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Rule {
    /// The attribution has no source.
    NoSource,
    /// "no one", "nobody at the agency".
    NoOne,
    /// "I", "we", "this newspaper".
    Writer,
    /// "I" and "you" in an interview.
    Turn,
    /// "he", "she", "they", "it".
    Pronoun(Option<Meant>),
    /// A name leads the source.
    Name,
    /// Anything else that describes somebody.
    Description,
}

/// Whom a pronoun means, and how that was decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Meant {
    /// The character.
    pub(crate) who: usize,
    /// What the rules give whom they find likeliest (`rank.rs`).
    pub(crate) score: f32,
    /// What the trained head makes of it, where it was asked.
    pub(crate) trained: Option<Judgement>,
}

/// The word of the trained head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Judgement {
    /// Its chance for whom was taken, 0 to 1.
    pub(crate) chance: f32,
    /// Whether the rules meant somebody else.
    pub(crate) overrules: bool,
}

impl Rule {
    /// What decided, in a few words.
    pub(crate) fn because(self) -> String {
        let plain = match self {
            Rule::NoSource => "no source is named",
            Rule::NoOne => "the source says that nobody speaks",
            Rule::Writer => "“I”, “we” and the like: the voice around inside quotation marks, else who writes",
            Rule::Turn => "an interview in turns: “I” is who answers, “you” who is asked",
            Rule::Name => "a name leads the source",
            Rule::Description => "a description: whom it fits, else somebody new",
            Rule::Pronoun(None) => "a pronoun: nobody is likely enough",
            Rule::Pronoun(Some(meant)) => {
                let rules = format!(
                    "a pronoun: the likeliest by nearness, gender, number and who spoke (score {:.1})",
                    meant.score
                );
                return match meant.trained {
                    None => rules,
                    Some(Judgement { chance, overrules: false }) => {
                        format!("{rules}; the trained head lets it stand ({chance:.2})")
                    }
                    Some(Judgement { chance, overrules: true }) => {
                        format!(
                            "a pronoun: the trained head ({chance:.2}) overrules nearness, gender, number and who spoke"
                        )
                    }
                };
            }
        };
        plain.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_decided() {
        let meant = |trained| Rule::Pronoun(Some(Meant { who: 0, score: 3.25, trained }));
        let judged = |overrules| Some(Judgement { chance: 0.91, overrules });
        for (rule, expected) in [
            (Rule::NoSource, "no source is named"),
            (meant(None), "a pronoun: the likeliest by nearness, gender, number and who spoke (score 3.2)"),
            (
                meant(judged(false)),
                "a pronoun: the likeliest by nearness, gender, number and who spoke (score 3.2); the trained head lets it stand (0.91)",
            ),
            (
                meant(judged(true)),
                "a pronoun: the trained head (0.91) overrules nearness, gender, number and who spoke",
            ),
        ] {
            assert_eq!(rule.because(), expected);
        }
    }
}
