use sayso_text::{Article, Note};

pub(crate) fn fill(_article: &mut Article, _notes: &mut Vec<Note>) {}
