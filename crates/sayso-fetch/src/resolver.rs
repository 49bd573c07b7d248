use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::guard::Guard;

/// Looks up names and gives on only addresses that may be connected to. The client connects to what it is given here and to nothing
/// else, so a name that means another address a moment later gains nothing.
#[derive(Debug)]
pub(crate) struct Guarded<R> {
    pub(crate) names: R,
    pub(crate) guard: Guard,
    /// Hosts whose addresses the user gave.
    pub(crate) hosts: BTreeMap<String, SocketAddr>,
}

/// Why a name leads nowhere.
#[derive(Debug)]
pub(crate) enum Nowhere {
    /// All its addresses are refused; the reason is that of the first.
    Refused(String),
    /// It could not be looked up.
    Unknown(Error),
}

impl<R: Resolver> Resolver for Guarded<R> {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut allowed = self.empty();
        if let Some(address) = uri.host().and_then(|host| self.hosts.get(host)) {
            allowed.push(*address);
            return Ok(allowed);
        }
        let found = match self.names.resolve(uri, config, timeout) {
            Err(error @ Error::Timeout(_)) => return Err(error),
            Err(error) => return Err(Error::Other(Box::new(Nowhere::Unknown(error)))),
            Ok(found) => found,
        };
        let mut refused = None;
        for address in found.iter() {
            match self.guard.refusal(address.ip()) {
                None => allowed.push(*address),
                Some(why) => refused = refused.or(Some(why)),
            }
        }
        match refused {
            Some(why) if allowed.is_empty() => Err(Error::Other(Box::new(Nowhere::Refused(why)))),
            _ => Ok(allowed),
        }
    }
}

impl fmt::Display for Nowhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Nowhere::Refused(why) => f.write_str(why),
            Nowhere::Unknown(Error::Io(error)) => error.fmt(f),
            Nowhere::Unknown(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Nowhere {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// Names that mean one list of addresses after the other.
    #[derive(Debug)]
    struct Changing(Mutex<Vec<&'static str>>);

    impl Resolver for Changing {
        fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
            let mut addresses = self.empty();
            let now = self.0.lock().unwrap().remove(0);
            now.split_whitespace().for_each(|a| addresses.push(SocketAddr::new(a.parse().unwrap(), 80)));
            Ok(addresses)
        }
    }

    fn check(found: &[&'static str], expected: &[Result<&str, &str>]) {
        let names = Changing(Mutex::new(found.to_vec()));
        let hosts = BTreeMap::from([("tern.example".to_owned(), "127.0.0.1:4711".parse().unwrap())]);
        let guarded = Guarded { names, guard: Guard { allow_private: false }, hosts };
        let resolve = |uri: &str| guarded.resolve(&uri.parse().unwrap(), &Config::default(), NextTimeout::default());
        for expected in expected {
            match (resolve("http://sarn.example/"), expected) {
                (Ok(found), Ok(expected)) => {
                    let found: Vec<String> = found.iter().map(|a| a.ip().to_string()).collect();
                    assert_eq!(found.join(" "), *expected);
                }
                (Err(found), Err(part)) => assert!(found.to_string().contains(part), "{found}"),
                (found, _) => panic!("{found:?}, expected {expected:?}"),
            }
        }
        assert_eq!(resolve("http://tern.example/").unwrap()[0].port(), 4711);
    }

    #[test]
    fn only_public_addresses_are_given_on() {
        check(&["1.1.1.1 2600::1"], &[Ok("1.1.1.1 2600::1")]);
        check(&["10.0.0.7 1.1.1.1 ::1"], &[Ok("1.1.1.1")]);
        check(&["127.0.0.1"], &[Err("127.0.0.1")]);
        check(&["::ffff:169.254.169.254 10.0.0.7"], &[Err("never fetched")]);
    }

    #[test]
    fn a_name_that_changes_its_mind_is_looked_at_each_time() {
        check(&["1.1.1.1", "127.0.0.1"], &[Ok("1.1.1.1"), Err("127.0.0.1")]);
    }
}
