use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use super::entities::resolve_all;
use super::names::Prefixes;

/// An element with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name, with the prefix that its namespace goes by here (`dc:creator`).
    pub(crate) name: String,
    /// Attributes as they are written, their references resolved.
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) nodes: Vec<Node>,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

/// How a document is read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    /// Elements inside one another.
    pub(crate) nesting: u64,
    /// Prefixes that are declared around it.
    pub(crate) prefixes: Prefixes,
    /// What is around it defines entities of its own.
    pub(crate) has_own_entities: bool,
    /// It is the beginning of a document: elements that are open at its end are closed.
    pub(crate) is_beginning: bool,
}

/// Deeper trees would be a danger to the stack of who walks or drops them.
const DEEPEST: u64 = 1024;

/// More elements than any honest document of the size that is allowed.
const MOST: usize = 250_000;

/// The root element of a document; for the beginning of one, with the prefixes declared where it ends. References to
/// entities that a document defines itself are never followed.
pub(crate) fn parse(text: &str, rules: &Rules) -> Result<(Element, Rules), String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    reader.config_mut().check_end_names = !rules.is_beginning;
    reader.config_mut().allow_unmatched_ends = rules.is_beginning;
    let mut building = Building { inner: rules.clone(), open: Vec::new(), root: None, count: 0 };
    loop {
        let event = reader.read_event().map_err(|error| broken(&error, reader.error_position(), &building.open));
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => building.take(event)?,
            // The head of a feed need not be whole to tell its title.
            Err(_) if rules.is_beginning => break,
            Err(message) => return Err(message),
        }
    }
    building.finish(rules.is_beginning)
}

struct Building {
    inner: Rules,
    /// Elements that are open, each with the number of prefixes outside it.
    open: Vec<(Element, usize)>,
    root: Option<Element>,
    count: usize,
}

impl Building {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) => {
                let (element, outside) = self.element(&tag)?;
                self.open.push((element, outside));
            }
            Event::Empty(tag) => {
                let (element, outside) = self.element(&tag)?;
                self.close(element, outside);
            }
            Event::End(_) => {
                if let Some((element, outside)) = self.open.pop() {
                    self.close(element, outside);
                }
            }
            Event::Text(text) => {
                let text = text.xml10_content();
                if text.contains('&') {
                    self.text(&resolve_all(&text, self.inner.has_own_entities).map_err(|name| own_entity(&name))?);
                } else {
                    self.text(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", &*reference);
                self.text(&resolve_all(&reference, self.inner.has_own_entities).map_err(|name| own_entity(&name))?);
            }
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::DocType(text) => self.inner.has_own_entities |= text.contains("<!ENTITY"),
            _ => {}
        }
        Ok(())
    }

    fn element(&mut self, tag: &BytesStart<'_>) -> Result<(Element, usize), String> {
        self.count += 1;
        let deepest = self.inner.nesting.min(DEEPEST);
        if self.open.len() as u64 >= deepest {
            return Err(format!("more than {deepest} elements inside one another (the limit `nesting`)"));
        }
        if self.count > MOST {
            return Err(format!("more than {MOST} elements: is it one article?"));
        }
        let outside = self.inner.prefixes.len();
        let mut attributes = Vec::new();
        for attribute in tag.attributes().with_checks(false) {
            let Ok(attribute) = attribute else { continue };
            let name = attribute.key.as_ref().to_owned();
            let value = resolve_all(&attribute.value, self.inner.has_own_entities).map_err(|name| own_entity(&name))?;
            if !self.inner.prefixes.declare(&name, &value) || attributes.len() > 256 {
                return Err("hundreds of attributes or namespaces in one place: this is no honest XML".to_owned());
            }
            attributes.push((name, value));
        }
        let name = self.inner.prefixes.name(tag.name().as_ref());
        Ok((Element { name, attributes, nodes: Vec::new() }, outside))
    }

    fn close(&mut self, element: Element, outside: usize) {
        self.inner.prefixes.truncate(outside);
        match self.open.last_mut() {
            Some((parent, _)) => parent.nodes.push(Node::Element(element)),
            None => self.root = self.root.take().or(Some(element)),
        }
    }

    fn text(&mut self, text: &str) {
        let Some((parent, _)) = self.open.last_mut() else { return };
        match parent.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => parent.nodes.push(Node::Text(text.to_owned())),
        }
    }

    fn finish(mut self, is_beginning: bool) -> Result<(Element, Rules), String> {
        if !is_beginning && let Some((element, _)) = self.open.last() {
            return Err(format!("broken XML: it ends inside `<{}>`", shown(&element.name)));
        }
        let inner = self.inner.clone();
        while let Some((element, outside)) = self.open.pop() {
            self.close(element, outside);
        }
        let root = self.root.ok_or_else(|| "there is no element in it".to_owned())?;
        Ok((root, Rules { is_beginning: false, ..inner }))
    }
}

fn own_entity(name: &str) -> String {
    format!(
        "`&{};` is an entity that the document defines itself: those are never followed, for a few lines of them can fill \
         a memory; ask for a version without them",
        shown(name)
    )
}

fn broken(error: &Error, at: u64, open: &[(Element, usize)]) -> String {
    let within = open.last().map_or(String::new(), |(element, _)| format!(" in `<{}>`", shown(&element.name)));
    let reason: String = error.to_string().chars().take(120).collect();
    let reason = reason.trim_start_matches("ill-formed document: ").trim_start_matches("syntax error: ");
    format!("broken XML at byte {at} of it{within}: {reason}")
}

/// A name for people.
fn shown(name: &str) -> String {
    name.chars().take(40).collect()
}

impl Element {
    /// Elements directly in it that go by a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element directly in it that goes by a name.
    pub(crate) fn first(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element at the end of a way down (`body/body.head/hedline`).
    pub(crate) fn at(&self, way: &str) -> Option<&Element> {
        way.split('/').try_fold(self, |element, name| element.first(name))
    }

    /// Elements directly in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All elements in it, itself first, in the order in which they begin.
    pub(crate) fn descendants(&self) -> impl Iterator<Item = &Element> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let element = open.pop()?;
            let inner = open.len();
            open.extend(element.elements());
            open[inner..].reverse();
            Some(element)
        })
    }

    /// An attribute without white space around it, unless it is empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(attribute, _)| attribute == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// All text in it, with white space as single blanks; `None` where there is none.
    pub(crate) fn text(&self) -> Option<String> {
        let mut text = String::new();
        self.append_text(&mut text);
        let words: Vec<&str> = text.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// All text in it as it is.
    pub(crate) fn append_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => element.append_text(text),
            }
        }
    }

    /// What is in it as HTML: its text, which is HTML written as text, or its elements.
    pub(crate) fn html(&self) -> String {
        let mut html = String::new();
        let is_markup = self.elements().next().is_some();
        for node in &self.nodes {
            match node {
                Node::Text(text) if is_markup => push_escaped(text, &mut html),
                Node::Text(text) => html.push_str(text),
                Node::Element(element) => element.append_html(&mut html),
            }
        }
        html
    }

    fn append_html(&self, html: &mut String) {
        html.push('<');
        html.push_str(&self.name);
        for (name, value) in &self.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            push_escaped(value, html);
            html.push('"');
        }
        html.push('>');
        for node in &self.nodes {
            match node {
                Node::Text(text) => push_escaped(text, html),
                Node::Element(element) => element.append_html(html),
            }
        }
        if !matches!(self.name.as_str(), "br" | "hr" | "img" | "input" | "wbr" | "col" | "embed" | "source" | "track") {
            html.push_str("</");
            html.push_str(&self.name);
            html.push('>');
        }
    }
}

fn push_escaped(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rules() -> Rules {
        Rules { nesting: 20, ..Rules::default() }
    }

    fn check(xml: &str, expected: Result<&str, &str>) {
        let found = parse(xml, &rules()).map(|(root, _)| {
            let mut html = String::new();
            root.append_html(&mut html);
            html
        });
        assert_eq!(found.as_deref(), expected.map_err(str::to_owned).as_ref().copied(), "{xml}");
    }

    #[test]
    fn trees() {
        check("<a b='1'>x<c/>y &amp; z<br/></a>", Ok("<a b=\"1\">x<c></c>y &amp; z<br></a>"));
        check("<a><![CDATA[<b>]]> AT&T &eacute; &what;</a>", Ok("<a>&lt;b&gt; AT&amp;T é &amp;what;</a>"));
        check("<?xml version='1.0'?><!DOCTYPE a SYSTEM 'a.dtd'>\n<a><!-- no --></a>\n", Ok("<a></a>"));
        check("<a href='x?a=1&b=2&quot;'/>", Ok("<a href=\"x?a=1&amp;b=2&quot;\"></a>"));
    }

    #[test]
    fn errors_say_what_is_wrong() {
        check("<a><b></a>", Err("broken XML at byte 6 of it in `<b>`: expected `</b>`, but `</a>` was found"));
        check("<a><b>", Err("broken XML: it ends inside `<b>`"));
        check("", Err("there is no element in it"));
        check("only text", Err("there is no element in it"));
        let bomb = "<!DOCTYPE a [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;'>]><a>&lol2;</a>";
        check(
            bomb,
            Err(
                "`&lol2;` is an entity that the document defines itself: those are never followed, for a few lines of them \
                 can fill a memory; ask for a version without them",
            ),
        );
        check(&"<a>".repeat(30), Err("more than 20 elements inside one another (the limit `nesting`)"));
        let attributes: String = (0..300).map(|n| format!(" a{n}=''")).collect();
        check(
            &format!("<a{attributes}/>"),
            Err("hundreds of attributes or namespaces in one place: this is no honest XML"),
        );
        let wide = format!("<a>{}</a>", "<b/>".repeat(MOST));
        check(&wide, Err("more than 250000 elements: is it one article?"));
    }

    #[test]
    fn beginnings_are_closed() {
        let head = "<rss xmlns:c='http://purl.org/dc/elements/1.1/'><channel xmlns:x='y'><title>A</title></b>";
        let (root, inner) = parse(head, &Rules { is_beginning: true, ..rules() }).unwrap();
        assert_eq!(root.at("channel/title").unwrap().text().as_deref(), Some("A"));
        let (item, _) = parse("<item><c:date>x</c:date></item>", &inner).unwrap();
        assert!(item.first("dc:date").is_some());
    }

    #[test]
    fn walks() {
        let (root, _) = parse("<a><b i=' 1 '>x <c>y</c>\n z</b><b/><d><b/></d></a>", &rules()).unwrap();
        assert_eq!(root.first("b").unwrap().text().as_deref(), Some("x y z"));
        assert_eq!(root.first("b").unwrap().attribute("i"), Some("1"));
        assert_eq!(root.all("b").count(), 2);
        assert_eq!(root.at("d/b").unwrap().text(), None);
        let names: String = root.descendants().map(|element| element.name.as_str()).collect();
        assert_eq!(names, "abcbdb");
        assert_eq!(root.first("b").unwrap().html(), "x <c>y</c>\n z");
    }

    proptest! {
        #[test]
        fn any_text_ends(xml in "(<a>|</a>|<b c='|<!DOCTYPE a \\[|<!ENTITY x 'y'>|\\]>|&x;|&#1;|<!\\[CDATA\\[|\\]\\]>|'|>|<|&|é| ){0,30}", is_beginning in any::<bool>()) {
            let _ = parse(&xml, &Rules { is_beginning, ..rules() });
        }

        #[test]
        fn text_comes_through(text in "\\PC{0,40}") {
            let mut escaped = String::new();
            push_escaped(&text, &mut escaped);
            let (root, _) = parse(&format!("<a>{escaped}</a>"), &rules()).unwrap();
            let mut back = String::new();
            root.append_text(&mut back);
            prop_assert_eq!(back, text);
        }
    }
}
