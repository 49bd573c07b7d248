use std::collections::BTreeSet;

use crate::address::Address;
use crate::error::{ErrorKind, Trouble, shown};

/// The way of redirects from the address that was asked for.
pub(crate) struct Trail {
    seen: BTreeSet<String>,
    most: usize,
    is_for_good: bool,
    /// Where the address has moved for good: as far as every step before was for good, too.
    pub(crate) moved: Option<String>,
}

impl Trail {
    pub(crate) fn from(start: &Address, most: usize) -> Trail {
        Trail { seen: BTreeSet::from([start.as_str().to_owned()]), most, is_for_good: true, moved: None }
    }

    /// Takes a step to `next`, because of a redirect with this status.
    pub(crate) fn step(&mut self, status: u16, next: &Address) -> Result<(), Trouble> {
        let refused = |message: String| Err(Trouble::new(ErrorKind::Redirects, message));
        if !self.seen.insert(next.as_str().to_owned()) {
            return refused(format!(
                "redirects in a circle, back to {}: does it want cookies? it is sent none",
                shown(next.as_str())
            ));
        }
        if self.seen.len() > self.most + 1 {
            return refused(format!("redirects more than {} times: it was left", self.most));
        }
        self.is_for_good &= matches!(status, 301 | 308);
        if self.is_for_good {
            self.moved = Some(next.as_str().to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Steps from `a`, and where the address has moved for good; or why not all could be taken.
    fn check(steps: &[(u16, &str)], expected: Result<Option<&str>, &str>) {
        let address = |name: &str| Address::parse(&format!("https://{name}.example/")).unwrap();
        let mut trail = Trail::from(&address("a"), 3);
        let outcome = steps.iter().try_for_each(|(status, name)| trail.step(*status, &address(name)));
        match (outcome, expected) {
            (Ok(()), Ok(moved)) => {
                assert_eq!(trail.moved, moved.map(|name| address(name).as_str().to_owned()), "{steps:?}")
            }
            (Err(trouble), Err(part)) => assert!(trouble.message.contains(part), "{steps:?}: {}", trouble.message),
            (outcome, _) => panic!("{steps:?}: {outcome:?}"),
        }
    }

    #[test]
    fn steps() {
        check(&[], Ok(None));
        check(&[(301, "b")], Ok(Some("b")));
        check(&[(308, "b"), (301, "c")], Ok(Some("c")));
        check(&[(301, "b"), (302, "c"), (301, "d")], Ok(Some("b")));
        check(&[(307, "b"), (301, "c")], Ok(None));
        check(&[(302, "a")], Err("circle"));
        check(&[(302, "b"), (302, "a")], Err("circle"));
        check(&[(302, "b"), (302, "c"), (302, "d"), (302, "e")], Err("more than 3 times"));
    }
}
