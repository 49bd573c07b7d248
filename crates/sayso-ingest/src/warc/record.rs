use std::io::{self, BufRead, Read};

use super::{Flaw, page};
use crate::window::Window;
use crate::{ErrorKind, limits, source};

/// The records of an archive, one by one.
///
/// Lengths are believed until one proves wrong; from then on each block is searched for the next record.
pub(super) struct Records<R> {
    window: Window<R>,
    number: u64,
    longest: u64,
    trusts_lengths: bool,
    /// Something was wrong and has been said: what follows up to the next record belongs to it.
    is_lost: bool,
    is_done: bool,
}

/// One record, as far as it is there.
pub(super) struct Record {
    pub(super) fields: Fields,
    pub(super) block: Vec<u8>,
    pub(super) flaw: Option<Flaw>,
}

/// The named fields of a record's head.
pub(super) struct Fields(Vec<(String, String)>);

/// How far is looked ahead at a time.
const STEP: usize = 64 << 10;
const LONGEST_HEAD: usize = 64 << 10;
/// `WARC/1.0` and the end of its line.
const START: usize = 10;

impl<R: Read> Records<R> {
    /// Blocks of more than `longest` bytes are passed over.
    pub(super) fn new(reader: R, longest: u64) -> Records<R> {
        Records {
            window: Window::new(reader),
            number: 0,
            longest,
            trusts_lengths: true,
            is_lost: false,
            is_done: false,
        }
    }

    /// Which record was read last, counted from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The next record, or what is wrong where it should be.
    pub(super) fn next(&mut self) -> Option<Result<Record, Flaw>> {
        while !self.is_done {
            self.skip_blank();
            let ahead = self.window.ahead(START);
            if ahead.is_empty() {
                match self.window.fault() {
                    None => self.is_done = true,
                    Some(error) => return Some(Err(self.fault(&error))),
                }
            } else if is_start(ahead) {
                self.number += 1;
                self.is_lost = false;
                match self.read() {
                    Ok(None) => {}
                    Ok(Some(record)) => return Some(Ok(record)),
                    Err(flaw) => return Some(Err(flaw)),
                }
            } else {
                let passed = self.pass_over();
                if !std::mem::replace(&mut self.is_lost, true) {
                    let message = format!("{passed} bytes after it are part of no record, and were passed over");
                    return Some(Err(Flaw::damaged(message)));
                }
            }
        }
        None
    }

    /// The record that begins here; `None` where it is too long and nothing that would be read.
    fn read(&mut self) -> Result<Option<Record>, Flaw> {
        let fields = self.head().inspect_err(|_| self.is_lost = true)?;
        let Some(length) = fields.get("content-length").and_then(|length| length.parse::<u64>().ok()) else {
            self.is_lost = true;
            return Err(Flaw::damaged("its head names no length (Content-Length): it was passed over"));
        };
        match usize::try_from(length) {
            Ok(length) if length as u64 <= self.longest => Ok(Some(self.block(fields, length))),
            _ => self.skip(&fields, length).map(|()| None),
        }
    }

    /// Reads the head, up to the blank line after it.
    fn head(&mut self) -> Result<Fields, Flaw> {
        let mut size = 2048;
        loop {
            let ahead = self.window.ahead(size);
            let searched = &ahead[..ahead.len().min(LONGEST_HEAD)];
            let next = start_in(searched, 1);
            if let Some(end) = blank_line(&searched[..next.unwrap_or(searched.len())]) {
                let fields = Fields::parse(&ahead[..end]);
                self.window.consume(end);
                return Ok(fields);
            }
            if next.is_some() || ahead.len() < size || size >= LONGEST_HEAD {
                self.window.consume(next.unwrap_or(START));
                return Err(Flaw::damaged("its head does not end: it was passed over"));
            }
            size *= 4;
        }
    }

    /// Takes a block of `length` bytes, or what there is of it.
    fn block(&mut self, fields: Fields, length: usize) -> Record {
        let (end, flaw) = match self.early_end(length) {
            Some(end) => (end, Some(wrong_length(length as u64, end as u64))),
            None => self.end_of_block(length),
        };
        let block = self.window.ahead(end)[..end].to_vec();
        self.window.consume(end);
        self.trusts_lengths &= flaw.is_none();
        let fault = if flaw.is_some() { self.window.fault() } else { None };
        let flaw = fault.map(|error| self.fault(&error)).or(flaw);
        Record { fields, block, flaw }
    }

    /// Where the next record begins inside a block, looked for step by step where lengths are not to be trusted.
    fn early_end(&mut self, length: usize) -> Option<usize> {
        let (mut size, mut from) = (STEP, 1);
        while !self.trusts_lengths {
            let ahead = self.window.ahead(size.min(length));
            let (there, searched) = (ahead.len(), &ahead[..ahead.len().min(length)]);
            if let Some(start) = start_in(searched, from) {
                return Some(start);
            }
            if there < size || size >= length {
                return None;
            }
            from = searched.len().saturating_sub(START).max(1);
            size = size.saturating_mul(2);
        }
        None
    }

    /// Where a block of `length` bytes ends, and what is wrong with that length.
    fn end_of_block(&mut self, length: usize) -> (usize, Option<Flaw>) {
        const LINE_ENDS: usize = 4;
        let ahead = self.window.ahead(length.saturating_add(LINE_ENDS + START));
        let Some((block, after)) = ahead.split_at_checked(length) else {
            let end = start_in(ahead, 1);
            let there = ahead.len();
            let cut_off = || Flaw::damaged(format!("cut off: {there} of {length} bytes are there, and were read"));
            return (
                end.unwrap_or(there),
                Some(end.map_or_else(cut_off, |end| wrong_length(length as u64, end as u64))),
            );
        };
        let after = after.trim_ascii_start();
        if after.len() < START || is_start(after) {
            return (length, None);
        }
        match start_in(block, 1) {
            Some(end) => (end, Some(wrong_length(length as u64, end as u64))),
            None => {
                self.is_lost = true;
                let message = format!("it is longer than the {length} bytes that it says: the rest was passed over");
                (length, Some(Flaw::damaged(message)))
            }
        }
    }

    /// Passes over a block that is too long to be held; an error only where it would have been read otherwise.
    fn skip(&mut self, fields: &Fields, length: u64) -> Result<(), Flaw> {
        let is_wanted = page::may_be_page(fields, self.window.ahead(LONGEST_HEAD));
        let mut left = length;
        while left > 0 {
            let ahead = self.window.ahead(STEP);
            let is_last = ahead.len() < STEP;
            let part = &ahead[..ahead.len().min(usize::try_from(left).unwrap_or(usize::MAX))];
            if let Some(start) = start_in(part, 1) {
                self.window.consume(start);
                return Err(wrong_length(length, length - left + start as u64));
            }
            // What might be the beginning of a record stays.
            let done = if is_last || part.len() as u64 == left { part.len() } else { part.len() - START };
            self.window.consume(done);
            left -= done as u64;
            if is_last && left > 0 {
                let there = length - left;
                return Err(Flaw::damaged(format!(
                    "cut off: {there} of {length} bytes are there, too many to be read"
                )));
            }
        }
        if !is_wanted {
            return Ok(());
        }
        let most = limits::shown(self.longest);
        let message = format!("it has {length} bytes, more than {most}, and was passed over: raise the limit `page`");
        Err(Flaw::new(ErrorKind::TooLong, message))
    }

    fn skip_blank(&mut self) {
        loop {
            let ahead = self.window.ahead(START);
            let blank = ahead.len() - ahead.trim_ascii_start().len();
            if blank == 0 {
                return;
            }
            self.window.consume(blank);
        }
    }

    /// Passes over bytes up to the next record; how many they were.
    fn pass_over(&mut self) -> u64 {
        let mut passed = 0;
        loop {
            let ahead = self.window.ahead(STEP);
            let start = start_in(ahead, 1);
            let is_last = start.is_some() || ahead.len() < STEP;
            let done = start.unwrap_or(if is_last { ahead.len() } else { ahead.len() - START });
            self.window.consume(done);
            passed += done as u64;
            if is_last {
                return passed;
            }
        }
    }

    /// What failed while reading; what unpacks the archive can go on after damage, others cannot.
    fn fault(&mut self, error: &io::Error) -> Flaw {
        self.is_lost = true;
        self.is_done = error.kind() != io::ErrorKind::InvalidData;
        let place = crate::Place { file: String::new(), line: None };
        let error = source::broken(&place, error);
        if self.is_done {
            return Flaw::new(error.kind(), error.message());
        }
        Flaw::new(error.kind(), error.message().replace("the rest is not read", "what could be read was"))
    }
}

impl Fields {
    fn parse(head: &[u8]) -> Fields {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in String::from_utf8_lossy(head).lines().skip(1) {
            match (line.split_once(':'), fields.last_mut()) {
                (_, Some((_, value))) if line.starts_with([' ', '\t']) => *value = format!("{value} {}", line.trim()),
                (Some((name, value)), _) => fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
                _ => {}
            }
        }
        Fields(fields)
    }

    /// The value of a field, whose name is in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

fn wrong_length(length: u64, end: u64) -> Flaw {
    Flaw::damaged(format!(
        "it says that it has {length} bytes, but the next record begins after {end}: those were read"
    ))
}

/// Whether a record begins here.
fn is_start(bytes: &[u8]) -> bool {
    let line = bytes.strip_prefix(b"WARC/").unwrap_or(b"");
    matches!(line, [b'0' | b'1', b'.', b'0'..=b'9', b'\r' | b'\n' | b'0'..=b'9', ..])
}

/// Where a record begins at the start of a line, not before `from`.
fn start_in(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from.max(1);
    while let Some(next) = bytes.get(at..)?.iter().position(|b| *b == b'W') {
        at += next;
        if bytes[at - 1] == b'\n' && is_start(&bytes[at..]) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Where the first blank line ends.
fn blank_line(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|b| *b == b'\n') {
        at += next + 1;
        match &bytes[at..] {
            [b'\n', ..] => return Some(at + 1),
            [b'\r', b'\n', ..] => return Some(at + 2),
            _ => {}
        }
    }
    None
}
