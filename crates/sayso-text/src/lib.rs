#![doc = include_str!("../README.md")]

mod article;
mod code_points;
mod document;
mod quotes;
mod reading;
mod segment;
mod span;
mod words;

pub use article::{Article, Link, Published};
pub use code_points::CodePoints;
pub use document::{Document, Paragraph, ParagraphKind};
pub use quotes::{Quotation, quotations};
pub use reading::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, Certainty, Denial, Level, MadeBy, Marker, Mention, Note,
    Reading, Reason, Stance, Statement, StatementId, Style, Time, TimeId, TimeKind, Told, Vector, WordsOf,
};
pub use span::{Span, Spans};

pub use jiff::civil::Date;
