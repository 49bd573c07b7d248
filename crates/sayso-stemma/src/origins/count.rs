//! How many, at least and at most, and why.

use sayso_text::{ActorKind, Denial, Stance};

use super::Origin;

/// How many independent sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The best single number.
    pub best: usize,
    /// The least that it may be.
    pub low: usize,
    /// The most that it may be.
    pub high: usize,
    /// Why, in a sentence.
    pub because: String,
    /// Of denials: those that deny the thing itself.
    pub flat: usize,
    /// Of denials: those that deny only to know of it.
    pub unaware: usize,
}

/// Counts the origins that have a stance.
pub fn count(origins: &[Origin], stance: Stance) -> Count {
    let of: Vec<&Origin> = origins.iter().filter(|origin| origin.stance == stance).collect();
    let counted: Vec<&Origin> = of.iter().copied().filter(|origin| origin.counts).collect();
    let best = counted.len();
    let named = counted.iter().filter(|origin| has_name(origin.kind)).count();
    let unnamed = best - named;
    // People without a name may be those with one, and those of one outlet those of the other.
    let low = named.max(usize::from(best > 0));
    let high = of.len();
    let unaware = counted.iter().filter(|origin| origin.denial == Some(Denial::Knowledge)).count();
    let mut because = match &counted[..] {
        [] => String::new(),
        [one] => one.name.clone(),
        several => several.iter().map(|origin| origin.name.as_str()).collect::<Vec<_>>().join("; "),
    };
    let mut doubts = Vec::new();
    if low < best {
        doubts.push(if unnamed > 1 {
            "those without a name may be the same people".to_owned()
        } else {
            "those without a name may be among the others".to_owned()
        });
    }
    if high > best {
        let others: Vec<&str> = of.iter().filter(|origin| !origin.counts).map(|origin| origin.name.as_str()).collect();
        doubts.push(format!("{} may have it from them", some(&others)));
    }
    if !doubts.is_empty() {
        because = format!("{because}; {}", doubts.join("; "));
    }
    Count { best, low, high, because, flat: best - unaware, unaware }
}

fn has_name(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::NamedPerson | ActorKind::Organisation | ActorKind::Document)
}

/// A few names, and how many more.
fn some(names: &[&str]) -> String {
    const SHOWN: usize = 3;
    match names {
        [one] => (*one).to_owned(),
        few if few.len() <= SHOWN => few.join(", "),
        many => format!("{} and {} others", many[..SHOWN].join(", "), many.len() - SHOWN),
    }
}
