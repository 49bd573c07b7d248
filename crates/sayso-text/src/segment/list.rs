/// The bytes of the marker that makes a block an item of a list, with the white space after it.
///
/// A dash or a bullet and a space (`- `, `• `), a number of at most three digits or one letter with a full stop or a
/// bracket (`1. `, `2) `, `(a) `). An initial ("A. Toft") is no marker, nor is a year.
pub(super) fn marker(block: &str) -> Option<usize> {
    let sign = block.split(char::is_whitespace).next()?;
    let is_item = sign.len() < block.len() && (is_bullet(sign) || is_number(sign) || is_letter(sign));
    is_item.then(|| sign.len() + (block.len() - sign.len() - block[sign.len()..].trim_start().len()))
}

fn is_bullet(sign: &str) -> bool {
    let mut chars = sign.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if BULLETS.contains(&c))
}

/// The long dash is left out: it introduces speech and credits more often than items.
const BULLETS: &[char] = &[
    '-', '–', '*', '•', '‣', '◦', '▪', '▫', '■', '□', '●', '○', '⁃', '∙', '·', '◆', '◇', '➤', '➢', '▶', '►', '✓', '✔',
];

fn is_number(sign: &str) -> bool {
    let number = sign.strip_prefix('(').unwrap_or(sign);
    let Some(digits) = number.strip_suffix(')').or_else(|| sign.strip_suffix('.')) else { return false };
    (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_letter(sign: &str) -> bool {
    let letter = sign.strip_prefix('(').unwrap_or(sign);
    matches!(letter.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z', b')'] | [b'a'..=b'h', b'.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        for (block, expected) in [
            ("- close the harbour", Some("- ")),
            ("•  open the dam", Some("•  ")),
            ("– open the dam", Some("– ")),
            ("* open the dam", Some("* ")),
            ("1. Open the dam", Some("1. ")),
            ("12) Open the dam", Some("12) ")),
            ("(3) Open the dam", Some("(3) ")),
            ("a) open", Some("a) ")),
            ("b. open", Some("b. ")),
            ("A. Toft said no", None),
            ("2016. It was a year", None),
            ("-18 degrees", None),
            ("— Ilse Toft", None),
            ("***", None),
            ("-", None),
            ("", None),
            ("3.5 million", None),
        ] {
            assert_eq!(marker(block).map(|n| &block[..n]), expected, "{block}");
        }
    }
}
