use super::{View, ViewMut};

/// `out += a · b` by the `gemm` crate, on the calling thread.
///
/// `gemm` likes its first operand with contiguous columns; it gets there without copying `b` because `out` is
/// row-major: it then computes the transposed product, in which `b` comes first.
#[allow(unsafe_code)]
pub(super) fn add_product(a: View, b: View, mut out: ViewMut) {
    let (height, columns, depth) = (out.height(), out.columns(), a.columns());
    if height == 0 || columns == 0 || depth == 0 {
        return;
    }
    let inside = |height: usize, columns: usize, stride: usize| (height - 1) * stride + columns;
    assert!(a.values().len() >= inside(height, depth, a.stride()));
    assert!(b.values().len() >= inside(depth, columns, b.stride()));
    assert!(out.stride() >= columns && out.values().len() >= inside(height, columns, out.stride()));
    let (a_stride, b_stride, out_stride) = (a.stride() as isize, b.stride() as isize, out.stride() as isize);
    // SAFETY: `gemm` reads a[r * a_stride + d] and b[d * b_stride + c] and reads and writes out[r * out_stride + c] for
    // r < height, d < depth, c < columns. The three assertions above put all of these inside the slices (strides are at
    // most a slice's length, so they fit an isize). `out` is borrowed mutably, so it overlaps neither, and its rows
    // don't overlap each other.
    unsafe {
        gemm::gemm(
            height,
            columns,
            depth,
            out.values().as_mut_ptr(),
            1,
            out_stride,
            true,
            a.values().as_ptr(),
            1,
            a_stride,
            b.values().as_ptr(),
            1,
            b_stride,
            1.0,
            1.0,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
}
