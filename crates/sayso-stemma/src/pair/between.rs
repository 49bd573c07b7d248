//! Two articles, looked at together before their tellings are.

use crate::Witness;
use crate::words::Bag;

/// Two articles, and which of their words are the same.
pub struct Between<'a> {
    pub(super) a: &'a Witness,
    pub(super) b: &'a Witness,
    /// For each word of `a`, its number in `b`; [`NONE`] where it is not there.
    places: Vec<u32>,
    /// The words of the name of `b`'s outlet, by their numbers in `a`; `None` where it has not all of them.
    pub(super) outlet_of_b_in_a: Option<Vec<u32>>,
    /// The same the other way round.
    pub(super) outlet_of_a_in_b: Option<Vec<u32>>,
    /// How much of what either's words say the other's say too, of the one where that is more.
    pub(super) kin: f32,
    /// The same of their headlines: of the one with fewer in common, and the one with more.
    pub(super) titles: (f32, f32),
    /// Whether they are one article.
    pub(super) is_one: bool,
}

const NONE: u32 = u32::MAX;

/// How much of what some words of either say is also said by some words of the other.
pub(super) struct Shared {
    /// By what words say: of the one with fewer in common, and the one with more; 0 to 1.
    pub(super) plain: (f32, f32),
    /// By what they say in particular.
    pub(super) particular: (f32, f32),
}

impl<'a> Between<'a> {
    /// Looks at two articles, or at one and itself.
    pub fn new(a: &'a Witness, b: &'a Witness) -> Between<'a> {
        let (x, y) = (a.words.entries(), b.words.entries());
        let mut places = vec![NONE; x.len()];
        let (mut of_a, mut of_b, mut j) = (0.0, 0.0, 0);
        for (entry, place) in x.iter().zip(&mut places) {
            while y.get(j).is_some_and(|other| other.stem < entry.stem) {
                j += 1;
            }
            if let Some(other) = y.get(j).filter(|other| other.stem == entry.stem) {
                *place = j as u32;
                of_a += entry.weight;
                of_b += other.weight;
            }
        }
        let all = |witness: &Witness| witness.words.entries().iter().map(|entry| entry.weight).sum::<f32>();
        let part = |of: f32, all: f32| if all > 0.0 { of / all } else { 0.0 };
        let outlet = |of: &Witness, within: &Witness| {
            let words = of.outlet_words.iter().map(|&stem| within.words.number(stem));
            words.collect::<Option<Vec<u32>>>().filter(|words| !words.is_empty())
        };
        // That an article is like itself says nothing of two of its tellings.
        let is_one = std::ptr::eq(a, b);
        Between {
            kin: if is_one { 0.0 } else { part(of_a, all(a)).max(part(of_b, all(b))) },
            titles: if is_one { (0.0, 0.0) } else { titles(&a.title, &b.title) },
            outlet_of_b_in_a: outlet(b, a),
            outlet_of_a_in_b: outlet(a, b),
            is_one,
            places,
            a,
            b,
        }
    }

    /// The words that are in both of two bags, by their numbers in `a` and in `b`.
    pub(super) fn meet<'s>(&'s self, of_a: &'s [u32], of_b: &'s [u32]) -> impl Iterator<Item = (u32, u32)> + 's {
        let mut j = 0;
        of_a.iter().filter_map(move |&number| {
            let there = self.places[number as usize];
            if there == NONE {
                return None;
            }
            while of_b.get(j).is_some_and(|&other| other < there) {
                j += 1;
            }
            (of_b.get(j) == Some(&there)).then_some((number, there))
        })
    }

    /// How much of what either bag says the other says too.
    pub(super) fn shared(&self, of_a: &Bag, of_b: &Bag) -> Shared {
        let (mut a, mut b, mut c, mut d) = (0.0, 0.0, 0.0, 0.0);
        for (i, j) in self.meet(&of_a.words, &of_b.words) {
            let (x, y) = (self.a.words.entry(i), self.b.words.entry(j));
            a += x.weight;
            b += y.weight;
            c += x.particular();
            d += y.particular();
        }
        let part = |of: f32, all: f32| if all > 0.0 { (of / all).min(1.0) } else { 0.0 };
        let (a, b) = (part(a, of_a.weight), part(b, of_b.weight));
        let (c, d) = (part(c, of_a.particular), part(d, of_b.particular));
        Shared { plain: (a.min(b), a.max(b)), particular: (c.min(d), c.max(d)) }
    }
}

fn titles(a: &[(u64, f32)], b: &[(u64, f32)]) -> (f32, f32) {
    let covered = |words: &[(u64, f32)], others: &[(u64, f32)]| {
        let all: f32 = words.iter().map(|word| word.1).sum();
        let found: f32 =
            words.iter().filter(|word| others.iter().any(|other| other.0 == word.0)).map(|word| word.1).sum();
        if all > 0.0 { found / all } else { 0.0 }
    };
    let (a, b) = (covered(a, b), covered(b, a));
    (a.min(b), a.max(b))
}
