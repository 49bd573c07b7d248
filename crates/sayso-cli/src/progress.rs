//! One line on a terminal that says how far the reading has come; nothing anywhere else.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Between two drawings of the line.
const PAUSE: Duration = Duration::from_millis(100);

/// Nothing is drawn before this has passed: a short job needs no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line, and what it counts.
pub(crate) struct Progress {
    shown: bool,
    begun: Instant,
    drawn: Option<Instant>,
    count: Count,
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) articles: u64,
    pub(crate) words: u64,
    /// Articles altogether, where that is known.
    pub(crate) of: Option<u64>,
}

impl Progress {
    /// A line on stderr, where that is a terminal and standard output does not scroll over it; `of` counts the articles
    /// to come, where that is possible.
    pub(crate) fn new(prints_to_stdout: bool, of: impl FnOnce() -> Option<usize>) -> Progress {
        let covered = prints_to_stdout && io::stdout().is_terminal();
        #[allow(clippy::disallowed_methods, reason = "a person waits; no output depends on it")]
        let begun = Instant::now();
        let shown = io::stderr().is_terminal() && !covered;
        let of = if shown { of().map(|of| of as u64) } else { None };
        Progress { shown, begun, drawn: None, count: Count { of, ..Count::default() } }
    }

    /// Counts an article of `words` words.
    pub(crate) fn article(&mut self, words: usize) {
        self.count.articles += 1;
        self.count.words += words as u64;
        if !self.shown {
            return;
        }
        let elapsed = self.begun.elapsed();
        if elapsed >= PATIENCE && self.drawn.is_none_or(|drawn| drawn.elapsed() >= PAUSE) {
            self.drawn = Some(self.begun + elapsed);
            draw(&format!("\r\x1b[2K{}", self.count.line(elapsed)));
        }
    }

    /// Takes the line away, so that something else can be printed.
    pub(crate) fn clear(&self) {
        if self.drawn.is_some() {
            draw("\r\x1b[2K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn.is_some() {
            draw(&format!("\r\x1b[2K{}\n", self.count.line(self.begun.elapsed())));
        }
    }
}

impl Count {
    fn line(self, elapsed: Duration) -> String {
        let seconds = elapsed.as_secs_f64().max(0.001);
        let rate = |count: u64| count as f64 / seconds;
        let articles = match self.of {
            Some(of) => format!("{} of {}", thousands(self.articles), thousands(of)),
            None => thousands(self.articles),
        };
        let per_second = match rate(self.articles) {
            slow if slow < 10.0 => format!("{slow:.1}"),
            fast => thousands(fast as u64),
        };
        let mut line =
            format!("{articles} articles · {per_second} articles/s · {} words/s", thousands(rate(self.words) as u64));
        if let Some(left) = self.of.and_then(|of| of.checked_sub(self.articles)).filter(|&left| left > 0) {
            line += &format!(" · {} left", in_words(left as f64 / rate(self.articles).max(1e-9)));
        }
        line
    }
}

fn draw(line: &str) {
    let mut stderr = io::stderr().lock();
    // Nobody can be told that stderr is closed.
    let _ = stderr.write_all(line.as_bytes()).and_then(|()| stderr.flush());
}

/// `1234567` as `1,234,567`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn in_words(seconds: f64) -> String {
    match seconds.ceil() as u64 {
        s if s < 60 => format!("{s} s"),
        s if s < 3600 => format!("{} min", s.div_ceil(60)),
        s => format!("{} h {} min", s / 3600, s % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (number, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (1234567, "1,234,567")] {
            assert_eq!(thousands(number), expected);
        }
    }

    #[test]
    fn the_line_says_how_fast_and_how_long() {
        #[track_caller]
        fn check(articles: u64, of: Option<u64>, expected: &str) {
            let count = Count { articles, words: articles * 500, of };
            assert_eq!(count.line(Duration::from_secs(10)), expected);
        }
        check(20, None, "20 articles · 2.0 articles/s · 1,000 words/s");
        check(1200, Some(5000), "1,200 of 5,000 articles · 120 articles/s · 60,000 words/s · 32 s left");
        check(10, Some(400), "10 of 400 articles · 1.0 articles/s · 500 words/s · 7 min left");
        check(10, Some(9010), "10 of 9,010 articles · 1.0 articles/s · 500 words/s · 2 h 30 min left");
        check(400, Some(400), "400 of 400 articles · 40 articles/s · 20,000 words/s");
    }
}
