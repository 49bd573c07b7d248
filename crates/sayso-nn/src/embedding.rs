use crate::weights::Stored;
use crate::{Error, Weights};

/// A table of vectors in its stored form: a window needs a few hundred of thirty thousand rows.
pub(crate) struct Embedding {
    numbers: Stored<'static>,
    rows: usize,
}

impl Embedding {
    pub(crate) fn load(weights: &Weights, name: &str, columns: usize) -> Result<Self, Error> {
        let (stored, [rows, _]) = weights.stored(name, [None, Some(columns)])?;
        Ok(Self { numbers: stored.into_owned(), rows })
    }

    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Adds row `index` to `out`.
    pub(crate) fn add_row(&self, index: u32, out: &mut [f32]) {
        assert!((index as usize) < self.rows, "row {index} of an embedding of {}", self.rows);
        self.numbers.add_row(index as usize, out);
    }
}
