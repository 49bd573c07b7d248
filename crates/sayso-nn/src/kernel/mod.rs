//! Where the arithmetic of matrices happens: one operation, two ways to do it.

#[cfg(feature = "gemm")]
mod gemm;
mod portable;
mod view;

pub use view::{View, ViewMut};

/// Which code multiplies matrices.
///
/// Either gives the same bits for the same input on the same machine, whatever the number of threads around it: a
/// product runs on the thread that asks for it. Between the two, results differ in the last bits.
///
/// ```
/// use sayso_nn::Kernel;
///
/// assert_eq!(Kernel::named("portable"), Some(Kernel::Portable));
/// assert_eq!(Kernel::named("abacus"), None);
/// assert_eq!(Kernel::named(Kernel::default().name()), Some(Kernel::default()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kernel {
    /// The `gemm` crate: the widest instructions of the processor, fused multiply-add, sums cut to its caches. Absent
    /// when the crate is built without its feature `gemm`.
    #[cfg(feature = "gemm")]
    Gemm,
    /// Plain loops that add in the order of the columns: the reference, with the same bits on every machine.
    Portable,
}

impl Kernel {
    /// All kernels of this build, the fastest first.
    pub const ALL: &[Kernel] = &[
        #[cfg(feature = "gemm")]
        Kernel::Gemm,
        Kernel::Portable,
    ];

    /// The kernel of that name, if this build has it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kernel| kernel.name() == name)
    }

    /// Its name on the command line and in readings: `gemm` or `portable`.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "gemm")]
            Kernel::Gemm => "gemm",
            Kernel::Portable => "portable",
        }
    }

    /// Adds the matrix product of `a` [n, k] and `b` [k, m] to `out` [n, m].
    ///
    /// ```
    /// use sayso_nn::{Kernel, View, ViewMut};
    ///
    /// let (a, b, mut out) = ([1.0, 2.0], [10.0, 20.0, 30.0, 40.0], [0.5, 0.5]);
    /// Kernel::Portable.add_product(View::rows(&a, 2), View::rows(&b, 2), ViewMut::rows(&mut out, 2));
    /// assert_eq!(out, [70.5, 100.5]);
    /// ```
    ///
    /// # Panics
    /// If the shapes don't fit.
    pub fn add_product(self, a: View, b: View, out: ViewMut) {
        assert!(
            a.columns() == b.height() && a.height() == out.height() && b.columns() == out.columns(),
            "product of [{}, {}] and [{}, {}] into [{}, {}]",
            a.height(),
            a.columns(),
            b.height(),
            b.columns(),
            out.height(),
            out.columns()
        );
        match self {
            #[cfg(feature = "gemm")]
            Kernel::Gemm => gemm::add_product(a, b, out),
            Kernel::Portable => portable::add_product(a, b, out),
        }
    }
}

impl Default for Kernel {
    /// The fastest of this build.
    fn default() -> Self {
        Self::ALL[0]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Small numbers without a pattern.
    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        (0..count)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 8) as f32 / (1 << 23) as f32 - 1.0
            })
            .collect()
    }

    /// The definition, term after term.
    fn naive(a: &[f32], b: &[f32], out: &mut [f32], (n, k, m): (usize, usize, usize)) {
        for row in 0..n {
            for column in 0..m {
                for depth in 0..k {
                    out[row * m + column] += a[row * k + depth] * b[depth * m + column];
                }
            }
        }
    }

    #[test]
    fn every_kernel_multiplies() {
        let shapes =
            [(1, 1, 1), (1, 40, 3), (3, 2, 1), (4, 16, 8), (5, 129, 17), (7, 300, 33), (64, 32, 64), (0, 3, 2)];
        for (n, k, m) in shapes {
            let (a, b, start) = (numbers(n * k, 1), numbers(k * m, 2), numbers(n * m, 3));
            let mut expected = start.clone();
            naive(&a, &b, &mut expected, (n, k, m));
            for &kernel in Kernel::ALL {
                let mut out = start.clone();
                kernel.add_product(View::rows(&a, k), View::rows(&b, m), ViewMut::rows(&mut out, m));
                let worst = out.iter().zip(&expected).map(|(x, y)| (x - y).abs()).fold(0.0, f32::max);
                // The portable kernel adds in the order of the definition, so not a bit may differ.
                let allowed = if kernel == Kernel::Portable { 0.0 } else { 1e-5 };
                assert!(worst <= allowed, "{} on {n}x{k}x{m}: off by {worst}", kernel.name());
            }
        }
    }

    #[test]
    fn a_view_leaves_its_neighbours_alone() {
        let (a, b) = (numbers(5 * 12, 1), numbers(4 * 9, 2));
        for &kernel in Kernel::ALL {
            let mut out = vec![7.0; 5 * 10];
            kernel.add_product(
                View::rows(&a, 12).part(2, 4),
                View::rows(&b, 9).part(1, 3),
                ViewMut::rows(&mut out, 10).part(6, 3),
            );
            for (row, values) in out.chunks_exact(10).enumerate() {
                assert!(values[..6].iter().chain(&values[9..]).all(|&value| value == 7.0), "{row}: {values:?}");
                let sum: f32 = (0..4).map(|depth| a[row * 12 + 2 + depth] * b[depth * 9 + 2]).sum();
                assert!((values[7] - 7.0 - sum).abs() < 1e-5, "{row}: {values:?}");
            }
        }
    }

    #[test]
    #[should_panic(expected = "product of [1, 2] and [1, 2]")]
    fn shapes_must_fit() {
        Kernel::Portable.add_product(
            View::rows(&[1.0, 2.0], 2),
            View::rows(&[1.0, 2.0], 2),
            ViewMut::rows(&mut [0.0, 0.0], 2),
        );
    }
}
