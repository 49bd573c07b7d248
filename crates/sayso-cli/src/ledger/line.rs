//! An article on one line.

use crate::render::harmless;

/// Outlet, day and headline, as far as they are known; the name where they are not.
pub(crate) fn of(name: &str, outlet: Option<&str>, title: Option<&str>) -> String {
    let known: Vec<&str> = [outlet, title].into_iter().flatten().map(str::trim).filter(|s| !s.is_empty()).collect();
    let line = if known.is_empty() { name.to_owned() } else { known.join(" · ") };
    cut(&harmless(&line), 100)
}

/// At most `most` characters, with `…` where something was cut.
pub(crate) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}

/// `1 article`, `2 articles`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{} {noun}{s}", crate::progress::thousands(number as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        assert_eq!(of("harbour", Some("Sarn Courier"), Some("Harbour to close")), "Sarn Courier · Harbour to close");
        assert_eq!(of("harbour", None, Some(" ")), "harbour");
        assert_eq!(cut("a bc", 2), "a…");
        assert_eq!(count(1, "article"), "1 article");
        assert_eq!(count(1200, "article"), "1,200 articles");
    }
}
