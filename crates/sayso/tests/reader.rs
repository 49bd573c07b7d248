//! Many articles at once: in order, the same for any number of threads, few held at a time.

mod common;

use std::cell::Cell;
use std::ops::ControlFlow;

use common::OneRule;
use sayso::{Article, Error, Note, Read, Reader, Settings, wire};

type Item = Result<(Article, Vec<Note>), Error>;

fn reader(threads: usize) -> Reader {
    Reader::with_network(OneRule::new(), Some(threads)).expect("threads start")
}

/// Articles of very different lengths; every seventh is trouble.
fn items() -> impl Iterator<Item = Item> {
    (0..150usize).map(|number| match number % 7 {
        3 => Err(trouble(number)),
        _ => {
            let text =
                format!("Article {number}. Zoë Toft said number {number} passed.\n\n").repeat(1 + number * 37 % 50);
            let note = Note { span: None, kind: "from-ingest".into(), message: number.to_string() };
            Ok((Article::from_text(number.to_string(), text), vec![note]))
        }
    })
}

/// An error that says which item it stands for.
fn trouble(number: usize) -> Error {
    let path = format!("no/such/{number}");
    sayso::inputs::articles(vec![path.into()]).next().expect("one item").expect_err("there is no such file")
}

fn shown(result: Result<Read, Error>) -> String {
    result.map_or_else(|error| error.to_string(), |read| wire::line(&read))
}

fn all(threads: usize) -> Vec<String> {
    let mut out = Vec::new();
    reader(threads).read_all(items(), |result| {
        out.push(shown(result));
        ControlFlow::Continue(())
    });
    out
}

#[test]
fn in_order_and_the_same_for_any_number_of_threads() {
    let alone: Vec<String> = items()
        .map(|item| {
            let mut out = String::new();
            reader(1).read_all([item], |result| {
                out = shown(result);
                ControlFlow::Continue(())
            });
            out
        })
        .collect();
    for threads in [1, 2, 8] {
        assert_eq!(all(threads), alone, "{threads} threads");
    }
    for (number, line) in alone.iter().enumerate() {
        match serde_json::from_str::<wire::Article>(line) {
            Ok(article) => {
                assert_eq!(article.id, number.to_string());
                assert_eq!(article.attributions.len(), 1 + number * 37 % 50);
                assert_eq!(article.notes[0].message, article.id, "ingest's notes come first");
                assert_eq!(article.made_by.model, "one-rule");
            }
            Err(_) => assert!(number % 7 == 3 && line.starts_with(&format!("no/such/{number}: ")), "{line}"),
        }
    }
}

#[test]
fn few_articles_are_held() {
    let taken = Cell::new(0);
    let items = items().inspect(|_| taken.set(taken.get() + 1));
    let mut given = 0;
    reader(2).read_all(items, |_| {
        given += 1;
        assert!(taken.get() < given + 32, "{} were taken when {given} were given", taken.get());
        ControlFlow::Continue(())
    });
    assert_eq!((taken.get(), given), (150, 150));
}

#[test]
fn breaking_off_ends_the_reading() {
    let taken = Cell::new(0);
    let endless = std::iter::repeat_with(|| {
        taken.set(taken.get() + 1);
        Ok((Article::from_text("again", "Toft said it passed."), Vec::new()))
    });
    let mut given = 0;
    reader(2).read_all(endless, |_| {
        given += 1;
        if given < 5 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert_eq!(given, 5);
    assert!(taken.get() <= 32, "{}", taken.get());
}

#[test]
fn the_model_inside_reads_the_same_on_any_number_of_threads() {
    let text =
        "Mayor Ilse Toft said the bill would pass. “We have the votes,” she told reporters.\n\nThe council denied it.";
    let with = |threads| {
        let settings = Settings { threads: Some(threads), ..Settings::default() };
        let reader = Reader::new(&settings).expect("the model is inside");
        wire::line(&reader.read(Article::from_text("bill", text.repeat(12))))
    };
    let one = with(1);
    assert!(serde_json::from_str::<wire::Article>(&one).expect("the wire").attributions.len() > 12, "{one}");
    assert_eq!(with(3), one);
}
