/// Elements that reading tells apart; all others are [`Tag::Other`], and inline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A run of characters.
    Text,
    Other,
    A,
    Abbr,
    Address,
    Article,
    Aside,
    Audio,
    B,
    Base,
    Blockquote,
    Body,
    Br,
    Button,
    Canvas,
    Caption,
    Center,
    Cite,
    Code,
    Dd,
    Details,
    Dialog,
    Div,
    Dl,
    Dt,
    Em,
    Embed,
    Fieldset,
    Figcaption,
    Figure,
    Font,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Head,
    Header,
    Hr,
    Html,
    I,
    Iframe,
    Img,
    Input,
    Label,
    Li,
    Link,
    Main,
    Map,
    Math,
    Menu,
    Meta,
    Nav,
    Noscript,
    Object,
    Ol,
    Option,
    P,
    Param,
    Picture,
    Pre,
    Q,
    S,
    Script,
    Section,
    Select,
    Small,
    Source,
    Span,
    Strong,
    Style,
    Sub,
    Summary,
    Sup,
    Svg,
    Table,
    Tbody,
    Td,
    Template,
    Textarea,
    Tfoot,
    Th,
    Thead,
    Time,
    Title,
    Tr,
    Track,
    U,
    Ul,
    Video,
    Wbr,
}

use Tag::*;

impl Tag {
    /// The element of a name in small letters.
    pub(crate) fn of(name: &[u8]) -> Tag {
        NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(name)).map_or(Other, |at| NAMES[at].1)
    }

    /// Never holds anything.
    pub(crate) fn is_void(self) -> bool {
        matches!(self, Text | Base | Br | Embed | Hr | Img | Input | Link | Meta | Param | Source | Track | Wbr)
    }

    /// Begins and ends a block of text.
    pub(crate) fn is_block(self) -> bool {
        matches!(
            self,
            Address
                | Article
                | Aside
                | Blockquote
                | Body
                | Caption
                | Center
                | Dd
                | Details
                | Dialog
                | Div
                | Dl
                | Dt
                | Fieldset
                | Figcaption
                | Figure
                | Footer
                | Form
                | H1
                | H2
                | H3
                | H4
                | H5
                | H6
                | Head
                | Header
                | Hr
                | Html
                | Li
                | Main
                | Menu
                | Nav
                | Ol
                | Option
                | P
                | Pre
                | Section
                | Select
                | Summary
                | Table
                | Tbody
                | Td
                | Tfoot
                | Th
                | Thead
                | Tr
                | Ul
        )
    }

    pub(crate) fn is_heading(self) -> bool {
        matches!(self, H1 | H2 | H3 | H4 | H5 | H6)
    }

    /// Marks words in a line; its end inside a block does not end the block.
    pub(crate) fn is_formatting(self) -> bool {
        matches!(self, A | B | Code | Em | Font | I | S | Small | Strong | U)
    }

    /// Ends an open paragraph.
    pub(crate) fn ends_paragraph(self) -> bool {
        self.is_block()
            && !matches!(self, Body | Caption | Head | Html | Option | Select | Tbody | Td | Tfoot | Th | Thead | Tr)
    }

    /// Nothing outside is closed from within it.
    pub(crate) fn is_scope(self) -> bool {
        matches!(self, Caption | Html | Object | Table | Td | Template | Th)
    }

    /// Belongs into the head of a page.
    pub(crate) fn is_of_head(self) -> bool {
        matches!(self, Base | Head | Link | Meta | Noscript | Script | Style | Template | Title)
    }

    /// Holds no text that is read.
    pub(crate) fn is_mute(self) -> bool {
        matches!(
            self,
            Audio
                | Button
                | Canvas
                | Dialog
                | Embed
                | Head
                | Iframe
                | Input
                | Map
                | Math
                | Noscript
                | Object
                | Option
                | Script
                | Select
                | Style
                | Svg
                | Template
                | Textarea
                | Title
                | Video
        )
    }
}

/// In the order of the alphabet.
const NAMES: &[(&str, Tag)] = &[
    ("a", A),
    ("abbr", Abbr),
    ("address", Address),
    ("article", Article),
    ("aside", Aside),
    ("audio", Audio),
    ("b", B),
    ("base", Base),
    ("blockquote", Blockquote),
    ("body", Body),
    ("br", Br),
    ("button", Button),
    ("canvas", Canvas),
    ("caption", Caption),
    ("center", Center),
    ("cite", Cite),
    ("code", Code),
    ("dd", Dd),
    ("details", Details),
    ("dialog", Dialog),
    ("div", Div),
    ("dl", Dl),
    ("dt", Dt),
    ("em", Em),
    ("embed", Embed),
    ("fieldset", Fieldset),
    ("figcaption", Figcaption),
    ("figure", Figure),
    ("font", Font),
    ("footer", Footer),
    ("form", Form),
    ("h1", H1),
    ("h2", H2),
    ("h3", H3),
    ("h4", H4),
    ("h5", H5),
    ("h6", H6),
    ("head", Head),
    ("header", Header),
    ("hr", Hr),
    ("html", Html),
    ("i", I),
    ("iframe", Iframe),
    ("img", Img),
    ("input", Input),
    ("label", Label),
    ("li", Li),
    ("link", Link),
    ("main", Main),
    ("map", Map),
    ("math", Math),
    ("menu", Menu),
    ("meta", Meta),
    ("nav", Nav),
    ("noscript", Noscript),
    ("object", Object),
    ("ol", Ol),
    ("option", Option),
    ("p", P),
    ("param", Param),
    ("picture", Picture),
    ("pre", Pre),
    ("q", Q),
    ("s", S),
    ("script", Script),
    ("section", Section),
    ("select", Select),
    ("small", Small),
    ("source", Source),
    ("span", Span),
    ("strong", Strong),
    ("style", Style),
    ("sub", Sub),
    ("summary", Summary),
    ("sup", Sup),
    ("svg", Svg),
    ("table", Table),
    ("tbody", Tbody),
    ("td", Td),
    ("template", Template),
    ("textarea", Textarea),
    ("tfoot", Tfoot),
    ("th", Th),
    ("thead", Thead),
    ("time", Time),
    ("title", Title),
    ("tr", Tr),
    ("track", Track),
    ("u", U),
    ("ul", Ul),
    ("video", Video),
    ("wbr", Wbr),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| *name));
        for (name, tag) in NAMES {
            assert_eq!(Tag::of(name.as_bytes()), *tag, "{name}");
        }
        assert_eq!(Tag::of(b"harbour"), Other);
    }
}
