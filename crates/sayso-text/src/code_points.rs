use crate::Span;

/// Byte offsets of one text as Unicode code points.
///
/// ```
/// use sayso_text::CodePoints;
/// let index = CodePoints::of("“é”");
/// assert_eq!([index.at(0), index.at(3), index.at(5), index.at(8)], [0, 1, 2, 3]);
/// ```
pub struct CodePoints {
    /// For every block of [`BLOCK`] bytes the code points that begin before it; empty where the text is ASCII.
    before: Vec<u32>,
    bytes: Vec<u8>,
    /// Bytes of the text.
    length: u32,
}

const BLOCK: usize = 64;

impl CodePoints {
    /// The index of a text: one pass.
    ///
    /// # Panics
    /// When the text is 4 GiB or longer: no article is.
    pub fn of(text: &str) -> CodePoints {
        let length = u32::try_from(text.len()).expect("an article is shorter than 4 GiB");
        if text.is_ascii() {
            return CodePoints { before: Vec::new(), bytes: Vec::new(), length };
        }
        let bytes = text.as_bytes().to_vec();
        let mut sum = 0;
        let before = bytes
            .chunks(BLOCK)
            .map(|block| {
                let here = sum;
                sum += begins(block);
                here
            })
            .collect();
        CodePoints { before, bytes, length }
    }

    /// The code point at byte `offset`; the text's end is one past the last.
    pub fn at(&self, offset: u32) -> u32 {
        if self.before.is_empty() {
            return offset;
        }
        let offset = (offset as usize).min(self.bytes.len());
        let block = (offset / BLOCK).min(self.before.len() - 1);
        self.before[block] + begins(&self.bytes[block * BLOCK..offset])
    }

    /// A span of bytes as code points: start and end.
    pub fn span(&self, span: Span) -> [u32; 2] {
        [self.at(span.start), self.at(span.end)]
    }

    /// The byte at which the code point `number` begins; the text's end for any that is beyond it.
    ///
    /// ```
    /// let index = sayso_text::CodePoints::of("“é”");
    /// assert_eq!([index.byte(0), index.byte(1), index.byte(3), index.byte(9)], [0, 3, 8, 8]);
    /// ```
    pub fn byte(&self, number: u32) -> u32 {
        if self.before.is_empty() {
            return number.min(self.length);
        }
        let block = self.before.partition_point(|&before| before <= number) - 1;
        let mut left = number - self.before[block];
        for (at, &byte) in self.bytes.iter().enumerate().skip(block * BLOCK) {
            if byte & 0xC0 != 0x80 {
                if left == 0 {
                    return at as u32;
                }
                left -= 1;
            }
        }
        self.length
    }
}

/// Bytes that begin a code point.
fn begins(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        for text in ["", "plain", "“Zoë” 👩‍👩‍👧 said naïve things. ", "日本語"] {
            let text = text.repeat(40);
            let index = CodePoints::of(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(index.at(byte as u32), count as u32);
                assert_eq!(index.byte(count as u32), byte as u32);
            }
            assert_eq!(index.at(text.len() as u32), text.chars().count() as u32);
            assert_eq!(index.byte(text.chars().count() as u32), text.len() as u32);
        }
    }
}
