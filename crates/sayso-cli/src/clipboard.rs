//! The text on the clipboard, as one more input.

use clap::Args;
use sayso::ingest::{Bytes, Settings, Source};
use sayso::inputs::{Item, taken};

/// Whether to look at the clipboard: nothing does unless it is asked to.
#[derive(Debug, Args)]
pub(crate) struct Clipboard {
    /// Read the text on the clipboard, as - reads standard input
    #[arg(long, conflicts_with = "paths")]
    clipboard: bool,
}

impl Clipboard {
    /// What is on the clipboard, as the articles that it makes; none where it is not asked for.
    ///
    /// # Errors
    /// Where there is no clipboard, or no text on it.
    pub(crate) fn items(&self, taking: &Settings) -> Result<Vec<Item>, String> {
        if !self.clipboard {
            return Ok(Vec::new());
        }
        text().map(|text| items_of(text, taking))
    }
}

/// The articles in a text that was copied: a page's source and lines of JSON are read as such, too.
fn items_of(text: String, taking: &Settings) -> Vec<Item> {
    taken(Source::new("clipboard", Bytes::held(text.into_bytes())), taking).collect()
}

#[cfg(feature = "clipboard")]
fn text() -> Result<String, String> {
    use arboard::Error;

    arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text()).map_err(|error| match error {
        Error::ContentNotAvailable => {
            "clipboard: there is no text on it: copy the words of an article first".to_owned()
        }
        Error::ClipboardOccupied => "clipboard: another program holds it just now: try again".to_owned(),
        Error::ConversionFailure => "clipboard: what is on it is no text that can be read: use - and a pipe".to_owned(),
        other => {
            let reason = other.to_string();
            let reason = reason.lines().next().unwrap_or("").trim_end_matches('.');
            format!(
                "there is no clipboard here: none can be reached from this terminal ({reason}); use - and a pipe, \
                 such as `wl-paste | sayso read -`"
            )
        }
    })
}

#[cfg(not(feature = "clipboard"))]
fn text() -> Result<String, String> {
    Err("there is no clipboard here: this build looks at none; build it with its feature `clipboard`, which is there by \
         default, or use - and a pipe"
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_copied_is_read_as_standard_input_would_be() {
        let shown = |text: &str| -> Vec<String> {
            let items = items_of(text.to_owned(), &Settings::default());
            let shown = |item: Item| item.map_or_else(|e| e.to_string(), |(a, _)| format!("{}: {}", a.id, a.text));
            items.into_iter().map(shown).collect()
        };
        assert_eq!(shown("The harbour closes, Toft said."), ["clipboard: The harbour closes, Toft said."]);
        assert_eq!(
            shown("{\"id\": \"a\", \"text\": \"One.\"}\n{\"text\": \"Two.\"}"),
            ["a: One.", "clipboard-line-2: Two."]
        );
        assert_eq!(shown(" \n"), ["clipboard: there is no text in it: nothing to read"]);
    }
}
