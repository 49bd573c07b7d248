//! How much a PDF unpacks to, before anything unpacks it: the crate that reads PDF unpacks a stream whole.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};

/// How many bytes may still be unpacked.
pub(super) struct Budget {
    left: u64,
    /// In one stream.
    most: u64,
}

impl Budget {
    pub(super) fn new(most: u64) -> Budget {
        Budget { left: most.saturating_mul(4), most }
    }

    /// Whether a stream may be unpacked; what it unpacks to is taken from the budget.
    pub(super) fn allows(&mut self, stream: &Stream<'_>) -> bool {
        let most = self.most.min(self.left);
        match size(stream, most) {
            Some(size) if size <= most => {
                self.left -= size;
                true
            }
            _ => false,
        }
    }

    /// Whether so many bytes may be unpacked once more.
    pub(super) fn take(&mut self, size: u64) -> bool {
        let left = self.left.checked_sub(size);
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether all streams of a font may be unpacked.
    pub(super) fn allows_font(&mut self, font: &Dict<'_>) -> bool {
        self.allows_all(font, 0)
    }

    fn allows_all(&mut self, dict: &Dict<'_>, depth: u32) -> bool {
        // Fonts go no deeper: font, descendants, descriptor, program. What is passed over here is never unpacked.
        const KEYS: [&[u8]; 9] = [
            b"ToUnicode",
            b"Encoding",
            b"DescendantFonts",
            b"FontDescriptor",
            b"FontFile",
            b"FontFile2",
            b"FontFile3",
            b"CIDToGIDMap",
            b"UseCMap",
        ];
        let mut all = KEYS.iter().filter_map(|key| dict.get::<Object<'_>>(key));
        all.all(|object| self.allows_object(&object, depth))
    }

    fn allows_object(&mut self, object: &Object<'_>, depth: u32) -> bool {
        match object {
            _ if depth > 4 => true,
            Object::Stream(stream) => self.allows(stream) && self.allows_all(stream.dict(), depth + 1),
            Object::Dict(dict) => self.allows_all(dict, depth + 1),
            Object::Array(array) => self.allows_array(array, depth),
            _ => true,
        }
    }

    fn allows_array(&mut self, array: &Array<'_>, depth: u32) -> bool {
        array.iter::<Object<'_>>().take(4).all(|object| self.allows_object(&object, depth + 1))
    }
}

/// What a stream unpacks to, or anything beyond `most`; `None` where that cannot be told.
fn size(stream: &Stream<'_>, most: u64) -> Option<u64> {
    let filters = stream.filters();
    let mut data = stream.raw_data().into_owned();
    for (at, filter) in filters.iter().enumerate() {
        let is_last = at + 1 == filters.len();
        data = match filter {
            Filter::FlateDecode => inflate(&data, most),
            Filter::LzwDecode if is_last => return Some(lzw_size(&data, early_change(stream), most)),
            Filter::RunLengthDecode => run_lengths(&data, most),
            // These never make more than four bytes of one.
            Filter::Ascii85Decode => {
                let bytes: Vec<u8> = data.into_iter().filter(|b| !b.is_ascii_whitespace()).collect();
                if is_last {
                    return Some(bytes.len() as u64 * 4);
                }
                ascii_85(&bytes)
            }
            Filter::AsciiHexDecode if is_last => data,
            Filter::AsciiHexDecode => hex(&data),
            Filter::Crypt => data,
            // Pictures, which are never unpacked here.
            Filter::DctDecode | Filter::JpxDecode | Filter::CcittFaxDecode | Filter::Jbig2Decode => return Some(0),
            Filter::LzwDecode => return None,
        };
        if data.len() as u64 > most {
            return Some(data.len() as u64);
        }
    }
    Some(data.len() as u64)
}

/// At most one byte more than `most`.
fn inflate(data: &[u8], most: u64) -> Vec<u8> {
    let mut unpacked = Vec::new();
    // A flaw somewhere in it is no reason to count less.
    let _ = ZlibDecoder::new(data).take(most.saturating_add(1)).read_to_end(&mut unpacked);
    if unpacked.is_empty() {
        let _ = DeflateDecoder::new(data).take(most.saturating_add(1)).read_to_end(&mut unpacked);
    }
    unpacked
}

fn run_lengths(data: &[u8], most: u64) -> Vec<u8> {
    let (mut unpacked, mut at) = (Vec::new(), 0);
    while let Some(&length) = data.get(at) {
        if length == 128 || unpacked.len() as u64 > most {
            break;
        }
        let count = usize::from(length);
        if length < 128 {
            unpacked.extend(data.iter().skip(at + 1).take(count + 1));
            at += count + 2;
        } else {
            unpacked.extend(data.get(at + 1).into_iter().flat_map(|&byte| std::iter::repeat_n(byte, 257 - count)));
            at += 2;
        }
    }
    unpacked
}

fn early_change(stream: &Stream<'_>) -> bool {
    let parameters = stream.dict().get::<Dict<'_>>(b"DecodeParms".as_slice());
    parameters.and_then(|parameters| parameters.get::<i32>(b"EarlyChange".as_slice())).unwrap_or(1) != 0
}

/// Only the lengths of what the codes stand for are kept.
fn lzw_size(data: &[u8], is_early: bool, most: u64) -> u64 {
    let mut lengths: Vec<u64> = vec![1; 258];
    let (mut buffer, mut bits, mut width, mut size) = (0u32, 0u32, 9u32, 0u64);
    let mut before = None;
    for &byte in data {
        (buffer, bits) = (buffer << 8 | u32::from(byte), bits + 8);
        while bits >= width {
            bits -= width;
            let code = (buffer >> bits) as usize & ((1 << width) - 1);
            match code {
                256 => {
                    lengths.truncate(258);
                    (width, before) = (9, None);
                    continue;
                }
                257 => return size,
                _ => {}
            }
            let length = lengths.get(code).copied().or(before.map(|before| before + 1)).unwrap_or(0);
            if let Some(before) = before.filter(|_| lengths.len() < 4096) {
                lengths.push(before + 1);
            }
            (before, size) = (Some(length), size + length);
            if size > most {
                return size;
            }
            width = match lengths.len() + usize::from(is_early) {
                0..512 => 9,
                512..1024 => 10,
                1024..2048 => 11,
                _ => 12,
            };
        }
        buffer &= (1 << bits) - 1;
    }
    size
}

fn ascii_85(data: &[u8]) -> Vec<u8> {
    let (mut unpacked, mut group) = (Vec::new(), Vec::new());
    for &byte in data {
        match byte {
            b'z' if group.is_empty() => unpacked.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    unpacked.extend(group_85(&group));
                    group.clear();
                }
            }
            _ => break,
        }
    }
    if group.len() > 1 {
        let count = group.len() - 1;
        group.resize(5, 84);
        unpacked.extend(&group_85(&group)[..count]);
    }
    unpacked
}

fn group_85(group: &[u8]) -> [u8; 4] {
    group.iter().fold(0u32, |sum, &digit| sum.wrapping_mul(85).wrapping_add(u32::from(digit))).to_be_bytes()
}

fn hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u32> =
        data.iter().take_while(|&&b| b != b'>').filter_map(|&b| char::from(b).to_digit(16)).collect();
    digits.chunks(2).map(|two| (two[0] * 16 + two.get(1).copied().unwrap_or(0)) as u8).collect()
}

/// Whether the streams that hold other objects, or say where those are, unpack within bounds. The crate unpacks them before it
/// can be asked about them, so they are looked for in the file as it is.
///
/// A file made to hide them from this can still fill a memory: who takes PDF files from anyone, unattended, gives the process a
/// limit.
pub(super) fn objects_fit(pdf: &[u8], most: u64) -> bool {
    let keyword = memchr::memmem::Finder::new(b"stream");
    let mut left = most.saturating_mul(4);
    let mut at = 0;
    while let Some(found) = keyword.find(&pdf[at..]) {
        let start = at + found;
        at = start + 6;
        if pdf[..start].ends_with(b"end") {
            continue;
        }
        let before = &pdf[start.saturating_sub(4096)..start];
        let dict = memchr::memmem::rfind(before, b"obj").map_or(before, |obj| &before[obj..]);
        let holds = |name: &[u8]| memchr::memmem::find_iter(dict, name).count();
        if holds(b"ObjStm") + holds(b"XRef") == 0 {
            continue;
        }
        if holds(b"Flate") > 1 || holds(b"LZW") + holds(b"RunLength") > 0 {
            return false; // nobody packs them so but to hide something
        }
        let data = pdf[at..].strip_prefix(b"\r").unwrap_or(&pdf[at..]);
        let size = count(ZlibDecoder::new(data.strip_prefix(b"\n").unwrap_or(data)), most.min(left));
        if size > most.min(left) {
            return false;
        }
        left -= size;
    }
    true
}

/// How many bytes there are to read, or anything beyond `most`.
fn count(reader: impl Read, most: u64) -> u64 {
    let mut reader = reader.take(most.saturating_add(1));
    let (mut buffer, mut count) = ([0; 16 << 10], 0);
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        count += read as u64;
    }
    count
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn sizes() {
        assert_eq!(inflate(&deflated(&[0; 5000]), 10_000).len(), 5000);
        assert_eq!(inflate(&deflated(&[0; 50_000]), 10_000).len(), 10_001);
        assert_eq!(run_lengths(&[2, 1, 2, 3, 254, 9, 128, 7], 100), [1, 2, 3, 9, 9, 9]);
        assert_eq!(run_lengths(&[129; 1000], 100).len(), 128);
        assert_eq!(ascii_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(hex(b"48 65 6C 6c 6F>"), b"Hello");
        // The example of the PDF reference: 45 45 45 45 45 65 45 45 45 66.
        assert_eq!(lzw_size(&[0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], true, 100), 10);
    }

    #[test]
    fn object_streams_are_measured() {
        let file = |dict: &str, data: &[u8]| [dict.as_bytes(), b"stream\n", data, b"\nendstream"].concat();
        let packed = deflated(&[b' '; 100_000]);
        let dict = "7 0 obj <</Type /ObjStm /Filter /FlateDecode>> ";
        assert!(objects_fit(&file(dict, &packed), 100_000));
        assert!(!objects_fit(&file(dict, &packed), 99_999));
        assert!(!objects_fit(&file(dict, &packed).repeat(5), 100_000));
        assert!(objects_fit(&file("7 0 obj <</Filter /FlateDecode>> ", &packed), 10));
        assert!(!objects_fit(&file("7 0 obj <</Type /XRef /Filter [/LZWDecode]>> ", b""), 10));
        assert!(!objects_fit(&file("7 0 obj <</Type /XRef /Filter [/FlateDecode /FlateDecode]>> ", b""), 10));
    }
}
