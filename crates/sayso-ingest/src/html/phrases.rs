//! What furniture says, in lines of its own: calls to read, follow, subscribe.

/// Whether a line calls its reader to do something else than to read on here.
pub(crate) fn is_call(line: &str) -> bool {
    if line.split_whitespace().count() > LONGEST {
        return false;
    }
    let plain = plain(line);
    STARTS.iter().any(|start| starts_with(&plain, start)) || WHOLE.contains(&plain.as_str())
}

/// Whether a heading stands over what other articles there are.
pub(crate) fn is_about_others(heading: &str) -> bool {
    let plain = plain(heading);
    let more = |rest: &str| MORE_OF.iter().any(|of| rest.ends_with(of));
    heading.split_whitespace().count() <= 8
        && (OTHERS.iter().any(|start| starts_with(&plain, start)) || plain.strip_prefix("more ").is_some_and(more))
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

const STARTS: &[&str] = &[
    "read more", "read also", "also read", "read next", "read the full",  "related:", "related articles", "related content", "related stories", "see also:", "more:", "filed under", "tags:", "published", "posted", "more on this", "don't miss",
    "click here", "tap here", "sign up", "subscribe", "follow us", "get the latest", "get our", "have a tip", "got a tip", "listen to", "watch:", "watch now", "watch more",
    "advertisement", "advert", "scroll down", "continue reading", "this copy is for your personal", "story continues below", "article continues below", "download our app", "download the",
    "join our", "join the conversation", "share this", "photo:", "photos:", "image:", "write to", "for more news", "for more stories", "like us on", "you may also like", "you might also like", "recommended", "most read", "más información", "lea también", "leia também", "leia mais", "leggi anche", "lire aussi",
    "à lire aussi", "lees ook", "lesen sie auch", "mehr zum thema", "weiterlesen", "читайте также", "você pode gostar", "veja também", "te puede interesar", "follow newsbeat",
];

const WHOLE: &[&str] = &["share", "tweet", "email", "print", "comments", "comment", "close", "advertisement", "facebook", "twitter", "text size", "iklan", "anzeige", "publicidad", "publicidade", "pubblicità", "publicité", "реклама", "key points", "top stories"];

/// What "more … stories" are more of.
const MORE_OF: &[&str] = &["stories", "news", "articles", "coverage", "headlines", "posts", "reads", "reading"];

const OTHERS: &[&str] = &[
    "related", "you may also", "you might also", "you may like", "more from", "more on", "more stories", "more news", "recommended", "read more", "read next", "most read", "most popular", "popular", "trending",
    "elsewhere on", "up next", "what to read next", "latest", "don't miss", "also on", "comments", "leave a", "post a comment", "você pode gostar", "leia também", "leia mais", "veja também", "lea también", "te puede interesar", "leggi anche", "à lire aussi",
    "lire aussi", "sur le même sujet", "mehr zum thema", "lesen sie auch", "das könnte", "lees ook", "читайте также", "share this", "about the author", "sign up", "newsletter", "subscribe",
];
