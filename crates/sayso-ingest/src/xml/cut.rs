use std::io::{self, Read};

use super::view::{Found, View};

/// Cuts elements of certain names out of a stream of XML, one after the other, without understanding anything else in it:
/// what is broken inside one of them does not reach the next.
///
/// Such an element never holds another one, so the next one's start also ends one that was left open. Comments, CDATA and
/// instructions are passed over; once one of them never ends, all are taken for text.
pub(crate) struct Cutter<R> {
    view: View<R>,
    /// Local names of the elements to cut out.
    wanted: &'static [&'static str],
    longest: usize,
    at: usize,
    /// Where the element begins that is being read, and its name as written.
    open: Option<(usize, Vec<u8>)>,
    /// Where the last element ended.
    last: usize,
    head: Option<Vec<u8>>,
    trusts_sections: bool,
    is_lost: bool,
}

/// What was cut out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// An element from its first to its last tag.
    Whole(Vec<u8>),
    /// An element whose end is missing.
    Open,
    /// An element longer than allowed: it was passed over.
    TooLong,
    /// No element for as long as one may be: the rest is not looked at.
    Lost,
}

impl<R: Read> Cutter<R> {
    pub(crate) fn new(reader: R, wanted: &'static [&'static str], longest: u64) -> Cutter<R> {
        Cutter {
            view: View::new(reader),
            wanted,
            longest: usize::try_from(longest).unwrap_or(usize::MAX).min(usize::MAX / 4),
            at: 0,
            open: None,
            last: 0,
            head: None,
            trusts_sections: true,
            is_lost: false,
        }
    }

    /// All that stands before the first element; all there is where there is none.
    pub(crate) fn head(&self) -> &[u8] {
        self.head.as_deref().unwrap_or_else(|| self.view.from(0))
    }

    /// The next element; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Cut>> {
        while !self.is_lost {
            self.view.forget_before(match (&self.open, &self.head) {
                (Some((start, _)), _) => *start,
                (None, Some(_)) => self.at,
                (None, None) => 0,
            });
            let until = self.open.as_ref().map_or(self.last, |(start, _)| *start) + self.longest;
            let tag = match self.view.find(self.at, b"<", until)? {
                Found::At(tag) => tag,
                Found::Beyond => return Ok(Some(self.give_up(until))),
                Found::End => {
                    self.at = self.view.end();
                    return Ok(self.open.take().map(|_| Cut::Open));
                }
            };
            self.view.fill_to(tag + 9)?;
            let rest = self.view.from(tag + 1);
            let section: Option<(&[u8], usize)> = match rest {
                [b'!', b'-', b'-', ..] => Some((b"-->", 4)),
                [b'?', ..] => Some((b"?>", 2)),
                _ if rest.starts_with(b"![CDATA[") => Some((b"]]>", 9)),
                _ => None,
            };
            let found = match section {
                Some(_) if !self.trusts_sections => Found::At(tag + 1),
                Some((close, skip)) => match self.view.find(tag + skip, close, until)? {
                    Found::At(end) => Found::At(end + close.len()),
                    _ => {
                        // Never ends: it is text, and what seemed to be in it is looked at again.
                        (self.trusts_sections, self.at) = (false, tag + 1);
                        match self.open.take() {
                            Some((start, _)) => self.last = start,
                            None => continue,
                        }
                        return Ok(Some(Cut::Open));
                    }
                },
                None if rest.starts_with(b"!") => self.declaration_end(tag, until)?,
                None => match self.tag(tag, until)? {
                    Some(cut) => return Ok(Some(cut)),
                    None => continue,
                },
            };
            match found {
                Found::At(end) => self.at = end,
                Found::Beyond => return Ok(Some(self.give_up(until))),
                Found::End => self.at = tag + 1,
            }
        }
        Ok(None)
    }

    /// Reads a tag; what it completes.
    fn tag(&mut self, tag: usize, until: usize) -> io::Result<Option<Cut>> {
        let (end, is_whole) = match self.tag_end(tag + 1, until)? {
            (Found::At(end), is_whole) => (end, is_whole),
            (Found::End, _) => (self.view.end(), false),
            (Found::Beyond, _) => return Ok(Some(self.give_up(until))),
        };
        self.at = end;
        let written = self.view.between(tag + 1, end);
        if let [b'/', rest @ ..] = written {
            let closes = is_whole && self.open.as_ref().is_some_and(|(_, open)| open == name(rest));
            return Ok(if closes { self.complete() } else { None });
        }
        let name = name(written);
        let local = name.rsplit(|&b| b == b':').next().unwrap_or(name);
        if !self.wanted.iter().any(|wanted| wanted.as_bytes() == local) {
            return Ok(None);
        }
        let (name, is_closed) = (name.to_vec(), is_whole && written.ends_with(b"/>"));
        if self.head.is_none() {
            self.head = Some(self.view.between(0, tag).to_vec());
        }
        if self.open.take().is_some() {
            // The one before was left open; this one is read again by the next call.
            (self.at, self.last) = (tag, tag);
            return Ok(Some(Cut::Open));
        }
        self.open = Some((tag, name));
        Ok(if is_closed { self.complete() } else { None })
    }

    /// The element that ends here.
    fn complete(&mut self) -> Option<Cut> {
        let (start, _) = self.open.take()?;
        self.last = self.at;
        Some(Cut::Whole(self.view.between(start, self.at).to_vec()))
    }

    /// Drops what is too long, and goes on where it should have ended.
    fn give_up(&mut self, until: usize) -> Cut {
        self.at = until.min(self.view.end());
        self.last = self.at;
        if self.open.take().is_some() {
            return Cut::TooLong;
        }
        if self.head.is_none() {
            self.head = Some(Vec::new());
        }
        self.is_lost = true;
        Cut::Lost
    }

    /// The end of a tag, and whether it is a tag's. No tag holds a `<`: there the next one begins.
    fn tag_end(&mut self, mut from: usize, until: usize) -> io::Result<(Found, bool)> {
        let mut quote = None;
        loop {
            for (offset, &byte) in self.view.from(from).iter().enumerate() {
                match (byte, quote) {
                    (b'<', _) => return Ok((Found::At(from + offset), false)),
                    (b'>', None) => return Ok((Found::At(from + offset + 1), true)),
                    (b'"' | b'\'', None) => quote = Some(byte),
                    (_, Some(open)) if byte == open => quote = None,
                    _ => {}
                }
            }
            from = self.view.end();
            if from >= until {
                return Ok((Found::Beyond, false));
            }
            if !self.view.fill()? {
                return Ok((Found::End, false));
            }
        }
    }

    /// The end of a document type, past the declarations between its brackets.
    fn declaration_end(&mut self, tag: usize, until: usize) -> io::Result<Found> {
        let (mut from, mut has_brackets) = (tag + 1, false);
        loop {
            let end = match self.view.find(from, b">", until)? {
                Found::At(end) => end,
                other => return Ok(other),
            };
            let piece = self.view.between(from, end);
            has_brackets |= piece.contains(&b'[');
            if !has_brackets || piece.trim_ascii_end().ends_with(b"]") {
                return Ok(Found::At(end + 1));
            }
            from = end + 1;
        }
    }
}

/// The name at the start of a tag.
fn name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(|&b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/' | b'<'));
    &tag[..end.unwrap_or(tag.len())]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cuts(xml: &[u8], longest: u64) -> (Vec<Cut>, Vec<u8>) {
        let mut cutter = Cutter::new(xml, &["item", "entry"], longest);
        let mut cuts = Vec::new();
        while let Some(cut) = cutter.next().unwrap() {
            cuts.push(cut);
        }
        (cuts, cutter.head().to_vec())
    }

    fn check(xml: &str, expected: &[&str]) {
        let (cuts, _) = cuts(xml.as_bytes(), 60);
        let shown: Vec<String> = cuts
            .into_iter()
            .map(|cut| match cut {
                Cut::Whole(bytes) => String::from_utf8(bytes).unwrap(),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(shown, expected, "{xml}");
    }

    #[test]
    fn whole_elements() {
        check("<rss><item>a</item> <item x='>'>b</item></rss>", &["<item>a</item>", "<item x='>'>b</item>"]);
        check("<a:feed><a:entry>a</a:entry><a:entry/></a:feed>", &["<a:entry>a</a:entry>", "<a:entry/>"]);
        check(
            "<!-- <item>no</item> --><item><![CDATA[</item>]]></item ><items><item1/></items>",
            &["<item><![CDATA[</item>]]></item >"],
        );
        check("<!DOCTYPE rss [<!ENTITY a '<item>'>]><item>a</item>", &["<item>a</item>"]);
        check("<!DOCTYPE rss SYSTEM 'a.dtd'><item>a</item>", &["<item>a</item>"]);
        check("<rss><channel></channel></rss>", &[]);
        check("", &[]);
    }

    #[test]
    fn broken_ones_do_not_reach_the_next() {
        check("<item>a<item>b</item>", &["Open", "<item>b</item>"]);
        check("<item>a<item/>", &["Open", "<item/>"]);
        check("<item><a title=\"x</item><item>b</item>", &["<item><a title=\"x</item>", "<item>b</item>"]);
        check("<item><a</item><item>b</item>", &["<item><a</item>", "<item>b</item>"]);
        check("<item><![CDATA[ a</item><item>b</item>", &["Open", "<item>b</item>"]);
        check("<!-- a <item>b</item>", &["<item>b</item>"]);
        check("<item>a</item", &["Open"]);
        check("<item>a</entry>b</item>", &["<item>a</entry>b</item>"]);
    }

    #[test]
    fn what_is_too_long_is_passed_over() {
        let long = "a".repeat(70);
        check(&format!("<item>{long}</item><item>b</item>"), &["TooLong", "<item>b</item>"]);
        let far = "a".repeat(CHUNKS);
        let xml = format!("<item>{far}</item><item>b</item>");
        let (found, _) = cuts(xml.as_bytes(), CHUNKS as u64 / 2 + 100);
        assert_eq!(found, [Cut::TooLong, Cut::Whole(b"<item>b</item>".to_vec())]);
        check(&format!("<item>a</item>{long}<item>b</item>"), &["<item>a</item>", "Lost"]);
        let (found, head) = cuts(format!("<rss>{long}").as_bytes(), 60);
        assert_eq!((found, head.len()), (vec![Cut::Lost], 0));
    }

    const CHUNKS: usize = 200_000;

    #[test]
    fn the_head_is_what_comes_before() {
        assert_eq!(cuts(b"<rss><title>a</title><item>b</item>", 60).1, b"<rss><title>a</title>");
        assert_eq!(cuts(b"<rss><title>a</title>", 60).1, b"<rss><title>a</title>");
    }

    #[test]
    fn an_endless_stream_ends() {
        struct Endless(&'static [u8], usize);
        impl Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                for byte in buffer.iter_mut() {
                    *byte = self.0[self.1 % self.0.len()];
                    self.1 += 1;
                }
                Ok(buffer.len())
            }
        }
        for part in [&b"a"[..], b"<a>", b"<a ", b"<!--", b"<![CDATA[ ]]>", b"<!a [ >", b"<", b"\0"] {
            let mut cutter = Cutter::new(Endless(part, 0), &["item"], 1 << 20);
            assert_eq!(cutter.next().unwrap(), Some(Cut::Lost), "{part:?}");
            assert_eq!(cutter.next().unwrap(), None, "{part:?}");
            let mut cutter = Cutter::new((&b"<item>"[..]).chain(Endless(part, 0)), &["item"], 1 << 20);
            let mut found = Vec::new();
            while let Some(cut) = cutter.next().unwrap() {
                found.push(cut);
            }
            assert!(found.len() <= 2 && found.last() == Some(&Cut::Lost), "{part:?}: {found:?}");
            assert!(cutter.view.from(0).len() <= 3 << 20);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_end(xml in "(<item>|</item>|<item/>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|<\\?|<!D \\[|<a b='|'|>|<| |é){0,30}", longest in 0u64..80) {
            let (cuts, _) = cuts(xml.as_bytes(), longest);
            for cut in cuts {
                if let Cut::Whole(bytes) = cut {
                    prop_assert!(bytes.starts_with(b"<item") && bytes.ends_with(b">"));
                }
            }
        }
    }
}
