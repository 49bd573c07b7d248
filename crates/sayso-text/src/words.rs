use crate::{ActorKind, Denial, Level, ParagraphKind, Stance, Style, TimeKind, WordsOf};

/// The field's word for each value: on the wire, in the ledger and in tables alike.
macro_rules! words {
    ($($kind:ident { $($value:ident = $word:literal),* $(,)? })*) => {$(
        impl $kind {
            /// The field's word for it, as the wire, the ledger and tables write it.
            pub fn word(self) -> &'static str {
                match self { $($kind::$value => $word),* }
            }

            /// What a word means; `None` for any other.
            pub fn from_word(word: &str) -> Option<$kind> {
                match word { $($word => Some($kind::$value),)* _ => None }
            }
        }
    )*};
}

words! {
    Style { Direct = "direct", Indirect = "indirect", Mixed = "mixed" }
    Stance { Asserts = "asserts", Denies = "denies", Doubts = "doubts", Asks = "asks" }
    Denial { Flat = "flat", Scope = "scope", Knowledge = "knowledge" }
    Level { Stated = "stated", Hedged = "hedged" }
    WordsOf { Voice = "voice", Writer = "writer" }
    ActorKind {
        NamedPerson = "named-person",
        Organisation = "organisation",
        Outlet = "outlet",
        Document = "document",
        Unnamed = "unnamed",
        Author = "author",
    }
    TimeKind { Date = "DATE", Time = "TIME", Duration = "DURATION", Set = "SET" }
    ParagraphKind { Body = "body", Heading = "heading", List = "list", Caption = "caption" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip() {
        for word in ["named-person", "organisation", "outlet", "document", "unnamed", "author"] {
            assert_eq!(ActorKind::from_word(word).map(ActorKind::word), Some(word));
        }
        assert_eq!(Stance::from_word("denies"), Some(Stance::Denies));
        assert_eq!(Stance::from_word("Denies"), None);
    }
}
