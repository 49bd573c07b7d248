use std::ops::ControlFlow;
use std::path::PathBuf;

use rayon::prelude::*;
use sayso_nn::Kernel as Arithmetic;
use sayso_read::Network;
use sayso_text::{Article, Document, MadeBy, Note, Reading};

use crate::adding::is_read;
use crate::{Error, ErrorKind, model};

/// How to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// A model file in place of the model inside the program.
    pub model: Option<PathBuf>,
    /// The arithmetic path.
    pub kernel: Kernel,
    /// Threads to read with; one a core where it is `None`. The result is the same for any number.
    pub threads: Option<usize>,
    /// Leaves out the vectors of what is told, which take half of the time: what is printed and not kept has no use for them.
    pub no_vectors: bool,
}

/// Arithmetic paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kernel {
    /// The fastest that this build has.
    #[default]
    Auto,
    /// Fast products by the crate gemm.
    Gemm,
    /// Plain loops: the reference, the same to the last bit on every machine.
    Portable,
}

/// Reads articles: the model, ready, and the threads that it runs on.
pub struct Reader {
    network: Box<dyn Network>,
    pool: rayon::ThreadPool,
}

/// An article with what was read in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The article as received.
    pub article: Article,
    /// Its text, cut.
    pub document: Document,
    /// What was read.
    pub reading: Reading,
}

impl Reader {
    /// Gets ready to read: loads the model and starts the threads.
    ///
    /// # Errors
    /// When the model file cannot be loaded, when this build lacks the kernel, or when threads cannot be started.
    pub fn new(settings: &Settings) -> Result<Reader, Error> {
        let kernel = arithmetic(settings.kernel)?;
        let network = match &settings.model {
            Some(path) => model::from_file(path, kernel, !settings.no_vectors)?,
            None => model::built_in(kernel, !settings.no_vectors),
        };
        Reader::with_network(Box::new(network), settings.threads)
    }

    /// A reader with a network of the caller's: a stub in tests.
    ///
    /// # Errors
    /// When threads cannot be started.
    pub fn with_network(network: Box<dyn Network>, threads: Option<usize>) -> Result<Reader, Error> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
        let pool = pool.map_err(|e| {
            Error::new(ErrorKind::Setting, "", format!("the threads cannot be started ({e}); ask for fewer"))
        })?;
        Ok(Reader { network, pool })
    }

    /// Reads one article; its windows are read in parallel.
    pub fn read(&self, article: Article) -> Read {
        self.pool.install(|| self.read_here(article, Vec::new()))
    }

    /// Reads articles in parallel and hands each over in the order given; a thing that is no article is handed on as the
    /// error that it is. Only a few articles are held at a time. It ends with the articles, or when `each` breaks off.
    pub fn read_all<I>(&self, articles: I, mut each: impl FnMut(Result<Read, Error>) -> ControlFlow<()>)
    where
        I: IntoIterator<Item = Result<(Article, Vec<Note>), Error>>,
    {
        let many = self.batch_size();
        let mut articles = articles.into_iter();
        loop {
            // A batch ends when it holds enough articles or enough bytes, whichever comes first: memory stays bounded.
            let (mut batch, mut bytes) = (Vec::with_capacity(many), 0);
            while batch.len() < many && bytes < ENOUGH {
                let Some(article) = articles.next() else { break };
                bytes += article.as_ref().map_or(0, |(article, _)| weight(article));
                batch.push(article);
            }
            if batch.is_empty() {
                return;
            }
            let read = self.read_batch(batch);
            if read.into_iter().try_for_each(&mut each).is_break() {
                return;
            }
        }
    }

    /// How many articles are worth reading in one go.
    pub(crate) fn batch_size(&self) -> usize {
        8 * self.pool.current_num_threads()
    }

    /// Reads a few articles in parallel; what is no article stays the error that it is. The order stays.
    pub fn read_batch(&self, batch: Vec<Result<(Article, Vec<Note>), Error>>) -> Vec<Result<Read, Error>> {
        let read =
            |item: Result<(Article, Vec<Note>), Error>| item.map(|(article, notes)| self.read_here(article, notes));
        self.pool.install(|| batch.into_par_iter().map(read).collect())
    }

    /// What this reader writes beside its readings.
    pub fn made_by(&self) -> MadeBy {
        let program = concat!("sayso ", env!("CARGO_PKG_VERSION")).to_owned();
        MadeBy { program, model: self.network.name(), kernel: self.network.kernel() }
    }

    fn read_here(&self, article: Article, notes: Vec<Note>) -> Read {
        let document = Document::of(&article);
        // An article in another language is kept as it is; its note says so.
        let mut reading =
            if is_read(&article) { sayso_read::read(&article, &document, &*self.network) } else { Reading::default() };
        reading.made_by = self.made_by();
        reading.notes.splice(0..0, notes);
        Read { article, document, reading }
    }
}

/// Bytes of articles after which a batch is read.
pub(crate) const ENOUGH: usize = 4 << 20;

/// About how many bytes of memory an article holds: some have short texts and headlines of megabytes, or links without end.
pub(crate) fn weight(article: &Article) -> usize {
    let fields = [&article.outlet, &article.url, &article.title, &article.byline, &article.credit];
    let fields: usize = fields.into_iter().flatten().map(String::len).sum();
    let links: usize = article.links.iter().map(|link| size_of_val(link) + link.href.len()).sum();
    let pair = 2 * size_of::<String>();
    let metadata: usize = article.metadata.iter().map(|(key, value)| pair + key.len() + value.len()).sum();
    article.text.len() + fields + links + metadata
}

fn arithmetic(kernel: Kernel) -> Result<Arithmetic, Error> {
    let name = match kernel {
        Kernel::Auto => return Ok(Arithmetic::default()),
        Kernel::Gemm => "gemm",
        Kernel::Portable => "portable",
    };
    Arithmetic::named(name).ok_or_else(|| {
        Error::new(
            ErrorKind::Setting,
            "",
            format!("this build has no kernel {name}; build with default features, or use portable"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_heavy_in_an_article() {
        let light = weight(&Article::from_text("a", "The harbour closes."));
        assert_eq!(light, 19);
        let title = Article { title: Some("a".repeat(1000)), ..Article::from_text("a", "The harbour closes.") };
        assert_eq!(weight(&title), light + 1000);
        let mut keys = Article::from_text("a", "The harbour closes.");
        keys.metadata.extend((0..100).map(|at| (at.to_string(), String::new())));
        assert!(weight(&keys) > light + 100 * 40);
    }
}
