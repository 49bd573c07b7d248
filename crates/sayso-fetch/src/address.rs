use std::net::IpAddr;

use url::{Host, ParseError, Position, Url};

use crate::error::{ErrorKind, Trouble};

/// Bytes of the longest address that is fetched: servers take no longer ones.
const LONGEST: usize = 8 << 10;

/// Ports of services that are no web servers and could be made to take a request for orders; browsers keep away from them
/// ("bad ports" of the Fetch standard). All others are fetched.
const BAD_PORTS: &[u16] = &[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];

/// An address that may be asked as far as its words go: http or https, no password in it, no port of another service.
///
/// It is read as browsers read it (WHATWG), so that `http://0x7f.1/` is seen to be 127.0.0.1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address(Url);

impl Address {
    pub(crate) fn parse(written: &str) -> Result<Address, Trouble> {
        Address::checked(written, Url::parse(written))
    }

    /// The address that `location` means on this page.
    pub(crate) fn join(&self, location: &str) -> Result<Address, Trouble> {
        let next = Address::checked(location, self.0.join(location))?;
        if self.0.scheme() == "https" && next.0.scheme() == "http" {
            let message = "a redirect from https to http, where anybody on the way can change the words, is not followed; \
                           if you trust it, fetch the http address itself";
            return Err(Trouble::new(ErrorKind::Redirects, message));
        }
        Ok(next)
    }

    fn checked(written: &str, parsed: Result<Url, ParseError>) -> Result<Address, Trouble> {
        let bad = |message: String| Err(Trouble::new(ErrorKind::Address, message));
        if written.len() > LONGEST {
            return bad(format!("the address is longer than {LONGEST} bytes, more than servers take"));
        }
        let mut url = match parsed {
            Ok(url) => url,
            Err(ParseError::RelativeUrlWithoutBase) => {
                return bad("this is no whole address: begin with https://".to_owned());
            }
            Err(error) => return bad(format!("this is no address ({error}): is it spelt right?")),
        };
        if !matches!(url.scheme(), "http" | "https") {
            return bad(format!("`{}:` is not fetched: only http and https are", url.scheme()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return bad("an address with a name or password in it is not fetched: leave them out".to_owned());
        }
        if let Some(port) = url.port().filter(|port| BAD_PORTS.contains(port)) {
            return bad(format!("port {port} belongs to another service than the web: it is not fetched"));
        }
        if url.as_str().len() > LONGEST {
            return bad(format!("the address is longer than {LONGEST} bytes, more than servers take"));
        }
        url.set_fragment(None);
        Ok(Address(url))
    }

    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The host's name as DNS knows it, or its number.
    pub(crate) fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The number, where the host is written as one.
    pub(crate) fn number(&self) -> Option<IpAddr> {
        match self.0.host()? {
            Host::Ipv4(address) => Some(address.into()),
            Host::Ipv6(address) => Some(address.into()),
            Host::Domain(_) => None,
        }
    }

    /// What a robots.txt holds for: scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// What a robots.txt speaks of: path and query.
    pub(crate) fn path(&self) -> &str {
        &self.0[Position::BeforePath..Position::AfterQuery]
    }

    /// Where the host keeps its robots.txt.
    pub(crate) fn robots(&self) -> Address {
        let mut url = self.0.clone();
        url.set_path("/robots.txt");
        url.set_query(None);
        Address(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: Result<&str, &str>) {
        match (Address::parse(written), expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found.as_str(), expected, "{written}"),
            (Err(found), Err(part)) => {
                assert!(found.message.contains(part), "{written}: {}", found.message);
                assert_eq!(found.kind, ErrorKind::Address, "{written}");
            }
            (found, _) => panic!("{written}: {found:?}"),
        }
    }

    #[test]
    fn addresses() {
        check("https://sarn.example", Ok("https://sarn.example/"));
        check(" HTTPS://Sarn.Example:443/a b#c ", Ok("https://sarn.example/a%20b"));
        check("https://zürich.example/ä", Ok("https://xn--zrich-kva.example/%C3%A4"));
        check("http://2130706433/", Ok("http://127.0.0.1/"));
        check("http://0x7f.1/", Ok("http://127.0.0.1/"));
        check("http://0177.0.0.1/", Ok("http://127.0.0.1/"));
        check("http://１２７.０.０.１/", Ok("http://127.0.0.1/"));
        check("http://[::ffff:127.0.0.1]/", Ok("http://[::ffff:7f00:1]/"));
        check("http://sarn.example:8080/", Ok("http://sarn.example:8080/"));
        check("https:\\\\sarn.example\\a", Ok("https://sarn.example/a"));
        check("sarn.example/feed", Err("begin with https://"));
        check("", Err("begin with https://"));
        check("ftp://sarn.example/", Err("`ftp:` is not fetched"));
        check("file:///etc/passwd", Err("`file:` is not fetched"));
        check("javascript:alert(1)", Err("`javascript:`"));
        check("http://ilse:secret@sarn.example/", Err("name or password"));
        check("http://ilse@sarn.example/", Err("name or password"));
        check("http://sarn.example:25/", Err("port 25"));
        check("http://sarn.example:0/", Err("port 0"));
        check("http://sarn.example:99999/", Err("no address"));
        check("http://sarn example/", Err("no address"));
        check("http://[::1%25eth0]/", Err("no address"));
        check("https://", Err("no address"));
        check(&format!("https://sarn.example/{}", "a".repeat(9000)), Err("longer than 8192"));
        check(&format!("https://sarn.example/{}", "ä".repeat(3000)), Err("longer than 8192"));
    }

    #[test]
    fn redirects() {
        let secure = Address::parse("https://sarn.example/a/b?c").unwrap();
        for (location, expected) in [
            ("/d", Some("https://sarn.example/d")),
            ("d", Some("https://sarn.example/a/d")),
            ("//tern.example/", Some("https://tern.example/")),
            ("?e", Some("https://sarn.example/a/b?e")),
            ("https://tern.example/#f", Some("https://tern.example/")),
            ("http://sarn.example/", None),
            ("data:text/html,x", None),
            ("https://ilse:secret@sarn.example/", None),
        ] {
            let found = secure.join(location).ok();
            assert_eq!(found.as_ref().map(Address::as_str), expected, "{location}");
        }
        let plain = Address::parse("http://sarn.example/").unwrap();
        assert!(plain.join("https://sarn.example/").is_ok());
    }

    #[test]
    fn parts() {
        let address = Address::parse("https://sarn.example:8443/a?b=c").unwrap();
        assert_eq!((address.host(), address.path()), ("sarn.example", "/a?b=c"));
        assert_eq!(address.origin(), "https://sarn.example:8443");
        assert_eq!(address.robots().as_str(), "https://sarn.example:8443/robots.txt");
        assert_eq!(address.number(), None);
        assert!(Address::parse("http://[::1]/").unwrap().number().is_some());
    }
}
