//! The first real input, read in depth: what an analyst would note down of it.
//!
//! The article lies in `$SAYSO_DATA/seed` (`../shared` beside the workspace if it names none); without it the test is skipped.
#![allow(clippy::disallowed_methods, clippy::print_stderr)] // a test reads files and says why it is skipped

use std::path::{Path, PathBuf};

use sayso::{Reader, Settings, wire};

const ARTICLE: &str = "seed/2024-01-26-open-to-talks.txt";

struct Seed(wire::Article);

impl Seed {
    /// The words of spans.
    fn words(&self, spans: &[wire::Span]) -> String {
        let of = |&[start, end]: &wire::Span| -> String {
            self.0.text.chars().skip(start as usize).take((end - start) as usize).collect()
        };
        spans.iter().map(of).collect::<Vec<_>>().join(" … ")
    }

    fn name(&self, a: &wire::Attribution) -> &str {
        self.0.actors.iter().find(|actor| Some(actor.id) == a.voice).map_or("unclear", |actor| &actor.name)
    }

    /// Names of the voices, outermost first, parted by " › ".
    fn chain(&self, a: &wire::Attribution) -> String {
        let mut names = vec![self.name(a)];
        let mut at = a;
        while let Some(outer) = at.within.and_then(|id| self.0.attributions.iter().find(|o| o.id == id)) {
            names.push(self.name(outer));
            at = outer;
        }
        names.reverse();
        names.join(" › ")
    }

    /// The attribution whose chain ends in `chain` and whose content holds `words`.
    #[track_caller]
    fn find(&self, chain: &str, words: &str) -> &wire::Attribution {
        let fits = |a: &&wire::Attribution| self.words(&a.content).contains(words) && self.chain(a).ends_with(chain);
        self.0.attributions.iter().find(fits).unwrap_or_else(|| {
            let all: Vec<String> = self
                .0
                .attributions
                .iter()
                .map(|a| format!("{} · {} · {}", self.chain(a), self.words(&a.cue), self.words(&a.content)))
                .collect();
            panic!("{chain} · {words:?} is not among\n{}", all.join("\n"))
        })
    }

    /// Whether a marker of these words, and of this owner, is on any attribution.
    fn hedge(&self, words: &str, owner: &str) -> bool {
        let certainties = self.0.attributions.iter().filter_map(|a| a.certainty.as_ref());
        certainties.flat_map(|c| &c.markers).any(|m| self.words(&[m.span]) == words && m.words_of == owner)
    }

    #[track_caller]
    fn actor(&self, name: &str) -> &wire::Actor {
        let names = || self.0.actors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", ");
        self.0.actors.iter().find(|a| a.name == name).unwrap_or_else(|| panic!("{name} is not among {}", names()))
    }

    #[track_caller]
    fn time(&self, words: &str, value: &str) {
        let times: Vec<_> = self.0.times.iter().map(|t| (self.words(&[t.span]), t.value.clone())).collect();
        assert!(times.iter().any(|(w, v)| w.contains(words) && v == value), "{words} = {value} is not among {times:?}");
    }
}

fn seed() -> Option<Seed> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path = std::env::var_os("SAYSO_DATA").map_or_else(beside, PathBuf::from).join(ARTICLE);
    if !path.exists() {
        eprintln!("skipped: there is no {}; SAYSO_DATA names the folder that holds it", path.display());
        return None;
    }
    let (article, _) = sayso::inputs::articles(vec![path]).next().expect("one article").expect("it can be read");
    let reader = Reader::new(&Settings { no_vectors: true, ..Settings::default() }).expect("the model is inside");
    Some(Seed(wire::Article::of(&reader.read(article))))
}

#[test]
fn the_first_article_is_noted_down_as_an_analyst_would() {
    let Some(seed) = seed() else { return };

    // Chains.
    let open = seed.find("Bloomberg › Vladimir Putin", "he is open to discussion");
    assert_eq!(
        (seed.words(&open.channel).as_str(), seed.words(&open.addressee).as_str()),
        ("through indirect channels", "Washington")
    );
    seed.find("Bloomberg › two people close to the Kremlin", "may potentially include future security arrangements");
    seed.find("Bloomberg › Kremlin insiders › Vladimir Putin", "an insistence on neutral status");
    seed.find("Bloomberg", "may potentially come once Ukraine gives up");
    seed.find("Antony Blinken", "he doesn't see it happening");

    // Denials of knowledge.
    let officials = seed.find("US officials", "supposed overtures");
    assert_eq!((officials.stance.as_deref(), officials.denial.as_deref()), (Some("denies"), Some("knowledge")));
    let watson = seed.find("Adrienne Watson", "the shifts in Russia’s position described");
    assert_eq!((watson.stance.as_deref(), watson.denial.as_deref()), (Some("denies"), Some("knowledge")));

    // Hedges and their owners; the condition.
    for (words, owner) in [("reportedly", "writer"), ("supposed", "writer"), ("may", "voice"), ("potentially", "voice")]
    {
        assert!(seed.hedge(words, owner), "{words} is not a hedge of the {owner}");
    }
    let land = seed.find("Bloomberg", "may potentially come once Ukraine gives up");
    assert!(seed.words(&land.condition).starts_with("once Ukraine gives up the claim on Ukrainian land"));

    // Times.
    seed.time("Jan 17", "2024-01-17");
    seed.time("June 2023", "2023-06");
    seed.time("spring of 2022", "2022-SP");
    seed.time("February 2022", "2022-02");

    // Who is who.
    for (name, role) in [
        ("Antony Blinken", "secretary of state"),
        ("Vladimir Putin", "president"),
        ("Volodymyr Zelensky", "president"),
        ("Adrienne Watson", "spokeswoman"),
        ("Cyril Ramaphosa", "president"),
        ("Turkey", "host"),
    ] {
        let roles = &seed.actor(name).roles;
        assert!(roles.iter().any(|r| r.to_lowercase().contains(role)), "{name}: {roles:?}");
    }
    assert!(
        seed.0.actors.iter().any(|a| a.name.contains("Konstantinovsky Palace") && a.roles.iter().any(|r| r == "venue"))
    );
    assert_eq!(seed.actor("Adrienne Watson").body.as_deref(), Some("US National Security Council"));
    for seat in ["Washington", "Moscow", "Kremlin"] {
        let of = |a: &&wire::Actor| a.metonym && a.mentions.iter().any(|m| seed.words(&[*m]).contains(seat));
        assert!(seed.0.actors.iter().any(|a| of(&a)), "{seat} is no metonym");
    }

    // What is read apart.
    let note = |kind: &str| seed.0.notes.iter().filter(|n| n.kind == kind).count();
    assert_eq!(note("credit"), 1);
    assert_eq!(note("heading-presupposes"), 1);
    let heading = "What amends for peace";
    assert!(!seed.0.statements.iter().any(|s| seed.words(&s.content).contains(heading)), "a heading is no statement");
}
