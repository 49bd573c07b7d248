use jiff::Timestamp;

/// Why something was not fetched: where, what, likely why, and what to do.
///
/// What it shows of addresses is safe for a terminal and a log: no control characters, no passwords, no endless ones.
#[derive(Debug, thiserror::Error)]
#[error("{}: {message}", shown(url))]
pub struct Error {
    kind: ErrorKind,
    url: String,
    message: String,
    retry_at: Option<Timestamp>,
}

/// Kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It is no address that is fetched: another scheme than http and https, a password in it, a port of another service.
    Address,
    /// It leads to this machine, into a private network, or to where nobody publishes.
    Refused,
    /// The host's robots.txt keeps us out.
    Robots,
    /// The host wants a pause, or its robots.txt cannot be read at present: [`Error::retry_at`] says until when.
    NotNow,
    /// The host's name could not be looked up.
    Dns,
    /// The host could not be reached, or hung up.
    Connect,
    /// The host took too long.
    Timeout,
    /// The host could not show that it is who it says it is.
    Tls,
    /// It is longer than may be fetched, or would be when unpacked.
    TooLong,
    /// It redirects in a circle, too often, or to where we don't follow.
    Redirects,
    /// The host answered with a status that is no success, such as 404.
    Status(u16),
    /// The host's answer is no HTTP.
    Protocol,
    /// The answer was cut off or cannot be unpacked.
    Damaged,
}

/// An error of which only the address is missing.
#[derive(Debug)]
pub(crate) struct Trouble {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) retry_at: Option<Timestamp>,
}

impl Error {
    /// What happened when `asked` was fetched; where it happened at another address, the message says so.
    pub(crate) fn new(asked: &str, at: &str, trouble: Trouble) -> Error {
        let Trouble { kind, message, retry_at } = trouble;
        let message = if asked == at { message } else { format!("leads to {}: {message}", shown(at)) };
        Error { kind, url: asked.to_owned(), message, retry_at }
    }

    /// What kind it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The address that was asked for.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What is wrong, without the address.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Before when there is no use in asking again, where the host said so or our own pace does.
    pub fn retry_at(&self) -> Option<Timestamp> {
        self.retry_at
    }

    /// Whether asking again later may help.
    pub fn is_passing(&self) -> bool {
        match self.kind {
            ErrorKind::NotNow | ErrorKind::Dns | ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Damaged => true,
            ErrorKind::Status(status) => matches!(status, 408 | 425 | 429 | 500..),
            _ => false,
        }
    }
}

impl Trouble {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Trouble {
        Trouble { kind, message: message.into(), retry_at: None }
    }
}

/// Characters of a stranger's words that a message shows.
const SHOWN: usize = 300;

/// An address, or other words of a stranger, as a message shows them.
pub(crate) fn shown(words: &str) -> String {
    let authority = words.find("//").map_or(0, |at| at + 2);
    let end = words[authority..].find(['/', '?', '#', '\\']).map_or(words.len(), |at| authority + at);
    let (before, rest) = match words[authority..end].rfind('@') {
        Some(at) => (format!("{}…", &words[..authority]), &words[authority + at..]),
        None => (String::new(), words),
    };
    let mut shown: String = before.chars().chain(rest.chars()).take(SHOWN).collect();
    if before.chars().count() + rest.chars().count() > SHOWN {
        shown.push('…');
    }
    shown.replace(char::is_control, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_shown() {
        let long = "a".repeat(400);
        for (words, expected) in [
            ("https://sarn.example/a", "https://sarn.example/a"),
            ("https://ilse:secret@sarn.example/a", "https://…@sarn.example/a"),
            ("//ilse:se@cret@sarn.example", "//…@sarn.example"),
            ("ilse:secret@sarn.example", "…@sarn.example"),
            ("https://sarn.example/@ilse", "https://sarn.example/@ilse"),
            ("https://sarn.example?a@b", "https://sarn.example?a@b"),
            ("/a\u{1b}[2J\u{9b}\n", "/a\u{fffd}[2J\u{fffd}\u{fffd}"),
            (long.as_str(), &format!("{}…", "a".repeat(300))),
        ] {
            assert_eq!(shown(words), expected, "{words}");
        }
    }

    proptest! {
        #[test]
        fn anything_can_be_shown(words in "(\\PC|[/@:?#\u{0}-\u{1f}]){0,30}") {
            let shown = shown(&words);
            prop_assert!(!shown.contains(char::is_control));
        }
    }
}
