//! `sayso explain`.

use std::io::{self, BufWriter, ErrorKind, Write};

use sayso::{Reader, Settings, Span};

use crate::End;
use crate::args::ExplainArgs;
use crate::page::page;
use crate::read::settings;
use crate::render;
use crate::trouble::complain;

/// Says why the attributions at a place of an article were read as they were.
pub(crate) fn run(args: &ExplainArgs) -> End {
    let place = args.path.display();
    let mut articles = sayso::inputs::articles(vec![args.path.clone()]);
    let article = match (articles.next(), articles.next()) {
        (Some(Ok((article, _))), None) => article,
        (Some(Err(error)), _) => {
            complain(error);
            return End::Trouble;
        }
        (None, _) => {
            complain(format_args!("{place}: holds no article"));
            return End::Trouble;
        }
        (Some(Ok(_)), Some(_)) => {
            complain(format_args!("{place}: holds several articles, but one can be explained: give a file with one"));
            return End::Trouble;
        }
    };
    let Some(at) = place_in(&article.text, &args.at) else {
        complain(format_args!(
            "{place}: nothing stands at {:?} (it is neither an offset inside the text nor words of it)",
            args.at
        ));
        return End::Trouble;
    };
    let read = match Reader::new(&Settings { no_vectors: true, ..settings(&args.engine, None) }) {
        Ok(reader) => reader.read(article),
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let shown = render::explain(&mut out, page(&args.look, true), &read.document.text, &read.reading, at);
    match shown.and_then(|shown| out.flush().map(|()| shown)) {
        Ok(0) => End::Nothing,
        Ok(_) => End::Done,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => End::Done,
        Err(error) => {
            complain(format_args!("standard output: writing stopped ({error})"));
            End::Trouble
        }
    }
}

/// The bytes that are meant: one character at an offset of code points, or the first place of some words.
fn place_in(text: &str, at: &str) -> Option<Span> {
    match at.parse::<usize>() {
        Ok(offset) => text.char_indices().nth(offset).map(|(start, c)| Span::new(start, start + c.len_utf8())),
        Err(_) => text.find(at).filter(|_| !at.is_empty()).map(|start| Span::new(start, start + at.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_offsets_or_words() {
        let text = "Zoë said no.";
        for (at, expected) in [
            ("0", Some((0, 1))),
            ("2", Some((2, 4))),
            ("4", Some((5, 6))),
            ("12", None),
            ("said", Some((5, 9))),
            ("Toft", None),
            ("", None),
        ] {
            assert_eq!(place_in(text, at), expected.map(|(s, e)| Span::new(s, e)), "{at}");
        }
    }
}
