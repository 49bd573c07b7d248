use super::tags::Tag;
use super::tree::{At, Name, Tree};

/// What an element says of itself, by its name and by those that its authors gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Holds nothing that is read.
    Out,
    /// Menus, comments, teasers of others; text only where it holds most of the page's.
    Furniture,
    /// Rather furniture, text where it holds paragraphs.
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
                Verdict::Open | Verdict::Body if is_nested && !is_live[at] => Verdict::Furniture,
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
    if !tag.is_block() {
        return if is_hidden(tree, at) || is_beside(tree, at) { Verdict::Out } else { Verdict::Open };
    }
    if is_hidden(tree, at) {
        return Verdict::Furniture; // a page may show its text only once its scripts have run
    }
    let role = tree.attribute(at, Name::Role).unwrap_or("");
    if tag == Tag::Nav || OUT_ROLES.contains(&role) {
        return Verdict::Out;
    }
    let property = tree.attribute(at, Name::Itemprop).unwrap_or("");
    if property.split_whitespace().any(|p| p.eq_ignore_ascii_case("articleBody")) {
        return Verdict::Body;
    }
    match tag {
        Tag::Aside | Tag::Footer | Tag::Form | Tag::Figcaption => Verdict::Furniture,
        // Rows are named after what is in them.
        Tag::Tbody | Tag::Td | Tag::Th | Tag::Tr => Verdict::Open,
        Tag::Figure => Verdict::Doubtful,
        _ if is_embed(tree, at) => Verdict::Open,
        _ => by_names(tree, at),
    }
}

/// By the words in its class and identifier.
pub(crate) fn by_names(tree: &Tree, at: At) -> Verdict {
    let is_post = matches!(tree.tag(at), Tag::Article | Tag::Body | Tag::Html | Tag::Main)
        || names(tree, at).any(|name| matches!(name, "hentry" | "post" | "type-post"));
    let mut verdict = Verdict::Open;
    for name in names(tree, at) {
        let lower = name.to_ascii_lowercase();
        let is_about_it = SPEAKING_OF.iter().any(|start| lower.starts_with(start))
            || is_post && CLASSIFYING.iter().any(|start| lower.starts_with(start));
        if is_about_it {
            continue;
        }
        // What follows two hyphens is how it is, not what it is.
        let (is, how) = name.split_once("--").unwrap_or((name, ""));
        let (is, how) = (words(is), words(how));
        if is.iter().any(|word| is_furniture(word)) {
            return Verdict::Furniture;
        }
        let has = |list: &[&str]| is.iter().any(|word| list.contains(&word.as_str()));
        if has(DOUBTFUL) || how.iter().any(|word| is_furniture(word)) {
            verdict = Verdict::Doubtful;
        } else if verdict == Verdict::Open && (has(TEXT) && has(PART) || BODY.contains(&is.concat().as_str())) {
            verdict = Verdict::Body;
        }
    }
    verdict
}

/// The post of someone else, shown in an article.
pub(crate) fn is_embed(tree: &Tree, at: At) -> bool {
    tree.tag(at) == Tag::Blockquote && names(tree, at).any(|name| EMBEDS.contains(&name))
}

/// Whether nobody sees it.
pub(crate) fn is_hidden(tree: &Tree, at: At) -> bool {
    if tree.attribute(at, Name::Hidden).is_some_and(|hidden| hidden != "until-found") {
        return true;
    }
    let style = tree.attribute(at, Name::Style).unwrap_or("");
    let style: String = style.chars().take(500).filter(|c| !c.is_whitespace()).collect();
    let is_named = || names(tree, at).any(|name| HIDDEN.contains(&name));
    style.contains("display:none") || style.contains("visibility:hidden") || is_named()
}

/// Shown beside a word to those who point at it.
fn is_beside(tree: &Tree, at: At) -> bool {
    names(tree, at).any(|name| {
        let words = words(name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        has(POINTED_AT) && has(BOX)
    })
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

fn is_furniture(word: &str) -> bool {
    FURNITURE.contains(&word) || FURNITURE_STEMS.iter().any(|stem| word.starts_with(stem))
}

/// The names in its class and identifier.
fn names(tree: &Tree, at: At) -> impl Iterator<Item = &str> {
    let values = [Name::Class, Name::Id, Name::DataTestid].into_iter().filter_map(move |name| tree.attribute(at, name));
    values.flat_map(|value| value.split_whitespace().take(40))
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

const OUT_ROLES: &[&str] =
    &["navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist", "tooltip"];

const EMBEDS: &[&str] =
    &["twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed"];

/// Whole names of what nobody sees, or what is only read aloud.
const HIDDEN: &[&str] = &[
    "hidden",
    "is-hidden",
    "u-hidden",
    "visually-hidden",
    "visuallyhidden",
    "sr-only",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader-only",
    "a11y-hidden",
    "offscreen",
];

/// Shown to those who point at a word: the word and a box.
const POINTED_AT: &[&str] = &["rollover", "tooltip", "popover", "hovercard"];
const BOX: &[&str] = &["block", "body", "box", "card", "content", "inner", "popup", "text"];

const LIVE: &[&str] = &["live", "liveblog", "ticker", "update", "updates"];

/// Names that begin so tell what a thing has: `has-sidebar`.
const SPEAKING_OF: &[&str] = &["has-", "no-", "with-", "without-", "show-", "hide-", "not-"];

/// Names of posts that begin so say where it is filed: `tag-social-media`.
const CLASSIFYING: &[&str] =
    &["tag-", "category-", "cat-", "author-", "topic-", "section-", "postid-", "tone-", "type-", "format-"];

const TEXT: &[&str] = &["article", "story", "post", "entry", "news"];
const PART: &[&str] = &["body", "content", "text", "copy", "main"];
const BODY: &[&str] = &[
    "articlebody",
    "articlecontent",
    "articletext",
    "bodycopy",
    "bodytext",
    "contentbody",
    "entrycontent",
    "newstext",
    "postbody",
    "postcontent",
    "storybody",
    "storycontent",
    "storytext",
];

const FURNITURE: &[&str] = &[
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
    "mostread",
    "signup",
    "outbrain",
    "taboola",
    "zergnet",
    "gdpr",
    "consent",
    "popup",
    "taglist",
    "byline",
    "author",
    "authors",
    "bio",
    "timestamp",
    "pubdate",
    "caption",
    "pagination",
    "pager",
    "copyright",
    "pullquote",
    "readmore",
    "login",
    "upnext",
    "comment",
    "comments",
    "commentlist",
    "share",
    "sharing",
    "shares",
    "sharebar",
    "sharethis",
    "sharer",
    "social",
    "socials",
    "promo",
    "promos",
    "promoted",
    "promotion",
];

/// Beginnings of such words.
const FURNITURE_STEMS: &[&str] = &[
    "advert",
    "breadcrumb",
    "cookie",
    "footer",
    "navigation",
    "newsletter",
    "recommend",
    "related",
    "sponsor",
    "subscri",
];

const DOUBTFUL: &[&str] = &[
    "popular",
    "banner",
    "modal",
    "overlay",
    "tags",
    "tag",
    "topics",
    "gallery",
    "slideshow",
    "carousel",
    "toolbar",
    "tools",
    "skip",
    "disclaimer",
    "teaser",
    "teasers",
    "prev",
    "player",
    "meta",
    "dek",
    "deck",
    "standfirst",
    "subtitle",
    "dateline",
    "tooltip",
    "rollover",
    "popover",
    "hovercard",
    "commenter",
];

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn names_tell() {
        for (html, expected) in [
            ("<div class=article-body>", Verdict::Body),
            ("<div class=storyBody>", Verdict::Body),
            ("<div class='article__body article__body--with-comments'>", Verdict::Doubtful),
            ("<div class='entry-content has-sidebar'>", Verdict::Body),
            ("<div class='post tag-social-media category-ads'>", Verdict::Open),
            ("<div class=tag-list>", Verdict::Doubtful),
            ("<div id=related-stories>", Verdict::Furniture),
            ("<div class=socialShare>", Verdict::Furniture),
            ("<p class=shareholders>", Verdict::Open),
            ("<div class=field-label-hidden>", Verdict::Open),
            ("<div class=hidden>", Verdict::Furniture),
            ("<span class=ad>", Verdict::Open),
            ("<span class=sr-only>", Verdict::Out),
            ("<span class=tooltip-text>", Verdict::Out),
            ("<div role=navigation>", Verdict::Out),
            ("<div itemprop='text articleBody' class=ad>", Verdict::Body),
            ("<div style='display : none'>", Verdict::Furniture),
            ("<button>", Verdict::Out),
            ("<div>", Verdict::Open),
        ] {
            assert_eq!(verdict(&parse::parse(html, 16), 1), expected, "{html}");
        }
    }

    #[test]
    fn articles_in_articles() {
        let of_inner = |html: &str| {
            let tree = parse::parse(html, 16);
            let inner = (0..tree.len()).rfind(|&at| tree.tag(at) == Tag::Article).unwrap();
            verdicts(&tree)[inner]
        };
        assert_eq!(of_inner("<article><p>A<article>B"), Verdict::Furniture);
        assert_eq!(of_inner("<article class=live-blog><p>A<article>B"), Verdict::Open);
        assert_eq!(of_inner("<article>A</article><article>B"), Verdict::Open);
    }
}
