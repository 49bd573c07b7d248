use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use sayso::{Attribution, AttributionId, Document, Read, Span};
use serde_json::Value;

/// Prints readings of annotated articles: sources, cues, contents and nesting from the gold (the JSON of reading in depth),
/// everything else by the rules, with the word of a model on pronouns where one is given. Measures the rules apart from the tagger.
pub(crate) fn understand(paths: Vec<PathBuf>) -> Result<(), String> {
    let (gold, articles, model) = match &paths[..] {
        [gold, articles] => (gold, articles, None),
        [gold, articles, option, model] if option.as_os_str() == "--model" => {
            (gold, articles, Some(crate::pronouns::load(&model.to_string_lossy())?))
        }
        _ => return Err("understand needs GOLD.jsonl and ARTICLES.jsonl, and may take --model MODEL".to_owned()),
    };
    let gold = std::fs::read_to_string(gold).map_err(|e| format!("{}: {e}", gold.display()))?;
    let mut annotated: HashMap<String, Value> = HashMap::new();
    for line in gold.lines().filter(|l| !l.trim().is_empty()) {
        let line: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        annotated.insert(line["id"].as_str().unwrap_or_default().to_owned(), line);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for article in sayso::inputs::articles(vec![articles.clone()]) {
        let (article, _) = article.map_err(|e| e.to_string())?;
        let document = Document::of(&article);
        let attributions = annotated.get(&article.id).map_or_else(Vec::new, |gold| attributions(gold, &article.text));
        let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
        let scorer = model.as_ref().map(|model| sayso_read::coref::Scorer::new(&document, &quotations, model));
        let reading = sayso_read::understand(&article, &document, attributions, scorer.as_ref());
        drop(scorer);
        let line = sayso::wire::line(&Read { article, document, reading });
        writeln!(out, "{line}").map_err(|e| e.to_string())?;
    }
    out.flush().map_err(|e| e.to_string())
}

fn attributions(gold: &Value, text: &str) -> Vec<Attribution> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let spans = |value: &Value| -> Vec<Span> {
        let at = |v: &Value| bytes[v.as_u64().expect("an offset") as usize];
        value.as_array().into_iter().flatten().map(|s| Span::new(at(&s[0]), at(&s[1]))).collect()
    };
    let id = |v: &Value| v.as_u64().map(|id| AttributionId(id as u32));
    let attribution = |a: &Value| Attribution {
        within: id(&a["within"]),
        ..Attribution::of_spans(
            id(&a["id"]).expect("an id"),
            spans(&a["source"]),
            spans(&a["cue"]),
            spans(&a["content"]),
        )
    };
    gold["attributions"].as_array().into_iter().flatten().map(attribution).collect()
}
