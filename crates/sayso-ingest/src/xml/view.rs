use std::io::{self, Read};

/// The part of a stream that is looked at, by positions in the stream.
pub(crate) struct View<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Where in the stream the buffer begins.
    first: usize,
    is_read: bool,
}

/// Where something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// It begins here.
    At(usize),
    /// Not before the last place that was to be searched.
    Beyond,
    /// Not before the end of the stream.
    End,
}

const CHUNK: usize = 64 << 10;

impl<R: Read> View<R> {
    pub(crate) fn new(reader: R) -> View<R> {
        View { reader, buffer: Vec::new(), first: 0, is_read: false }
    }

    /// Where that ends which was read so far.
    pub(crate) fn end(&self) -> usize {
        self.first + self.buffer.len()
    }

    /// What was read so far from a position on.
    pub(crate) fn from(&self, position: usize) -> &[u8] {
        self.buffer.get(position.saturating_sub(self.first)..).unwrap_or_default()
    }

    pub(crate) fn between(&self, from: usize, to: usize) -> &[u8] {
        let bytes = self.from(from);
        &bytes[..to.saturating_sub(from).min(bytes.len())]
    }

    /// Finds `what` in the bytes from a position on, beginning before `until`.
    pub(crate) fn find(&mut self, mut from: usize, what: &[u8], until: usize) -> io::Result<Found> {
        loop {
            let bytes = self.from(from);
            match memchr::memmem::find(bytes, what) {
                Some(at) if from + at < until => return Ok(Found::At(from + at)),
                Some(_) => return Ok(Found::Beyond),
                None if self.end() >= until => return Ok(Found::Beyond),
                None => from = from.max((self.end() + 1).saturating_sub(what.len())),
            }
            if !self.fill()? {
                return Ok(Found::End);
            }
        }
    }

    /// Makes sure that some bytes after a position are there, if the stream has them.
    pub(crate) fn fill_to(&mut self, position: usize) -> io::Result<()> {
        while self.end() < position && self.fill()? {}
        Ok(())
    }

    /// Reads more; `false` at the end.
    pub(crate) fn fill(&mut self) -> io::Result<bool> {
        if self.is_read {
            return Ok(false);
        }
        let length = self.buffer.len();
        (&mut self.reader).take(CHUNK as u64).read_to_end(&mut self.buffer)?;
        self.is_read = self.buffer.len() == length;
        Ok(!self.is_read)
    }

    /// Nothing before this position is asked for again.
    pub(crate) fn forget_before(&mut self, position: usize) {
        let unused = position.saturating_sub(self.first).min(self.buffer.len());
        if unused >= CHUNK && unused * 2 > self.buffer.len() {
            self.buffer.drain(..unused);
            self.first += unused;
        }
    }
}
