/// A path with `*` for anything and `$` for its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// In normal form, with its signs.
    written: String,
}

impl Pattern {
    /// A pattern as written; none where nothing stands there, which rules nothing.
    pub(crate) fn new(written: &str) -> Option<Pattern> {
        let (body, end) = match written.strip_suffix('$') {
            Some(body) => (body, "$"),
            None => (written, ""),
        };
        let written = normal(body, false) + end;
        (!written.is_empty()).then_some(Pattern { written })
    }

    pub(crate) fn written(&self) -> &str {
        &self.written
    }

    /// How closely it describes: its length.
    pub(crate) fn len(&self) -> usize {
        self.written.len()
    }

    /// Whether a path in normal form begins so. Each piece is searched once, from left to right: no pattern takes long.
    pub(crate) fn fits(&self, path: &str) -> bool {
        let (body, is_whole) = match self.written.strip_suffix('$') {
            Some(body) => (body, true),
            None => (self.written.as_str(), false),
        };
        let mut pieces = body.split('*');
        let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
        let mut last = None;
        for piece in pieces {
            if let Some(piece) = last.replace(piece) {
                let Some(at) = rest.find(piece) else { return false };
                rest = &rest[at + piece.len()..];
            }
        }
        match last {
            None => !is_whole || rest.is_empty(),
            Some(piece) if is_whole => rest.ends_with(piece),
            Some(piece) => rest.contains(piece),
        }
    }
}

/// One way of writing a path: letters, digits and `-._~` as they are, other escapes in capitals, all beyond ASCII escaped.
///
/// In an address (`is_address`) `*` and `$` are plain characters, and escaped; in a pattern `*` is a sign.
pub(crate) fn normal(path: &str, is_address: bool) -> String {
    let bytes = path.as_bytes();
    let mut normal = String::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped =
            (byte == b'%').then(|| Some(hex(*bytes.get(at + 1)?)? << 4 | hex(*bytes.get(at + 2)?)?)).flatten();
        at += if escaped.is_some() { 3 } else { 1 };
        match (escaped, byte) {
            (Some(b), _) if b.is_ascii_alphanumeric() || b"-._~".contains(&b) => normal.push(char::from(b)),
            (Some(b), _) => escape(b, &mut normal),
            (None, b'$') => escape(b'$', &mut normal),
            (None, b'*') if is_address => escape(b'*', &mut normal),
            (None, b'!'..=b'~') => normal.push(char::from(byte)),
            (None, b) => escape(b, &mut normal),
        }
    }
    normal
}

fn escape(byte: u8, into: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    into.push('%');
    into.push(char::from(DIGITS[usize::from(byte >> 4)]));
    into.push(char::from(DIGITS[usize::from(byte & 15)]));
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(pattern: &str, path: &str, expected: bool) {
        let found = Pattern::new(pattern).is_some_and(|p| p.fits(&normal(path, true)));
        assert_eq!(found, expected, "{pattern} on {path}");
    }

    #[test]
    fn patterns() {
        check("/", "/a", true);
        check("/a", "/a", true);
        check("/a", "/ab/c", true);
        check("/a", "/b/a", false);
        check("/A", "/a", false);
        check("/a/", "/a", false);
        check("a", "/a", false);
        check("", "/a", false);
        check("$", "/a", false);
        check("*", "/a", true);
        check("/*", "/", true);
        check("*.php", "/a/b.php?c", true);
        check("/*.php$", "/a/b.php", true);
        check("/*.php$", "/a/b.php?c", false);
        check("/*.php$", "/a.php/b.php", true);
        check("/a*b*c", "/a-c-b-c", true);
        check("/a*b*c", "/a-c-b", false);
        check("/a*ba$", "/aba", true);
        check("/ab*ba$", "/aba", false);
        check("/a**b", "/a-b", true);
        check("/a*$", "/a/b", true);
        check("/a$", "/a", true);
        check("/a$", "/ab", false);
        check("/a$b", "/a$b", true);
        check("/a$b", "/a", false);
    }

    #[test]
    fn ways_of_writing() {
        check("/%7Ejoe", "/~joe", true);
        check("/~joe", "/%7ejoe", true);
        check("/a%2fb", "/a%2Fb", true);
        check("/a%2fb", "/a/b", false);
        check("/ä", "/%C3%A4", true);
        check("/%c3%a4", "/ä", true);
        check("/a-%2A.html", "/a-*.html", true);
        check("/a-%2A.html", "/a-b.html", false);
        check("/a%24", "/a$", true);
        check("/a b", "/a%20b", true);
        check("/100%", "/100%", true);
        check("/%zz", "/%zz", true);
    }

    proptest! {
        #[test]
        fn a_pattern_without_signs_fits_what_it_begins(path in "/[a-z/%.é]{0,20}", rest in "[a-z]{0,5}") {
            let longer = normal(&format!("{path}{rest}"), true);
            prop_assert!(Pattern::new(&path).unwrap().fits(&longer) || path.contains('%'));
        }

        #[test]
        fn a_pattern_does_as_a_plain_search_would(pattern in "/[ab*]{0,8}\\$?", path in "/[ab]{0,10}") {
            fn plain(pattern: &[u8], path: &[u8]) -> bool {
                match pattern {
                    [] => true,
                    [b'$'] => path.is_empty(),
                    [b'*', rest @ ..] => (0..=path.len()).any(|skip| plain(rest, &path[skip..])),
                    [byte, rest @ ..] => path.first() == Some(byte) && plain(rest, &path[1..]),
                }
            }
            let expected = plain(pattern.as_bytes(), path.as_bytes());
            prop_assert_eq!(Pattern::new(&pattern).unwrap().fits(&path), expected);
        }
    }
}
