use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, Length};

use crate::{ReadSeek, limits};

/// A Parquet file from any place, of which nothing is taken that would fill a memory.
pub(super) struct Chunks {
    file: Arc<Mutex<Box<dyn ReadSeek>>>,
    start: u64,
    length: u64,
    /// Bytes of one piece of it: its list of columns, a page of values, packed or not.
    most: u64,
}

impl Chunks {
    /// The file from where it stands.
    pub(super) fn new(mut file: Box<dyn ReadSeek>, most: u64) -> io::Result<Chunks> {
        let start = file.stream_position()?;
        let length = file.seek(SeekFrom::End(0))?.saturating_sub(start);
        Ok(Chunks { file: Arc::new(Mutex::new(file)), start, length, most })
    }

    fn too_long(&self, length: u64) -> ParquetError {
        let most = limits::shown(self.most);
        ParquetError::General(format!("a piece of {length} bytes, and {most} are the limit `held`"))
    }
}

impl Length for Chunks {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Chunks {
    type T = From;

    fn get_read(&self, start: u64) -> parquet::errors::Result<From> {
        let mut from =
            From { file: self.file.clone(), at: self.start.saturating_add(start), head: Vec::new(), read: 0 };
        from.take_head()?;
        match unpacked_size(&from.head) {
            Some(size) if size > self.most => Err(self.too_long(size)),
            _ => Ok(from),
        }
    }

    fn get_bytes(&self, start: u64, length: usize) -> parquet::errors::Result<Bytes> {
        if length as u64 > self.most {
            return Err(self.too_long(length as u64));
        }
        if start.checked_add(length as u64).is_none_or(|end| end > self.length) {
            return Err(ParquetError::EOF("it is cut off".to_owned()));
        }
        let mut bytes = vec![0; length];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.start + start))?;
        file.read_exact(&mut bytes)?;
        Ok(Bytes::from(bytes))
    }
}

/// The file from some place on.
pub(super) struct From {
    file: Arc<Mutex<Box<dyn ReadSeek>>>,
    at: u64,
    head: Vec<u8>,
    read: usize,
}

impl From {
    fn take_head(&mut self) -> io::Result<()> {
        let mut head = [0; 4096];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let count = file.read(&mut head)?;
        self.at += count as u64;
        self.head = head[..count].to_vec();
        self.read = 0;
        Ok(())
    }
}

impl Read for From {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.head.len() {
            self.take_head()?;
        }
        let rest = &self.head[self.read..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.read += count;
        Ok(count)
    }
}

/// What a page of values unpacks to, from the header before it: the second field of a struct in Thrift's compact form. The
/// crate that reads Parquet sets so much aside before it looks at the page.
fn unpacked_size(header: &[u8]) -> Option<u64> {
    const SIZE: u64 = 2;
    let (mut rest, mut field) = (header, 0u64);
    for _ in 0..4 {
        let (&byte, after) = rest.split_first()?;
        rest = after;
        field = match byte >> 4 {
            0 => unzigzag(varint(&mut rest)?),
            delta => field + u64::from(delta),
        };
        match byte & 15 {
            1 | 2 => {} // true and false
            4..=6 => {
                let value = unzigzag(varint(&mut rest)?);
                if field == SIZE {
                    return Some(value);
                }
            }
            _ => return None,
        }
    }
    None
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..63).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(value);
        }
    }
    None
}

/// Numbers below zero count as nothing here: the crate refuses them.
fn unzigzag(value: u64) -> u64 {
    if value & 1 == 0 { value >> 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn headers() {
        for (header, expected) in [
            (&[0x15, 0, 0x15, 0xc8, 0x01, 0x15, 8][..], Some(100)),
            (&[0x15, 0, 0x15, 0x80, 0x80, 0x80, 0x80, 0x08], Some(1 << 30)),
            (&[0x05, 4, 0xc8, 0x01], Some(100)),
            (&[0x15, 0, 0x15, 1], Some(0)),
            (b"PAR1", None),
            (b"\x15", None),
            (b"", None),
        ] {
            assert_eq!(unpacked_size(header), expected, "{header:?}");
        }
    }

    #[test]
    fn pieces_of_a_file() {
        let mut file = Cursor::new(b"..0123456789".to_vec());
        file.set_position(2);
        let chunks = Chunks::new(Box::new(file), 5).unwrap();
        assert_eq!(chunks.len(), 10);
        assert_eq!(&chunks.get_bytes(3, 4).unwrap()[..], b"3456");
        assert!(chunks.get_bytes(3, 6).unwrap_err().to_string().contains("a piece of 6 bytes"));
        assert!(chunks.get_bytes(8, 4).unwrap_err().to_string().contains("cut off"));
        assert!(chunks.get_bytes(u64::MAX, 4).is_err());
        let mut rest = String::new();
        chunks.get_read(7).unwrap().read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "789");
    }
}
