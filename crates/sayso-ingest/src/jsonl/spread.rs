use std::io::{self, Read};

/// Whether objects are in a list, or spread over lines, by the beginning of a file: then they do not stand one on a line.
pub(crate) fn is_spread(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let is_list = head.strip_prefix(b"[").is_some_and(|list| list.trim_ascii_start().starts_with(b"{"));
    let is_open = head.strip_prefix(b"{").is_some_and(|rest| matches!(rest, [b'\n', ..] | [b'\r', b'\n', ..]));
    is_list || is_open
}

/// Objects in a list, or spread over lines, as one object a line; a byte for each byte.
pub(crate) struct OneALine<R> {
    reader: R,
    /// How many objects and lists are open, without the list of all.
    depth: u32,
    is_list: bool,
    is_string: bool,
    is_escaped: bool,
}

impl<R: Read> OneALine<R> {
    pub(crate) fn new(reader: R) -> OneALine<R> {
        OneALine { reader, depth: 0, is_list: false, is_string: false, is_escaped: false }
    }

    fn next(&mut self, byte: u8) -> u8 {
        if self.is_string {
            // A line never ends in a string; where one is not closed, the damage stays in its line.
            self.is_string = !matches!(byte, b'"' | b'\n') || self.is_escaped;
            self.is_escaped = byte == b'\\' && !self.is_escaped;
            return byte;
        }
        match byte {
            b'[' if self.depth == 0 && !self.is_list => self.is_list = true,
            b'{' | b'[' => {
                self.depth = self.depth.saturating_add(1);
                return byte;
            }
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                return byte;
            }
            b',' if self.depth == 0 => return b'\n',
            b'\n' if self.depth == 0 && !self.is_list => return b'\n',
            b']' | b'\n' | b'\r' => {}
            b'"' => {
                self.is_string = true;
                return byte;
            }
            _ => return byte,
        }
        b' '
    }
}

impl<R: Read> Read for OneALine<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(into)?;
        for byte in &mut into[..count] {
            *byte = self.next(*byte);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_object_a_line() {
        for (spread, expected) in [
            ("[{\"a\": 1},\n{\"b\": [2,\n3]}]\n", " {\"a\": 1}\n {\"b\": [2, 3]}  "),
            ("[\n  {\n    \"a\": \"[{,\\\"\"\n  }\n]", "    {     \"a\": \"[{,\\\"\"   }  "),
            ("{\n\"a\": 1\n}\n{\n\"b\": 2\n}", "{ \"a\": 1 }\n{ \"b\": 2 }"),
            ("[{\"a\": \"never closed}\n, {\"b\": 2}]", " {\"a\": \"never closed}\n, {\"b\": 2}]"),
            ("[1, \"a\"]", " 1\n \"a\" "),
        ] {
            let mut lines = String::new();
            OneALine::new(spread.as_bytes()).read_to_string(&mut lines).unwrap();
            assert_eq!(lines, expected);
            assert_eq!(is_spread(spread.as_bytes()), spread.contains('{'));
        }
        assert!(!is_spread(b"{\"a\": 1}\n"));
    }
}
