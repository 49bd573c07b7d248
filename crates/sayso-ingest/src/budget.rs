use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much an archive may unpack to, with all that lies in it: what is unpacked inside counts in every archive around it,
/// so that archives in archives do not multiply.
#[derive(Clone)]
pub(crate) struct Budget(Arc<Account>);

struct Account {
    ratio: u64,
    packed: AtomicU64,
    unpacked: AtomicU64,
    outer: Option<Budget>,
}

/// A reader whose bytes count as packed.
pub(crate) struct Packed<R> {
    reader: R,
    budget: Budget,
}

/// A reader whose bytes count as unpacked; it fails once when they are too many, and ends.
pub(crate) struct Unpacked<R> {
    reader: R,
    budget: Budget,
    is_over: bool,
}

/// So much may be unpacked of anything.
const FREE: u64 = 1 << 20;

impl Budget {
    /// At most `ratio` bytes for one that is packed, inside archives whose budget is `outer`.
    pub(crate) fn new(ratio: u64, outer: Option<Budget>) -> Budget {
        Budget(Arc::new(Account { ratio, packed: AtomicU64::new(0), unpacked: AtomicU64::new(0), outer }))
    }

    /// Counts bytes that are packed.
    pub(crate) fn add_packed(&self, bytes: u64) {
        self.0.packed.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Whether it is used up, here or in an archive around.
    pub(crate) fn is_spent(&self) -> bool {
        let account = &self.0;
        let most = account.ratio.saturating_mul(account.packed.load(Ordering::Relaxed)).saturating_add(FREE);
        account.unpacked.load(Ordering::Relaxed) > most || account.outer.as_ref().is_some_and(Budget::is_spent)
    }

    /// Counts bytes that were unpacked.
    fn unpack(&self, bytes: u64) -> io::Result<()> {
        let mut budget = Some(self);
        while let Some(Budget(account)) = budget {
            account.unpacked.fetch_add(bytes, Ordering::Relaxed);
            budget = account.outer.as_ref();
        }
        if self.is_spent() {
            let message = format!(
                "it unpacks to more than {} times its size, as bombs do: if it is none, raise the limit `ratio`",
                self.0.ratio
            );
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
        }
        Ok(())
    }
}

impl<R> Packed<R> {
    pub(crate) fn new(reader: R, budget: Budget) -> Packed<R> {
        Packed { reader, budget }
    }
}

impl<R> Unpacked<R> {
    pub(crate) fn new(reader: R, budget: Budget) -> Unpacked<R> {
        Unpacked { reader, budget, is_over: false }
    }
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.budget.add_packed(count as u64);
        Ok(count)
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_over {
            return Ok(0);
        }
        let count = self.reader.read(buffer)?;
        self.budget.unpack(count as u64).inspect_err(|_| self.is_over = true)?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(bytes: u64, budget: &Budget) -> Result<u64, io::ErrorKind> {
        let mut reader = Unpacked::new(io::repeat(0).take(bytes), budget.clone());
        io::copy(&mut reader, &mut io::sink()).map_err(|e| e.kind())
    }

    #[test]
    fn what_is_unpacked_counts_in_all_archives_around() {
        let outer = Budget::new(2, None);
        let inner = Budget::new(100, Some(outer.clone()));
        inner.add_packed(1 << 20);
        assert_eq!(unpacked(1 << 20, &inner), Ok(1 << 20));
        assert_eq!(unpacked(1, &inner), Err(io::ErrorKind::FileTooLarge));
        outer.add_packed(1 << 20);
        assert_eq!(unpacked(1 << 20, &outer), Ok(1 << 20));
        assert!(!inner.is_spent());
        assert_eq!(unpacked(1 << 20, &inner), Err(io::ErrorKind::FileTooLarge));
        assert!(inner.is_spent() && outer.is_spent());
    }

    #[test]
    fn a_reader_fails_once() {
        let mut reader = Unpacked::new(io::repeat(0), Budget::new(1, None));
        assert!(io::copy(&mut reader, &mut io::sink()).is_err());
        assert_eq!(reader.read(&mut [0; 8]).unwrap(), 0);
    }
}
