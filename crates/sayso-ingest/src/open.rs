use std::io::BufReader;

use sayso_text::{Article, Note};

use crate::jsonl::spread;
use crate::{Error, ErrorKind, Format, JsonLines, Limits, Source, credit, language, source};
use crate::{feed, gzip, html, json_feed, mhtml, newsml, nitf, opml, pdf, table, text, warc, zip};

/// An article with what should be known about its taking in, or the error in its place.
pub type Item = Result<(Article, Vec<Note>), Error>;

/// Articles of one source, one by one.
pub type Items = Box<dyn Iterator<Item = Item> + Send>;

/// How articles are taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// How much is taken.
    pub limits: Limits,
    /// For tables: which column fills a field of an article, as `(field, column)`; columns that are called like a field need none.
    pub columns: Vec<(String, String)>,
}

/// The articles in bytes of any known format, one by one, read as they are asked for.
///
/// One bad item is an error in its place, and the next item follows: a batch never fails for one of its items.
pub fn articles(source: Source, settings: &Settings) -> Items {
    Box::new(inside(source, settings).map(|item| {
        let (mut article, mut notes) = item?;
        language::fill(&mut article, &mut notes);
        credit::fill(&mut article);
        Ok((article, notes))
    }))
}

/// The articles in bytes that lie in an archive: what is done once for each article is done outside.
pub(crate) fn inside(mut source: Source, settings: &Settings) -> Items {
    let place = source.place();
    let head = match source.bytes.head(Format::HEAD) {
        Ok(head) => head,
        Err(error) => return one(Err(source::broken(&place, &error))),
    };
    let Some(format) = Format::of(head, &source.name, source.content_type.as_deref()) else {
        let what = Format::looks_like(head);
        let message = format!("this looks like {what}, not like a text: extract its text first");
        return one(Err(Error::new(ErrorKind::Binary, place, message)));
    };
    if head.is_empty() && format != Format::JsonLines {
        return one(Err(Error::new(ErrorKind::Empty, place, "there is no text in it: nothing to read")));
    }
    match format {
        Format::Text => one(text::of(source, settings)),
        Format::JsonLines => lines(source, settings),
        Format::Html => html::articles(source, settings),
        Format::Mhtml => mhtml::articles(source, settings),
        Format::Pdf => pdf::articles(source, settings),
        Format::Feed => feed::articles(source, settings),
        Format::JsonFeed => json_feed::articles(source, settings),
        Format::Opml => opml::articles(source, settings),
        Format::Warc => warc::articles(source, settings),
        Format::Parquet => table::articles(source, settings),
        Format::Nitf => nitf::articles(source, settings),
        Format::NewsMl => newsml::articles(source, settings),
        Format::Zip => zip::articles(source, settings),
        Format::Gzip => gzip::articles(source, settings),
    }
}

/// One item alone.
pub(crate) fn one(item: Item) -> Items {
    Box::new(std::iter::once(item))
}

fn lines(mut source: Source, settings: &Settings) -> Items {
    let longest = usize::try_from(settings.limits.page).unwrap_or(usize::MAX);
    if source.bytes.head(Format::HEAD).is_ok_and(spread::is_spread) {
        let reader = BufReader::new(spread::OneALine::new(source.bytes));
        let lines = JsonLines::new(format!("{}: item", source.name), reader);
        return Box::new(lines.longest_line(longest).longest_text(settings.limits.article));
    }
    let lines = JsonLines::new(source.name, BufReader::new(source.bytes));
    Box::new(lines.longest_line(longest).longest_text(settings.limits.article))
}

/// What comes of bytes, a line an item: `id: text` or the error.
#[cfg(test)]
pub(crate) fn shown(name: &str, bytes: Vec<u8>, settings: &Settings) -> Vec<String> {
    let bytes = crate::Bytes::stream(std::io::Cursor::new(bytes));
    let item = |item: Item| item.map_or_else(|error| error.to_string(), |(a, _)| format!("{}: {}", a.id, a.text));
    articles(Source::new(name, bytes), settings).map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_in_a_list_or_over_lines() {
        let list = b"[\n  {\n    \"text\": \"The harbour closes.\"\n  },\n  {\"text\": 7},\n  {\"id\": \"a\", \"text\": \"It is winter.\"}\n]\n";
        assert_eq!(
            shown("news.json", list.to_vec(), &Settings::default()),
            [
                "news-line-1: The harbour closes.",
                "news.json: item:2: `text` is a number, but must be a string: the article's text",
                "a: It is winter.",
            ]
        );
        let spread = b"{\n  \"text\": \"The harbour closes.\"\n}\n";
        assert_eq!(shown("news.json", spread.to_vec(), &Settings::default()), ["news-line-1: The harbour closes."]);
    }
}
