//! An invented affair, told by several outlets: what is one claim, who has it from whom, how many sources it has.

use sayso_stemma::collate::Settings;
use sayso_stemma::descent::How;
use sayso_stemma::{Claim, Witness};
use sayso_text::{
    Actor, ActorId, ActorKind, Article, Attribution, AttributionId, Document, Published, Reading, Span, Stance,
    Statement, StatementId, Told, Vector,
};

/// Who, how, what: words of the text; the kind of who; the attribution that it stands in.
type Said<'a> = (&'a str, ActorKind, &'a str, &'a str, Option<usize>);

fn article(outlet: &str, published: &str, text: &str, said: &[Said<'_>], told: &[&str]) -> Witness {
    let article = Article {
        outlet: Some(outlet.to_owned()),
        published: Published::parse(published),
        ..Article::from_text(outlet, text)
    };
    let place = |words: &str| {
        let start = text.find(words).unwrap_or_else(|| panic!("{words}: not in {text}"));
        Span::new(start, start + words.len())
    };
    let mut reading = Reading::default();
    for (number, (who, kind, cue, content, within)) in said.iter().enumerate() {
        let id = ActorId(number as u32);
        reading.actors.push(Actor {
            id,
            name: (*who).to_owned(),
            kind: *kind,
            roles: Vec::new(),
            body: None,
            at_least: 1,
            why_unnamed: None,
            side: None,
            metonym: false,
        });
        let said = Attribution::of_spans(
            AttributionId(number as u32),
            vec![place(who)],
            vec![place(cue)],
            vec![place(content)],
        );
        let stance = if cue.contains("den") { Stance::Denies } else { Stance::Asserts };
        let within = within.map(|outer| AttributionId(outer as u32));
        reading.attributions.push(Attribution { voice: Some(id), stance: Some(stance), within, ..said });
    }
    for (number, words) in told.iter().enumerate() {
        reading.statements.push(Statement {
            id: StatementId(number as u32),
            content: vec![place(words)],
            stance: Stance::Asserts,
            certainty: None,
            condition: Vec::new(),
        });
    }
    let told = reading.attributions.iter().map(|said| (Told::Attribution(said.id), &said.content));
    let told = told.chain(reading.statements.iter().map(|told| (Told::Statement(told.id), &told.content)));
    reading.vectors = told.map(|(of, content)| Vector { of, values: vector(content[0].of(text)) }).collect();
    let document = Document::of(&article);
    Witness::of(outlet.to_owned(), &article, &document, &reading)
}

/// A vector for the tests: contents that share words point the same way.
fn vector(words: &str) -> Box<[i8]> {
    let mut sum = [0_i32; 96];
    for word in words.split_whitespace().filter(|word| word.len() > 3) {
        let mut state = word
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        for x in &mut sum {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *x += if state >> 63 == 1 { 1 } else { -1 };
        }
    }
    sum.iter().map(|&x| x.clamp(-7, 7) as i8).collect()
}

fn affair() -> Vec<Witness> {
    let mut witnesses = vec![
        article(
            "Sarn Courier",
            "2024-01-26T06:00:00Z",
            "Kelstan may reopen its embassy in Sarn, two officials told the Courier.",
            &[("two officials", ActorKind::Unnamed, "told", "Kelstan may reopen its embassy in Sarn", None)],
            &[],
        ),
        article(
            "Orm News",
            "2024-01-26T09:00:00Z",
            "The Sarn Courier reported on Friday that Kelstan may reopen its embassy in Sarn.",
            &[("The Sarn Courier", ActorKind::Outlet, "reported", "Kelstan may reopen its embassy in Sarn", None)],
            &[],
        ),
        article(
            "Fell Post",
            "2024-01-27T09:00:00Z",
            "Kelstan will not reopen its embassy in Sarn, Ilse Toft said. Forty trucks wait at the Dravik crossing.",
            &[("Ilse Toft", ActorKind::NamedPerson, "said", "Kelstan will not reopen its embassy in Sarn", None)],
            &["Forty trucks wait at the Dravik crossing"],
        ),
        article(
            "Harbour Mail",
            "2024-01-28T09:00:00Z",
            "Kelstan may reopen its embassy in Sarn, according to a report in Bloomers.",
            &[("Bloomers", ActorKind::Outlet, "according to", "Kelstan may reopen its embassy in Sarn", None)],
            &[],
        ),
    ];
    witnesses.sort_by(|a, b| a.key.cmp(&b.key));
    witnesses
}

fn settings() -> Settings {
    Settings::default()
}

/// The claims of some witnesses.
fn claims(witnesses: &[Witness], settings: &Settings) -> Vec<Claim> {
    sayso_stemma::claims(&witnesses.iter().collect::<Vec<_>>(), settings)
}

/// The claim that is told most.
fn widest(witnesses: &[Witness]) -> Claim {
    claims(witnesses, &settings()).into_iter().max_by_key(|claim| claim.tellings.len()).unwrap()
}

fn number(witnesses: &[Witness], outlet: &str) -> usize {
    witnesses.iter().position(|witness| witness.key == outlet).unwrap()
}

#[test]
fn tellings_of_one_claim_are_together_and_others_apart() {
    let witnesses = affair();
    let claims = claims(&witnesses, &settings());
    let sizes: Vec<usize> = claims.iter().map(|claim| claim.tellings.len()).collect();
    assert_eq!(sizes.iter().sum::<usize>(), 5, "every telling is in one: {sizes:?}");
    assert_eq!(sizes.iter().max(), Some(&4), "{sizes:?}");
}

#[test]
fn a_no_denies_what_others_say() {
    let witnesses = affair();
    let claim = widest(&witnesses);
    let denies: Vec<usize> = claim
        .tellings
        .iter()
        .zip(&claim.stances)
        .filter(|(_, stance)| **stance == Stance::Denies)
        .map(|(place, _)| place.0)
        .collect();
    assert_eq!(denies, [number(&witnesses, "Fell Post")]);
    assert_eq!(claim.denying.best, 1);
}

#[test]
fn who_names_an_outlet_has_it_from_there() {
    let witnesses = affair();
    let claim = widest(&witnesses);
    let of = |outlet: &str| {
        let at = claim.tellings.iter().position(|place| place.0 == number(&witnesses, outlet)).unwrap();
        claim.descents[at].clone()
    };
    assert_eq!((of("Sarn Courier").how, of("Sarn Courier").parents.len()), (How::Own, 0));
    let parent = &of("Orm News").parents[0];
    assert_eq!((parent.how, parent.witness), (How::Cites, Some(number(&witnesses, "Sarn Courier"))));
    let parent = &of("Harbour Mail").parents[0];
    assert_eq!((parent.witness, parent.outside.as_deref()), (None, Some("Bloomers")), "a report that is not held");
    assert_eq!(of("Fell Post").how, How::Statement);
}

#[test]
fn the_same_in_any_order() {
    let witnesses = affair();
    let described = |witnesses: &[Witness]| {
        let mut all: Vec<Vec<(String, usize)>> = claims(witnesses, &settings())
            .into_iter()
            .map(|claim| claim.tellings.iter().map(|place| (witnesses[place.0].key.clone(), place.1)).collect())
            .collect();
        all.iter_mut().for_each(|claim: &mut Vec<_>| claim.sort());
        all.sort();
        all
    };
    let mut turned = witnesses.clone();
    turned.reverse();
    assert_eq!(described(&witnesses), described(&turned));
}

#[test]
fn nothing_tells_nothing() {
    assert_eq!(claims(&[], &Settings::default()), []);
    let empty = article("Orm News", "2024-01-26", "Weather.", &[], &[]);
    assert_eq!(claims(&[empty], &Settings::default()), []);
}
