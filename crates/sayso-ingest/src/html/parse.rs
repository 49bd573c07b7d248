use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::tags::Tag;
use super::tree::{Builder, Name, Tree};

/// More nodes than any page has that people read.
const MOST_NODES: usize = 1_000_000;

/// The tree of a page. Elements deeper than `deepest` are read as if they were not nested.
pub(crate) fn parse(html: &str, deepest: u64) -> Tree {
    parse_at_most(html, deepest, MOST_NODES)
}

fn parse_at_most(html: &str, deepest: u64, most_nodes: usize) -> Tree {
    let mut builder = Builder::new(usize::try_from(deepest).unwrap_or(usize::MAX), most_nodes);
    let mut reading = Reading::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        reading.take(event, &mut builder);
        None
    });
    emitter.naively_switch_states(true);
    for _ in Tokenizer::new_with_emitter(html, emitter) {}
    builder.finish()
}

/// What has been read of the element that is being read.
#[derive(Default)]
struct Reading {
    /// The element whose attributes come.
    tag: Option<Tag>,
    /// An attribute whose value may come.
    name: Option<Name>,
}

impl Reading {
    fn take(&mut self, event: CallbackEvent<'_>, builder: &mut Builder) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Some(Tag::of(name)),
            CallbackEvent::AttributeName { name } => {
                self.without_value(builder);
                self.name = Name::of(name).filter(|_| self.tag.is_some());
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(name) = self.name.take() {
                    builder.attribute(name, &String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.without_value(builder);
                if let Some(tag) = self.tag.take() {
                    builder.start(tag, self_closing);
                }
            }
            CallbackEvent::EndTag { name } => {
                self.name = None;
                builder.end(Tag::of(name));
            }
            CallbackEvent::String { value } => builder.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    /// An attribute without a value, such as `hidden`.
    fn without_value(&mut self, builder: &mut Builder) {
        if let Some(name) = self.name.take() {
            builder.attribute(name, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The tree as brackets: `div(p(a) b)`.
    fn shown(tree: &Tree) -> String {
        fn show(tree: &Tree, at: usize, out: &mut String) {
            match tree.tag(at) {
                Tag::Text => out.push_str(tree.text(at).trim()),
                tag => {
                    let name = format!("{tag:?}").to_lowercase();
                    out.push_str(&name);
                    let inner: Vec<String> = tree
                        .children(at)
                        .map(|child| {
                            let mut inner = String::new();
                            show(tree, child, &mut inner);
                            inner
                        })
                        .filter(|inner| !inner.is_empty())
                        .collect();
                    if !inner.is_empty() {
                        out.push_str(&format!("({})", inner.join(" ")));
                    }
                }
            }
        }
        let mut out = String::new();
        show(tree, 0, &mut out);
        out
    }

    fn check(html: &str, expected: &str) {
        assert_eq!(shown(&parse(html, 512)), format!("html({expected})"), "{html}");
    }

    #[test]
    fn what_is_left_open_is_closed_as_browsers_do() {
        check("<p>A<p>B", "p(A) p(B)");
        check("<p>A<div>B</div>C", "p(A) div(B) C");
        check("<ul><li>A<li>B<ul><li>C</ul><li>D</ul>E", "ul(li(A) li(B ul(li(C))) li(D)) E");
        check("<dl><dt>A<dd>B<dt>C</dl>", "dl(dt(A) dd(B) dt(C))");
        check("<table><tr><td>A<td>B<tr><th>C</table>D", "table(tr(td(A) td(B)) tr(th(C))) D");
        check("<h2>A<h3>B</h2>C", "h2(A) h3(B) C");
        check("<head><title>A</title><div>B</div>", "head(title(A)) div(B)");
        check("<html><head></head><body>A</body>B</html>C", "head body(A B C)");
        check("A<br>B</br><img>C", "A br B img C");
        check("<p>A<ul><li>B</ul></p>C", "p(A) ul(li(B)) C");
    }

    #[test]
    fn what_is_wrongly_nested_stays_where_it_is() {
        check("<b><p>A</b>B</p>C", "b(p(A)) p(B) C");
        check("<a>A<a>B</a>C", "a(A) a(B) C");
        check("<div><a><div>A</a>B</div>C</div>D", "div(a(div(A)) div(B) C) D");
        check("<p><a>A<div>B</div></a>C", "p(a(A)) a(div(B)) C");
        check("<div>A</span></p></div>B", "div(A) B");
        check("<table><tr><td><div>A</td></tr></table>B", "table(tr(td(div(A)))) B");
        check("<div><table><tr><td></div>A</table>B</div>", "div(table(tr(td(A))) B)");
        check("<svg><path/>A</svg>B", "svg(other) B");
    }

    #[test]
    fn attributes() {
        let tree = parse("<p class='a b' HIDDEN data-x=1 id=c class=d>A</p x=1><p>", 512);
        assert_eq!(tree.attribute(1, Name::Class), Some("a b"));
        assert_eq!(tree.attribute(1, Name::Hidden), Some(""));
        assert_eq!(tree.attribute(1, Name::Id), Some("c"));
        assert_eq!(tree.attribute(2, Name::Class), None);
        assert_eq!(tree.attribute(3, Name::Id), None);
    }

    #[test]
    fn too_deep_is_flat() {
        let html = "<div>".repeat(20) + "A" + &"</div>".repeat(20) + "B";
        let tree = parse_at_most(&html, 10, 1000);
        assert_eq!(tree.flattened, 11);
        let depth = |text: &str| {
            let at = (0..tree.len()).find(|&at| tree.text(at) == text).unwrap();
            tree.ancestors(at).count() - 1
        };
        assert_eq!((depth("A"), depth("B")), (10, 1));
    }

    #[test]
    fn too_many_nodes_are_cut() {
        let tree = parse_at_most(&"<p>A".repeat(20), 10, 9);
        assert!(tree.is_cut);
        assert_eq!(shown(&tree), "html(p(A) p(A) p(A) p(A))");
    }

    proptest! {
        #[test]
        fn any_soup_is_a_tree(soup in "(<p>|</p>|<a href=b>|</a>|<div>|</div>|<li>|<ul>|</ul>|<table>|<td>|</table>|<b>|</b>|<h1>|x|\\PC){0,60}") {
            let tree = parse(&soup, 12);
            for at in 1..tree.len() {
                prop_assert!(tree.parent(at) < at && tree.end(at) > at && tree.end(at) <= tree.end(tree.parent(at)));
                prop_assert!(tree.ancestors(at).count() <= 14);
            }
        }
    }
}
