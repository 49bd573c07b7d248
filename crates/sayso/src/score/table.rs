use std::fmt;

use serde_json::{Map, Value, json};

use super::bootstrap::{f1, interval, sum};
use super::count::{Count, Counted, Figures, MEASURES, Mistake};

/// What a comparison yields; shown as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    /// Figures by measure, in alphabetical order.
    pub measures: Vec<(&'static str, Figures)>,
    /// Articles compared.
    pub articles: usize,
    /// Articles of the gold that were not predicted; they count as predicted without attributions.
    pub missing: Vec<String>,
    /// What went wrong, article by article.
    pub mistakes: Vec<Mistake>,
}

pub(super) fn scores(counted: Vec<Counted>, missing: Vec<String>) -> Scores {
    let figures = |at: usize| {
        let counts: Vec<Count> = counted.iter().map(|c| c.counts[at]).collect();
        let all = counts.iter().copied().fold(Count::default(), sum);
        let (p, r, f1) = f1(all);
        Figures { p, r, f1, gold: all.gold, predicted: all.predicted, interval: interval(&counts) }
    };
    Scores {
        measures: MEASURES.iter().enumerate().map(|(at, name)| (*name, figures(at))).collect(),
        articles: counted.len(),
        missing,
        mistakes: counted.into_iter().flat_map(|c| c.mistakes).collect(),
    }
}

impl Scores {
    /// The figures of a measure, such as `who-what`.
    pub fn get(&self, measure: &str) -> Option<&Figures> {
        self.measures.iter().find(|(name, _)| *name == measure).map(|(_, figures)| figures)
    }

    /// As JSON: figures by measure.
    pub fn to_json(&self) -> Value {
        Value::Object(self.measures.iter().map(|(name, f)| ((*name).to_owned(), json!(f))).collect::<Map<_, _>>())
    }
}

impl fmt::Display for Scores {
    /// The table: percent, and F1's interval.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:16} {:>7} {:>7} {:>7} {:>7} {:>7}  95 % interval of F1", "", "P", "R", "F1", "gold", "pred")?;
        for (name, s) in &self.measures {
            let [low, high] = s.interval.map(|x| 100.0 * x);
            let (p, r, f1) = (100.0 * s.p, 100.0 * s.r, 100.0 * s.f1);
            writeln!(f, "{name:16} {p:7.2} {r:7.2} {f1:7.2} {:7} {:7}  {low:6.2} … {high:.2}", s.gold, s.predicted)?;
        }
        Ok(())
    }
}
