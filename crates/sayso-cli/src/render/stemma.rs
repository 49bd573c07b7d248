//! A claim with its stemma, as a tree.

use std::io::{self, Write};

use sayso::claims::{ClaimTold, Held};
use sayso::stemma::stemma::{Change, Holder, Node, stemma};
use sayso::{Denial, Level, Stance};

use super::{Face, Ink, Marked, Page};

/// Prints a claim: its words, its sources and why they are so many, who has it from whom, who denies it.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn print(out: &mut dyn Write, page: Page, claim: &ClaimTold) -> io::Result<()> {
    Marked::new(&claim.wording(), Face::Heading).print(out, page, &Marked::default(), 8)?;
    let told = &claim.told.claim;
    let articles = claim.articles.len();
    let mut head = Marked::default();
    let count = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    head.push(
        &format!(
            "{} · told {} in {} by {}",
            claim.told.name.short(),
            count(told.tellings.len(), "time"),
            count(articles, "article"),
            count(claim.outlets(), "outlet")
        ),
        Face::Quiet,
    );
    head.print(out, page, &Marked::default(), usize::MAX)?;
    writeln!(out)?;
    let mut sources = Marked::default();
    sources.push(
        &match told.asserting.best {
            0 => "No source says so".to_owned(),
            best => count(best, "independent source"),
        },
        Face::Cue,
    );
    if told.asserting.low < told.asserting.high {
        sources.push(&format!(" ({} to {})", told.asserting.low, told.asserting.high), Face::Cue);
    }
    if !told.asserting.because.is_empty() {
        sources.push(&format!(": {}", told.asserting.because), Face::Text);
    }
    sources.print(out, page, &Marked::default(), usize::MAX)?;
    if told.denying.best > 0 {
        let mut denied = Marked::default();
        let unaware = told.denying.unaware;
        denied.push(&format!("Denied by {}", told.denying.best), Face::Source);
        let kinds = match (told.denying.flat, unaware) {
            (_, 0) => String::new(),
            (0, _) => " (only as to knowing of it)".to_owned(),
            (flat, unaware) => format!(" ({flat} flatly, {unaware} as to knowing of it)"),
        };
        denied.push(&kinds, Face::Source);
        denied.push(&format!(": {}", told.denying.because), Face::Text);
        denied.print(out, page, &Marked::default(), usize::MAX)?;
    }
    writeln!(out)?;
    let witnesses: Vec<_> = claim.told.witnesses.iter().map(|witness| &**witness).collect();
    for root in stemma(&witnesses, told) {
        node(out, page, claim, &root, "", "")?;
    }
    Ok(())
}

/// Prints a node with `head` before it, and what is below with `rest` before each line.
fn node(out: &mut dyn Write, page: Page, claim: &ClaimTold, of: &Node, head: &str, rest: &str) -> io::Result<()> {
    let mut title = Marked::default();
    match &of.holder {
        Holder::Unheld(name) => {
            title.push(name, Face::Heading);
            title.push(" · not held", Face::Quiet);
        }
        Holder::Article(at) => {
            let held = &claim.articles[*at];
            title.push(held.article.outlet.as_deref().unwrap_or(&held.article.id), Face::Heading);
            title.push(&format!("  {}", when(held)), Face::Number);
        }
    }
    if let Some(parent) = &of.from {
        title.push(&format!(" · {}: {}", parent.how.word(), parent.evidence.join("; ")), Face::Quiet);
    }
    for parent in &of.also_from {
        let name = match (parent.witness, &parent.outside) {
            (Some(at), _) => claim.articles[at].article.outlet.clone().unwrap_or_default(),
            (None, name) => name.clone().unwrap_or_default(),
        };
        title.push(&format!(" · also from {name}"), Face::Quiet);
    }
    if of.is_circular {
        title.push(" · in a circle: its outlet has back what it told before", Face::Source);
    }
    title.print_between(out, page, &layout(head), &layout(rest), usize::MAX)?;
    let inner = if of.children.is_empty() { format!("{rest}   ") } else { format!("{rest}│  ") };
    for change in &of.changes {
        let mut words = Marked::default();
        words.push(&change_in_words(claim, of, change), Face::Source);
        words.print_between(out, page, &layout(&inner), &layout(&inner), 2)?;
    }
    for &number in &of.tellings {
        telling(claim, number).print_between(out, page, &layout(&inner), &layout(&inner), 4)?;
    }
    for (number, child) in of.children.iter().enumerate() {
        let is_last = number + 1 == of.children.len();
        let (head, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        node(out, page, claim, child, &format!("{rest}{head}"), &format!("{rest}{below}"))?;
    }
    Ok(())
}

fn layout(words: &str) -> Marked {
    let mut layout = Marked::default();
    layout.push_layout(words, Face::Quiet);
    layout
}

fn when(held: &Held) -> String {
    let written = held.article.published.as_ref().and_then(|published| published.written.get(..16));
    written.map_or_else(|| held.day(), |minute| minute.replace('T', " "))
}

/// Through whom, what is done with it, and the words.
fn telling(claim: &ClaimTold, number: usize) -> Marked {
    let (at, of) = claim.told.claim.tellings[number];
    let (telling, stance) = (&claim.told.witnesses[at].tellings[of], claim.told.claim.stances[number]);
    let mut words = Marked::default();
    for (step, voice) in telling.chain.iter().enumerate() {
        if step > 0 {
            words.push(" → ", Face::Quiet);
        }
        words.push(if voice.name.is_empty() { "unclear who" } else { &voice.name }, Face::Source);
    }
    if telling.chain.is_empty() {
        words.push("in its own voice", Face::Quiet);
    }
    let verb = match (stance, telling.denial) {
        (Stance::Asserts, _) => "",
        (Stance::Denies, Some(Denial::Knowledge)) => " denies knowing of it",
        (Stance::Denies, _) => " denies",
        (Stance::Doubts, _) => " doubts",
        (Stance::Asks, _) => " asks",
    };
    words.push(verb, Face::Cue);
    if telling.level == Level::Hedged {
        words.push(" (hedged)", Face::Quiet);
    }
    words.push(": ", Face::Quiet);
    words.push(&claim.words(at, &telling.content), Ink::TOLD);
    words.push(&format!("  {}", claim.telling_name(number)), Face::Quiet);
    words
}

fn change_in_words(claim: &ClaimTold, of: &Node, change: &Change) -> String {
    let Holder::Article(here) = of.holder else { return String::new() };
    let above = of.from.as_ref().and_then(|parent| parent.witness).unwrap_or(here);
    let said = |at: usize, spans: &[sayso::Span]| {
        let words = claim.words(at, spans);
        if words.is_empty() { String::new() } else { format!(" (“{words}”)") }
    };
    match change {
        Change::HedgeGone(spans) => format!("the hedge is gone{}", said(above, spans)),
        Change::HedgeCame(spans) => format!("hedged now{}", said(here, spans)),
        Change::Number(before, now) => {
            format!("“{}” became “{}”", claim.words(above, &[*before]), claim.words(here, &[*now]))
        }
    }
}
