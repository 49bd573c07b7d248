use std::io::Write;

use sayso::wire::CodePoints;
use sayso_read::coref::{Mention, Passage, Scorer};
use sayso_read::{Input, Model};
use sayso_text::{Article, Document, Span};
use serde_json::{Value, json};

/// Prints pronouns with their candidates, as the program sees them: pieces, places, rows of features, and chances where a model
/// is given. Training reads this, so that it sees what the program will see.
///
/// A line of the file: `{"id", "text", "pronouns": [[start, end]], "candidates": [[start, end, "name" or "noun"]], "others": true}`;
/// with `others` names of people that the program finds stand behind those given, which are then always kept. A line that is
/// printed: the same id, the windows with their pieces, and of every pronoun that can be asked about its place among those given
/// (`nth`), its window and piece, its candidates (`[place among those given or null, first piece, last piece]`), their features,
/// their chances (the last: none of them).
pub(crate) fn pronouns(args: Vec<String>) -> Result<(), String> {
    let (path, model) = match &args[..] {
        [path] => (path, None),
        [path, option, model] if option == "--model" => (path, Some(load(model)?)),
        _ => return Err("pronouns needs FILE.jsonl, and may take --model MODEL".to_owned()),
    };
    let vocabulary = sayso::vocabulary();
    let lines = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in lines.lines().filter(|l| !l.trim().is_empty()) {
        let asked: Value = serde_json::from_str(line).map_err(|e| format!("{path}: {e}"))?;
        let text = asked["text"].as_str().ok_or("a line has no text")?;
        let document = Document::of(&Article::from_text("asked", text));
        let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
        let scorer = match &model {
            Some(model) => Scorer::new(&document, &quotations, model),
            None => Scorer::without_network(&document, &quotations, &vocabulary),
        };
        writeln!(out, "{}", answer(&asked, &document, &scorer)).map_err(|e| e.to_string())?;
    }
    out.flush().map_err(|e| e.to_string())
}

/// A model from a file.
pub(crate) fn load(path: &str) -> Result<Model, String> {
    let bytes = std::fs::read(path).map_err(|e| format!("{path}: {e}"))?;
    Model::load(path.to_owned(), &bytes, sayso::vocabulary(), sayso_nn::Kernel::default()).map_err(|e| e.to_string())
}

fn answer(asked: &Value, document: &Document, scorer: &Scorer) -> Value {
    let bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).chain([document.text.len()]).collect();
    let span = |v: &Value| {
        let at = |v: &Value| bytes[v.as_u64().expect("an offset") as usize];
        Span::new(at(&v[0]), at(&v[1]))
    };
    let list = |key: &str| asked[key].as_array().cloned().unwrap_or_default();
    let given: Vec<(Span, bool)> = list("candidates").iter().map(|c| (span(c), c[2] == "noun")).collect();
    let others = asked["others"] == true;
    let article = Article::from_text("asked", &*document.text);
    let mentions = Mention::all(&article, document, &given, others);
    let kept = if others { given.len() } else { 0 };
    let index = CodePoints::of(&document.text);
    // Windows as they are first asked about, by stretch and pieces.
    let mut windows: Vec<((usize, std::ops::Range<usize>), Value)> = Vec::new();
    let mut told: Vec<Value> = Vec::new();
    for (nth, pronoun) in list("pronouns").iter().enumerate() {
        let Some((input, passage)) = scorer.passage(span(pronoun), &mentions, kept) else { continue };
        let key = (std::ptr::from_ref(input) as usize, passage.sees.clone());
        let window = windows.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            windows.push((key, window(input, &passage)));
            windows.len() - 1
        });
        let first = passage.sees.start;
        let chances = scorer.chances(span(pronoun), &mentions, kept);
        let candidates: Vec<Value> = passage
            .candidates
            .iter()
            .map(|c| {
                let place = (c.mention < given.len()).then_some(c.mention);
                let at = mentions[c.mention].span;
                json!([place, c.pieces.start - first, c.pieces.end - 1 - first, index.span(at)])
            })
            .collect();
        let chances = chances.map(|all| {
            let of = passage.candidates.iter().map(|c| all[c.mention]);
            of.chain(all.last().copied()).collect::<Vec<f32>>()
        });
        told.push(json!({"nth": nth, "window": window, "piece": passage.pronoun - first, "candidates": candidates,
            "features": passage.features, "chances": chances}));
    }
    let windows: Vec<Value> = windows.into_iter().map(|(_, window)| window).collect();
    json!({"id": asked["id"], "windows": windows, "pronouns": told})
}

fn window(input: &Input, passage: &Passage) -> Value {
    let pieces: Vec<u32> = input.pieces[passage.sees.clone()].iter().map(|p| p.id).collect();
    json!({"pieces": pieces, "features": input.features[passage.sees.clone()]})
}
