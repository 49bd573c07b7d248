//! Who has it from whom, as a tree.

use std::collections::{BTreeMap, BTreeSet};

use sayso_text::{Level, Span, Stance};

use crate::descent::Parent;
use crate::{Claim, Telling, Witness};

/// Who tells a claim: an article, or a report that is named and not held.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// An article, by its number among the witnesses.
    Article(usize),
    /// A report that is named and not held.
    Unheld(String),
}

/// One of those who tell a claim, with those who have it from there.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Who.
    pub holder: Holder,
    /// What it tells of the claim: by the numbers of the claim's tellings, in the order of its text.
    pub tellings: Vec<usize>,
    /// Why it is thought to come from the node above; `None` at the top.
    pub from: Option<Parent>,
    /// Other sources of the same article.
    pub also_from: Vec<Parent>,
    /// What is told otherwise than in the node above.
    pub changes: Vec<Change>,
    /// Whether its outlet has back by way of others what it told before.
    pub is_circular: bool,
    /// Who has it from here, in the order of publication.
    pub children: Vec<Node>,
}

/// What changed on the way from one telling to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was hedged by these words, in the article above, and is stated now.
    HedgeGone(Vec<Span>),
    /// It was stated and is hedged now, by these words.
    HedgeCame(Vec<Span>),
    /// Another number of the same: where it stands above, and where it stands now.
    Number(Span, Span),
}

/// A claim's stemma: those at the top have it from nobody here.
pub fn stemma(witnesses: &[&Witness], claim: &Claim) -> Vec<Node> {
    let mut tellings: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, place) in claim.tellings.iter().enumerate() {
        tellings.entry(place.0).or_default().push(number);
    }
    let mut above: BTreeMap<usize, (Holder, Parent)> = BTreeMap::new();
    let mut also: BTreeMap<usize, Vec<Parent>> = BTreeMap::new();
    for (&article, of) in &tellings {
        for parent in of.iter().flat_map(|&number| &claim.descents[number].parents) {
            let holder = match (parent.witness, &parent.outside) {
                (Some(held), _) => Holder::Article(held),
                (None, Some(name)) => Holder::Unheld(name.clone()),
                (None, None) => continue,
            };
            match above.get(&article) {
                None if !leads_to(&above, &holder, article) => {
                    above.insert(article, (holder, parent.clone()));
                }
                Some((known, _)) if *known == holder => {}
                _ => also.entry(article).or_default().push(parent.clone()),
            }
        }
    }
    let mut grower = Grower { witnesses, claim, tellings, above, also };
    let articles: Vec<usize> = grower.in_order(grower.tellings.keys().copied().collect());
    let mut roots = Vec::new();
    let mut unheld = BTreeSet::new();
    for article in articles {
        match grower.above.get(&article).map(|(holder, _)| holder.clone()) {
            None => roots.push(grower.node(Holder::Article(article), &mut Vec::new())),
            Some(Holder::Unheld(name)) if unheld.insert(name.clone()) => {
                roots.push(grower.node(Holder::Unheld(name), &mut Vec::new()));
            }
            Some(_) => {}
        }
    }
    roots
}

/// Whether the way up from a holder comes to an article.
fn leads_to(above: &BTreeMap<usize, (Holder, Parent)>, from: &Holder, article: usize) -> bool {
    let mut at = from;
    loop {
        match at {
            Holder::Unheld(_) => return false,
            Holder::Article(held) if *held == article => return true,
            Holder::Article(held) => match above.get(held) {
                Some((next, _)) => at = next,
                None => return false,
            },
        }
    }
}

struct Grower<'a> {
    witnesses: &'a [&'a Witness],
    claim: &'a Claim,
    tellings: BTreeMap<usize, Vec<usize>>,
    above: BTreeMap<usize, (Holder, Parent)>,
    also: BTreeMap<usize, Vec<Parent>>,
}

impl Grower<'_> {
    fn node(&mut self, holder: Holder, path: &mut Vec<usize>) -> Node {
        let below = self.above.iter().filter(|(_, (above, _))| *above == holder).map(|(&article, _)| article);
        let below = self.in_order(below.collect());
        let mut node = Node {
            tellings: Vec::new(),
            from: None,
            also_from: Vec::new(),
            changes: Vec::new(),
            is_circular: false,
            children: Vec::new(),
            holder,
        };
        if let Holder::Article(article) = node.holder {
            node.tellings = self.tellings.get(&article).cloned().unwrap_or_default();
            node.from = self.above.get(&article).map(|(_, parent)| parent.clone());
            node.also_from = self.also.remove(&article).unwrap_or_default();
            node.changes = path.last().map_or_else(Vec::new, |&above| self.changes(above, article));
            let outlet = &self.witnesses[article].outlet;
            node.is_circular = outlet.is_some() && path.iter().any(|&above| self.witnesses[above].outlet == *outlet);
            path.push(article);
        }
        node.children = below.into_iter().map(|article| self.node(Holder::Article(article), path)).collect();
        if matches!(node.holder, Holder::Article(_)) {
            path.pop();
        }
        node
    }

    fn in_order(&self, mut articles: Vec<usize>) -> Vec<usize> {
        articles.sort_by_key(|&article| (self.witnesses[article].when(), article));
        articles
    }

    /// What the first telling of an article has otherwise than the first of the one above, of those that say that it is so.
    fn changes(&self, above: usize, article: usize) -> Vec<Change> {
        let telling = |article: usize| -> Option<&Telling> {
            let numbers = self.tellings.get(&article)?;
            let number = numbers.iter().find(|&&number| self.claim.stances[number] == Stance::Asserts)?;
            let (at, number) = self.claim.tellings[*number];
            Some(&self.witnesses[at].tellings[number])
        };
        let (Some(before), Some(now)) = (telling(above), telling(article)) else { return Vec::new() };
        let mut changes = Vec::new();
        match (before.level, now.level) {
            (Level::Hedged, Level::Stated) => changes.push(Change::HedgeGone(before.hedges.clone())),
            (Level::Stated, Level::Hedged) => changes.push(Change::HedgeCame(now.hedges.clone())),
            _ => {}
        }
        for number in &before.seen.numbers {
            let other = now.seen.numbers.iter().find(|other| other.of == number.of && other.value != number.value);
            let is_kept = now.seen.numbers.iter().any(|other| other.value == number.value);
            if let (Some(other), false, true) = (other, is_kept, number.of != 0) {
                changes.push(Change::Number(number.span, other.span));
            }
        }
        changes
    }
}
