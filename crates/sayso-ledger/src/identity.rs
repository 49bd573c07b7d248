//! Which articles are the same: by address, by text.

use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension, params};
use sayso_text::Article;
use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::ledger::Ledger;

/// Number of an article in its ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub i64);

/// How many rows of one kind an article may have.
const ROWS: i64 = 1_000_000;

impl ArticleId {
    /// The number of a row of this article.
    pub(crate) fn row(self, number: u32) -> i64 {
        self.0 * ROWS + i64::from(number)
    }

    /// The first and the last number that a row of this article can have.
    pub(crate) fn rows(self) -> [i64; 2] {
        [self.0 * ROWS, self.0 * ROWS + ROWS - 1]
    }

    /// The article that a row belongs to, and the row's number within it.
    pub(crate) fn of_row(id: i64) -> (ArticleId, u32) {
        (ArticleId(id.div_euclid(ROWS)), id.rem_euclid(ROWS) as u32)
    }
}

/// Whether a ledger has an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// No.
    New,
    /// It has this very one; `read`: with a reading.
    Held {
        /// Its number.
        id: ArticleId,
        /// Whether it has been read.
        read: bool,
    },
    /// It has another text of the same address.
    Changed {
        /// The number of the version that counts so far.
        id: ArticleId,
    },
    /// It had it, and was told to forget it.
    Forgotten,
}

impl Ledger {
    /// Whether the ledger has an article. The same is what has the same text, and neither another address nor another outlet;
    /// what has the same address and other words is another version.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn knows(&self, article: &Article) -> Result<Known> {
        let hash = hash(&article.text);
        let address = article.url.as_deref().map(address);
        let same = self.same_text(article, &hash, address.as_deref())?;
        if let Some((id, read)) = same {
            return Ok(Known::Held { id, read });
        }
        if self.is_forgotten(&hash, address.as_deref())? {
            return Ok(Known::Forgotten);
        }
        let Some(address) = address else { return Ok(Known::New) };
        let mut latest = self.db.prepare_cached(
            "SELECT id, text, maker IS NOT NULL FROM articles WHERE address = ? AND newer IS NULL ORDER BY id LIMIT 1",
        )?;
        let held: Option<(i64, String, bool)> =
            latest.query_row([&*address], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
        Ok(match held {
            None => Known::New,
            // Another layout of the same words is no other version.
            Some((id, text, read)) if same_words(&text, &article.text) => Known::Held { id: ArticleId(id), read },
            Some((id, ..)) => Known::Changed { id: ArticleId(id) },
        })
    }

    fn same_text(&self, article: &Article, hash: &[u8], address: Option<&str>) -> Result<Option<(ArticleId, bool)>> {
        let mut same = self.db.prepare_cached(
            "SELECT id, address, outlet, maker IS NOT NULL FROM articles WHERE sha256 = ? ORDER BY id",
        )?;
        let mut rows = same.query([hash])?;
        while let Some(row) = rows.next()? {
            let (its_address, its_outlet): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
            let agree = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
            let is_same = match (address, its_address.as_deref()) {
                (Some(a), Some(b)) => a == b,
                _ => agree(article.outlet.as_deref(), its_outlet.as_deref()),
            };
            if is_same {
                return Ok(Some((ArticleId(row.get(0)?), row.get(3)?)));
            }
        }
        Ok(None)
    }

    fn is_forgotten(&self, hash: &[u8], address: Option<&str>) -> Result<bool> {
        let mut stone = self.db.prepare_cached(
            "SELECT 1 FROM tombstones WHERE sha256 = ?1 OR (address IS NOT NULL AND address = ?2) LIMIT 1",
        )?;
        Ok(stone.exists(params![hash, address])?)
    }
}

/// The hash of a text.
pub(crate) fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// Bytes as letters and digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A hash as letters and digits read back; `None` where it is none.
pub(crate) fn unhex(written: &str) -> Option<Vec<u8>> {
    let hex = Some(written).filter(|hex| hex.len() == 64 && hex.is_ascii())?;
    (0..32).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok()).collect()
}

/// The article with a text's hash, in the version that counts: of copies at several addresses rather the one at `address`.
pub(crate) fn with_hash(db: &Connection, sha256: &[u8], address: Option<&str>) -> Result<Option<ArticleId>> {
    let mut select = db.prepare_cached(
        "SELECT coalesce(newer, id) FROM articles WHERE sha256 = ?1 \
         ORDER BY address IS NOT ?2, newer IS NOT NULL, address, outlet, id LIMIT 1",
    )?;
    Ok(select.query_row(params![sha256, address], |row| Ok(ArticleId(row.get(0)?))).optional()?)
}

/// Whether two texts have the same words in the same order.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// What of a URL tells pages apart: no scheme, no `www.`, no fragment, no default port, no parameters that only say where a
/// reader came from, no slash at the end.
///
/// ```
/// use sayso_ledger::address;
/// assert_eq!(address("https://www.Sarn.example/a/?utm_source=x&id=7#top"), "sarn.example/a?id=7");
/// assert_eq!(address("http://sarn.example/a"), address("https://sarn.example/a/"));
/// ```
pub fn address(url: &str) -> Cow<'_, str> {
    let url = url.trim();
    let Some((scheme, rest)) = url.split_once("://") else { return Cow::Borrowed(url) };
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return Cow::Borrowed(url);
    }
    let rest = rest.split('#').next().unwrap_or(rest);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(host);
    let mut address = format!("{host}/{path}");
    address.truncate(address.trim_end_matches('/').len());
    let mut mark = '?';
    for parameter in query.split('&').filter(|p| !p.is_empty() && !is_idle(p)) {
        address.push(mark);
        address.push_str(parameter);
        mark = '&';
    }
    Cow::Owned(address)
}

/// Parameters that do not change the page.
fn is_idle(parameter: &str) -> bool {
    const IDLE: &[&str] = &[
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "twclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "yclid",
        "cmpid",
        "ocid",
        "ncid",
        "smid",
        "smtyp",
        "sref",
        "ref",
        "ref_src",
        "ref_url",
        "referrer",
        "source",
        "src",
        "taid",
        "guccounter",
        "amp",
        "output",
        "partner",
        "emc",
        "spm",
        "sh",
        "cmp",
        "campaign",
        "xtor",
        "at_medium",
        "at_campaign",
    ];
    let name = parameter.split('=').next().unwrap_or(parameter).to_ascii_lowercase();
    name.starts_with("utm_") || name.starts_with("at_custom") || IDLE.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (url, expected) in [
            ("https://sarn.example", "sarn.example"),
            ("https://sarn.example/", "sarn.example"),
            ("HTTPS://WWW.Sarn.Example:443/A/b/", "sarn.example/A/b"),
            ("https://sarn.example/a?id=7&utm_medium=x", "sarn.example/a?id=7"),
            ("https://sarn.example/a?fbclid=1", "sarn.example/a"),
            ("https://sarn.example/a?", "sarn.example/a"),
            ("https://sarn.example/a#b?c", "sarn.example/a"),
            ("urn:newsml:sarn.example:7", "urn:newsml:sarn.example:7"),
            ("ftp://sarn.example/a", "ftp://sarn.example/a"),
            ("", ""),
        ] {
            assert_eq!(address(url), expected, "{url}");
        }
    }
}
