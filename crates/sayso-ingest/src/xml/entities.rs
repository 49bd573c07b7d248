use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// What stands between `&` and `;` as characters: a number, or one of the names of HTML, which feeds use whether their XML
/// declares them or not; `None` for any other name.
pub(crate) fn resolve(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(Cow::Borrowed) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    // Windows-1252 written as if it were Unicode, as browsers read it.
    let code = match code.ok()? {
        code @ 0x80..=0x9f => {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.chars().next()?.into()
        }
        code => code,
    };
    let character = char::from_u32(code).filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r'))?;
    Some(Cow::Owned(character.to_string()))
}

/// A text with its references resolved; those that mean nothing stay as they are. `Err` with the name of a reference that
/// only the document itself can explain, where it says that it does.
pub(crate) fn resolve_all(text: &str, has_own: bool) -> Result<String, String> {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        resolved.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest.get(1..).and_then(|rest| name(rest));
        match name.map(|name| (name, resolve(name))) {
            Some((name, Some(characters))) => {
                resolved.push_str(&characters);
                rest = &rest[name.len() + 2..];
            }
            Some((name, None)) if has_own && !name.starts_with('#') => return Err(name.to_owned()),
            _ => {
                resolved.push('&');
                rest = &rest[1..];
            }
        }
    }
    resolved.push_str(rest);
    Ok(resolved)
}

/// The name of a reference, up to its `;`.
fn name(rest: &str) -> Option<&str> {
    let end = rest.bytes().take(40).position(|b| !(b.is_ascii_alphanumeric() || b"#.-_:".contains(&b)))?;
    (rest.as_bytes()[end] == b';' && end > 0).then(|| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        for (text, expected) in [
            ("a &amp; b &lt;c&gt;", "a & b <c>"),
            ("caf&eacute;&nbsp;&#233;&#xE9;&#X2019;", "café\u{a0}éé’"),
            ("&#147;x&#148;", "“x”"),
            ("AT&T, R&D; a&b=c &", "AT&T, R&D; a&b=c &"),
            ("&#0; &#xD800; &#99999999999; &#x; &;", "&#0; &#xD800; &#99999999999; &#x; &;"),
            ("&é; &", "&é; &"),
        ] {
            assert_eq!(resolve_all(text, false).as_deref(), Ok(expected));
        }
        assert_eq!(resolve_all("a &amp; &lol9; b", true), Err("lol9".to_owned()));
        assert_eq!(resolve_all("AT&T", true).as_deref(), Ok("AT&T"));
    }
}
