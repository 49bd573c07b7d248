//! One reading in the three formats: they agree with each other and with the text.
#![allow(clippy::disallowed_methods)] // tests read files

mod common;

use common::{Folder, OneRule};
use sayso::{
    Actor, ActorId, ActorKind, Article, Certainty, Level, Marker, Mention, Published, Read, Reader, Span, Stance,
    Style, WordsOf, wire,
};

const TEXT: &str = "Zoë Toft said the 🚢 sails “today”.\n\nThe crew said nothing at all\nof the =storm. Né à Brûme.";

/// A reading with every field of an attribution filled, and a content in two pieces over a line break.
fn read() -> Read {
    let reader = Reader::with_network(OneRule::new(), Some(1)).expect("threads start");
    let mut article = Article::from_text("harbour", TEXT);
    article.outlet = Some("+The Lantern".to_owned());
    article.published = Published::parse("2024-01-26");
    let mut read = reader.read(article);
    let at = |words: &str| {
        let start = TEXT.find(words).expect("in the text");
        Span::new(start, start + words.len())
    };
    let [first, second] = &mut read.reading.attributions[..] else { panic!("two attributions: {:#?}", read.reading) };
    first.voice = Some(ActorId(7));
    first.stance = Some(Stance::Asserts);
    first.certainty = Some(Certainty {
        level: Level::Hedged,
        score: 0.25,
        markers: vec![Marker { span: at("today"), words_of: WordsOf::Voice }],
    });
    first.confidence = 0.9349;
    second.content = vec![at("all\nof"), at("=storm")];
    // The second one as it is where no pass has filled anything.
    (second.voice, second.stance, second.denial, second.certainty) = (None, None, None, None);
    (read.reading.actors, read.reading.mentions) = (Vec::new(), Vec::new());
    read.reading.actors.push(Actor {
        id: ActorId(7),
        name: "Zoë Toft".to_owned(),
        kind: ActorKind::NamedPerson,
        roles: Vec::new(),
        body: None,
        at_least: 1,
        why_unnamed: None,
        side: None,
        metonym: false,
    });
    read.reading.mentions.push(Mention { span: at("Zoë Toft"), actor: ActorId(7) });
    read
}

/// The words of a span in code points.
fn words([start, end]: wire::Span) -> String {
    TEXT.chars().skip(start as usize).take((end - start) as usize).collect()
}

#[test]
fn the_wire_is_whole_and_in_code_points() {
    let read = read();
    let line = wire::line(&read);
    let article: wire::Article = serde_json::from_str(&line).expect("the wire");
    assert_eq!(article, wire::Article::of(&read), "nothing is lost on the way");
    let [first, second] = &article.attributions[..] else { panic!("two attributions") };
    let all = |spans: &[wire::Span]| spans.iter().map(|&span| words(span)).collect::<Vec<_>>();
    assert_eq!((all(&first.source), all(&first.cue)), (vec!["Zoë Toft".into()], vec!["said".into()]));
    assert_eq!(all(&first.content), ["the 🚢 sails “today”"]);
    assert_eq!(all(&second.content), ["all\nof", "=storm"]);
    assert_eq!(all(&article.sentences).last().map(String::as_str), Some("Né à Brûme."));
    assert_eq!(words(article.actors[0].mentions[0]), "Zoë Toft");
    assert_eq!((first.style.as_str(), first.confidence), ("mixed", 0.935));
    assert_eq!(article.sha256, "9d07ae9423e0bcb4063f8a93d6b3ddcd64fc2b907bed19c0ceaf80fdf0baf69d");
}

#[test]
fn keys_come_in_the_documented_order() {
    // serde_json's maps sort, so the order is looked up in the line.
    let line = wire::line(&read());
    let after = |line: &str, keys: &str| {
        let mut from = 0;
        for key in keys.split_whitespace() {
            let found =
                line[from..].find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} in {}", &line[from..]));
            from += found + 1;
        }
    };
    after(
        &line,
        "sayso id sha256 outlet url title byline credit language published updated retrieved links text paragraphs sentences \
         attributions statements actors times notes",
    );
    let attributions = &line[line.find("\"attributions\"").expect("there")..];
    after(
        attributions,
        "id source cue content within derived voice style stance denial certainty level score markers span words_of condition \
         addressee channel said confidence",
    );
    let second = &attributions[attributions.find("\"id\":1").expect("there")..];
    assert!(
        second
            .contains(r#""voice":null,"style":"indirect","stance":null,"denial":null,"certainty":null,"condition":[]"#)
    );
}

#[test]
fn brat_says_the_same_as_the_wire() {
    let read = read();
    let annotations = sayso::brat::annotations(&read);
    let second: Vec<&str> = annotations.lines().filter(|line| line.contains(';')).collect();
    assert_eq!(second, ["T7\tContent 61 67;72 78\tall of =storm"]);
    assert!(annotations.contains("\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"), "{annotations}");
    let folder = Folder::new("formats-brat");
    folder.file("gold/harbour.txt", TEXT);
    folder.file("gold/harbour.ann", &annotations);
    folder.file("polnear/text/harbour.txt", TEXT);
    folder.file("polnear/attributions/harbour_b.ann", "");
    folder.file("polnear/attributions/harbour_a.ann", &annotations);
    folder.file("read.jsonl", wire::line(&read));
    for gold in ["gold", "polnear"] {
        let scores = sayso::score::score(&folder.path(gold), &folder.path("read.jsonl")).expect("comparable");
        let exact = scores.get("exact").expect("a measure");
        assert_eq!((exact.f1, exact.gold, exact.predicted), (1.0, 2, 2), "{gold}");
        assert!(scores.mistakes.is_empty());
    }
}

#[test]
fn csv_has_a_row_an_attribution() {
    let read = read();
    let mut table = Vec::new();
    sayso::csv::header(&mut table).expect("memory does not fail");
    sayso::csv::rows(&mut table, &read).expect("memory does not fail");
    let mut table = csv::Reader::from_reader(&*table);
    let head: Vec<String> = table.headers().expect("a head").iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().expect("rows of one length");
    let cell =
        |row: usize, column: &str| rows[row][head.iter().position(|name| name == column).expect("a column")].to_owned();
    assert_eq!(rows.len(), 2);
    let of = |row, columns: &str| columns.split(' ').map(|column| cell(row, column)).collect::<Vec<_>>().join("|");
    assert_eq!(
        of(0, "article outlet published attribution source cue"),
        "harbour|'+The Lantern|2024-01-26|0|Zoë Toft|said"
    );
    assert_eq!(of(0, "content voice style stance confidence"), "the 🚢 sails “today”|Zoë Toft|mixed|asserts|0.935");
    assert_eq!(of(1, "content voice style stance"), "all of … =storm||indirect|");
    assert_eq!(of(1, "content_start content_end"), "61|78");
    assert_eq!(read.reading.attributions[1].style, Style::Indirect);
}
