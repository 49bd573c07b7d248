use std::ops::Range;

use super::tags::Tag;

/// A page as a tree: its nodes in the order in which they begin. What lies inside a node follows it, up to its end.
#[derive(Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// All characters and values of attributes, one after the other.
    characters: String,
    /// Elements that lay too deep to be nested.
    pub(crate) flattened: usize,
    /// There was more than is kept.
    pub(crate) is_cut: bool,
}

/// The place of a node in a [`Tree`].
pub(crate) type At = usize;

#[derive(Clone)]
struct Node {
    tag: Tag,
    parent: u32,
    /// The node after the last one inside.
    end: u32,
    /// The attributes of an element, the characters of a text.
    what: Range<u32>,
}

struct Attribute {
    name: Name,
    value: Range<u32>,
}

/// Attributes that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    AriaHidden,
    AriaLabel,
    Charset,
    Class,
    Content,
    DataTestid,
    Datetime,
    Hidden,
    Href,
    HttpEquiv,
    Id,
    Itemprop,
    Itemtype,
    Lang,
    Named,
    Property,
    Rel,
    Role,
    Style,
    Title,
    Type,
}

impl Name {
    pub(super) fn of(name: &[u8]) -> Option<Name> {
        Some(match name {
            b"aria-hidden" => Name::AriaHidden,
            b"aria-label" => Name::AriaLabel,
            b"charset" => Name::Charset,
            b"class" => Name::Class,
            b"content" => Name::Content,
            b"data-testid" | b"data-component" | b"data-qa" => Name::DataTestid,
            b"datetime" => Name::Datetime,
            b"hidden" => Name::Hidden,
            b"href" => Name::Href,
            b"http-equiv" => Name::HttpEquiv,
            b"id" => Name::Id,
            b"itemprop" => Name::Itemprop,
            b"itemtype" => Name::Itemtype,
            b"lang" | b"xml:lang" => Name::Lang,
            b"name" => Name::Named,
            b"property" => Name::Property,
            b"rel" => Name::Rel,
            b"role" => Name::Role,
            b"style" => Name::Style,
            b"title" => Name::Title,
            b"type" => Name::Type,
            _ => return None,
        })
    }
}

impl Tree {
    /// How many nodes there are; the first is the root.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn tag(&self, at: At) -> Tag {
        self.nodes[at].tag
    }

    /// The node around it; the root is its own.
    pub(crate) fn parent(&self, at: At) -> At {
        self.nodes[at].parent as At
    }

    /// The node after the last one inside.
    pub(crate) fn end(&self, at: At) -> At {
        self.nodes[at].end as At
    }

    /// All nodes inside.
    pub(crate) fn inside(&self, at: At) -> Range<At> {
        at + 1..self.end(at)
    }

    /// Whether a node is another one or lies inside it.
    pub(crate) fn holds(&self, outer: At, inner: At) -> bool {
        (outer..self.end(outer)).contains(&inner)
    }

    /// The nodes right below it.
    pub(crate) fn children(&self, at: At) -> impl Iterator<Item = At> {
        let mut next = at + 1;
        let end = self.end(at);
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.end(child);
            Some(child)
        })
    }

    /// It and the nodes around it, from inside out, up to the root.
    pub(crate) fn ancestors(&self, at: At) -> impl Iterator<Item = At> {
        let mut next = Some(at);
        std::iter::from_fn(move || {
            let here = next?;
            next = (here > 0).then(|| self.parent(here));
            Some(here)
        })
    }

    /// The characters of a text; of an element none.
    pub(crate) fn text(&self, at: At) -> &str {
        let Node { tag, what, .. } = &self.nodes[at];
        if *tag == Tag::Text { &self.characters[what.start as usize..what.end as usize] } else { "" }
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, at: At, name: Name) -> Option<&str> {
        let Node { tag, what, .. } = &self.nodes[at];
        if *tag == Tag::Text {
            return None;
        }
        let attributes = &self.attributes[what.start as usize..what.end as usize];
        let found = attributes.iter().find(|attribute| attribute.name == name)?;
        Some(&self.characters[found.value.start as usize..found.value.end as usize])
    }

    /// All words inside, white space collapsed, at most about `most` bytes.
    pub(crate) fn words(&self, at: At, most: usize) -> String {
        let mut words = String::new();
        let mut wants_space = false;
        let mut node = at;
        while node < self.end(at) && words.len() < most {
            let tag = self.tag(node);
            if tag.is_mute() && node != at {
                node = self.end(node);
                continue;
            }
            wants_space |= tag == Tag::Br || tag.is_block();
            let left = most - words.len();
            for c in self.text(node).chars().take(left) {
                if c.is_whitespace() {
                    wants_space = true;
                    continue;
                }
                if wants_space && !words.is_empty() {
                    words.push(' ');
                }
                wants_space = false;
                words.push(c);
            }
            node += 1;
        }
        words
    }
}

/// Makes a [`Tree`] of a page's parts as they come.
///
/// It closes what a browser would close, but moves nothing: what is wrongly nested stays near where it was written.
/// Its work is bounded by the number of nodes times the nesting that is kept.
pub(super) struct Builder {
    tree: Tree,
    /// Elements that are open, the root first.
    open: Vec<At>,
    /// Elements that are open but lie too deep.
    too_deep: usize,
    deepest: usize,
    most_nodes: usize,
    /// Where the attributes begin of the element that is being read.
    first_attribute: usize,
}

impl Builder {
    pub(super) fn new(deepest: usize, most_nodes: usize) -> Builder {
        let root = Node { tag: Tag::Html, parent: 0, end: 0, what: 0..0 };
        let tree = Tree { nodes: vec![root], ..Tree::default() };
        Builder { tree, open: vec![0], too_deep: 0, deepest: deepest.max(8), most_nodes, first_attribute: 0 }
    }

    /// The tree, all open elements closed.
    pub(super) fn finish(mut self) -> Tree {
        while let Some(at) = self.open.pop() {
            self.tree.nodes[at].end = self.tree.nodes.len() as u32;
        }
        self.tree
    }

    /// An attribute of the element that comes with the next [`Builder::start`].
    pub(super) fn attribute(&mut self, name: Name, value: &str) {
        let attributes = &self.tree.attributes[self.first_attribute..];
        if attributes.iter().any(|attribute| attribute.name == name) || self.is_full() {
            return;
        }
        let value = self.keep(value);
        self.tree.attributes.push(Attribute { name, value });
    }

    pub(super) fn start(&mut self, tag: Tag, is_closed: bool) {
        let attributes = self.first_attribute as u32..self.tree.attributes.len() as u32;
        self.first_attribute = self.tree.attributes.len();
        if self.is_full() {
            return;
        }
        if matches!(tag, Tag::Html | Tag::Body) && self.merge(tag, &attributes) {
            return;
        }
        self.close_before(tag);
        let is_foreign = || self.open.iter().any(|&at| matches!(self.tree.tag(at), Tag::Svg | Tag::Math));
        let is_void = tag.is_void() || is_closed && is_foreign();
        let at = self.push(tag, attributes);
        if is_void {
            return;
        }
        if self.open.len() < self.deepest {
            self.open.push(at);
        } else {
            self.too_deep += 1;
            self.tree.flattened += 1;
        }
    }

    pub(super) fn end(&mut self, tag: Tag) {
        if tag.is_void() {
            return;
        }
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if matches!(tag, Tag::Html | Tag::Body) {
            return; // what comes after belongs to the page all the same
        }
        let is_scope = |open: Tag| open.is_scope() && !is_of_table(tag);
        let Some(depth) = self.find(|open| open == tag || open.is_heading() && tag.is_heading(), is_scope) else {
            return;
        };
        let inner = self.open.split_off(depth);
        self.close(&inner);
        if tag.is_formatting() {
            self.open_again(&inner[1..], Tag::is_block);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.is_full() || !self.is_read() {
            return;
        }
        let is_blank = text.trim().is_empty();
        let text = if is_blank { " " } else { text };
        if !is_blank && self.top() == Tag::Head {
            self.close_before(Tag::P);
        }
        let what = self.keep(text);
        self.push(Tag::Text, what);
    }

    fn top(&self) -> Tag {
        self.open.last().map_or(Tag::Html, |&at| self.tree.tag(at))
    }

    /// Whether the characters here are anything that is read later: text, a title, JSON-LD.
    fn is_read(&self) -> bool {
        let Some(&at) = self.open.last() else { return true };
        match self.tree.tag(at) {
            Tag::Script => self.tree.attribute(at, Name::Type).is_some_and(|kind| kind.contains("ld+json")),
            tag => tag == Tag::Title || tag == Tag::Head || !tag.is_mute(),
        }
    }

    fn is_full(&mut self) -> bool {
        let is_full = self.tree.nodes.len() >= self.most_nodes || self.tree.characters.len() >= u32::MAX as usize / 2;
        self.tree.is_cut |= is_full;
        is_full
    }

    fn keep(&mut self, characters: &str) -> Range<u32> {
        let start = self.tree.characters.len() as u32;
        self.tree.characters.push_str(characters);
        start..self.tree.characters.len() as u32
    }

    fn push(&mut self, tag: Tag, what: Range<u32>) -> At {
        let at = self.tree.nodes.len();
        let parent = self.open.last().copied().unwrap_or(0) as u32;
        self.tree.nodes.push(Node { tag, parent, end: at as u32 + 1, what });
        at
    }

    fn close(&mut self, nodes: &[At]) {
        let end = self.tree.nodes.len() as u32;
        for &at in nodes {
            self.tree.nodes[at].end = end;
        }
    }

    /// Opens copies of elements that were closed because one around them was.
    fn open_again(&mut self, closed: &[At], which: fn(Tag) -> bool) {
        for &at in closed {
            let Node { tag, what, .. } = self.tree.nodes[at].clone();
            if which(tag) && !self.is_full() {
                let again = self.push(tag, what);
                self.open.push(again);
            }
        }
    }

    /// A second `html` or `body` is the first one, with more attributes.
    fn merge(&mut self, tag: Tag, attributes: &Range<u32>) -> bool {
        let before = if tag == Tag::Html {
            Some(0)
        } else {
            self.find(|open| open == tag, |_| false).map(|depth| self.open[depth])
        };
        if let Some(at) = before {
            let node = &mut self.tree.nodes[at];
            if node.what.is_empty() {
                node.what = attributes.clone();
            }
        }
        before.is_some()
    }

    /// Where in the open elements the innermost is that is looked for, unless one that is a border comes first.
    fn find(&self, is_it: impl Fn(Tag) -> bool, is_border: impl Fn(Tag) -> bool) -> Option<usize> {
        for (depth, &at) in self.open.iter().enumerate().skip(1).rev() {
            let open = self.tree.tag(at);
            if is_it(open) {
                return Some(depth);
            }
            if is_border(open) {
                return None;
            }
        }
        None
    }

    fn close_from(&mut self, depth: usize) {
        let closed = self.open.split_off(depth);
        self.close(&closed);
    }

    /// Closes what cannot be open any more where an element starts.
    fn close_before(&mut self, tag: Tag) {
        use Tag::*;
        if !tag.is_of_head() && self.open.get(1).is_some_and(|&at| self.tree.tag(at) == Head) {
            self.close_from(1);
        }
        let is_of_block = |open: Tag| open.is_block() && !matches!(open, Address | Div | P);
        let siblings = match tag {
            Li => self.find(|open| open == Li, is_of_block),
            Dd | Dt => self.find(|open| matches!(open, Dd | Dt), is_of_block),
            Option => self.find(|open| open == Option, |open| open != Option),
            Tr => self.find(|open| open == Tr, |open| open == Table),
            Td | Th => self.find(|open| matches!(open, Td | Th), |open| matches!(open, Table | Tr)),
            Tbody | Tfoot | Thead => self.find(|open| matches!(open, Tbody | Tfoot | Thead), |open| open == Table),
            A => self.find(|open| open == A, Tag::is_scope),
            heading if heading.is_heading() && self.top().is_heading() => Some(self.open.len() - 1),
            _ => None,
        };
        if let Some(depth) = siblings {
            let closed = self.open.split_off(depth);
            self.close(&closed);
            if tag == A {
                self.open_again(&closed[1..], Tag::is_block);
            }
        }
        if tag.ends_paragraph() {
            let is_border = |open: Tag| open.is_scope() || open == Button;
            if let Some(depth) = self.find(|open| open == P, is_border) {
                let closed = self.open.split_off(depth);
                self.close(&closed);
                self.open_again(&closed[1..], |tag| tag == A);
            }
        }
    }
}

fn is_of_table(tag: Tag) -> bool {
    matches!(tag, Tag::Caption | Tag::Table | Tag::Tbody | Tag::Td | Tag::Tfoot | Tag::Th | Tag::Thead | Tag::Tr)
}
