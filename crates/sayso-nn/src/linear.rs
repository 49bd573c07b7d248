use crate::elementwise::normalise;
use crate::{Error, Kernel, Matrix, View, ViewMut, Weights};

/// A matrix and a bias: each row of the input becomes `weight · row + bias`.
///
/// ```
/// use sayso_nn::{Kernel, Linear, Matrix};
///
/// let weight = Matrix { values: vec![1.0, 0.0, 1.0, 1.0, 0.0, 2.0], rows: 3, columns: 2 };
/// let linear = Linear::new(&weight, vec![0.0, 10.0, 100.0]);
/// let mut out = [0.0; 3];
/// linear.apply(Kernel::default(), &[3.0, 4.0], &mut out);
/// assert_eq!(out, [3.0, 17.0, 108.0]);
/// ```
pub struct Linear {
    /// Transposed, [inputs, outputs]: both kernels then walk through neighbouring numbers.
    weight: Vec<f32>,
    bias: Vec<f32>,
    inputs: usize,
}

/// Layer normalisation over each row, with a weight and a bias a column.
pub struct LayerNorm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

/// What BERT adds to the variance.
const EPSILON: f32 = 1e-12;

impl Linear {
    /// From a matrix with a row an output.
    ///
    /// # Panics
    /// If there are not as many biases as rows.
    pub fn new(weight: &Matrix, bias: Vec<f32>) -> Self {
        assert_eq!(weight.rows, bias.len(), "as many biases as outputs");
        let mut transposed = vec![0.0; weight.values.len()];
        transpose(View::rows(&weight.values, weight.columns), &mut transposed, weight.rows);
        Self { weight: transposed, bias, inputs: weight.columns }
    }

    /// The tensors `<name>.weight`, outputs x inputs, and `<name>.bias`, as many as outputs; `None` for any number of outputs.
    ///
    /// # Errors
    /// As [`Weights::matrix`].
    pub fn load(weights: &Weights, name: &str, outputs: Option<usize>, inputs: usize) -> Result<Self, Error> {
        let weight = weights.transposed(&format!("{name}.weight"), outputs, inputs)?;
        let bias = weights.vector(&format!("{name}.bias"), Some(weight.columns))?;
        Ok(Self { weight: weight.values, bias, inputs })
    }

    /// The length of a row that goes in.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// The length of a row that comes out.
    pub fn outputs(&self) -> usize {
        self.bias.len()
    }

    /// Writes the result for every row of `input` [n, inputs] to `out` [n, outputs].
    ///
    /// # Panics
    /// If the lengths don't fit.
    pub fn apply(&self, kernel: Kernel, input: &[f32], out: &mut [f32]) {
        out.fill(0.0);
        self.add(kernel, input, out);
    }

    /// Adds the result to what stands in `out`: a residual connection for nothing.
    ///
    /// # Panics
    /// If the lengths don't fit.
    pub fn add(&self, kernel: Kernel, input: &[f32], out: &mut [f32]) {
        for row in out.chunks_exact_mut(self.bias.len().max(1)) {
            row.iter_mut().zip(&self.bias).for_each(|(out, bias)| *out += bias);
        }
        let weight = View::rows(&self.weight, self.outputs());
        kernel.add_product(View::rows(input, self.inputs), weight, ViewMut::rows(out, self.outputs()));
    }
}

impl LayerNorm {
    /// The tensors `<name>.weight` and `<name>.bias`, as many as columns.
    ///
    /// # Errors
    /// As [`Weights::vector`].
    pub fn load(weights: &Weights, name: &str, columns: usize) -> Result<Self, Error> {
        let weight = weights.vector(&format!("{name}.weight"), Some(columns))?;
        let bias = weights.vector(&format!("{name}.bias"), Some(columns))?;
        Ok(Self { weight, bias })
    }

    /// Normalises every row of `rows` [n, columns] in place.
    ///
    /// # Panics
    /// If the last row isn't full.
    pub fn apply(&self, rows: &mut [f32]) {
        let columns = self.weight.len();
        assert_eq!(rows.len().checked_rem(columns).unwrap_or(rows.len()), 0, "rows of {columns} numbers");
        for row in rows.chunks_exact_mut(columns.max(1)) {
            normalise(row, &self.weight, &self.bias, EPSILON);
        }
    }
}

/// Writes the transposed matrix as rows that begin `stride` apart, in blocks small enough that neither side leaves the
/// nearest cache.
pub(crate) fn transpose(from: View, out: &mut [f32], stride: usize) {
    const BLOCK: usize = 16;
    let (height, columns) = (from.height(), from.columns());
    assert!(height <= stride);
    for top in (0..height).step_by(BLOCK) {
        for left in (0..columns).step_by(BLOCK) {
            for row in top..height.min(top + BLOCK) {
                let line = &from.row(row)[left..columns.min(left + BLOCK)];
                for (column, &value) in (left..).zip(line) {
                    out[column * stride + row] = value;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transposes_ragged_blocks() {
        let values: Vec<f32> = (0..19 * 37).map(|i| i as f32).collect();
        let mut out = vec![0.0; values.len()];
        transpose(View::rows(&values, 37), &mut out, 19);
        for row in 0..19 {
            for column in 0..37 {
                assert_eq!(out[column * 19 + row], values[row * 37 + column]);
            }
        }
    }

    #[test]
    fn adds_to_what_is_there() {
        let linear = Linear::new(&Matrix { values: vec![2.0, 3.0], rows: 1, columns: 2 }, vec![1.0]);
        for &kernel in Kernel::ALL {
            let mut out = [100.0, 200.0];
            linear.add(kernel, &[1.0, 1.0, 10.0, 10.0], &mut out);
            assert_eq!(out, [106.0, 251.0], "{}", kernel.name());
        }
        linear.apply(Kernel::Portable, &[], &mut []);
    }

    #[test]
    #[should_panic(expected = "no rows of 2")]
    fn input_must_be_whole_rows() {
        let linear = Linear::new(&Matrix { values: vec![2.0, 3.0], rows: 1, columns: 2 }, vec![1.0]);
        linear.apply(Kernel::Portable, &[1.0, 1.0, 1.0], &mut [0.0]);
    }
}
