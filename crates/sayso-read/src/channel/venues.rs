//! Nouns that name a venue, a medium or a document.

use std::ops::Range;

use crate::words::Words;

/// Occasions on which people speak.
const OCCASIONS: &[&str] = &[
    "briefing",
    "briefings",
    "conference",
    "conferences",
    "presser",
    "interview",
    "interviews",
    "address",
    "speech",
    "speeches",
    "hearing",
    "hearings",
    "rally",
    "rallies",
    "meeting",
    "session",
    "lecture",
    "debate",
    "ceremony",
    "appearance",
    "testimony",
    "call",
    "forum",
    "summit",
    "seminar",
    "sermon",
    "panel",
    "toast",
    "webcast",
    "webinar",
    "talk",
    "conversation",
    "remarks",
    "comments",
    "gathering",
    "vigil",
    "dinner",
    "lunch",
    "breakfast",
    "reception",
    "convention",
    "congress",
    "assembly",
    "broadcast",
    "telecast",
    "exchange",
    "deposition",
    "trial",
    "proceedings",
    "room",
];
/// What carries words: documents and posts.
const CARRIERS: &[&str] = &[
    "statement",
    "statements",
    "letter",
    "letters",
    "email",
    "emails",
    "e-mail",
    "e-mails",
    "report",
    "reports",
    "post",
    "posts",
    "tweet",
    "tweets",
    "message",
    "messages",
    "memo",
    "memos",
    "memorandum",
    "note",
    "notes",
    "article",
    "column",
    "editorial",
    "essay",
    "op-ed",
    "commentary",
    "book",
    "memoir",
    "diary",
    "release",
    "communique",
    "communiqué",
    "filing",
    "filings",
    "affidavit",
    "submission",
    "complaint",
    "lawsuit",
    "petition",
    "ruling",
    "judgment",
    "judgement",
    "opinion",
    "order",
    "verdict",
    "motion",
    "brief",
    "document",
    "documents",
    "draft",
    "bulletin",
    "newsletter",
    "circular",
    "leaflet",
    "notice",
    "advisory",
    "telegram",
    "cable",
    "cables",
    "video",
    "videos",
    "clip",
    "recording",
    "podcast",
    "programme",
    "blog",
    "blogpost",
    "website",
    "thread",
    "reply",
    "response",
    "answer",
    "paper",
    "study",
    "survey",
    "update",
    "prospectus",
    "spreadsheet",
    "dossier",
    "transcript",
    "minutes",
    "tape",
    "obituary",
    "dispatch",
    "writing",
    "caption",
    "livestream",
    "stream",
    "megaphone",
    "loudspeaker",
    "intercom",
    "tannoy",
    "screen",
    "slide",
    "placard",
];
/// Media, mostly without an article.
const MEDIA: &[&str] = &[
    "radio",
    "television",
    "tv",
    "telephone",
    "phone",
    "video",
    "text",
    "sms",
    "post",
    "fax",
    "letter",
    "email",
    "e-mail",
    "twitter",
    "facebook",
    "telegram",
    "instagram",
    "whatsapp",
    "weibo",
    "wechat",
    "youtube",
    "tiktok",
    "linkedin",
    "threads",
    "mastodon",
    "bluesky",
    "signal",
    "x",
    "truth",
    "social",
    "snapchat",
    "reddit",
    "zoom",
    "skype",
    "online",
    "air",
    "camera",
    "platform",
    "channels",
    "channel",
    "intermediaries",
    "mediators",
    "back-channels",
    "backchannels",
    "letterbox",
    "lawyers",
    "lawyer",
    "interpreter",
    "translator",
    "spokesman",
    "spokeswoman",
    "attorney",
];
/// Places that are venues of speech.
const HOUSES: &[&str] = &[
    "parliament",
    "court",
    "senate",
    "house",
    "commons",
    "stage",
    "podium",
    "pulpit",
    "floor",
    "bundestag",
    "duma",
    "knesset",
];

/// Whether the head of a noun phrase is an occasion that can be told something ("a news conference").
pub(crate) fn is_occasion(words: &Words, phrase: Range<usize>) -> bool {
    head(words, phrase).is_some_and(|at| {
        OCCASIONS.contains(&words.lower(at))
            && !words.is_capital(at)
            && !matches!(words.lower(at), "congress" | "assembly")
    })
}

/// The head of a noun phrase: its last word before "of", before participles behind it ("a call arranged").
fn head(words: &Words, phrase: Range<usize>) -> Option<usize> {
    let mut end = (phrase.start + 1..phrase.end).find(|&w| words.lower(w) == "of").unwrap_or(phrase.end);
    while end > phrase.start + 1 && is_participle(words.lower(end - 1)) {
        end -= 1;
    }
    (end > phrase.start).then(|| end - 1)
}

fn is_participle(word: &str) -> bool {
    (word.len() > 3 && word.ends_with("ed"))
        || matches!(
            word,
            "sent" | "held" | "made" | "given" | "seen" | "written" | "read" | "shown" | "put" | "lasting" | "marking"
        )
}

/// Whether the head of a noun phrase names a venue, a medium or a document.
pub(crate) fn is_venue(words: &Words, phrase: Range<usize>) -> bool {
    let Some(head) = head(words, phrase) else { return false };
    let head = words.lower(head);
    OCCASIONS.contains(&head) || CARRIERS.contains(&head) || MEDIA.contains(&head) || HOUSES.contains(&head)
}

/// Whether a preposition and a venue go together: "by radio" but not "by the court", "with a slide" but not "with the report".
pub(super) fn fits(words: &Words, preposition: usize, end: usize) -> bool {
    let Some(at) = head(words, preposition + 1..end) else { return false };
    let (head, end) = (words.lower(at), at + 1);
    let is_bare = end == preposition + 2 || (end == preposition + 3 && words.lower(preposition + 1) == "text");
    match words.lower(preposition) {
        "by" => is_bare && MEDIA.contains(&head),
        "with" => matches!(head, "slide" | "spreadsheet" | "megaphone" | "slides"),
        "from" => matches!(head, "stage" | "podium" | "pulpit" | "floor"),
        "through" | "via" | "over" | "into" => MEDIA.contains(&head) || CARRIERS.contains(&head),
        "outside" => HOUSES.contains(&head),
        _ if head == "air" => words.lower(preposition) == "on",
        "on" => {
            !matches!(head, "court" | "parliament" | "conference" | "meeting" | "briefing" | "interview" | "speech")
        }
        "at" => !CARRIERS.contains(&head) || matches!(head, "podcast" | "screen"),
        "in" => {
            !is_bare
                || !matches!(
                    head,
                    "order" | "response" | "reply" | "answer" | "general" | "return" | "house" | "session"
                )
        }
        _ => true,
    }
}
