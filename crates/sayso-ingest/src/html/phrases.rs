//! What furniture says, in lines of its own: calls to read, follow, subscribe.

/// Whether a line calls its reader to do something else than to read on here, or is a label of the page.
pub(crate) fn is_call(line: &str) -> bool {
    if line.split_whitespace().count() > LONGEST {
        return false;
    }
    let plain = plain(line);
    let is_labelled = || plain.split_once(':').is_some_and(|(label, _)| LABELS.contains(&label.trim_end()));
    is_labelled()
        || LABELS.contains(&plain.as_str())
        || WHOLE.contains(&plain.as_str())
        || CALLS.iter().any(|call| starts_with(&plain, call))
}

/// Whether a heading stands over what other articles there are.
pub(crate) fn is_about_others(heading: &str) -> bool {
    let plain = plain(heading);
    let is_more = |rest: &str| {
        MORE_OF.iter().any(|of| rest.ends_with(of)) || rest.starts_with("from ") || rest.starts_with("on ")
    };
    heading.split_whitespace().count() <= 8
        && (OTHERS.iter().any(|start| starts_with(&plain, start)) || plain.strip_prefix("more ").is_some_and(is_more))
}

/// Words beyond which a line is a paragraph, whatever it begins with.
const LONGEST: usize = 40;

/// In small letters, without marks at either end.
fn plain(line: &str) -> String {
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").replace('’', "'").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn starts_with(plain: &str, start: &str) -> bool {
    plain.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Alone in a line, or with a colon and what they point at.
const LABELS: &[&str] = &[
    "read more",
    "read also",
    "read",
    "also read",
    "read next",
    "related",
    "related article",
    "related articles",
    "related content",
    "related stories",
    "related story",
    "see also",
    "more",
    "more on this",
    "more on this story",
    "don't miss",
    "watch",
    "watch now",
    "watch live",
    "watch more",
    "listen",
    "photo",
    "photos",
    "image",
    "images",
    "filed under",
    "tags",
    "topics",
    "published",
    "posted",
    "posted on",
    "posted in",
    "category",
    "categories",
    "you may also like",
    "you might also like",
    "recommended",
    "most read",
    "más información",
    "lea también",
    "leia também",
    "leia mais",
    "leggi anche",
    "lire aussi",
    "à lire aussi",
    "lees ook",
    "lesen sie auch",
    "mehr zum thema",
    "weiterlesen",
    "auch interessant",
    "читайте также",
    "você pode gostar",
    "veja também",
    "te puede interesar",
    "read more about",
    "read the full story",
    "share this article",
    "share this",
    "photo credit",
    "video",
];

/// Whole lines.
const WHOLE: &[&str] = &[
    "share",
    "tweet",
    "email",
    "e-mail",
    "print",
    "comments",
    "comment",
    "close",
    "facebook",
    "twitter",
    "whatsapp",
    "text size",
    "key points",
    "top stories",
    "loading",
    "loading ...",
    "advertisement",
    "advert",
    "ad",
    "iklan",
    "anzeige",
    "publicidad",
    "publicidade",
    "pubblicità",
    "publicité",
    "реклама",
    "scroll to continue",
    "newsletter",
    "back to top",
    "voltar",
    "story continues below",
];

/// Beginnings of lines that no sentence of news begins with.
const CALLS: &[&str] = &[
    "click here",
    "tap here",
    "click to",
    "sign up for",
    "sign up to",
    "sign up here",
    "sign up now",
    "subscribe to",
    "subscribe now",
    "subscribe for",
    "follow us",
    "get the latest",
    "get our",
    "have a tip",
    "got a tip",
    "story continues below",
    "article continues below",
    "story continues after",
    "advertisement",
    "scroll down",
    "continue reading",
    "this copy is for your personal",
    "download our",
    "download the app",
    "join our",
    "like us on",
    "for more news",
    "for more stories",
    "write to us",
    "to subscribe",
    "read our latest",
    "already a subscriber",
    "create a free account",
    "thank you for reading",
    "thanks for reading",
    "support our journalism",
    "all rights reserved",
    "you may also like",
    "you might also like",
    "the views expressed in this article",
    "get breaking news",
    "sign in to",
    "log in to",
    "please enable",
    "this video is not available",
    "share this article",
    "read more on",
    "read more at",
    "read the original article",
    "see more stories",
    "view comments",
    "show comments",
    "leave a comment",
    "leave a reply",
];

/// What "more … stories" are more of.
const MORE_OF: &[&str] = &["stories", "news", "articles", "coverage", "headlines", "posts", "reads", "reading"];

const OTHERS: &[&str] = &[
    "related",
    "you may also",
    "you might also",
    "you may like",
    "recommended",
    "read more",
    "read next",
    "most read",
    "most popular",
    "popular now",
    "trending",
    "elsewhere on",
    "up next",
    "what to read next",
    "latest news",
    "latest stories",
    "latest articles",
    "don't miss",
    "also on",
    "comments",
    "leave a",
    "post a comment",
    "você pode gostar",
    "leia também",
    "leia mais",
    "veja também",
    "lea también",
    "te puede interesar",
    "leggi anche",
    "à lire aussi",
    "lire aussi",
    "sur le même sujet",
    "mehr zum thema",
    "lesen sie auch",
    "das könnte",
    "lees ook",
    "читайте также",
    "share this",
    "about the author",
    "sign up for",
    "newsletter",
    "subscribe to",
];
