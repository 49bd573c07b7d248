use std::io::Write;
use std::path::PathBuf;

use sayso_read::Input;
use serde_json::json;

/// Prints each text as the network sees it: pieces, their offsets in code points, features, and where sentences begin.
///
/// Training reads this, so that it sees what the program will see.
pub(crate) fn prepare(paths: Vec<PathBuf>) -> Result<(), String> {
    let vocabulary = sayso::vocabulary();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for article in sayso::inputs::articles(paths) {
        let (article, _) = article.map_err(|e| e.to_string())?;
        let document = sayso_text::Document::of(&article);
        let quotations = sayso_text::quotations(&article.text, &document.paragraphs);
        let index = sayso::wire::CodePoints::of(&article.text);
        let (mut pieces, mut offsets, mut features, mut breaks) = (vec![], vec![], vec![], vec![]);
        for input in Input::stretches(&document, &quotations, &vocabulary) {
            breaks.extend(input.breaks.iter().map(|b| b + pieces.len()));
            offsets.extend(input.pieces.iter().map(|p| [index.at(p.start), index.at(p.end)]));
            pieces.extend(input.pieces.iter().map(|p| p.id));
            features.extend(input.features);
        }
        let line = json!({"id": article.id, "text": &*article.text, "pieces": pieces, "offsets": offsets, "features": features, "breaks": breaks});
        writeln!(out, "{line}").map_err(|e| e.to_string())?;
    }
    out.flush().map_err(|e| e.to_string())
}
