/// An operand of an operator in a content stream.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Number(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Operand>),
    /// A dictionary, which no operator that shows text needs.
    Other,
}

/// The operators of a content stream with their operands, one by one, each byte looked at once; pictures in it are passed over.
pub(super) struct Operators<'d> {
    bytes: &'d [u8],
    at: usize,
}

/// Operands of one operator, and of one array in them.
const MOST: usize = 100_000;

impl<'d> Operators<'d> {
    pub(super) fn of(bytes: &'d [u8]) -> Operators<'d> {
        Operators { bytes, at: 0 }
    }

    /// The next operator, its operands in `operands`; `None` at the end.
    pub(super) fn next(&mut self, operands: &mut Vec<Operand>) -> Option<&'d [u8]> {
        operands.clear();
        loop {
            self.skip_space();
            let byte = *self.bytes.get(self.at)?;
            match byte {
                b'[' => {
                    self.at += 1;
                    let array = self.array();
                    push(operands, Operand::Array(array));
                }
                b']' | b'{' | b'}' | b')' | b'>' => self.at += 1,
                _ => match self.simple() {
                    Ok(operand) => push(operands, operand),
                    Err(b"BI") => {
                        self.skip_picture();
                        operands.clear();
                    }
                    Err(operator) => return Some(operator),
                },
            }
        }
    }

    /// What stands between brackets; arrays in arrays are left out, as no operator for text has them.
    fn array(&mut self) -> Vec<Operand> {
        let mut array = Vec::new();
        loop {
            self.skip_space();
            match self.bytes.get(self.at) {
                None => return array,
                Some(b']') => {
                    self.at += 1;
                    return array;
                }
                Some(b'[' | b'{' | b'}' | b')' | b'>') => self.at += 1,
                Some(_) => {
                    if let Ok(operand) = self.simple() {
                        push(&mut array, operand);
                    }
                }
            }
        }
    }

    /// A number, a name, a text or a dictionary; else the word of an operator.
    fn simple(&mut self) -> Result<Operand, &'d [u8]> {
        match self.bytes[self.at] {
            b'(' => Ok(Operand::Text(self.text())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.skip_dictionary();
                Ok(Operand::Other)
            }
            b'<' => Ok(Operand::Text(self.hex())),
            b'/' => {
                self.at += 1;
                Ok(Operand::Name(unescaped(self.word())))
            }
            _ => {
                let word = self.word();
                if word.is_empty() {
                    self.at += 1; // a lone delimiter
                }
                number(word).map_or(Err(word), |number| Ok(Operand::Number(number)))
            }
        }
    }

    fn word(&mut self) -> &'d [u8] {
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|&b| is_space(b) || is_delimiter(b)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// `(text)`, with what is escaped in it.
    fn text(&mut self) -> Vec<u8> {
        let (mut text, mut depth) = (Vec::new(), 0u32);
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        text.push(byte);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    text.push(byte);
                }
                b'\\' => self.escape(&mut text),
                _ => text.push(byte),
            }
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(&byte) = self.bytes.get(self.at) else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => self.at += usize::from(self.bytes.get(self.at) == Some(&b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.bytes.get(self.at) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(code as u8);
            }
            other => text.push(other),
        }
    }

    /// `<68 65 78>`.
    fn hex(&mut self) -> Vec<u8> {
        let (mut text, mut high) = (Vec::new(), None);
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = char::from(byte).to_digit(16) else { continue };
            match high.take() {
                Some(high) => text.push((high * 16 + digit) as u8),
                None => high = Some(digit),
            }
        }
        text.extend(high.map(|high| (high * 16) as u8));
        text
    }

    fn skip_dictionary(&mut self) {
        let mut depth = 0u32;
        while self.at < self.bytes.len() {
            match (self.bytes[self.at], self.bytes.get(self.at + 1)) {
                (b'<', Some(b'<')) => (depth, self.at) = (depth + 1, self.at + 2),
                (b'>', Some(b'>')) => {
                    (depth, self.at) = (depth.saturating_sub(1), self.at + 2);
                    if depth == 0 {
                        return;
                    }
                }
                (b'(', _) => {
                    self.text();
                }
                _ => self.at += 1,
            }
        }
    }

    /// A picture in the stream: its bytes end at an `EI` that stands by itself.
    fn skip_picture(&mut self) {
        let data =
            memchr::memmem::find(&self.bytes[self.at..], b"ID").map_or(self.bytes.len(), |found| self.at + found + 2);
        self.at = data;
        while let Some(found) = memchr::memmem::find(&self.bytes[self.at..], b"EI") {
            let start = self.at + found;
            self.at = start + 2;
            let is_alone = |at: Option<usize>| at.and_then(|at| self.bytes.get(at)).is_none_or(|&b| is_space(b));
            let follows_text = self.bytes[self.at..].iter().take(8).all(|&b| is_space(b) || (0x20..0x7f).contains(&b));
            if is_alone(start.checked_sub(1)) && is_alone(Some(self.at)) && follows_text {
                return;
            }
        }
        self.at = self.bytes.len();
    }

    fn skip_space(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == b'%' {
                let rest = &self.bytes[self.at..];
                self.at += rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }
}

fn push(operands: &mut Vec<Operand>, operand: Operand) {
    if operands.len() < MOST {
        operands.push(operand);
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn number(word: &[u8]) -> Option<f64> {
    let is_number = word.first().is_some_and(|b| matches!(b, b'+' | b'-' | b'.' | b'0'..=b'9'));
    let word = is_number.then(|| std::str::from_utf8(word).ok())??;
    word.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A name with `#20` for a blank.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let (mut plain, mut at) = (Vec::with_capacity(name.len()), 0);
    while let Some(&byte) = name.get(at) {
        let hex = (byte == b'#').then(|| name.get(at + 1..at + 3)).flatten();
        let code = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        plain.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(bytes: &[u8]) -> String {
        let (mut operators, mut operands, mut shown) = (Operators::of(bytes), Vec::new(), Vec::new());
        while let Some(operator) = operators.next(&mut operands) {
            let operands: Vec<String> = operands.iter().map(one).collect();
            shown.push(format!("{}({})", String::from_utf8_lossy(operator), operands.join(" ")));
        }
        shown.join("; ")
    }

    fn one(operand: &Operand) -> String {
        match operand {
            Operand::Number(number) => number.to_string(),
            Operand::Name(name) => format!("/{}", String::from_utf8_lossy(name)),
            Operand::Text(text) => format!("{:?}", String::from_utf8_lossy(text)),
            Operand::Array(array) => format!("[{}]", array.iter().map(one).collect::<Vec<_>>().join(" ")),
            Operand::Other => "<<>>".to_owned(),
        }
    }

    #[test]
    fn operators() {
        for (content, expected) in [
            (
                "BT /F1 12 Tf 1 0 0 -1 .5 7. Tm (Harbour) Tj ET",
                "BT(); Tf(/F1 12); Tm(1 0 0 -1 0.5 7); Tj(\"Harbour\"); ET()",
            ),
            ("[(A) -120 <42 4>]TJ", "TJ([\"A\" -120 \"B@\"])"),
            (
                r"(a\(b\)(c)\101\
d\n)'",
                "'(\"a(b)(c)Ad\\n\")",
            ),
            ("/P <</MCID 0 /A (>>)>> BDC % no (\nEMC", "BDC(/P <<>>); EMC()"),
            ("/a#20b Do q/Q\nQ", "Do(/a b); q(); Q(/Q)"),
            ("BI /W 2 ID \u{1}EI\u{2} EI \u{3} EI Q", "Q()"),
            ("BI /W 2 ID x", ""),
            ("(open", ""),
            ("[1 2", ""),
            (">>) ] f*", "f*()"),
        ] {
            assert_eq!(shown(content.as_bytes()), expected, "{content}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200), content in "(\\(|\\)|<|>|\\[|\\]|/|BI|ID|EI|%|\n|1|\\\\| |Tj){0,40}") {
            shown(&bytes);
            shown(content.as_bytes());
        }
    }
}
