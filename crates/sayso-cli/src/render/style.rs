//! What the parts of the page look like.
//!
//! Only the sixteen colours that every terminal has and every user may set; of these magenta and bright blue can be
//! read on black and on white alike. Contents are long, so they keep the colour of the text and are underlined.

use anstyle::{AnsiColor, Style};

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Ink {
    /// What it is.
    pub(crate) face: Face,
    /// Whether it is told by someone.
    pub(crate) told: bool,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Face {
    /// Running text.
    #[default]
    Text,
    /// A source.
    Source,
    /// A cue.
    Cue,
    /// The number of an attribution.
    Number,
    /// A title or a heading.
    Heading,
    /// A caption.
    Caption,
    /// Whatever serves the rest: rules, places, counts.
    Quiet,
}

impl Ink {
    /// Words that are told by someone.
    pub(crate) const TOLD: Ink = Ink { face: Face::Text, told: true };

    /// Its look on a terminal.
    pub(crate) fn style(self) -> Style {
        let plain = Style::new();
        let style = match self.face {
            Face::Text => plain,
            Face::Source => plain.bold().fg_color(Some(AnsiColor::Magenta.into())),
            Face::Cue => plain.fg_color(Some(AnsiColor::BrightBlue.into())),
            Face::Number => plain.bold().fg_color(Some(AnsiColor::BrightBlue.into())),
            Face::Heading => plain.bold(),
            Face::Caption => plain.italic(),
            Face::Quiet => plain.dimmed(),
        };
        if self.told { style.underline() } else { style }
    }
}

impl From<Face> for Ink {
    fn from(face: Face) -> Ink {
        Ink { face, told: false }
    }
}
