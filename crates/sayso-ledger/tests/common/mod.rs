//! Small articles and readings of invented news.
#![allow(dead_code, reason = "not every test file uses all of it")]

use sayso_ledger::Ledger;
use sayso_text::{
    Actor, ActorId, ActorKind, Article, Attribution, AttributionId, Certainty, Level, MadeBy, Marker, Mention, Note,
    Published, Reading, Span, Stance, Statement, StatementId, Time, TimeId, TimeKind, Told, Vector, WordsOf,
};

pub(crate) const NOW: &str = "2024-02-01T08:00:00Z";

pub(crate) const HARBOUR: &str = "“The harbour will close,” Mayor Ilse Toft said on Friday.\n\n\
    The Sarn Courier reported that Zoë Vell may have denied any talks.";

/// A ledger that goes away with its folder.
pub(crate) fn ledger() -> (tempfile::TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = Ledger::create(&folder.path().join("sayso.db")).expect("a ledger");
    (folder, ledger)
}

pub(crate) fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words}"));
    Span::new(start, start + words.len())
}

pub(crate) fn article(id: &str, url: Option<&str>, day: &str, text: &str) -> Article {
    Article {
        url: url.map(str::to_owned),
        outlet: Some("Sarn Courier".to_owned()),
        published: Published::parse(day),
        ..Article::from_text(id, text)
    }
}

pub(crate) fn actor(id: u32, name: &str, kind: ActorKind) -> Actor {
    Actor {
        id: ActorId(id),
        name: name.to_owned(),
        kind,
        roles: Vec::new(),
        body: None,
        at_least: 1,
        why_unnamed: None,
        side: None,
        metonym: false,
    }
}

/// A reading of [`HARBOUR`] in which every field of every layer holds something.
pub(crate) fn harbour() -> Reading {
    let text = HARBOUR;
    let spans = |words: &[&str]| words.iter().map(|w| at(text, w)).collect::<Vec<_>>();
    let said = |id, source: &[&str], cue: &[&str], content: &[&str]| {
        Attribution::of_spans(AttributionId(id), spans(source), spans(cue), spans(content))
    };
    let hedge = Certainty {
        level: Level::Hedged,
        score: 0.6,
        markers: vec![Marker { span: at(text, "may"), words_of: WordsOf::Writer }],
    };
    let stated = Certainty { level: Level::Stated, score: 1.0, markers: vec![] };
    let mut toft = said(0, &["Mayor Ilse Toft"], &["said"], &["“The harbour will close,”"]);
    toft.voice = Some(ActorId(0));
    toft.stance = Some(Stance::Asserts);
    toft.certainty = Some(stated.clone());
    toft.said = Some(TimeId(0));
    toft.condition = spans(&["harbour"]);
    toft.channel = spans(&["on Friday"]);
    toft.confidence = 0.97;
    let mut courier = said(1, &["The Sarn Courier"], &["reported"], &["Zoë Vell may have denied any talks"]);
    courier.voice = Some(ActorId(1));
    courier.stance = Some(Stance::Asserts);
    courier.confidence = 0.8;
    let mut vell = said(2, &["Zoë Vell"], &["denied"], &["any", "talks"]);
    vell.voice = Some(ActorId(2));
    vell.within = Some(AttributionId(1));
    vell.stance = Some(Stance::Denies);
    vell.denial = Some(sayso_text::Denial::Flat);
    vell.certainty = Some(hedge.clone());
    vell.addressee = spans(&["The Sarn Courier"]);
    vell.derived = true;
    vell.confidence = 0.5;
    let mut mayor = actor(0, "Ilse Toft", ActorKind::NamedPerson);
    mayor.roles = vec!["mayor".to_owned()];
    mayor.body = Some("Sarn".to_owned());
    mayor.side = Some("council".to_owned());
    mayor.why_unnamed = Some(at(text, "on Friday"));
    Reading {
        made_by: MadeBy { program: "sayso 0.1.0".into(), model: "stub".into(), kernel: "none".into() },
        attributions: vec![toft, courier, vell],
        statements: vec![Statement {
            id: StatementId(0),
            content: spans(&["The harbour", "close"]),
            stance: Stance::Asserts,
            certainty: Some(hedge),
            condition: spans(&["Friday"]),
        }],
        actors: vec![
            mayor,
            Actor { metonym: true, at_least: 2, ..actor(1, "Sarn Courier", ActorKind::Outlet) },
            actor(2, "Zoë Vell", ActorKind::NamedPerson),
        ],
        mentions: vec![
            Mention { span: at(text, "Ilse Toft"), actor: ActorId(0) },
            Mention { span: at(text, "Zoë Vell"), actor: ActorId(2) },
        ],
        times: vec![
            Time {
                id: TimeId(0),
                span: at(text, "Friday"),
                kind: TimeKind::Date,
                value: "2024-01-26".into(),
                earliest: "2024-01-26".parse().ok(),
                latest: "2024-01-26".parse().ok(),
            },
            Time {
                id: TimeId(1),
                span: at(text, "on Friday"),
                kind: TimeKind::Duration,
                value: "P1W".into(),
                earliest: "2024-01-20".parse().ok(),
                latest: "2024-01-26".parse().ok(),
            },
        ],
        vectors: vec![
            Vector { of: Told::Attribution(AttributionId(0)), values: vec![-7, 0, 7].into() },
            Vector { of: Told::Statement(StatementId(0)), values: vec![1, 2, 3].into() },
        ],
        notes: vec![Note {
            span: Some(at(text, "talks")),
            kind: "heading-drops-hedge".into(),
            message: "a note".into(),
        }],
        reasons: Vec::new(),
    }
}
