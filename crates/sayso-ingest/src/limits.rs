/// How much of a stranger's bytes is taken: beyond it comes a message, never a full memory or an endless wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one article's text: more is longer than the longest novel.
    pub article: u64,
    /// Bytes of one page of HTML, one feed entry, one line of JSON.
    pub page: u64,
    /// Bytes of what has to be held in memory as a whole: a PDF file, a saved page, a zip archive from a stream.
    pub held: u64,
    /// Elements inside one another in HTML and XML.
    pub nesting: u64,
    /// Bytes unpacked for one byte packed; the first MiB unpacked is free.
    pub ratio: u64,
    /// Archives inside one another.
    pub archives: u64,
    /// Entries of one feed, members of one archive.
    pub entries: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            article: 4 << 20,
            page: 16 << 20,
            held: 64 << 20,
            nesting: 512,
            ratio: 200,
            archives: 3,
            entries: 100_000,
        }
    }
}

/// The limits by name, with what each bounds: for help texts and settings.
pub const LIMITS: &[(&str, &str)] = &[
    ("article", "bytes of one article's text"),
    ("page", "bytes of one page of HTML, one feed entry, one line of JSON"),
    ("held", "bytes of what is held in memory as a whole: a PDF file, a saved page"),
    ("nesting", "elements inside one another in HTML and XML"),
    ("ratio", "bytes unpacked for one byte packed"),
    ("archives", "archives inside one another"),
    ("entries", "entries of one feed, members of one archive"),
];

impl Limits {
    /// Sets a limit from `name=value`, as a user writes it: `article=8M`, `ratio=500`; `k`, `M`, `G` are powers of 1024.
    ///
    /// ```
    /// let mut limits = sayso_ingest::Limits::default();
    /// limits.set("article=8M")?;
    /// assert_eq!(limits.article, 8 << 20);
    /// assert_eq!(limits.set("size=3").unwrap_err(), "there is no limit `size`: article, page, held, nesting, ratio, archives, entries");
    /// # Ok::<(), String>(())
    /// ```
    ///
    /// # Errors
    /// Where there is no such limit, or the value is no number.
    pub fn set(&mut self, setting: &str) -> Result<(), String> {
        let (name, value) = setting.split_once('=').ok_or_else(|| format!("`{setting}`: write NAME=NUMBER"))?;
        let value = number(value.trim()).ok_or_else(|| format!("`{value}` is no number: write 500, 64k, 8M or 2G"))?;
        let limit = match name.trim() {
            "article" => &mut self.article,
            "page" => &mut self.page,
            "held" => &mut self.held,
            "nesting" => &mut self.nesting,
            "ratio" => &mut self.ratio,
            "archives" => &mut self.archives,
            "entries" => &mut self.entries,
            other => {
                let names: Vec<&str> = LIMITS.iter().map(|(name, _)| *name).collect();
                return Err(format!("there is no limit `{other}`: {}", names.join(", ")));
            }
        };
        *limit = value;
        Ok(())
    }
}

fn number(written: &str) -> Option<u64> {
    let (digits, shift) = match written.chars().last()? {
        'k' | 'K' => (&written[..written.len() - 1], 10),
        'm' | 'M' => (&written[..written.len() - 1], 20),
        'g' | 'G' => (&written[..written.len() - 1], 30),
        _ => (written, 0),
    };
    digits.parse::<u64>().ok()?.checked_mul(1 << shift)
}

/// A number of bytes for people: `4 MiB`.
pub(crate) fn shown(bytes: u64) -> String {
    match bytes {
        b if b >= 1 << 20 && b.is_multiple_of(1 << 20) => format!("{} MiB", b >> 20),
        b if b >= 1 << 10 && b.is_multiple_of(1 << 10) => format!("{} KiB", b >> 10),
        b => format!("{b} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_can_be_set() {
        for (name, _) in LIMITS {
            Limits::default().set(&format!("{name}=7")).unwrap();
        }
        for (written, expected) in [
            ("7", Some(7)),
            ("64k", Some(64 << 10)),
            ("8M", Some(8 << 20)),
            ("99999999999G", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(number(written), expected, "{written}");
        }
    }
}
