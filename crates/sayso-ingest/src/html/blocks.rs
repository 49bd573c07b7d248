use std::ops::Range;

use super::tags::Tag;
use super::tree::{At, Tree};

/// A run of text that a reader sees as one: a paragraph, a heading, an item of a list.
#[derive(Debug)]
pub(crate) struct Block {
    /// The first of its nodes.
    pub(crate) at: At,
    /// The element that makes it a block.
    pub(crate) element: At,
    /// Its characters, white space collapsed; line breaks of the page are `\n`.
    pub(crate) text: String,
    /// Which of its bytes lie in which `a`.
    pub(crate) links: Vec<(Range<usize>, At)>,
    /// The last of its nodes.
    pub(crate) last: At,
}

impl Block {
    /// How many of its bytes lie in links.
    pub(crate) fn linked(&self) -> usize {
        self.links.iter().map(|(range, _)| range.len()).sum()
    }

    /// How many words it has; two letters count as one where words are not parted.
    pub(crate) fn words(&self) -> usize {
        let unparted =
            self.text.chars().filter(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{9fff}')).count();
        self.text.split_whitespace().count() + unparted / 2
    }
}

/// The blocks inside an element, without the elements that are `left_out`.
pub(crate) fn blocks(tree: &Tree, inside: At, left_out: impl Fn(At) -> bool) -> Vec<Block> {
    let mut run = Run { tree, done: Vec::new(), open: None, breaks: 0, wants_space: false };
    // For every node the innermost block and the link around it; nodes come after the one around them.
    let (mut element, mut link) = (vec![0; tree.len()], vec![None; tree.len()]);
    for at in 1..tree.len() {
        let (tag, parent) = (tree.tag(at), tree.parent(at));
        let is_cell = matches!(tag, Tag::Td | Tag::Th) && is_row_of_labels(tree, parent);
        element[at] = if tag.is_block() && !is_cell { at } else { element[parent] };
        link[at] = if tag == Tag::A { Some(at) } else { link[parent] };
    }
    let mut at = inside;
    while at < tree.end(inside) {
        let tag = tree.tag(at);
        if tag.is_mute() && at != inside || left_out(at) {
            if tag.is_block() {
                run.close();
            }
            at = tree.end(at);
            continue;
        }
        match tag {
            Tag::Text => run.text(at, element[at], link[at]),
            Tag::Br => run.breaks += 1,
            Tag::Td | Tag::Th if element[at] != at => run.wants_space = true,
            tag if tag.is_block() => run.close(),
            _ => {}
        }
        at += 1;
    }
    run.close();
    run.done
}

/// Whether the cells of a row hold no blocks, so that the row is read as a line.
fn is_row_of_labels(tree: &Tree, row: At) -> bool {
    let is_plain = |at: At| !tree.tag(at).is_block() || matches!(tree.tag(at), Tag::Td | Tag::Th);
    tree.tag(row) == Tag::Tr && tree.inside(row).all(is_plain)
}

struct Run<'a> {
    tree: &'a Tree,
    done: Vec<Block>,
    open: Option<Block>,
    /// Line breaks since the last word.
    breaks: usize,
    wants_space: bool,
}

impl Run<'_> {
    fn close(&mut self) {
        self.done.extend(self.open.take());
        (self.breaks, self.wants_space) = (0, false);
    }

    fn text(&mut self, at: At, element: At, link: Option<At>) {
        let text = self.tree.text(at);
        if text.chars().all(|c| c.is_whitespace() || is_ignored(c)) {
            self.wants_space = true;
            return;
        }
        if self.breaks > 1 || self.open.as_ref().is_some_and(|block| block.element != element) {
            self.close();
        }
        let block =
            self.open.get_or_insert_with(|| Block { at, element, text: String::new(), links: Vec::new(), last: at });
        block.last = at;
        let keeps_lines = self.tree.tag(element) == Tag::Pre;
        if self.breaks == 1 && !block.text.is_empty() {
            block.text.push('\n');
            self.wants_space = false;
        }
        self.breaks = 0;
        let mut start = None;
        for c in text.chars() {
            if c.is_whitespace() {
                self.wants_space = true;
                if keeps_lines && c == '\n' && !block.text.is_empty() && !block.text.ends_with('\n') {
                    block.text.push('\n');
                }
            } else if !is_ignored(c) {
                if self.wants_space && !block.text.is_empty() && !block.text.ends_with('\n') {
                    block.text.push(' ');
                }
                self.wants_space = false;
                start.get_or_insert(block.text.len());
                block.text.push(c);
            }
        }
        if let (Some(start), Some(link)) = (start, link) {
            match block.links.last_mut() {
                Some((range, at)) if *at == link => range.end = block.text.len(),
                _ => block.links.push((start..block.text.len(), link)),
            }
        }
        if block.text.is_empty() {
            self.open = None;
        }
    }
}

/// Characters that nobody sees.
fn is_ignored(c: char) -> bool {
    matches!(c, '\0' | '\u{ad}' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}
