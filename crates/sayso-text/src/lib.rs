#![doc = include_str!("../README.md")]

mod article;
mod document;
mod quotes;
mod reading;
mod segment;
mod span;

pub use article::{Article, Link, Published};
pub use document::{Document, Paragraph, ParagraphKind};
pub use quotes::{Quotation, quotations};
pub use reading::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, Certainty, Denial, Level, MadeBy, Marker, Mention, Note,
    Reading, Reason, Stance, Statement, StatementId, Style, Time, TimeId, TimeKind, Told, Vector, WordsOf,
};
pub use span::{Span, Spans};

pub use jiff::civil::Date;
