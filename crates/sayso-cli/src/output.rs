//! Where readings go, in the format that was asked for.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use sayso::Read;

use crate::args::{Format, ReadArgs};
use crate::page::page;
use crate::progress::thousands;
use crate::render::{self, Page};

/// Takes one reading after the other.
pub(crate) struct Output {
    format: Form,
    to: Box<dyn Write>,
    articles: u64,
    attributions: u64,
}

enum Form {
    Text(Page),
    Who(Page),
    Jsonl,
    Csv,
    Brat { folder: PathBuf, taken: BTreeSet<String> },
}

impl Output {
    /// Opens the output.
    ///
    /// # Errors
    /// When the file or folder cannot be made.
    pub(crate) fn new(args: &ReadArgs) -> io::Result<Output> {
        let format = match args.format {
            Format::Text if args.who => Form::Who(page(&args.look, args.out.is_none())),
            Format::Text => Form::Text(page(&args.look, args.out.is_none())),
            Format::Jsonl => Form::Jsonl,
            Format::Csv => Form::Csv,
            Format::Brat => Form::Brat { folder: args.out.clone().unwrap_or_default(), taken: BTreeSet::new() },
        };
        let mut to: Box<dyn Write> = match (&format, &args.out) {
            (Form::Brat { folder, .. }, _) => {
                fs::create_dir_all(folder)?;
                Box::new(io::sink())
            }
            (_, Some(file)) => Box::new(BufWriter::new(fs::File::create(file)?)),
            (_, None) => Box::new(BufWriter::new(io::stdout())),
        };
        if matches!(format, Form::Csv) {
            sayso::csv::header(&mut to)?;
        }
        Ok(Output { format, to, articles: 0, attributions: 0 })
    }

    /// How many attributions went through.
    pub(crate) fn attributions(&self) -> u64 {
        self.attributions
    }

    /// Prints a reading.
    ///
    /// # Errors
    /// When the output cannot be written.
    #[allow(clippy::disallowed_methods, reason = "writing files is what the program is asked for")]
    pub(crate) fn article(&mut self, read: &Read) -> io::Result<()> {
        match &mut self.format {
            Form::Text(page) => {
                if self.articles > 0 {
                    render::rule(&mut self.to, *page)?;
                }
                render::article(&mut self.to, *page, &read.article, &read.document, &read.reading)?;
                self.to.flush()?;
            }
            Form::Who(page) => {
                if self.articles > 0 {
                    render::rule(&mut self.to, *page)?;
                }
                render::who(&mut self.to, *page, &read.article, &read.reading)?;
                self.to.flush()?;
            }
            Form::Jsonl => writeln!(self.to, "{}", sayso::wire::line(read))?,
            Form::Csv => sayso::csv::rows(&mut self.to, read)?,
            Form::Brat { folder, taken } => {
                let stem = file_stem(&read.article.id, taken);
                fs::write(folder.join(format!("{stem}.txt")), read.article.text.as_bytes())?;
                fs::write(folder.join(format!("{stem}.ann")), sayso::brat::annotations(read))?;
                taken.insert(stem.to_lowercase());
            }
        }
        self.articles += 1;
        self.attributions += read.reading.attributions.len() as u64;
        Ok(())
    }

    /// Prints what stands at the end, and everything that is still on its way.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        if let (Form::Text(page) | Form::Who(page), 2..) = (&self.format, self.articles) {
            render::rule(&mut self.to, *page)?;
            let total =
                format!("{} articles · {} attributions", thousands(self.articles), thousands(self.attributions));
            render::quiet(&mut self.to, *page, &total)?;
        }
        self.to.flush()
    }
}

/// A name for the files of the article `id` that no other has and no system misunderstands.
fn file_stem(id: &str, taken: &BTreeSet<String>) -> String {
    let allowed = |c: char| c.is_alphanumeric() || "-_. ()".contains(c);
    let plain: String = id.chars().map(|c| if allowed(c) { c } else { '_' }).take(60).collect();
    let plain = match plain.trim_matches(['.', ' ']) {
        "" => "article",
        stem => stem,
    };
    let numbered = (2..).map(|number| format!("{plain}-{number}"));
    // Systems that do not tell `A` from `a` must not lose an article.
    let free = |stem: &String| !taken.contains(&stem.to_lowercase());
    std::iter::once(plain.to_owned()).chain(numbered).find(free).expect("numbers do not end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe_and_apart() {
        #[track_caller]
        fn check(id: &str, taken: &[&str], expected: &str) {
            let taken = taken.iter().map(|stem| (*stem).to_owned()).collect();
            assert_eq!(file_stem(id, &taken), expected);
        }
        check("harbour-bill", &[], "harbour-bill");
        check("harbour-bill", &["harbour-bill", "harbour-bill-2"], "harbour-bill-3");
        check("Harbour", &["harbour"], "Harbour-2");
        check("../../etc/passwd", &[], "_.._etc_passwd");
        check("a\0b\u{1b}[2J\u{202e}c\nd", &[], "a_b__2J_c_d");
        check("..", &[], "article");
        check("", &["article"], "article-2");
        check("Ærø 2024 (2)", &[], "Ærø 2024 (2)");
        check(&"x".repeat(500), &[], &"x".repeat(60));
    }
}
