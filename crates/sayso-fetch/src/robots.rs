use std::time::Duration;

mod pattern;

use pattern::Pattern;

/// Bytes of a robots.txt that are read; the rest is passed over (RFC 9309 wants at least 500 KiB).
pub(crate) const LONGEST: u64 = 500 << 10;

/// What a robots.txt says to one reader (RFC 9309): which paths it may fetch, and how far apart.
///
/// ```
/// use sayso_fetch::Robots;
/// let robots = Robots::parse(b"User-agent: *\nDisallow: /private\nAllow: /private/news\nCrawl-delay: 10\n", "sayso");
/// assert!(robots.forbids("/private/a").is_some());
/// assert!(robots.forbids("/private/news/a").is_none());
/// assert_eq!(robots.crawl_delay().unwrap().as_secs(), 10);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    rules: Vec<Rule>,
    crawl_delay: Option<Duration>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    allows: bool,
    pattern: Pattern,
}

/// A group of rules as it is being read: the readers it speaks to, and whether a rule has closed their list.
#[derive(Default)]
struct Group {
    is_ours: bool,
    is_everybodys: bool,
    is_closed: bool,
}

impl Robots {
    /// Reads what a robots.txt says to `product`, or to everybody where it does not name it. Any bytes may stand there.
    pub fn parse(bytes: &[u8], product: &str) -> Robots {
        let longest = usize::try_from(LONGEST).unwrap_or(usize::MAX);
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(longest)]);
        let (mut ours, mut everybodys) = (None::<Robots>, Robots::default());
        let mut group = Group::default();
        for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if group.is_closed {
                    group = Group::default();
                }
                group.is_ours |= names(value, product);
                group.is_everybodys |= value.starts_with('*');
                if group.is_ours {
                    ours.get_or_insert_default();
                }
            } else if matches!(key.as_str(), "allow" | "disallow" | "crawl-delay") {
                group.is_closed = true;
                let ours = ours.as_mut().filter(|_| group.is_ours);
                let everybodys = Some(&mut everybodys).filter(|_| group.is_everybodys);
                ours.into_iter().chain(everybodys).for_each(|robots| robots.take(&key, value));
            }
        }
        ours.unwrap_or(everybodys)
    }

    /// The line that keeps us from `path` (with its query), if one does: the longest pattern that fits decides, and of two as long
    /// the one that allows.
    pub fn forbids(&self, path: &str) -> Option<String> {
        let path = pattern::normal(path, true);
        if path == "/robots.txt" {
            return None;
        }
        let fitting = self.rules.iter().filter(|rule| rule.pattern.fits(&path));
        let decisive = fitting.max_by_key(|rule| (rule.pattern.len(), rule.allows))?;
        (!decisive.allows).then(|| format!("Disallow: {}", decisive.pattern.written()))
    }

    /// How long to wait between two requests, where it says so.
    pub fn crawl_delay(&self) -> Option<Duration> {
        self.crawl_delay
    }

    /// Bytes that it takes in memory, roughly.
    pub(crate) fn weight(&self) -> usize {
        self.rules.iter().map(|rule| size_of::<Rule>() + rule.pattern.written().len()).sum()
    }

    fn take(&mut self, key: &str, value: &str) {
        if key == "crawl-delay" {
            let delay = value.parse::<f64>().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
            self.crawl_delay = self.crawl_delay.max(delay);
        } else if let Some(pattern) = Pattern::new(value) {
            self.rules.push(Rule { allows: key == "allow", pattern });
        }
    }
}

/// Whether a line's value (`Sayso/1.0`) names the product: as far as the value is a product's name, in any case of letters.
fn names(value: &str, product: &str) -> bool {
    let end = value.find(|c: char| !(c.is_ascii_alphabetic() || matches!(c, '-' | '_'))).unwrap_or(value.len());
    value[..end].eq_ignore_ascii_case(product)
}

#[cfg(test)]
mod tests;
