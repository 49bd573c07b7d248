//! Matrices that others own: row-major numbers of which some columns may be left out.

/// A matrix to read: rows of the same width in one slice, or a range of their columns.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    values: &'a [f32],
    shape: Shape,
}

/// A matrix to write; otherwise like [`View`].
#[derive(Debug)]
pub struct ViewMut<'a> {
    values: &'a mut [f32],
    shape: Shape,
}

/// Row r, column c lies at `r * stride + c`, and the last row's last column still inside the slice. Both views keep to
/// this; the code that goes by pointers relies on it.
#[derive(Debug, Clone, Copy)]
struct Shape {
    height: usize,
    columns: usize,
    stride: usize,
}

impl Shape {
    fn new(length: usize, columns: usize) -> Self {
        let height = length.checked_div(columns).unwrap_or(0);
        assert_eq!(height * columns, length, "{length} numbers are no rows of {columns}");
        Self { height, columns, stride: columns }
    }

    /// From where and until where `columns` of the rows, beginning at `first`, lie in the slice.
    fn part(self, first: usize, columns: usize) -> (std::ops::Range<usize>, Self) {
        assert!(
            first.checked_add(columns).is_some_and(|end| end <= self.columns),
            "columns {first}+{columns} of {}",
            self.columns
        );
        let range = match self.height {
            0 => 0..0,
            height => first..(height - 1) * self.stride + first + columns,
        };
        (range, Self { columns, ..self })
    }
}

impl<'a> View<'a> {
    /// All of `values` as rows of `columns` numbers.
    ///
    /// # Panics
    /// If the last row isn't full.
    pub fn rows(values: &'a [f32], columns: usize) -> Self {
        Self { values, shape: Shape::new(values.len(), columns) }
    }

    /// The same rows, but only `columns` of their columns, beginning at `first`.
    ///
    /// # Panics
    /// If there are not so many.
    pub fn part(self, first: usize, columns: usize) -> Self {
        let (range, shape) = self.shape.part(first, columns);
        Self { values: &self.values[range], shape }
    }

    /// The number of rows.
    pub fn height(&self) -> usize {
        self.shape.height
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.shape.columns
    }

    /// How far apart two rows begin.
    #[cfg(feature = "gemm")]
    pub(super) fn stride(&self) -> usize {
        self.shape.stride
    }

    /// The numbers from the first of the first row to the last of the last.
    #[cfg(feature = "gemm")]
    pub(super) fn values(&self) -> &'a [f32] {
        self.values
    }

    /// One row.
    pub fn row(&self, index: usize) -> &'a [f32] {
        &self.values[index * self.shape.stride..][..self.shape.columns]
    }
}

impl<'a> ViewMut<'a> {
    /// All of `values` as rows of `columns` numbers.
    ///
    /// # Panics
    /// If the last row isn't full.
    pub fn rows(values: &'a mut [f32], columns: usize) -> Self {
        Self { shape: Shape::new(values.len(), columns), values }
    }

    /// The same rows, but only `columns` of their columns, beginning at `first`.
    ///
    /// # Panics
    /// If there are not so many.
    pub fn part(self, first: usize, columns: usize) -> Self {
        let (range, shape) = self.shape.part(first, columns);
        Self { values: &mut self.values[range], shape }
    }

    /// The number of rows.
    pub fn height(&self) -> usize {
        self.shape.height
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        self.shape.columns
    }

    /// How far apart two rows begin.
    pub(super) fn stride(&self) -> usize {
        self.shape.stride
    }

    /// The numbers from the first of the first row to the last of the last.
    pub(super) fn values(&mut self) -> &mut [f32] {
        self.values
    }
}
