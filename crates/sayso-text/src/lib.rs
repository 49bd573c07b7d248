#![doc = include_str!("../README.md")]

mod article;
mod document;
mod reading;
mod span;

pub use article::{Article, Link, Published};
pub use document::{Document, Paragraph, ParagraphKind};
pub use reading::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, Certainty, Denial, Level, MadeBy, Marker,
    Mention, Note, Reading, Stance, Statement, StatementId, Style, Time, TimeId, TimeKind, Told,
    Vector, WordsOf,
};
pub use span::{Span, Spans};

pub use jiff::civil::Date;
