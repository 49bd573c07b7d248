use super::{View, ViewMut};
use crate::wide::wide;

/// A tile of `out` that fits the registers of any 64-bit machine, and how many rows of `b` stay in the nearest cache
/// beside it.
const COLUMNS: usize = 16;
const ROWS: usize = 2;
const DEPTH: usize = 256;

/// A few columns of a few rows of `b`, side by side; columns that `b` lacks are zero.
type Panel = [[f32; COLUMNS]; DEPTH];

wide! {
    /// `out += a · b` in plain loops. Each number of `out` gets its terms in the order of `b`'s rows, one rounding a product
    /// and one a sum, however the loops are cut: the same bits on every machine.
    pub(super) fn add_product(a: View, b: View, out: ViewMut) = add_product_in_tiles
}

#[inline(always)]
fn add_product_in_tiles(a: View, b: View, mut out: ViewMut) {
    let mut panel: Panel = [[0.0; COLUMNS]; DEPTH];
    for first_column in (0..b.columns()).step_by(COLUMNS) {
        let width = COLUMNS.min(b.columns() - first_column);
        for first_depth in (0..b.height()).step_by(DEPTH) {
            let depth = DEPTH.min(b.height() - first_depth);
            for (index, line) in panel[..depth].iter_mut().enumerate() {
                line[..width].copy_from_slice(&b.row(first_depth + index)[first_column..][..width]);
                line[width..].fill(0.0);
            }
            let panel = &panel[..depth];
            let mut row = 0;
            while row + ROWS <= a.height() {
                let lines = std::array::from_fn(|index| &a.row(row + index)[first_depth..][..depth]);
                tile::<ROWS>(lines, panel, &mut out, row, first_column, width);
                row += ROWS;
            }
            for row in row..a.height() {
                tile([&a.row(row)[first_depth..][..depth]], panel, &mut out, row, first_column, width);
            }
        }
    }
}

/// Adds the product of a few rows of `a` and a panel of `b` to the tile of `out` at (`row`, `column`).
#[inline(always)]
fn tile<const ROWS: usize>(
    a: [&[f32]; ROWS],
    panel: &[[f32; COLUMNS]],
    out: &mut ViewMut,
    row: usize,
    column: usize,
    width: usize,
) {
    let stride = out.stride();
    let start = |index: usize| (row + index) * stride + column;
    let mut sums = [[0.0f32; COLUMNS]; ROWS];
    for (index, sums) in sums.iter_mut().enumerate() {
        sums[..width].copy_from_slice(&out.values()[start(index)..][..width]);
    }
    for (depth, line) in panel.iter().enumerate() {
        for (sums, a) in sums.iter_mut().zip(&a) {
            let factor = a[depth];
            for (sum, value) in sums.iter_mut().zip(line) {
                *sum += factor * value;
            }
        }
    }
    for (index, sums) in sums.iter().enumerate() {
        out.values()[start(index)..][..width].copy_from_slice(&sums[..width]);
    }
}
