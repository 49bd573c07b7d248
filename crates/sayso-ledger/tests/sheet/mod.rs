//! Ledgers of articles in which people say something.

use sayso_ledger::{ArticleId, Ledger, Put};
use sayso_text::{
    Actor, ActorId, ActorKind, Article, Attribution, AttributionId, Mention, Published, Reading, Span, Style,
};
use tempfile::TempDir;

/// A ledger that goes away.
pub(crate) struct Sheet {
    /// The ledger.
    pub(crate) ledger: Ledger,
    _folder: TempDir,
}

/// Somebody who says something.
#[derive(Clone)]
pub(crate) struct Says {
    name: String,
    kind: ActorKind,
    roles: Vec<String>,
    body: Option<String>,
    times: usize,
}

impl Says {
    pub(crate) fn person(name: &str) -> Says {
        Says::of_kind(name, ActorKind::NamedPerson)
    }

    pub(crate) fn body(name: &str) -> Says {
        Says::of_kind(name, ActorKind::Organisation)
    }

    pub(crate) fn outlet(name: &str) -> Says {
        Says::of_kind(name, ActorKind::Outlet)
    }

    pub(crate) fn unnamed(name: &str) -> Says {
        Says::of_kind(name, ActorKind::Unnamed)
    }

    fn of_kind(name: &str, kind: ActorKind) -> Says {
        Says { name: name.to_owned(), kind, roles: Vec::new(), body: None, times: 1 }
    }

    pub(crate) fn role(mut self, role: &str) -> Says {
        self.roles.push(role.to_owned());
        self
    }

    pub(crate) fn of(mut self, body: &str) -> Says {
        self.body = Some(body.to_owned());
        self
    }

    pub(crate) fn times(mut self, times: usize) -> Says {
        self.times = times;
        self
    }
}

const NOW: &str = "2024-02-01T00:00:00Z";

impl Sheet {
    pub(crate) fn new() -> Sheet {
        let folder = tempfile::tempdir().expect("a folder");
        let ledger = Ledger::create(&folder.path().join("sayso.db")).expect("a ledger");
        Sheet { ledger, _folder: folder }
    }

    /// Puts in an article of January 2024.
    pub(crate) fn put(&self, day: u32, says: &[Says]) -> ArticleId {
        self.put_article(article(&format!("article-{day}"), None, &format!("2024-01-{day:02}"), "", says), says)
    }

    /// Puts in an article of a year.
    pub(crate) fn put_in(&self, year: i32, number: usize, says: &[Says]) -> ArticleId {
        self.put_article(article(&format!("article-{number}"), None, &format!("{year}-01-01"), "", says), says)
    }

    /// Puts in an article, or a version of one, from an address.
    pub(crate) fn put_at(&self, url: &str, day: u32, words: &str, says: &[Says]) -> ArticleId {
        self.put_article(article(url, Some(url), &format!("2024-01-{day:02}"), words, says), says)
    }

    fn put_article(&self, article: Article, says: &[Says]) -> ArticleId {
        let reading = reading(&article.text, says);
        let mut batch = self.ledger.batch().expect("a batch");
        let put = batch.put(&article, Some(&reading), &[], NOW).expect("put");
        batch.commit().expect("stored");
        match put {
            Put::New(id) | Put::Changed { id, .. } | Put::Read(id) | Put::Held(id) => id,
            Put::Forgotten => panic!("forgotten before"),
        }
    }

    /// Puts another reading in the place of the one that an article has. Names that are not in its text stand nowhere.
    pub(crate) fn reread(&self, id: ArticleId, says: &[Says]) {
        let article = self.ledger.get(id).expect("held").article;
        let mut batch = self.ledger.batch().expect("a batch");
        batch.reread(id, &article, &reading(&article.text, says)).expect("read");
        batch.commit().expect("stored");
    }

    /// Each actor that speaks, by the name of its article, with the handle of its voice.
    pub(crate) fn members(&self) -> Vec<(String, String, String)> {
        let mut members = Vec::new();
        for id in self.ledger.ids(false).expect("ids") {
            let held = self.ledger.get(id).expect("held");
            for actor in held.reading.expect("read").actors {
                let voice = self.ledger.voice_of(id, actor.id).expect("a voice or none");
                members.push((held.article.id.clone(), actor.name, voice.map_or(String::new(), |voice| voice.handle)));
            }
        }
        members.sort();
        members
    }
}

fn article(name: &str, url: Option<&str>, day: &str, words: &str, says: &[Says]) -> Article {
    let lines: Vec<String> = says.iter().map(|s| format!("{} said so.", s.name)).collect();
    let mut article = Article::from_text(name, format!("{name} {words}\n\n{}", lines.join(" ")));
    article.url = url.map(str::to_owned);
    article.published = Published::parse(day);
    article
}

fn reading(text: &str, says: &[Says]) -> Reading {
    let mut reading = Reading::default();
    let mut at = 0;
    for (number, s) in (0..).zip(says) {
        let found = text[at..].find(&s.name).map(|start| Span::new(at + start, at + start + s.name.len()));
        at = found.map_or(at, |span| span.end as usize);
        reading.mentions.extend(found.map(|span| Mention { span, actor: ActorId(number) }));
        reading.actors.push(Actor {
            id: ActorId(number),
            name: s.name.clone(),
            kind: s.kind,
            roles: s.roles.clone(),
            body: s.body.clone(),
            at_least: 1,
            why_unnamed: None,
            side: None,
            metonym: false,
        });
        for _ in 0..s.times {
            reading.attributions.push(Attribution {
                id: AttributionId(reading.attributions.len() as u32),
                source: found.into_iter().collect(),
                cue: Vec::new(),
                content: Vec::new(),
                voice: Some(ActorId(number)),
                within: None,
                derived: false,
                style: Style::Indirect,
                stance: None,
                denial: None,
                certainty: None,
                said: None,
                confidence: 1.0,
                condition: Vec::new(),
                addressee: Vec::new(),
                channel: Vec::new(),
            });
        }
    }
    reading
}
