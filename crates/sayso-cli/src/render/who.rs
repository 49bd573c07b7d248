//! `--who`: the voices of an article with what they are and how often they speak.

use std::io::{self, Write};

use sayso::{Actor, ActorKind, Article, Reading};

use super::marked::{Marked, Page};
use super::style::Face;

/// Prints the voices of an article, the most heard first, then those who play a part without speaking.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn who(out: &mut dyn Write, page: Page, article: &Article, reading: &Reading) -> io::Result<()> {
    let title = article.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&article.id);
    Marked::new(title, Face::Heading).print(out, page, &Marked::default(), usize::MAX)?;
    writeln!(out)?;
    let spoken = |actor: &Actor| reading.attributions.iter().filter(|a| a.voice == Some(actor.id)).count();
    let mut voices: Vec<(usize, &Actor)> = reading.actors.iter().map(|actor| (spoken(actor), actor)).collect();
    voices.sort_by_key(|&(times, actor)| (std::cmp::Reverse(times), actor.id));
    let digits = voices.first().map_or(1, |(times, _)| times.to_string().len());
    let mut row = |count: &str, name: &str, known: &str| {
        let mut head = Marked::default();
        head.push_layout(&format!("{count:>digits$}"), Face::Number);
        head.push_layout("  ", Face::Quiet);
        let mut words = Marked::new(name, if count.is_empty() { Face::Text } else { Face::Source });
        if !known.is_empty() {
            words.push(" · ", Face::Quiet);
            words.push(known, Face::Quiet);
        }
        words.print(out, page, &head, usize::MAX)
    };
    for (times, actor) in voices.iter().filter(|(times, _)| *times > 0) {
        let name = if actor.name.is_empty() { "(nobody named)" } else { &actor.name };
        row(&times.to_string(), name, &known(actor, &article.text))?;
    }
    let unclear = reading.attributions.iter().filter(|a| a.voice.is_none()).count();
    if unclear > 0 {
        row(&unclear.to_string(), "(unclear who)", "")?;
    }
    for (_, actor) in voices.iter().filter(|(times, actor)| *times == 0 && !actor.roles.is_empty()) {
        row("", &actor.name, &known(actor, &article.text))?;
    }
    if reading.attributions.is_empty() {
        Marked::new("No attributions found.", Face::Quiet).print(out, page, &Marked::default(), usize::MAX)?;
    }
    Ok(())
}

/// Kind, roles, body, number, side, and why not named, in the article's words.
fn known(actor: &Actor, text: &str) -> String {
    let kind = match actor.kind {
        ActorKind::NamedPerson => None,
        ActorKind::Organisation => Some("organisation"),
        ActorKind::Outlet => Some("outlet"),
        ActorKind::Document => Some("document"),
        ActorKind::Unnamed if actor.name.is_empty() => None,
        ActorKind::Unnamed => Some("unnamed"),
        ActorKind::Author => Some("author"),
    };
    let mut parts: Vec<String> = kind.into_iter().map(str::to_owned).collect();
    parts.extend(actor.roles.iter().cloned());
    parts.extend(actor.body.clone());
    parts.extend(actor.metonym.then(|| "named by its seat".to_owned()));
    parts.extend((actor.at_least > 1).then(|| format!("at least {}", actor.at_least)));
    parts.extend(actor.side.as_ref().map(|side| format!("on the side of {side}")));
    parts.extend(actor.why_unnamed.map(|why| format!("“{}”", why.of(text))));
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use sayso::{ActorId, Attribution};

    use super::*;
    use crate::render::markup;

    #[test]
    fn voices_are_counted() {
        let (article, _, mut reading) = markup::read(
            "{1s Toft} {1c said} {1t no}. {2s She} {2c added} {2t yes}. {3s Two aides} {3c say} {3t so}. {4s It} {4c says} {4t no}.",
        );
        let actor = |id, name: &str, kind, at_least, roles: &[&str]| Actor {
            id: ActorId(id),
            name: name.to_owned(),
            kind,
            roles: roles.iter().map(|r| (*r).to_owned()).collect(),
            body: None,
            at_least,
            why_unnamed: None,
            side: None,
            metonym: false,
        };
        reading.actors = vec![
            actor(0, "Two aides", ActorKind::Unnamed, 2, &[]),
            actor(1, "Ilse Toft", ActorKind::NamedPerson, 1, &["mayor"]),
            actor(2, "Karsund", ActorKind::Organisation, 1, &["host"]),
            actor(3, "Velmar", ActorKind::Organisation, 1, &[]),
        ];
        let voices = [Some(1), Some(1), Some(0), None];
        let set = |(a, voice): (&mut Attribution, Option<u32>)| a.voice = voice.map(ActorId);
        reading.attributions.iter_mut().zip(voices).for_each(set);
        let mut out = Vec::new();
        who(&mut out, Page { columns: 60, colour: false }, &article, &reading).expect("memory does not fail");
        let expected = "trial\n\n2  Ilse Toft · mayor\n1  Two aides · unnamed · at least 2\n1  (unclear who)\n   \
                        Karsund · organisation · host\n";
        assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
    }
}
