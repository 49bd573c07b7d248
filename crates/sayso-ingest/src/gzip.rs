use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

use crate::budget::{Budget, Packed, Unpacked};
use crate::open::{self, Items, Settings};
use crate::window::Window;
use crate::{Bytes, Error, ErrorKind, Source};

/// The articles of what is packed by gzip: of any known format, in one member or many.
///
/// Errors inside name the file as it is called: `crawl.warc.gz: record 17`.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    if let Some(error) = too_deep(&source, settings) {
        return open::one(Err(error));
    }
    let budget = Budget::new(settings.limits.ratio, source.bytes.budget());
    let members = Members::new(Packed::new(source.bytes, budget.clone()));
    let bytes = Bytes::stream(Unpacked::new(members, budget.clone())).within(budget);
    // A page that was sent packed keeps its type; the type of the packing is of no use inside.
    let content_type = source.content_type.filter(|of| !of.to_ascii_lowercase().contains("gzip"));
    open::inside(Source { bytes, content_type, depth: source.depth + 1, ..source }, settings)
}

/// Archives lie in archives to no end where someone means harm.
pub(crate) fn too_deep(source: &Source, settings: &Settings) -> Option<Error> {
    let most = settings.limits.archives;
    (u64::from(source.depth) >= most).then(|| {
        let message = format!(
            "it is an archive {most} deep in archives, and is not unpacked: unpack it yourself, or raise the limit `archives`"
        );
        Error::new(ErrorKind::TooLong, source.place(), message)
    })
}

/// The bytes of all members, one after the other.
///
/// A damaged member is an error that comes once, after what could be unpacked of it; reading goes on with the next member
/// then, for those who can make something of it.
struct Members<R> {
    state: State<R>,
    /// Something was wrong, and no byte has come since.
    is_lost: bool,
    has_begun: bool,
}

enum State<R> {
    Between(Window<R>),
    Inside(Box<GzDecoder<Window<R>>>),
    Done,
}

impl<R: Read> Members<R> {
    fn new(reader: R) -> Members<R> {
        Members { state: State::Between(Window::new(reader)), is_lost: false, has_begun: false }
    }
}

impl<R: Read> Read for Members<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Ok(0),
                State::Between(mut window) => {
                    if find_member(&mut window)? {
                        self.has_begun = true;
                        self.state = State::Inside(Box::new(GzDecoder::new(window)));
                    } else if !self.has_begun {
                        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, CUT_OFF));
                    }
                }
                State::Inside(mut decoder) => match decoder.read(into) {
                    Ok(0) => self.state = State::Between(decoder.into_inner()),
                    Ok(count) => {
                        self.state = State::Inside(decoder);
                        self.is_lost = false;
                        return Ok(count);
                    }
                    Err(error) => match error.kind() {
                        io::ErrorKind::UnexpectedEof => return Err(io::Error::new(error.kind(), CUT_OFF)),
                        io::ErrorKind::InvalidInput => {
                            self.state = State::Between(decoder.into_inner());
                            if !std::mem::replace(&mut self.is_lost, true) {
                                let message = format!("what is packed by gzip is damaged ({error})");
                                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
                            }
                        }
                        _ => return Err(error),
                    },
                },
            }
        }
    }
}

const CUT_OFF: &str = "what is packed by gzip is cut off, perhaps not fetched as a whole";

/// Goes to where the next member begins; zeros and other bytes between members are passed over, as all programs do.
fn find_member<R: Read>(window: &mut Window<R>) -> io::Result<bool> {
    loop {
        let ahead = window.ahead(HEAD);
        if is_member(ahead) {
            return Ok(true);
        }
        if ahead.len() < HEAD {
            let rest = ahead.len();
            window.consume(rest);
            return window.fault().map_or(Ok(false), Err);
        }
        let next = (1..ahead.len()).find(|&at| ahead[at] == MAGIC[0]).unwrap_or(ahead.len());
        window.consume(next);
    }
}

const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];

/// The fixed part of a member's head.
const HEAD: usize = 10;

/// Whether a member begins here: its magic, no flag that there is not, and an operating system that there is.
fn is_member(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
        && bytes.get(3).is_none_or(|flags| flags & 0xe0 == 0)
        && bytes.get(9).is_none_or(|os| *os < 20 || *os == 255)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;

    use super::*;
    use crate::open::shown;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn check(name: &str, bytes: Vec<u8>, expected: &[&str]) {
        assert_eq!(shown(name, bytes, &Settings::default()), expected, "{name}");
    }

    const LINES: &[u8] = b"{\"text\": \"The harbour closes.\"}\n{\"text\": \"It is winter.\"}\n";

    #[test]
    fn one_member_or_many() {
        check("a/harbour.txt.gz", packed(b"The harbour closes."), &["harbour: The harbour closes."]);
        let lines = ["news-line-1: The harbour closes.", "news-line-2: It is winter."];
        check("news.jsonl.gz", packed(LINES), &lines);
        let (first, second) = LINES.split_at(40);
        check("news.jsonl.gz", [packed(first), packed(second)].concat(), &lines);
        check("news.jsonl.gz", [packed(first), vec![0; 512], packed(second), b"trailing".to_vec()].concat(), &lines);
        check("news.jsonl.gz.gz", packed(&packed(LINES)), &lines);
    }

    #[test]
    fn damage_comes_after_what_could_be_read() {
        let whole = packed(LINES);
        let cut = "what is packed by gzip is cut off, perhaps not fetched as a whole; the rest is not read";
        let two = ["news-line-1: The harbour closes.", "news-line-2: It is winter."];
        check(
            "news.jsonl.gz",
            whole[..whole.len() - 3].to_vec(),
            &[two[0], two[1], &format!("news.jsonl.gz:3: {cut}")],
        );
        let mut wrong = whole.clone();
        *wrong.iter_mut().nth_back(5).unwrap() ^= 1;
        let damaged = "what is packed by gzip is damaged (corrupt gzip stream does not have a matching checksum); the rest is not read";
        check("news.jsonl.gz", wrong, &[two[0], two[1], &format!("news.jsonl.gz:3: {damaged}")]);
        check("harbour.txt.gz", whole[..12].to_vec(), &[&format!("harbour.txt.gz: {cut}")]);
        check("harbour.txt.gz", whole[..2].to_vec(), &[&format!("harbour.txt.gz: {cut}")]);
        check("harbour.txt.gz", packed(b"")[..10].to_vec(), &[&format!("harbour.txt.gz: {cut}")]);
    }

    #[test]
    fn reading_goes_on_with_the_next_member() {
        let mut torn = packed(b"The harbour closes.");
        torn[14] ^= 0xff;
        let mut members = Members::new(io::Cursor::new([torn.clone(), packed(b"It is winter."), torn].concat()));
        let (mut text, mut faults) = (Vec::new(), 0);
        while let Err(error) = members.read_to_end(&mut text) {
            assert_eq!(error.kind(), io::ErrorKind::InvalidData);
            faults += 1;
        }
        assert!(faults == 2 && text.windows(13).any(|window| window == b"It is winter."), "{text:?}");
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..300), flips in prop::collection::vec(any::<prop::sample::Index>(), 0..4)) {
            let mut packed = [packed(&bytes), packed(LINES)].concat();
            for flip in flips {
                let at = flip.index(packed.len());
                packed[at] ^= 0x5a;
            }
            let _ = shown("a.gz", packed, &Settings::default());
        }
    }
}
