//! Who said what, one attribution after the other, beside the number of its paragraph.

use std::collections::BTreeMap;
use std::io::{self, Write};

use sayso::{Attribution, AttributionId, Document, Reading, Span};

use super::depth::Depth;
use super::marked::{Marked, Page};
use super::style::{Face, Ink};
use super::text::Margin;

/// Lines of a shortened attribution, as long as its content has one of them for itself.
const LINES: usize = 2;

/// What attributions are called on the page: 1 for the first one.
type Numbers = BTreeMap<AttributionId, usize>;

/// Prints the attributions of a reading under a legend, then its notes and its counts.
pub(crate) fn attributions(
    out: &mut dyn Write,
    page: Page,
    document: &Document,
    reading: &Reading,
    margin: &Margin,
) -> io::Result<()> {
    let list = &reading.attributions;
    let numbers: Numbers = list.iter().enumerate().map(|(index, attribution)| (attribution.id, index + 1)).collect();
    if !list.is_empty() {
        writeln!(out)?;
        legend(list, &numbers).print(out, page, &margin.blank(), usize::MAX)?;
    }
    let digits = list.len().to_string().len();
    let depth = Depth::new(reading, &document.text);
    let mut last = None;
    for (index, attribution) in list.iter().enumerate() {
        let place = paragraph_of(attribution, document);
        let is_new = index == 0 || place != last;
        let mut head = match place {
            Some(paragraph) if is_new => margin.head(paragraph),
            _ => margin.blank(),
        };
        head.push_layout(&format!("{:>digits$}", index + 1), Face::Number);
        head.push_layout("  ", Face::Quiet);
        if is_new {
            writeln!(out)?;
        }
        entry(attribution, &numbers, &document.text).print(out, page, &head)?;
        let under = Marked::blanks(head.columns());
        for line in depth.lines(attribution) {
            Marked::new(&line, Face::Quiet).print(out, page, &under, if page.colour { LINES } else { usize::MAX })?;
        }
        last = place;
    }
    let quiet = |out: &mut dyn Write, text: &str| {
        writeln!(out)?;
        Marked::new(text, Face::Quiet).print(out, page, &margin.blank(), usize::MAX)
    };
    for note in &reading.notes {
        quiet(out, &format!("Note: {}", note.message))?;
    }
    quiet(out, &counts(list, document))
}

fn counts(list: &[Attribution], document: &Document) -> String {
    let mut paragraphs: Vec<usize> = list.iter().filter_map(|a| paragraph_of(a, document)).collect();
    paragraphs.sort_unstable();
    paragraphs.dedup();
    match (list.len(), paragraphs.len()) {
        (0, _) => "No attributions found.".to_owned(),
        (1, _) => "1 attribution".to_owned(),
        (n, 1) => format!("{n} attributions in one paragraph"),
        (n, p) => format!("{n} attributions in {p} paragraphs"),
    }
}

fn legend(list: &[Attribution], numbers: &Numbers) -> Marked {
    let mut legend = Marked::new("source", Face::Source);
    legend.push(" · ", Face::Quiet);
    legend.push("cue", Face::Cue);
    legend.push(" · ", Face::Quiet);
    legend.push("content", Ink::TOLD);
    if let Some(number) = list.iter().find_map(|attribution| outer(attribution, numbers)) {
        legend.push(&format!(" · {number} › as told in {number}"), Face::Quiet);
    }
    legend
}

/// The number of the attribution in whose content this one stands.
fn outer(attribution: &Attribution, numbers: &Numbers) -> Option<usize> {
    numbers.get(&attribution.within?).copied()
}

/// What is printed of an attribution: who and how, and then what.
struct Entry {
    lead: Marked,
    whole: Marked,
}

impl Entry {
    /// Whole where the page is plain, which may be a file; else the first lines of it.
    fn print(&self, out: &mut dyn Write, page: Page, head: &Marked) -> io::Result<()> {
        let lines = if page.colour { LINES.max(self.lead.lines(page, head) + 1) } else { usize::MAX };
        self.whole.print(out, page, head, lines)
    }
}

fn entry(attribution: &Attribution, numbers: &Numbers, text: &str) -> Entry {
    let mut entry = Marked::default();
    if let Some(number) = outer(attribution, numbers) {
        entry.push(&format!("{number} › "), Face::Quiet);
    }
    if attribution.source.is_empty() {
        entry.push("(no source named)", Face::Quiet);
    }
    role(&mut entry, &attribution.source, text, Face::Source.into());
    if !attribution.cue.is_empty() {
        entry.push(" · ", Face::Quiet);
    }
    role(&mut entry, &attribution.cue, text, Face::Cue.into());
    let lead = entry.clone();
    if !attribution.content.is_empty() {
        entry.push(" · ", Face::Quiet);
    }
    role(&mut entry, &attribution.content, text, Ink::default());
    Entry { lead, whole: entry }
}

fn role(entry: &mut Marked, spans: &[Span], text: &str, ink: Ink) {
    for (index, span) in spans.iter().enumerate() {
        if index > 0 {
            entry.push(" … ", Face::Quiet);
        }
        entry.push(without_comma(span.of(text)), ink);
    }
}

/// The comma that closes an apposition ("Toft, the mayor,") belongs to the source in the text; in a list it has nothing to do.
fn without_comma(words: &str) -> &str {
    let bare = words.trim_end_matches([',', ' ']);
    if bare.is_empty() { words } else { bare }
}

/// The paragraph in which an attribution has its cue, or what else it has.
fn paragraph_of(attribution: &Attribution, document: &Document) -> Option<usize> {
    let first =
        [&attribution.cue, &attribution.source, &attribution.content].into_iter().find_map(|role| role.first())?;
    let after = document.paragraphs.partition_point(|paragraph| paragraph.span.start <= first.start);
    after.checked_sub(1)
}

/// `number` in small raised digits.
pub(crate) fn superscript(number: usize) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|digit| RAISED[usize::from(digit - b'0')]).collect()
}
