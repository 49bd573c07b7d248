use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use brotli_decompressor::Decompressor;
use flate2::read::MultiGzDecoder;

/// What we can unpack, as we say it to hosts.
pub(crate) const ACCEPTED: &str = "gzip, br";

/// Bytes that may be unpacked from anything, however few.
const FREE: u64 = 1 << 20;

/// How much is taken of a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// Bytes, unpacked.
    pub(crate) longest: u64,
    /// Bytes unpacked for one packed.
    pub(crate) ratio: u64,
}

/// A body, unpacked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) bytes: Vec<u8>,
    /// There was more of it than may be taken.
    pub(crate) is_cut: bool,
}

/// Why a body could not be read.
#[derive(Debug)]
pub(crate) enum Broken {
    /// It grows too much when unpacked.
    Bomb,
    /// It is packed in a way that we did not ask for.
    Packing(String),
    /// Reading or unpacking failed.
    Io(io::Error),
}

/// Reads and unpacks a body, no further than its bounds.
pub(crate) fn read(mut raw: impl Read, packing: Option<&str>, bounds: Bounds) -> Result<Body, Broken> {
    let mut first = Vec::new();
    raw.by_ref().take(1).read_to_end(&mut first).map_err(Broken::Io)?;
    if first.is_empty() {
        return Ok(Body::default()); // whatever it is said to be packed in
    }
    // Brotli with a window of up to 1 GiB, which is no part of the web's (RFC 7932: these first bits are reserved).
    let is_large = first[0] & 0x7f == 0x11;
    let taken = Rc::new(Cell::new(0));
    let raw = Counted { inner: io::Cursor::new(first).chain(raw), taken: taken.clone() };
    match packing.unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" => take(MultiGzDecoder::new(raw), &taken, bounds),
        "br" if is_large => Err(Broken::Packing("br with a large window".to_owned())),
        "br" => take(Decompressor::new(raw, 16 << 10), &taken, bounds),
        "deflate" | "compress" | "x-compress" | "zstd" | "dcb" | "dcz" => {
            Err(Broken::Packing(packing.unwrap_or_default().to_owned()))
        }
        many if many.contains(',') => Err(Broken::Packing(many.to_owned())),
        // Nothing, `identity`, and what some hosts mistake the header for, such as `utf-8`.
        _ => take(raw, &taken, bounds),
    }
}

fn take(mut from: impl Read, taken: &Cell<u64>, bounds: Bounds) -> Result<Body, Broken> {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        let count = match from.read(&mut buffer) {
            Ok(0) => return Ok(Body { bytes, is_cut: false }),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Broken::Io(error)),
        };
        let room = usize::try_from(bounds.longest).unwrap_or(usize::MAX) - bytes.len();
        bytes.extend_from_slice(&buffer[..count.min(room)]);
        if count > room {
            return Ok(Body { bytes, is_cut: true });
        }
        if bytes.len() as u64 > FREE.max(taken.get().saturating_mul(bounds.ratio)) {
            return Err(Broken::Bomb);
        }
    }
}

/// Counts what is read through it.
struct Counted<R> {
    inner: R,
    taken: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.taken.set(self.taken.get() + count as u64);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;

    const BOUNDS: Bounds = Bounds { longest: 3 << 20, ratio: 200 };

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// The bytes that are read, or part of what is said instead.
    fn check(raw: &[u8], packing: Option<&str>, expected: Result<&[u8], &str>) {
        match (read(raw, packing, BOUNDS), expected) {
            (Ok(found), Ok(bytes)) => assert_eq!(found, Body { bytes: bytes.to_vec(), is_cut: false }, "{packing:?}"),
            (found, Err(part)) => {
                let found = format!("{found:?}");
                assert!(found.contains(part), "{packing:?}: {}", &found[..found.len().min(200)]);
            }
            (found, _) => panic!("{packing:?}: {found:?}"),
        }
    }

    #[test]
    fn packings() {
        let text = b"The harbour closes.";
        let packed = gzip(text);
        check(text, None, Ok(text));
        check(text, Some("identity"), Ok(text));
        check(text, Some("UTF-8"), Ok(text));
        check(&packed, Some("gzip"), Ok(text));
        check(&packed, Some(" X-GZIP "), Ok(text));
        check(&[&packed[..], &packed[..]].concat(), Some("gzip"), Ok(&[&text[..], &text[..]].concat()));
        // Stored as it is, and an empty last block.
        check(b"\x20\x01\x10The harbour closes.\x03", Some("br"), Ok(text));
        check(b"", Some("gzip"), Ok(b""));
        check(b"", Some("br"), Ok(b""));
        check(&packed[..packed.len() - 9], Some("gzip"), Err("UnexpectedEof"));
        check(text, Some("gzip"), Err("InvalidInput"));
        check(b"\xff\xff\xff\xff", Some("br"), Err("Io"));
        check(text, Some("deflate"), Err("Packing(\"deflate\")"));
        check(text, Some("gzip, br"), Err("Packing"));
    }

    #[test]
    fn bounds() {
        let long = vec![b'a'; 4 << 20];
        check(&long, None, Err("is_cut: true"));
        check(&gzip(&long), Some("gzip"), Err("Bomb"));
        let noise: Vec<u8> = (0..4u32 << 20).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        check(&gzip(&noise), Some("gzip"), Err("is_cut: true"));
        check(&noise[..3 << 20], None, Ok(&noise[..3 << 20]));
        check(&noise[..(3 << 20) + 1], None, Err("is_cut: true"));
        // A window of 1 GiB.
        check(b"\x11\x1e\x00\x00\x00", Some("br"), Err("large window"));
    }

    #[test]
    fn an_endless_stream_ends() {
        let endless = io::repeat(b'a');
        assert!(read(endless, None, BOUNDS).unwrap().is_cut);
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..400), packing in "gzip|br|identity") {
            let _ = read(&bytes[..], Some(&packing), BOUNDS);
        }
    }
}
