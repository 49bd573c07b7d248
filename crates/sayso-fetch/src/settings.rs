use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

/// How a [`Fetcher`](crate::Fetcher) goes about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whom an outlet may write to about this reader: an address of mail or of a page; part of the user agent.
    pub contact: Option<String>,
    /// Whether this machine and its networks may be asked.
    pub allow_private: bool,
    /// Hosts whose addresses the user gives, as in a hosts file: these are neither looked up nor held to be private.
    /// Names are in the form of DNS (`xn--…`), in small letters; the port goes for that of the URL.
    pub hosts: BTreeMap<String, SocketAddr>,
    /// Whether robots.txt files are asked for and kept.
    pub obeys_robots: bool,
    /// The least time between two requests to a host.
    pub gap: Duration,
    /// The longest wait for a host's turn; where it would be longer, there is an error that says until when.
    pub patience: Duration,
    /// The longest time to look up and reach a host.
    pub connect: Duration,
    /// The longest silence.
    pub silence: Duration,
    /// The longest time that all requests for one page may take, waits for a host's turn apart.
    pub whole: Duration,
    /// Bytes of the longest page, unpacked.
    pub longest: u64,
    /// Bytes unpacked for one byte packed; the first MiB unpacked is free.
    pub ratio: u64,
    /// The most redirects.
    pub redirects: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            contact: None,
            allow_private: false,
            hosts: BTreeMap::new(),
            obeys_robots: true,
            gap: Duration::from_secs(1),
            patience: Duration::from_secs(30),
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(30),
            whole: Duration::from_secs(120),
            longest: 64 << 20,
            ratio: 200,
            redirects: 10,
        }
    }
}
