use super::tags::Tag;
use super::tree::{At, Name, Tree};

/// What an element says of itself, by its name and by those that its authors gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nobody sees it, or it is furniture wherever it stands.
    Out,
    /// Rather furniture than text: menus, shares, comments, teasers.
    Doubtful,
    /// Neither this nor that.
    Open,
    /// Rather text: `article-body`.
    Body,
}

/// The verdicts on all nodes, each on its own.
pub(crate) fn verdicts(tree: &Tree) -> Vec<Verdict> {
    // For every node whether it lies in an article, and in a live blog.
    let (mut is_inside, mut is_live) = (vec![false; tree.len()], vec![false; tree.len()]);
    (0..tree.len())
        .map(|at| {
            let parent = tree.parent(at);
            let is_article = tree.tag(at) == Tag::Article;
            let is_nested = is_article && is_inside[parent];
            is_inside[at] = is_inside[parent] || is_article;
            is_live[at] = is_live[parent] || tells_of_live(tree, at);
            // An article in an article is a comment or a teaser, so it is defined; but in a live blog it is an entry.
            match verdict(tree, at) {
                Verdict::Open | Verdict::Body if is_nested && !is_live[at] => Verdict::Doubtful,
                verdict => verdict,
            }
        })
        .collect()
}

/// The verdict on one element alone.
pub(crate) fn verdict(tree: &Tree, at: At) -> Verdict {
    let tag = tree.tag(at);
    if tag == Tag::Text {
        return Verdict::Open;
    }
    if tag.is_mute() {
        return Verdict::Out;
    }
    if is_hidden(tree, at) {
        // A page may show its text only once its scripts have run.
        return if tag.is_block() { Verdict::Doubtful } else { Verdict::Out };
    }
    let role = tree.attribute(at, Name::Role).unwrap_or("");
    if tag == Tag::Nav || OUT_ROLES.contains(&role) {
        return Verdict::Out;
    }
    let property = tree.attribute(at, Name::Itemprop).unwrap_or("");
    if property.split_whitespace().any(|p| p.eq_ignore_ascii_case("articleBody")) {
        return Verdict::Body;
    }
    if !tag.is_block() {
        return inline(tree, at);
    }
    if matches!(tag, Tag::Aside | Tag::Footer | Tag::Form | Tag::Figcaption) {
        return Verdict::Doubtful;
    }
    if is_embed(tree, at) {
        return Verdict::Open;
    }
    if matches!(tag, Tag::Tbody | Tag::Td | Tag::Th | Tag::Tr) {
        return Verdict::Open; // rows are named after what is in them
    }
    by_names(tree, at)
}

fn tells_of_live(tree: &Tree, at: At) -> bool {
    if !tree.tag(at).is_block() {
        return false;
    }
    let kind = tree.attribute(at, Name::Itemtype).unwrap_or("");
    let property = tree.attribute(at, Name::Itemprop).unwrap_or("");
    let named = || names(tree, at).any(|name| words(name).iter().any(|word| LIVE.contains(&word.as_str())));
    kind.ends_with("LiveBlogPosting") || property == "liveBlogUpdate" || named()
}

const LIVE: &[&str] = &["live", "liveblog", "ticker", "update", "updates"];

/// Inside a sentence only what nobody sees is left out.
fn inline(tree: &Tree, at: At) -> Verdict {
    let is_out = names(tree, at).any(|name| {
        let words = words(name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        has(UNSEEN) || has(POINTED_AT) && has(BOX)
    });
    if is_out { Verdict::Out } else { Verdict::Open }
}

/// The post of someone else, shown in an article.
pub(crate) fn is_embed(tree: &Tree, at: At) -> bool {
    tree.tag(at) == Tag::Blockquote && names(tree, at).any(|name| EMBEDS.contains(&name))
}

/// The names in its class and identifier.
fn names(tree: &Tree, at: At) -> impl Iterator<Item = &str> {
    let values = [Name::Class, Name::Id, Name::DataTestid].into_iter().filter_map(move |name| tree.attribute(at, name));
    values.flat_map(|value| value.split_whitespace().take(40))
}

const EMBEDS: &[&str] =
    &["twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed"];

/// Shown to nobody, or read aloud only.
const UNSEEN: &[&str] = &["hidden", "sr", "screenreader"];

/// Shown to those who point at a word: the word and a box.
const POINTED_AT: &[&str] = &["rollover", "tooltip", "popover", "hovercard"];
const BOX: &[&str] = &["block", "body", "box", "card", "content", "inner", "popup", "text"];

/// Whether nobody sees it.
pub(crate) fn is_hidden(tree: &Tree, at: At) -> bool {
    if tree.attribute(at, Name::Hidden).is_some_and(|hidden| hidden != "until-found") {
        return true;
    }
    let style = tree.attribute(at, Name::Style).unwrap_or("");
    let style: String = style.chars().take(500).filter(|c| !c.is_whitespace()).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

const OUT_ROLES: &[&str] =
    &["navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist", "tooltip"];

/// By the words in its class and identifier.
pub(crate) fn by_names(tree: &Tree, at: At) -> Verdict {
    let mut is_body = false;
    for name in names(tree, at) {
        let words = words(name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        if has(DOUBTFUL) || words.iter().any(|word| DOUBTFUL_STEMS.iter().any(|stem| word.starts_with(stem))) {
            return Verdict::Doubtful;
        }
        is_body |= has(TEXT) && has(PART) || BODY.contains(&words.concat().as_str());
    }
    if is_body { Verdict::Body } else { Verdict::Open }
}

/// `storyBody-main_2` as `story`, `body`, `main`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in name.chars().take(80) {
        if !c.is_ascii_alphabetic() || c.is_ascii_uppercase() && was_small {
            words.push(String::new());
        }
        was_small = c.is_ascii_lowercase();
        if let (true, Some(word)) = (c.is_ascii_alphabetic(), words.last_mut()) {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

const TEXT: &[&str] = &["article", "story", "post", "entry", "news"];
const PART: &[&str] = &["body", "content", "text", "copy", "main"];
const BODY: &[&str] = &[
    "articlebody",
    "storybody",
    "postbody",
    "entrycontent",
    "postcontent",
    "articlecontent",
    "storycontent",
    "articletext",
    "storytext",
    "newstext",
];

const DOUBTFUL: &[&str] = &[
    "ad",
    "ads",
    "adslot",
    "dfp",
    "nav",
    "navbar",
    "menu",
    "sidebar",
    "masthead",
    "addthis",
    "addtoany",
    "sharedaddy",
    "disqus",
    "respond",
    "recirc",
    "trending",
    "popular",
    "mostread",
    "signup",
    "paywall",
    "outbrain",
    "taboola",
    "zergnet",
    "banner",
    "gdpr",
    "consent",
    "modal",
    "popup",
    "overlay",
    "tooltip",
    "tags",
    "tag",
    "taglist",
    "topics",
    "byline",
    "author",
    "authors",
    "bio",
    "timestamp",
    "pubdate",
    "caption",
    "gallery",
    "slideshow",
    "carousel",
    "pagination",
    "pager",
    "toolbar",
    "tools",
    "skip",
    "hidden",
    "sr",
    "screenreader",
    "copyright",
    "disclaimer",
    "pullquote",
    "teaser",
    "teasers",
    "readmore",
    "prev",
    "player",
    "meta",
    "login",
    "dek",
    "deck",
    "standfirst",
    "subtitle",
    "rollover",
    "popover",
    "hovercard",
    "upnext",
    "dateline",
];

/// Beginnings of such words.
const DOUBTFUL_STEMS: &[&str] = &[
    "advert",
    "breadcrumb",
    "comment",
    "cookie",
    "footer",
    "navigation",
    "newsletter",
    "promo",
    "recommend",
    "related",
    "share",
    "sharing",
    "social",
    "sponsor",
    "subscri",
];
