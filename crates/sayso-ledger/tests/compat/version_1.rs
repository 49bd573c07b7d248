//! What `ledger-1.db` holds: every kind of row, and every column filled somewhere.

use sayso_ledger::{ArticleId, Feed, Held, Known, Ledger, Order, Outlet, Put, Query, Visit, VoiceFilter};
use sayso_text::{
    Actor, ActorId, ActorKind, Article, Attribution, AttributionId, Certainty, Denial, Level, Link, MadeBy, Marker,
    Mention, Note, Published, Reading, Span, Stance, Statement, StatementId, Style, Time, TimeId, TimeKind, Told,
    Vector, WordsOf,
};

const NOW: &str = "2024-02-01T08:00:00Z";
pub(crate) const LATER: &str = "2024-02-02T09:30:00Z";

const HARBOUR: &str = "Date: 2024-01-26\n\n“The harbour”, if talks fail, “will close,” Mayor Ilse Toft told the Sarn Courier on Friday.\n\n\
    A guard who asked not to be named said Velmar may have denied any talks.";

const FERRY: &str = "The ferry will return in May, Zoë Vell said.";
const FERRY_NOW: &str = "The ferry will return in June, Zoë Vell said.";

/// Writes all of it.
pub(crate) fn fill(ledger: &Ledger) {
    let mut batch = ledger.batch().unwrap();
    let mut read = |article: &Article, reading: Reading| batch.put(article, Some(&reading), &[], NOW).unwrap();
    assert_eq!(read(&harbour(), harbour_reading()), Put::New(ArticleId(1)));
    assert_eq!(read(&ferry(FERRY), says(FERRY, &["Zoë Vell"])), Put::New(ArticleId(2)));
    let changed = Put::Changed { id: ArticleId(3), before: ArticleId(2) };
    assert_eq!(read(&ferry(FERRY_NOW), says(FERRY_NOW, &["Zoë Vell"])), changed);
    for (id, name) in [(4, "Else Toft"), (5, "Ilse Toft")] {
        let article = short(name);
        let reading = says(&article.text, &[name]);
        assert_eq!(read(&article, reading), Put::New(ArticleId(id)));
    }
    assert_eq!(batch.put(&foreign(), None, &foreign_notes(), NOW).unwrap(), Put::New(ArticleId(6)));
    assert_eq!(batch.put(&secret(), None, &[], NOW).unwrap(), Put::New(ArticleId(7)));
    batch.commit().unwrap();
    ledger.forget(ArticleId(7), NOW, Some("asked to")).unwrap();
    ledger.retract(ArticleId(4), Some("2024-02-01: invented")).unwrap();
    ledger.set_outlets(&outlets()).unwrap();
    ledger.same("ilse-toft", "else-toft", NOW).unwrap();
    ledger.not_same("#5:Ilse Toft", "ilse-toft", NOW).unwrap();
    let taken_back = ledger.same("zoe-vell", "velmar", NOW).unwrap();
    ledger.undo(taken_back.id, LATER).unwrap();
    for feed in feeds() {
        ledger.put_feed(&feed, None).unwrap();
    }
    for (url, outcome) in VISITS {
        ledger.visit(url, NOW, outcome).unwrap();
    }
}

/// All of it is there, and means what it meant.
pub(crate) fn is_whole(ledger: &Ledger) {
    articles_and_readings(ledger);
    versions(ledger);
    search(ledger);
    voices(ledger);
    what_people_said(ledger);
    feeds_and_visits(ledger);
}

fn articles_and_readings(ledger: &Ledger) {
    let held = |id, article, reading, newer: Option<i64>, retracted: Option<&str>| Held {
        id: ArticleId(id),
        article,
        reading,
        newer: newer.map(ArticleId),
        retracted: retracted.map(str::to_owned),
    };
    let shorts = ["Else Toft", "Ilse Toft"].map(|name| (short(name), Some(says(&short(name).text, &[name]))));
    let [(else_, else_reading), (ilse, ilse_reading)] = shorts;
    for expected in [
        held(1, harbour(), Some(harbour_reading()), None, None),
        held(2, ferry(FERRY), Some(says(FERRY, &["Zoë Vell"])), Some(3), None),
        held(3, ferry(FERRY_NOW), Some(says(FERRY_NOW, &["Zoë Vell"])), None, None),
        held(4, else_, else_reading, None, Some("2024-02-01: invented")),
        held(5, ilse, ilse_reading, None, None),
        held(6, foreign(), None, None, None),
    ] {
        let found = ledger.get(expected.id).unwrap();
        assert_eq!(found.article, expected.article);
        assert_eq!(found.reading, expected.reading);
        assert_eq!((found.newer, found.retracted), (expected.newer, expected.retracted), "{:?}", expected.id);
    }
    assert_eq!(ledger.ids(true).unwrap(), [1, 2, 3, 4, 5, 6].map(ArticleId));
    assert_eq!(ledger.ids(false).unwrap(), [1, 3, 4, 5, 6].map(ArticleId));
    assert_eq!(ledger.notes(ArticleId(6), &foreign().text).unwrap(), foreign_notes());
    let counts = ledger.counts().unwrap();
    assert_eq!((counts.articles, counts.replaced, counts.read, counts.attributions), (5, 1, 4, 6));
    assert_eq!(ledger.read_otherwise(&made_by()).unwrap(), [ArticleId(6)]);
    assert_eq!(ledger.knows(&secret()).unwrap(), Known::Forgotten);
}

fn versions(ledger: &Ledger) {
    let versions = ledger.versions(ArticleId(3)).unwrap();
    let found: Vec<_> = versions.iter().map(|v| (v.id.0, v.added.as_str(), v.text.as_str())).collect();
    assert_eq!(found, [(2, NOW, FERRY), (3, NOW, FERRY_NOW)]);
    assert_eq!(ledger.called("https://orm.example/ferry").unwrap(), ArticleId(3));
}

fn search(ledger: &Ledger) {
    for (query, expected) in [
        ("harbour", &["harbour"][..]),
        ("june", &["ferry"]),
        ("may return", &[]),
        ("quillfeather", &[]),
        ("who:vell", &["ferry"]),
        ("stance:denies hedged:yes", &["harbour"]),
        ("outlet:\"Orm News\" since:2024-01-30", &["ferry"]),
        ("bleibt", &["Hafen"]),
    ] {
        let found = ledger.find(&Query::parse(query).unwrap(), Order::Oldest, 10).unwrap();
        let mut names: Vec<&str> = found.hits.iter().map(|hit| hit.article.name.as_str()).collect();
        names.dedup();
        assert_eq!(names, expected, "{query:?}");
    }
}

fn voices(ledger: &Ledger) {
    let mut found: Vec<String> = Vec::new();
    for voice in ledger.voices(&VoiceFilter::default()).unwrap() {
        let handle = voice.handle.split('@').next().unwrap_or_default();
        found.push(format!("{handle} · {} · {} · {} {}", voice.name, voice.kind.word(), voice.articles, voice.sayings));
    }
    found.sort();
    assert_eq!(
        found,
        [
            "ilse-toft · Ilse Toft · named-person · 1 1",
            "ilse-toft · Ilse Toft · named-person · 2 2",
            "velmar · Velmar · organisation · 1 1",
            "zoe-vell · Zoë Vell · named-person · 1 1"
        ]
    );
    let vell = ledger.voice("Zoë Vell").unwrap();
    let said = ledger.said_by(vell.id).unwrap();
    assert_eq!(said.iter().map(|(_, said)| said.content.as_str()).collect::<Vec<_>>(), ["will return in June"]);
}

fn what_people_said(ledger: &Ledger) {
    let found: Vec<_> = ledger
        .corrections()
        .unwrap()
        .into_iter()
        .map(|c| (c.is_same, c.a.name, c.b.name, c.a.whole, c.made, c.undone))
        .collect();
    let said = |is_same, a: &str, b: &str, whole, undone: Option<&str>| {
        (is_same, a.to_owned(), b.to_owned(), whole, NOW.to_owned(), undone.map(str::to_owned))
    };
    assert_eq!(
        found,
        [
            said(true, "Ilse Toft", "Else Toft", true, None),
            said(false, "Ilse Toft", "Ilse Toft", false, None),
            said(true, "Zoë Vell", "Velmar", false, Some(LATER)),
        ]
    );
    assert_eq!(ledger.outlets().unwrap(), outlets());
}

fn feeds_and_visits(ledger: &Ledger) {
    assert_eq!(ledger.feeds().unwrap(), feeds());
    let visit = |visited: &str, outcome: &str| Some(Visit { visited: visited.into(), outcome: outcome.into() });
    for (url, outcome) in VISITS {
        assert_eq!(ledger.visited(url).unwrap(), visit(NOW, outcome), "{url}");
    }
    assert_eq!(ledger.visited("https://orm.example/ferry").unwrap(), visit(NOW, "read"));
    assert_eq!(ledger.visited("https://sarn.example/envoy").unwrap(), visit(NOW, "forgotten"));
    assert_eq!(ledger.visited("https://sarn.example/nothing").unwrap(), None);
}

const VISITS: &[(&str, &str)] =
    &[("https://sarn.example/lost", "failed"), ("https://sarn.example/slow", "again 2 2024-02-01T09:00:00Z")];

fn feeds() -> Vec<Feed> {
    let gone = Feed {
        url: "https://orm.example/feed".into(),
        next: "9999-12-30T22:00:00.999999999Z".into(),
        every: 900,
        is_gone: true,
        ..Feed::default()
    };
    let well = Feed {
        url: "https://sarn.example/feed".into(),
        title: Some("Sarn Courier".into()),
        answered_by: Some("https://www.sarn.example/feed".into()),
        etag: Some("\"7\"".into()),
        last_modified: Some("Fri, 26 Jan 2024 08:00:00 GMT".into()),
        polled: Some(NOW.into()),
        next: LATER.into(),
        every: 675,
        failures: 3,
        is_gone: false,
    };
    vec![gone, well]
}

fn outlets() -> Vec<Outlet> {
    let orm = Outlet { name: "Orm News".into(), agency: true, ..Outlet::default() };
    let sarn = Outlet {
        name: "Sarn Courier".into(),
        domain: Some("sarn.example".into()),
        owner: Some("Velmar Lines".into()),
        agency: false,
        state: Some("Velmar".into()),
    };
    vec![orm, sarn]
}

fn harbour() -> Article {
    Article {
        front: Some(at(HARBOUR, "Date: 2024-01-26\n")),
        outlet: Some("Sarn Courier".into()),
        url: Some("https://www.sarn.example/harbour?utm_source=feed".into()),
        title: Some("Harbour to close".into()),
        byline: Some("Ada Nunn".into()),
        credit: Some("With inputs from agencies".into()),
        language: Some("en".into()),
        published: Published::parse("2024-01-26T09:30:00+01:00"),
        updated: Some("2024-01-27".into()),
        retrieved: Some("2024-01-28T07:00:00Z".into()),
        links: vec![
            Link { href: "https://sarn.example/toft".into(), anchor: Some(at(HARBOUR, "Ilse Toft")) },
            Link { href: "https://sarn.example/".into(), anchor: None },
        ],
        metadata: [("section".to_owned(), "politics".to_owned())].into(),
        ..Article::from_text("harbour", HARBOUR)
    }
}

/// A reading in which every field of every layer holds something.
fn harbour_reading() -> Reading {
    let spans = |words: &[&str]| words.iter().map(|words| at(HARBOUR, words)).collect::<Vec<_>>();
    let said = |id, source: &str, cue: &str, content: &[&str]| {
        Attribution::of_spans(AttributionId(id), spans(&[source]), spans(&[cue]), spans(content))
    };
    let stated = Certainty { level: Level::Stated, score: 1.0, markers: Vec::new() };
    let markers = vec![
        Marker { span: at(HARBOUR, "may"), words_of: WordsOf::Writer },
        Marker { span: at(HARBOUR, "any"), words_of: WordsOf::Voice },
    ];
    let hedged = Certainty { level: Level::Hedged, score: 0.25, markers };
    let toft = Attribution {
        voice: Some(ActorId(0)),
        style: Style::Direct,
        stance: Some(Stance::Asserts),
        certainty: Some(stated),
        said: Some(TimeId(0)),
        confidence: 0.97,
        condition: spans(&["if talks fail"]),
        addressee: spans(&["the Sarn Courier"]),
        channel: spans(&["on Friday"]),
        ..said(0, "Mayor Ilse Toft", "told", &["“The harbour”", "“will close,”"])
    };
    let guard = Attribution {
        voice: Some(ActorId(1)),
        stance: Some(Stance::Doubts),
        confidence: 0.8,
        ..said(1, "A guard who asked not to be named", "said", &["Velmar may have denied any talks"])
    };
    let velmar = Attribution {
        voice: Some(ActorId(2)),
        within: Some(AttributionId(1)),
        derived: true,
        style: Style::Indirect,
        stance: Some(Stance::Denies),
        denial: Some(Denial::Flat),
        certainty: Some(hedged.clone()),
        confidence: 0.5,
        ..said(2, "Velmar", "denied", &["any talks"])
    };
    let actor = |id, name: &str, kind| Actor {
        id: ActorId(id),
        name: name.to_owned(),
        kind,
        roles: Vec::new(),
        body: None,
        at_least: 1,
        why_unnamed: None,
        side: None,
        metonym: false,
    };
    let time = |id, words, kind, value: &str, earliest: &str, latest: &str| Time {
        id: TimeId(id),
        span: at(HARBOUR, words),
        kind,
        value: value.to_owned(),
        earliest: earliest.parse().ok(),
        latest: latest.parse().ok(),
    };
    Reading {
        made_by: made_by(),
        attributions: vec![toft, guard, velmar],
        statements: vec![Statement {
            id: StatementId(0),
            content: spans(&["talks", "fail"]),
            stance: Stance::Asserts,
            certainty: Some(hedged),
            condition: spans(&["Friday"]),
        }],
        actors: vec![
            Actor {
                roles: vec!["mayor".into(), "harbour chief".into()],
                body: Some("Sarn".into()),
                side: Some("council".into()),
                ..actor(0, "Ilse Toft", ActorKind::NamedPerson)
            },
            Actor {
                at_least: 2,
                why_unnamed: Some(at(HARBOUR, "asked not to be named")),
                ..actor(1, "guard", ActorKind::Unnamed)
            },
            Actor { metonym: true, ..actor(2, "Velmar", ActorKind::Organisation) },
        ],
        mentions: vec![
            Mention { span: at(HARBOUR, "Ilse Toft"), actor: ActorId(0) },
            Mention { span: at(HARBOUR, "A guard"), actor: ActorId(1) },
            Mention { span: at(HARBOUR, "Velmar"), actor: ActorId(2) },
        ],
        times: vec![
            time(0, "Friday", TimeKind::Date, "2024-01-26", "2024-01-26", "2024-01-26"),
            time(1, "on Friday", TimeKind::Duration, "P1W", "2024-01-20", "2024-01-26"),
        ],
        vectors: vec![
            Vector { of: Told::Attribution(AttributionId(0)), values: vec![-7, -1, 0, 7].into() },
            Vector { of: Told::Attribution(AttributionId(2)), values: vec![5, -5, 4, -4].into() },
            Vector { of: Told::Statement(StatementId(0)), values: vec![1, 2, 3, 4].into() },
        ],
        notes: vec![Note {
            span: Some(at(HARBOUR, "may")),
            kind: "heading-drops-hedge".into(),
            message: "the heading drops a hedge".into(),
        }],
        reasons: Vec::new(),
    }
}

fn ferry(text: &str) -> Article {
    Article {
        outlet: Some("Orm News".into()),
        url: Some("https://orm.example/ferry".into()),
        published: Published::parse("2024-01-30"),
        ..Article::from_text("ferry", text)
    }
}

fn short(name: &str) -> Article {
    let text = format!("The lighthouse is dark, {name} said.");
    Article { published: Published::parse("2024-01-29"), ..Article::from_text(name, text) }
}

fn foreign() -> Article {
    Article { language: Some("de".into()), ..Article::from_text("Hafen", "Der Hafen bleibt zu, sagte Zoë Vell.") }
}

fn foreign_notes() -> Vec<Note> {
    vec![Note { span: None, kind: "language".into(), message: "in another language (de): not read".into() }]
}

fn secret() -> Article {
    let text = "Quillfeather met the envoy in secret.";
    Article { url: Some("https://sarn.example/envoy".into()), ..Article::from_text("envoy", text) }
}

/// A reading in which people said what stands before their names.
fn says(text: &str, names: &[&str]) -> Reading {
    let content =
        at(text, if text.contains("ferry") { &text[10..text.find(',').unwrap()] } else { "The lighthouse is dark" });
    let mut reading = Reading { made_by: made_by(), ..Reading::default() };
    for (number, name) in (0..).zip(names) {
        let (who, span) = (ActorId(number), at(text, name));
        let said = Attribution::of_spans(AttributionId(number), vec![span], vec![at(text, "said")], vec![content]);
        reading.attributions.push(Attribution { voice: Some(who), ..said });
        reading.mentions.push(Mention { span, actor: who });
        reading.actors.push(Actor {
            id: who,
            name: (*name).to_owned(),
            kind: ActorKind::NamedPerson,
            roles: Vec::new(),
            body: None,
            at_least: 1,
            why_unnamed: None,
            side: None,
            metonym: false,
        });
    }
    reading
}

fn made_by() -> MadeBy {
    MadeBy { program: "sayso 0.1.0".into(), model: "stub".into(), kernel: "none".into() }
}

fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
    Span::new(start, start + words.len())
}
