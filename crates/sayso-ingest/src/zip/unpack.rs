use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use flate2::Crc;
use flate2::read::DeflateDecoder;
use zip::CompressionMethod;

use super::Member;
use crate::{ErrorKind, ReadSeek};

/// A file that several read, each from a place of its own.
#[derive(Clone)]
pub(super) struct Shared {
    file: Arc<Mutex<Box<dyn ReadSeek>>>,
    size: u64,
    at: u64,
    page: Vec<u8>,
    page_at: u64,
}

const PAGE: u64 = 16 << 10;

impl Shared {
    pub(super) fn new(file: Box<dyn ReadSeek>, size: u64) -> Shared {
        Shared { file: Arc::new(Mutex::new(file)), size, at: 0, page: Vec::new(), page_at: 0 }
    }

    /// What is in memory from here on; reads a page where nothing is.
    fn ahead(&mut self) -> io::Result<&[u8]> {
        let is_held = self.at.checked_sub(self.page_at).is_some_and(|offset| offset < self.page.len() as u64);
        if !is_held {
            self.page.clear();
            self.page_at = self.at;
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(self.at))?;
            file.by_ref().take(PAGE).read_to_end(&mut self.page)?;
        }
        Ok(&self.page[(self.at - self.page_at) as usize..])
    }
}

impl Read for Shared {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.ahead()?.read(into)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a place before the beginning"))?;
        Ok(self.at)
    }
}

/// The bytes of a member, unpacked as they are read.
pub(super) fn open(member: &Member, mut file: Shared) -> Result<Box<dyn Read + Send>, (ErrorKind, String)> {
    if member.is_encrypted {
        let message = "it is encrypted: unpack it yourself, with its password";
        return Err((ErrorKind::Format, message.to_owned()));
    }
    find_data(member, &mut file)?;
    let data = file.take(member.length);
    let checksum = member.checksum;
    match member.method {
        CompressionMethod::Stored => Ok(Box::new(Checked::new(data, checksum))),
        CompressionMethod::Deflated => Ok(Box::new(Checked::new(DeflateDecoder::new(data), checksum))),
        other => {
            let message =
                format!("it is packed by a method that is not read here ({other}): pack it anew, with deflate");
            Err((ErrorKind::Format, message))
        }
    }
}

/// Goes behind the member's own head, which is of its own length.
fn find_data(member: &Member, file: &mut Shared) -> Result<(), (ErrorKind, String)> {
    let mut head = [0; 30];
    let read = file.seek(SeekFrom::Start(member.start)).and_then(|_| file.read_exact(&mut head));
    if read.is_err() || !head.starts_with(b"PK\x03\x04") {
        let message = "it is not where the archive says it is: the archive is damaged";
        return Err((ErrorKind::Damaged, message.to_owned()));
    }
    let length = |at: usize| i64::from(u16::from_le_bytes([head[at], head[at + 1]]));
    file.seek(SeekFrom::Current(length(26) + length(28))).map_err(|e| (ErrorKind::Io, e.to_string()))?;
    Ok(())
}

/// A reader that ends with an error where what was read does not fit its checksum.
struct Checked<R> {
    reader: R,
    expected: u32,
    seen: Crc,
    is_done: bool,
}

impl<R> Checked<R> {
    fn new(reader: R, expected: u32) -> Checked<R> {
        Checked { reader, expected, seen: Crc::new(), is_done: false }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.is_done || into.is_empty() {
            return Ok(0);
        }
        let damaged = |what: &str| io::Error::new(io::ErrorKind::InvalidData, format!("it is damaged ({what})"));
        match self.reader.read(into) {
            Ok(0) => {
                self.is_done = true;
                if self.seen.sum() == self.expected { Ok(0) } else { Err(damaged("it does not fit its checksum")) }
            }
            Ok(count) => {
                self.seen.update(&into[..count]);
                Ok(count)
            }
            Err(error) => {
                self.is_done = true;
                match error.kind() {
                    io::ErrorKind::InvalidInput => Err(damaged(&error.to_string())),
                    io::ErrorKind::UnexpectedEof => Err(damaged("it ends too early")),
                    _ => Err(error),
                }
            }
        }
    }
}
