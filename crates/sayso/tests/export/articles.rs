//! Invented articles with everything that a format may trip over.

use sayso::wire::{
    Actor, Article, Attribution, Certainty, Link, MadeBy, Marker, Note, Paragraph, Span, Statement, Time, VERSION,
};

pub(crate) const HARBOUR: &str = "Harbour news\n\nThe Lantern reported on Friday that Mayor Ilse Toft denied “the 🚢 \u{202e}toll\u{202c} \\ \"fee\"” \
                       had doubled.\nAn aide, who feared for his job, said: “=2+2 <b>is</b> 𝟜, so to speak perhaps”. \
                       A draft report asks who pays. It rained.";

/// An article told through others, in awkward characters, at an awkward address.
pub(crate) fn harbour() -> Article {
    let at = |words: &str| span(HARBOUR, words);
    let stated = || Some(Certainty { level: "stated".into(), score: 0.97, markers: Vec::new() });
    let mut article = empty("harbour", HARBOUR);
    article.outlet = Some("+The Lantern \"Daily\"".into());
    article.url = Some("https://lantern.example/“quay” 🚢?a=<b>&c=d e#:~:text=had%20doubled".into());
    article.title = Some("Vote at the quay \u{202e}tonight".into());
    article.byline = Some("Aubin Skell".into());
    article.language = Some("en".into());
    article.published = Some("2024-01-26T18:00:00Z".into());
    article.updated = Some("had doubled since".into());
    article.links = vec![
        Link { href: "https://record.example/5#:~:text=who%20pays".into(), anchor: Some(at("draft report")) },
        Link { href: "javascript:alert('who pays')".into(), anchor: None },
    ];
    article.metadata.insert("teaser".into(), "It rained.".into());
    article.paragraphs = vec![
        Paragraph { span: at("Harbour news"), kind: "heading".into() },
        Paragraph { span: [at("The Lantern")[0], at("had doubled.")[1]], kind: "body".into() },
    ];
    article.sentences = vec![at("It rained.")];
    article.attributions = vec![
        Attribution {
            source: vec![at("The Lantern")],
            cue: vec![at("reported")],
            content: vec![[at("that Mayor")[0], at("had doubled")[1]]],
            voice: Some(0),
            stance: Some("asserts".into()),
            certainty: stated(),
            said: Some(0),
            ..plain(0)
        },
        Attribution {
            source: vec![at("Mayor Ilse Toft")],
            cue: vec![at("denied")],
            content: vec![[at("“the 🚢")[0], at("had doubled")[1]]],
            within: Some(0),
            voice: Some(1),
            style: "mixed".into(),
            stance: Some("denies".into()),
            denial: Some("flat".into()),
            certainty: stated(),
            confidence: 0.935,
            ..plain(1)
        },
        Attribution {
            source: vec![at("An aide")],
            cue: vec![at("said")],
            content: vec![at("=2+2 <b>is</b> 𝟜"), at("perhaps")],
            voice: Some(2),
            style: "direct".into(),
            stance: Some("asserts".into()),
            certainty: Some(Certainty {
                level: "hedged".into(),
                score: 0.25,
                markers: vec![Marker { span: at("perhaps"), words_of: "voice".into() }],
            }),
            channel: vec![at("so to speak")],
            ..plain(2)
        },
        Attribution {
            source: vec![at("A draft report")],
            cue: vec![at("asks")],
            content: vec![at("who pays")],
            voice: Some(3),
            stance: Some("asks".into()),
            ..plain(3)
        },
        // A relay of which nothing but the cue is known, in a chain of two.
        Attribution { cue: vec![at("on Friday")], within: Some(1), derived: true, ..plain(4) },
    ];
    article.statements = vec![Statement {
        id: 0,
        content: vec![at("It rained")],
        stance: "asserts".into(),
        certainty: stated(),
        condition: Vec::new(),
    }];
    let of = |id, name: &str, kind: &str, words: &str| Actor {
        id,
        name: name.into(),
        kind: kind.into(),
        roles: Vec::new(),
        body: None,
        at_least: 1,
        why_unnamed: None,
        side: None,
        metonym: false,
        mentions: vec![at(words)],
    };
    article.actors = vec![
        of(0, "The Lantern", "outlet", "The Lantern"),
        Actor {
            roles: vec!["mayor of the \"port\"".into()],
            body: Some("Harbour Council".into()),
            ..of(1, "Ilse Toft", "named-person", "Mayor Ilse Toft")
        },
        Actor {
            at_least: 2,
            why_unnamed: Some(at("who feared for his job")),
            side: Some("those who feared".into()),
            ..of(2, "an aide", "unnamed", "An aide")
        },
        of(3, "draft report", "document", "A draft report"),
    ];
    article.times = vec![Time {
        id: 0,
        span: at("on Friday"),
        kind: "DATE".into(),
        value: "2024-01-26".into(),
        earliest: Some("2024-01-26".into()),
        latest: Some("2024-01-26".into()),
    }];
    article.notes = vec![Note {
        span: Some(at("It rained")),
        kind: "weather".into(),
        message: "it rained, the article says".into(),
    }];
    article
}

/// An article of one sentence at an address that must not become a link.
pub(crate) fn note() -> Article {
    let text = "Nobody said the =sum was right.";
    let mut article = empty("-note", text);
    article.url = Some("javascript:alert(document.domain)//https://lantern.example".into());
    article.attributions = vec![Attribution {
        source: vec![span(text, "Nobody")],
        cue: vec![span(text, "said")],
        content: vec![span(text, "the =sum was right")],
        stance: Some("doubts".into()),
        ..plain(7)
    }];
    article
}

/// An article with a text and nothing read in it.
pub(crate) fn empty(id: &str, text: &str) -> Article {
    let read = sayso::Read {
        document: sayso::Document::of(&sayso::Article::from_text(id, text)),
        article: sayso::Article::from_text(id, text),
        reading: sayso::Reading::default(),
    };
    let made_by =
        MadeBy { program: "sayso 0.1.0".into(), model: "attributions-en 5f3a09c1".into(), kernel: "portable".into() };
    Article { sayso: VERSION, paragraphs: Vec::new(), sentences: Vec::new(), made_by, ..Article::of(&read) }
}

/// An attribution of which nothing is known.
pub(crate) fn plain(id: u32) -> Attribution {
    Attribution {
        id,
        source: Vec::new(),
        cue: Vec::new(),
        content: Vec::new(),
        within: None,
        derived: false,
        voice: None,
        style: "indirect".into(),
        stance: None,
        denial: None,
        certainty: None,
        condition: Vec::new(),
        addressee: Vec::new(),
        channel: Vec::new(),
        said: None,
        confidence: 0.5,
    }
}

/// Where words first stand, in code points.
pub(crate) fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is in the text"));
    let count = |text: &str| text.chars().count() as u32;
    let start = count(&text[..start]);
    [start, start + count(words)]
}
