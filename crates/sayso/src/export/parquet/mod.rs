//! Parquet: a folder of tables for data frames and databases.
//!
//! `articles`, `attributions`, `actors`, `times` and `statements` are joined by `article` and `sha256`. Columns have the names of the
//! wire and hold what the wire holds; `…_text` beside a list of spans are its words.

mod rows;
mod table;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use self::table::Table;
use super::Options;
use super::ready::Ready;
use crate::wire::VERSION;

/// The tables of a folder.
pub(super) struct Tables {
    articles: Table,
    attributions: Table,
    actors: Table,
    times: Table,
    statements: Table,
    options: Options,
    /// What made the readings, for the files' metadata.
    made_by: BTreeSet<String>,
}

/// Makers of readings that a file's metadata names; the rows name all of them.
const MOST_MAKERS: usize = 100;

impl Tables {
    /// Begins the tables in a folder, which is made if it is not there.
    pub(super) fn new(folder: &Path, options: Options) -> io::Result<Tables> {
        std::fs::create_dir_all(folder)?;
        let table = |name: &str, columns| Table::new(&folder.join(format!("{name}.parquet")), columns);
        Ok(Tables {
            articles: table("articles", rows::articles())?,
            attributions: table("attributions", rows::attributions())?,
            actors: table("actors", rows::actors())?,
            times: table("times", rows::times())?,
            statements: table("statements", rows::statements())?,
            options,
            made_by: BTreeSet::new(),
        })
    }

    pub(super) fn article(&mut self, ready: &Ready) -> io::Result<()> {
        let article = ready.article;
        let made_by = &article.made_by;
        if self.made_by.len() < MOST_MAKERS {
            self.made_by.insert(format!("{}; {}; {}", made_by.program, made_by.model, made_by.kernel));
        }
        self.articles.row(&rows::article(ready))?;
        article.attributions.iter().try_for_each(|a| self.attributions.row(&rows::attribution(ready, a)))?;
        article.actors.iter().try_for_each(|a| self.actors.row(&rows::actor(ready, a)))?;
        article.times.iter().try_for_each(|t| self.times.row(&rows::time(ready, t)))?;
        article.statements.iter().try_for_each(|s| self.statements.row(&rows::statement(ready, s)))
    }

    pub(super) fn finish(self) -> io::Result<()> {
        let made_by = self.made_by.into_iter().collect::<Vec<_>>().join("\n");
        let about = [
            ("sayso.wire", VERSION.to_string()),
            ("sayso.program", concat!("sayso ", env!("CARGO_PKG_VERSION")).to_owned()),
            ("sayso.made_by", made_by),
            ("sayso.offsets", "Unicode code points, end exclusive".to_owned()),
            ("sayso.no_text", self.options.no_text.to_string()),
        ];
        [self.articles, self.attributions, self.actors, self.times, self.statements]
            .into_iter()
            .try_for_each(|table| table.finish(&about))
    }
}
