use std::io::{self, BufRead, Read};

/// A reader of which what comes next can be looked at before it is taken, as much of it as is asked for.
///
/// A fault of the reader comes after the bytes before it, and what comes after the fault can still be read.
pub(crate) struct Window<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Where in the buffer the next byte is.
    at: usize,
    fault: Option<io::Error>,
    is_at_end: bool,
}

/// How much is read at a time.
const STEP: usize = 32 << 10;

impl<R: Read> Window<R> {
    pub(crate) fn new(reader: R) -> Window<R> {
        Window { reader, buffer: Vec::new(), at: 0, fault: None, is_at_end: false }
    }

    /// The next bytes, at least `count`; fewer are before the end or before a fault.
    pub(crate) fn ahead(&mut self, count: usize) -> &[u8] {
        let missing = count.saturating_sub(self.buffer.len() - self.at);
        if missing > 0 && self.fault.is_none() && !self.is_at_end {
            self.buffer.drain(..self.at);
            self.at = 0;
            let step = missing.max(STEP) as u64;
            match self.reader.by_ref().take(step).read_to_end(&mut self.buffer) {
                Ok(read) => self.is_at_end = (read as u64) < step,
                Err(error) => self.fault = Some(error),
            }
        }
        &self.buffer[self.at..]
    }

    /// The fault that comes before the next byte, if one does; it is met once.
    pub(crate) fn fault(&mut self) -> Option<io::Error> {
        self.fault.take_if(|_| self.at == self.buffer.len())
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.ahead(1);
        match self.fault() {
            Some(error) => Err(error),
            None => Ok(&self.buffer[self.at..]),
        }
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.buffer.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives its parts one by one, an error for `None`.
    struct Parts(std::vec::IntoIter<Option<&'static [u8]>>);

    impl Read for Parts {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            match self.0.next() {
                Some(Some(part)) => {
                    into[..part.len()].copy_from_slice(part);
                    Ok(part.len())
                }
                Some(None) => Err(io::Error::other("torn")),
                None => Ok(0),
            }
        }
    }

    #[test]
    fn what_is_ahead_stays_to_be_read() {
        let mut window = Window::new(Parts(vec![Some(&b"har"[..]), Some(b"bour"), None, Some(b"town")].into_iter()));
        assert_eq!(window.ahead(2), b"harbour");
        window.consume(3);
        assert_eq!(window.ahead(100), b"bour");
        assert!(window.fault().is_none());
        window.consume(4);
        assert_eq!(window.fill_buf().unwrap_err().to_string(), "torn");
        assert_eq!(window.ahead(2), b"town");
        window.consume(9);
        assert_eq!(window.ahead(1), b"");
        assert!(window.fault().is_none());
    }
}
