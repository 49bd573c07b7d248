use std::borrow::Cow;
use std::collections::BTreeMap;

use half::f16;
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, Metadata, TensorInfo};

use crate::linear::transpose;
use crate::{Error, ErrorKind, View};

/// A model file in the safetensors format, its header read, its tensors still in the bytes.
///
/// Numbers are stored as F32, as F16, or as I8 with one F32 a row: row r of the tensor `x` then means `x[r] * x.scale[r]`.
pub struct Weights<'a> {
    header: Metadata,
    data: &'a [u8],
    metadata: BTreeMap<String, String>,
}

/// A row-major matrix of its own. A weight matrix has one row an output.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// Row after row.
    pub values: Vec<f32>,
    /// The number of rows.
    pub rows: usize,
    /// The numbers in a row.
    pub columns: usize,
}

/// The numbers of a tensor as they are stored, in the file's bytes or a copy of them.
pub(crate) enum Stored<'a> {
    F32(Cow<'a, [[u8; 4]]>),
    F16(Cow<'a, [[u8; 2]]>),
    /// With the scale of each row.
    I8(Cow<'a, [u8]>, Vec<f32>),
}

impl<'a> Weights<'a> {
    /// Reads the header of a model file.
    ///
    /// # Errors
    /// [`ErrorKind::Container`] where the bytes are no whole safetensors file.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Error> {
        let (length, header) = SafeTensors::read_metadata(bytes).map_err(|error| {
            let cause = "the model file is damaged, cut short or no safetensors file";
            Error::new(ErrorKind::Container, format!("{cause} ({error}); fetch or export it again"))
        })?;
        let metadata = header.metadata().clone().unwrap_or_default().into_iter().collect();
        // The header's length itself takes eight bytes.
        Ok(Self { header, data: &bytes[8 + length..], metadata })
    }

    /// What the file says of itself under `key`.
    ///
    /// # Errors
    /// [`ErrorKind::Metadata`] where it says nothing.
    pub fn metadata(&self, key: &str) -> Result<&str, Error> {
        self.metadata.get(key).map(String::as_str).ok_or_else(|| {
            Error::new(ErrorKind::Metadata, format!("the model file's metadata has no `{key}`; is it a sayso model?"))
        })
    }

    /// A count under `key`, at least 1.
    ///
    /// # Errors
    /// [`ErrorKind::Metadata`] where it says nothing or something else.
    pub fn count(&self, key: &str) -> Result<usize, Error> {
        let value = self.metadata(key)?;
        value.parse().ok().filter(|&count| count > 0).ok_or_else(|| self.metadata_error(key, "a count"))
    }

    /// The error that what the file says under `key` is not what it should be.
    pub fn metadata_error(&self, key: &str, expected: &str) -> Error {
        let value = self.metadata.get(key).map_or("", String::as_str);
        Error::new(ErrorKind::Metadata, format!("the model file's metadata has `{key}` = `{value}`, not {expected}"))
    }

    /// Whether there is a tensor of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.header.info(name).is_some()
    }

    /// The matrix `name`; `None` for a side of any length.
    ///
    /// # Errors
    /// [`ErrorKind::Missing`], [`ErrorKind::Shape`], [`ErrorKind::Type`] or [`ErrorKind::Value`]: the message has the
    /// tensor's name.
    pub fn matrix(&self, name: &str, rows: Option<usize>, columns: Option<usize>) -> Result<Matrix, Error> {
        let (stored, [rows, columns]) = self.stored(name, [rows, columns])?;
        let mut values = vec![0.0; rows * columns];
        for (index, row) in values.chunks_exact_mut(columns.max(1)).enumerate() {
            stored.copy_row(index, row);
        }
        Ok(Matrix { values, rows, columns })
    }

    /// The matrix `name`, transposed, a few rows at a time: a large model's numbers are never there twice.
    pub(crate) fn transposed(&self, name: &str, rows: Option<usize>, columns: usize) -> Result<Matrix, Error> {
        const ROWS: usize = 16;
        let (stored, [rows, columns]) = self.stored(name, [rows, Some(columns)])?;
        let mut values = vec![0.0; rows * columns];
        let mut block = vec![0.0; ROWS * columns];
        for top in (0..rows).step_by(ROWS) {
            let block = &mut block[..ROWS.min(rows - top) * columns];
            for (index, row) in (top..).zip(block.chunks_exact_mut(columns.max(1))) {
                stored.copy_row(index, row);
            }
            transpose(View::rows(block, columns), &mut values[top.min(rows * columns)..], rows);
        }
        Ok(Matrix { values, rows: columns, columns: rows })
    }

    /// Whether the file's metadata has this `format`: what is in a file is read by a version that knows it.
    ///
    /// # Errors
    /// [`ErrorKind::Metadata`] where it has another or none.
    pub fn is_of(&self, expected: &str) -> Result<(), Error> {
        let format = self.metadata("format")?;
        if format == expected {
            return Ok(());
        }
        let message = format!("the model file is of format `{format}`, this version reads `{expected}`");
        Err(Error::new(ErrorKind::Metadata, message))
    }

    /// The vector `name`; `None` for any length.
    ///
    /// # Errors
    /// As [`Weights::matrix`].
    pub fn vector(&self, name: &str, length: Option<usize>) -> Result<Vec<f32>, Error> {
        let (stored, [length]) = self.stored(name, [length])?;
        let mut values = vec![0.0; length];
        match stored {
            // A vector's scale, if it were stored so, is one a number.
            Stored::I8(..) => (0..length).for_each(|index| stored.copy_row(index, &mut values[index..=index])),
            _ => stored.copy_row(0, &mut values),
        }
        Ok(values)
    }

    /// A tensor of that many sides and what they came to.
    pub(crate) fn stored<const N: usize>(
        &self,
        name: &str,
        expected: [Option<usize>; N],
    ) -> Result<(Stored<'a>, [usize; N]), Error> {
        let info = self.header.info(name).ok_or_else(|| {
            Error::new(
                ErrorKind::Missing,
                format!("the model file has no tensor `{name}`; was it made for this version?"),
            )
        })?;
        let fits = |shape: &[usize; N]| shape.iter().zip(expected).all(|(&side, want)| want.is_none_or(|w| w == side));
        let shape = <[usize; N]>::try_from(info.shape.as_slice()).ok().filter(fits).ok_or_else(|| {
            let sides: Vec<String> = expected.iter().map(|side| side.map_or("any".into(), |s| s.to_string())).collect();
            let expected = sides.join(", ");
            Error::new(ErrorKind::Shape, format!("tensor `{name}`: expected [{expected}], found {:?}", info.shape))
        })?;
        let stored = self.numbers(name, info, shape[0])?;
        if stored.is_finite() {
            Ok((stored, shape))
        } else {
            Err(Error::new(
                ErrorKind::Value,
                format!("tensor `{name}` holds an infinite number or NaN; export it again"),
            ))
        }
    }

    fn numbers(&self, name: &str, info: &TensorInfo, rows: usize) -> Result<Stored<'a>, Error> {
        let data = &self.data[info.data_offsets.0..info.data_offsets.1];
        match info.dtype {
            Dtype::F32 => Ok(Stored::F32(data.as_chunks().0.into())),
            Dtype::F16 => Ok(Stored::F16(data.as_chunks().0.into())),
            Dtype::I8 => {
                let scale = format!("{name}.scale");
                match self.header.info(&scale).map(|info| info.dtype) {
                    Some(Dtype::F32) | None => Ok(Stored::I8(data.into(), self.vector(&scale, Some(rows))?)),
                    Some(other) => Err(unread(&scale, other, "F32")),
                }
            }
            other => Err(unread(name, other, "F32, F16 or I8")),
        }
    }
}

fn unread(name: &str, found: Dtype, expected: &str) -> Error {
    Error::new(ErrorKind::Type, format!("tensor `{name}`: expected numbers stored as {expected}, found {found:?}"))
}

impl Stored<'_> {
    /// Row `index`, where all rows are as long as `out`.
    fn copy_row(&self, index: usize, out: &mut [f32]) {
        self.with_row(index, out, |out, value| *out = value);
    }

    /// Adds row `index` to `out`.
    pub(crate) fn add_row(&self, index: usize, out: &mut [f32]) {
        self.with_row(index, out, |out, value| *out += value);
    }

    #[inline(always)]
    fn with_row(&self, index: usize, out: &mut [f32], update: impl Fn(&mut f32, f32)) {
        let range = index * out.len()..(index + 1) * out.len();
        match self {
            Stored::F32(values) => {
                out.iter_mut().zip(&values[range]).for_each(|(out, &bytes)| update(out, f32::from_le_bytes(bytes)));
            }
            Stored::F16(values) => {
                let single = |bytes| f16::from_le_bytes(bytes).to_f32();
                out.iter_mut().zip(&values[range]).for_each(|(out, &bytes)| update(out, single(bytes)));
            }
            Stored::I8(values, scale) => {
                let scale = scale[index];
                out.iter_mut().zip(&values[range]).for_each(|(out, &byte)| update(out, f32::from(byte as i8) * scale));
            }
        }
    }

    /// The same with bytes of its own.
    pub(crate) fn into_owned(self) -> Stored<'static> {
        match self {
            Stored::F32(values) => Stored::F32(values.into_owned().into()),
            Stored::F16(values) => Stored::F16(values.into_owned().into()),
            Stored::I8(values, scale) => Stored::I8(values.into_owned().into(), scale),
        }
    }

    fn is_finite(&self) -> bool {
        match self {
            Stored::F32(values) => values.iter().all(|&bytes| f32::from_le_bytes(bytes).is_finite()),
            Stored::F16(values) => values.iter().all(|&bytes| f16::from_le_bytes(bytes).is_finite()),
            Stored::I8(_, scale) => scale.iter().all(|scale| scale.is_finite()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use safetensors::tensor::TensorView;

    /// A file of tensors given as name, type, shape and bytes.
    fn file(tensors: &[(&str, Dtype, &[usize], &[u8])]) -> Vec<u8> {
        let views = tensors.iter().map(|&(name, dtype, shape, data)| {
            (name.to_string(), TensorView::new(dtype, shape.to_vec(), data).expect("bytes fit the shape"))
        });
        safetensors::serialize(views, Some([("layers".to_string(), "six".to_string())].into())).expect("serialisable")
    }

    fn floats(values: &[f32]) -> Vec<u8> {
        values.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    #[test]
    fn each_stored_form_becomes_f32() {
        let half: Vec<u8> = [1.5f32, -2.0].iter().flat_map(|&value| f16::from_f32(value).to_le_bytes()).collect();
        let bytes = file(&[
            ("single", Dtype::F32, &[1, 2], &floats(&[0.25, -7.0])),
            ("half", Dtype::F16, &[2, 1], &half),
            ("small", Dtype::I8, &[2, 3], &[1, 2, 3, 127, 0, 128]),
            ("small.scale", Dtype::F32, &[2], &floats(&[0.5, 2.0])),
            ("bias", Dtype::F32, &[2], &floats(&[4.0, 5.0])),
            ("empty", Dtype::F32, &[0, 3], &[]),
        ]);
        let weights = Weights::parse(&bytes).expect("a whole file");
        let check = |name: &str, rows: usize, columns: usize, values: &[f32]| {
            let expected = Matrix { values: values.to_vec(), rows, columns };
            assert_eq!(weights.matrix(name, None, Some(columns)).expect(name), expected);
        };
        check("single", 1, 2, &[0.25, -7.0]);
        check("half", 2, 1, &[1.5, -2.0]);
        check("small", 2, 3, &[0.5, 1.0, 1.5, 254.0, 0.0, -256.0]);
        check("empty", 0, 3, &[]);
        assert_eq!(weights.vector("bias", Some(2)).expect("bias"), [4.0, 5.0]);
        assert!(weights.contains("bias") && !weights.contains("bias.scale"));
    }

    #[test]
    fn errors_name_the_tensor() {
        let bytes = file(&[
            ("wide", Dtype::F32, &[1, 2], &floats(&[0.25, -7.0])),
            ("nan", Dtype::F32, &[1], &floats(&[f32::NAN])),
            ("unscaled", Dtype::I8, &[1, 1], &[1]),
            ("scaled", Dtype::I8, &[2, 1], &[1, 2]),
            ("scaled.scale", Dtype::F32, &[1], &floats(&[1.0])),
            ("mad", Dtype::I8, &[1, 1], &[1]),
            ("mad.scale", Dtype::I8, &[1], &[1]),
            ("whole", Dtype::I32, &[1, 1], &[1, 0, 0, 0]),
        ]);
        let weights = Weights::parse(&bytes).expect("a whole file");
        let check = |name: &str, kind: ErrorKind, message: &str| {
            let error = weights.matrix(name, None, Some(1)).err().or(weights.vector(name, None).err()).expect(name);
            assert_eq!(error.kind(), kind, "{error}");
            assert!(error.to_string().contains(message), "{error}");
        };
        check("wide", ErrorKind::Shape, "tensor `wide`: expected [any, 1], found [1, 2]");
        check("gone", ErrorKind::Missing, "no tensor `gone`");
        check("unscaled", ErrorKind::Missing, "no tensor `unscaled.scale`");
        check("scaled", ErrorKind::Shape, "tensor `scaled.scale`: expected [2], found [1]");
        check("mad", ErrorKind::Type, "tensor `mad.scale`: expected numbers stored as F32, found I8");
        check("whole", ErrorKind::Type, "tensor `whole`: expected numbers stored as F32, F16 or I8, found I32");
        let nan = weights.vector("nan", None).expect_err("NaN is no weight");
        assert_eq!(nan.kind(), ErrorKind::Value);
        assert_eq!(weights.metadata("heads").expect_err("absent").kind(), ErrorKind::Metadata);
        assert_eq!(weights.count("layers").expect_err("a word").kind(), ErrorKind::Metadata);
    }

    #[test]
    fn damaged_files_are_refused() {
        let whole = file(&[("bias", Dtype::F32, &[2], &floats(&[4.0, 5.0]))]);
        for length in [0, 7, 8, 20, whole.len() - 1] {
            let error = Weights::parse(&whole[..length]).err().expect("cut short");
            assert_eq!(error.kind(), ErrorKind::Container);
        }
        assert!(Weights::parse(b"%PDF-1.7 and so on, for a while").is_err());
    }
}
