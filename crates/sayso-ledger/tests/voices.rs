//! Voices across articles, by articles and readings made by hand.

mod sheet;

use proptest::prelude::*;
use sayso_ledger::{ArticleId, ErrorKind, Ledger, Outlet, VoiceFilter};
use sayso_text::ActorKind;
use sheet::{Says, Sheet};

const NOW: &str = "2024-02-01T00:00:00Z";

fn handles(ledger: &Ledger) -> Vec<String> {
    let voices = ledger.voices(&VoiceFilter::default()).expect("voices");
    let mut handles: Vec<String> = voices.iter().map(|v| format!("{} {}", v.handle, v.articles)).collect();
    handles.sort();
    handles
}

/// The handles without the marks of single articles.
fn shapes(ledger: &Ledger) -> Vec<String> {
    let bare = |line: &String| match line.find(['@', '+']) {
        Some(at) => format!("{}*", &line[..=at]),
        None => line.clone(),
    };
    let mut shapes: Vec<String> = handles(ledger).iter().map(bare).collect();
    shapes.sort();
    shapes
}

#[test]
fn the_same_name_in_several_articles_is_one_voice() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("Ilse Toft").role("mayor").of("Sarn"), Says::person("Bo Holm")]);
    sheet.put(2, &[Says::person("ILSE TOFT"), Says::body("the Velmar Harbour Trust"), Says::unnamed("officials")]);
    sheet.put(3, &[Says::person("Ilse M. Toft"), Says::body("Velmar Harbour Trust"), Says::outlet("The Sarn Courier")]);
    sheet.put(4, &[Says::person("Toft"), Says::body("police"), Says::unnamed("officials"), Says::outlet("Times")]);
    let expected = ["bo-holm 1", "ilse-toft 3", "sarn-courier 1", "times@*", "toft@*", "velmar-harbour-trust 2"];
    assert_eq!(shapes(&sheet.ledger), expected);
    let toft = sheet.ledger.voice("Ilse Toft").expect("one voice");
    assert_eq!(
        (toft.handle.as_str(), toft.name.as_str(), toft.kind),
        ("ilse-toft", "Ilse Toft", ActorKind::NamedPerson)
    );
    assert_eq!((toft.articles, toft.sayings), (3, 3));
}

#[test]
fn who_does_not_speak_is_no_voice() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("Ilse Toft"), Says::person("Bo Holm").times(0), Says::person("Tove Sund").times(3)]);
    let voices = sheet.ledger.voices(&VoiceFilter::default()).expect("voices");
    let found: Vec<(&str, usize)> = voices.iter().map(|v| (v.name.as_str(), v.sayings)).collect();
    assert_eq!(found, [("Tove Sund", 3), ("Ilse Toft", 1)]);
}

#[test]
fn people_who_share_a_name_stay_apart() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("Ilse Toft").role("mayor").of("Sarn")]);
    sheet.put(2, &[Says::person("Ilse Toft").role("goalkeeper")]);
    assert_eq!(shapes(&sheet.ledger), ["ilse-toft~politics 1", "ilse-toft~sport 1"]);
    sheet.put(3, &[Says::person("Ilse Toft")]);
    assert_eq!(shapes(&sheet.ledger), ["ilse-toft+*", "ilse-toft~politics 1", "ilse-toft~sport 1"]);
    let error = sheet.ledger.voice("Ilse Toft").expect_err("several");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.message().contains("ilse-toft~politics, ilse-toft~sport"), "{error}");
    let doubts = sheet.ledger.doubtful(10).expect("doubts");
    assert!(doubts.iter().any(|d| d.why == "one is in politics, the other in sport"), "{doubts:?}");
    assert!(
        doubts.iter().any(|d| d.a.starts_with("ilse-toft+") && d.why.starts_with("could be either of two")),
        "{doubts:?}"
    );
}

#[test]
fn two_of_a_name_in_one_article_are_two() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("Ilse Toft"), Says::person("Ilse M. Toft").times(2)]);
    sheet.put(2, &[Says::person("Ilse Toft")]);
    assert_eq!(shapes(&sheet.ledger), ["ilse-toft 2", "ilse-toft@*"]);
}

#[test]
fn fathers_and_sons_are_two() {
    let sheet = Sheet::new();
    for (day, name) in [(1, "Bo Holm"), (2, "Bo Holm Jr."), (3, "Bo Holm, Jr"), (4, "Bo Holm")] {
        sheet.put(day, &[Says::person(name)]);
    }
    assert_eq!(handles(&sheet.ledger), ["bo-holm 2", "bo-holm-jr 2"]);
}

#[test]
fn names_that_many_have_need_more() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("John Smith")]);
    sheet.put(2, &[Says::person("John Smith")]);
    sheet.put(3, &[Says::person("John Smith").role("spokesman").of("Velmar Lines")]);
    sheet.put(4, &[Says::person("John Smith").role("director").of("Velmar Lines")]);
    sheet.put(5, &[Says::person("John Smith").role("spokesman").of("Sarn Harbour")]);
    let expected = ["john-smith@*", "john-smith@*", "john-smith~of-sarn-harbour 1", "john-smith~of-velmar-lines 2"];
    assert_eq!(shapes(&sheet.ledger), expected);
}

#[test]
fn a_version_takes_the_place_of_the_one_before() {
    let sheet = Sheet::new();
    sheet.put_at("https://sarn.example/a", 1, "one", &[Says::person("Ilse Toft"), Says::person("Bo Holm")]);
    sheet.put_at("https://sarn.example/b", 2, "two", &[Says::person("Ilse Toft")]);
    sheet.put_at("https://sarn.example/a", 3, "three", &[Says::person("Ilse Toft")]);
    assert_eq!(handles(&sheet.ledger), ["ilse-toft 2"]);
}

#[test]
fn forgetting_leaves_nothing() {
    let sheet = Sheet::new();
    let first = sheet.put(1, &[Says::person("Ilse Toft"), Says::person("Bo Holm")]);
    sheet.put(2, &[Says::person("Ilse Toft")]);
    let forgotten = sheet.ledger.forget(first, NOW, None).expect("forgotten");
    assert_eq!(forgotten.voices, [("Bo Holm".to_owned(), 0), ("Ilse Toft".to_owned(), 1)]);
    assert_eq!(handles(&sheet.ledger), ["ilse-toft 1"]);
}

#[test]
fn people_can_join_part_and_take_back() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("Ilse Toft")]);
    let second = sheet.put(2, &[Says::person("Ilse Toft")]);
    sheet.put(3, &[Says::person("Else Toft")]);
    let fourth = sheet.put(4, &[Says::person("Toft")]);
    let ledger = &sheet.ledger;

    let joined = ledger.same("ilse-toft", "Else Toft", NOW).expect("said");
    assert_eq!(shapes(ledger), ["ilse-toft 3", "toft@*"]);
    assert_eq!(ledger.voice("else-toft").expect("found").handle, "ilse-toft");
    assert_eq!(ledger.same("ilse-toft", "else-toft", NOW).expect_err("said before").kind(), ErrorKind::Request);
    ledger.same(&format!("{}:Toft", fourth.0), "ilse-toft", NOW).expect("said");
    // A lone surname's voice is the first named, and so is the handle.
    assert_eq!(shapes(ledger), ["ilse-toft 4"]);

    let parted = ledger.not_same(&format!("#{}:Ilse Toft", second.0), "ilse-toft", NOW).expect("said");
    assert_eq!(shapes(ledger), ["ilse-toft 3", "ilse-toft@*"]);
    let before = handles(ledger);
    ledger.rebuild_voices().expect("rebuilt");
    assert_eq!(handles(ledger), before);
    sheet.put(5, &[Says::person("Else Toft")]);
    assert_eq!(shapes(ledger), ["ilse-toft 4", "ilse-toft@*"]);

    let corrections = ledger.corrections().expect("corrections");
    assert_eq!(corrections.len(), 3);
    assert_eq!(
        (corrections[2].is_same, corrections[2].a.article, corrections[2].a.whole),
        (false, Some(second), false)
    );
    ledger.undo(parted.id, NOW).expect("undone");
    assert_eq!(shapes(ledger), ["ilse-toft 5"]);
    ledger.undo(joined.id, NOW).expect("undone");
    assert_eq!(shapes(ledger), ["else-toft 2", "ilse-toft 3"]);
    assert_eq!(ledger.undo(joined.id, NOW).expect_err("undone before").kind(), ErrorKind::Request);
    assert_eq!(ledger.undo(99, NOW).expect_err("none").kind(), ErrorKind::NotFound);
}

#[test]
fn what_was_said_last_counts() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("Ilse Toft")]);
    sheet.put(2, &[Says::person("Else Toft")]);
    let ledger = &sheet.ledger;
    ledger.same("ilse-toft", "else-toft", NOW).expect("said");
    ledger.not_same("ilse-toft", "else-toft", NOW).expect("said");
    assert_eq!(handles(ledger).len(), 2);
    ledger.same("else-toft", "ilse-toft", NOW).expect("said");
    ledger.rebuild_voices().expect("rebuilt");
    assert_eq!(handles(ledger), ["else-toft 2"]);
}

#[test]
fn groups_can_be_kept_apart_for_good() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("Ilse Toft").role("mayor").of("Sarn")]);
    sheet.put(2, &[Says::person("Ilse Toft").role("mayor").of("Sarn")]);
    sheet.put(3, &[Says::person("Ilse Toft").role("goalkeeper")]);
    sheet.put(4, &[Says::person("Ilse Toft").role("goalkeeper")]);
    let ledger = &sheet.ledger;
    ledger.not_same("ilse-toft~politics", "ilse-toft~sport", NOW).expect("said");
    assert_eq!(shapes(ledger), ["ilse-toft~politics 2", "ilse-toft~sport 2"]);
    let error = ledger.not_same("ilse-toft~sport", "ilse-toft~sport", NOW).expect_err("one");
    assert!(error.message().contains("ARTICLE:NAME"), "{error}");
}

#[test]
fn corrections_outlive_reading_anew_and_new_versions() {
    let sheet = Sheet::new();
    let url = "https://sarn.example/a";
    sheet.put_at(url, 1, "one", &[Says::person("Ilse Toft")]);
    sheet.put(2, &[Says::person("Else Toft")]);
    let ledger = &sheet.ledger;
    ledger.same("else-toft", "ilse-toft", NOW).expect("said");
    let new = sheet.put_at(url, 3, "three", &[Says::person("Bo Holm"), Says::person("Ilse Toft")]);
    assert_eq!(handles(ledger), ["bo-holm 1", "else-toft 2"]);
    sheet.reread(new, &[Says::person("Ilse Maren Toft"), Says::person("Bo Holm")]);
    ledger.rebuild_voices().expect("rebuilt");
    assert_eq!(handles(ledger), ["bo-holm 1", "else-toft 1", "ilse-toft 1"]);
    sheet.reread(new, &[Says::person("Ilse Toft"), Says::person("Bo Holm")]);
    assert_eq!(handles(ledger), ["bo-holm 1", "else-toft 2"]);
}

#[test]
fn a_correction_of_a_forgotten_article_goes_to_another_or_away() {
    let sheet = Sheet::new();
    let first = sheet.put(1, &[Says::person("Ilse Toft")]);
    let second = sheet.put(2, &[Says::person("Ilse Toft")]);
    sheet.put(3, &[Says::person("Else Toft")]);
    let ledger = &sheet.ledger;
    ledger.same("ilse-toft", "else-toft", NOW).expect("said");
    ledger.forget(first, NOW, None).expect("forgotten");
    assert_eq!(handles(ledger), ["ilse-toft 2"]);
    ledger.forget(second, NOW, None).expect("forgotten");
    assert_eq!(handles(ledger), ["else-toft 1"]);
    assert_eq!(ledger.corrections().expect("corrections").len(), 0);
}

#[test]
fn joins_are_explained() {
    let sheet = Sheet::new();
    let first = sheet.put(1, &[Says::person("Ilse Toft").role("mayor").of("Sarn")]);
    let second = sheet.put(2, &[Says::person("Ilse M. Toft").role("senator")]);
    sheet.put(3, &[Says::person("Else Toft")]);
    sheet.put(4, &[Says::person("Ilse Toft").role("nurse")]);
    let ledger = &sheet.ledger;
    ledger.same("else-toft", "ilse-toft~m", NOW).expect("said");
    let why = ledger.explain_voice("else-toft").expect("explained");
    let parts: Vec<(&str, &str, &[ArticleId])> =
        why.parts.iter().map(|p| (p.handle.as_str(), p.known_as.as_str(), p.articles.as_slice())).collect();
    assert_eq!(parts.len(), 3, "{parts:?}");
    assert_eq!(parts[1], ("ilse-toft~m", "“Ilse M. Toft”, in politics, 2020s", &[second][..]));
    assert_eq!(parts[2], ("ilse-toft~m", "“Ilse Toft”, mayor of sarn, in politics, 2020s", &[first][..]));
    assert_eq!(why.parts[2].why, "the same full name, and nothing speaks against it");
    assert_eq!(why.corrections.len(), 1);
    assert_eq!(why.apart, [("ilse-toft~medicine".to_owned(), "one is in medicine, the other in politics".to_owned())]);
}

#[test]
fn the_outlets_of_the_user() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::outlet("The Sarn Courier")]);
    sheet.put(2, &[Says::outlet("Courier")]);
    sheet.put(3, &[Says::outlet("Courier")]);
    let ledger = &sheet.ledger;
    assert_eq!(shapes(ledger), ["courier@*", "courier@*", "sarn-courier 1"]);
    let outlet = |name: &str| Outlet {
        name: name.to_owned(),
        domain: Some("courier.example".to_owned()),
        owner: Some("Toft & Holm".to_owned()),
        ..Outlet::default()
    };
    ledger.set_outlets(&[outlet("Sarn Courier"), outlet("Courier")]).expect("set");
    assert_eq!(ledger.outlets().expect("outlets").len(), 2);
    assert_eq!(handles(ledger), ["courier 3"]);
    sheet.put(4, &[Says::outlet("Courier")]);
    assert_eq!(handles(ledger), ["courier 4"]);
    let twice = ledger.set_outlets(&[outlet("Courier"), outlet("Courier")]).expect_err("twice");
    assert_eq!(twice.kind(), ErrorKind::Request);
    ledger.set_outlets(&[]).expect("set");
    assert_eq!(shapes(ledger), ["courier@*", "courier@*", "courier@*", "sarn-courier 1"]);
}

#[test]
fn names_that_mean_nothing() {
    let sheet = Sheet::new();
    sheet.put(1, &[Says::person("Ilse Toft")]);
    for name in ["", "Bo Holm", "1:Bo Holm", ":", "~", "%", "ilse-toft~m"] {
        assert_eq!(sheet.ledger.voice(name).expect_err(name).kind(), ErrorKind::NotFound, "{name}");
    }
    for name in ["Toft", "toft", "ilse toft", "ILSE TOFT", "Mayor Ilse Toft", "1:Ilse Toft", "#1:ilse toft"] {
        assert_eq!(sheet.ledger.voice(name).expect(name).handle, "ilse-toft", "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever comes in whatever order, and is changed or forgotten on the way: the voices are those of making them anew, and of
    /// the articles that are left alone.
    #[test]
    fn the_way_does_not_matter(
        articles in prop::collection::vec((prop::collection::vec((0..14_usize, 0..6_usize), 1..4), 0..3_usize), 1..12),
        changes in prop::collection::vec((0..12_usize, 0..12_usize), 0..6),
        sayings in prop::collection::vec((any::<bool>(), (0..12_usize, 0..3_usize), (0..12_usize, 0..3_usize)), 0..4),
        seed in any::<u64>(),
    ) {
        const NAMES: [&str; 14] = [
            "Ilse Toft", "Ilse Toft", "Ilse Toft", "Ilse M. Toft", "Ilse K. Toft", "ILSE TOFT", "Toft", "John Smith", "John A. Smith",
            "Ilse Maren Toft", "Bo Toft", "Bo Toft", "Bo Toft Jr.", "Åsa Holm",
        ];
        const ROLES: [(&str, &str); 6] =
            [("", ""), ("", ""), ("mayor", "Sarn"), ("mayor", "Velmar"), ("goalkeeper", ""), ("spokesman", "Velmar Lines")];
        let says = |actors: &[(usize, usize)]| -> Vec<Says> {
            actors.iter().map(|&(name, role)| {
                let (role, body) = ROLES[role];
                let mut says = Says::person(NAMES[name]);
                if !role.is_empty() { says = says.role(role); }
                if !body.is_empty() { says = says.of(body); }
                says
            }).collect()
        };
        let put = |sheet: &Sheet, at: usize| {
            let (actors, years) = &articles[at];
            sheet.put_in(2024 - 40 * *years as i32, at, &says(actors))
        };
        let sheet = Sheet::new();
        let ids: Vec<ArticleId> = (0..articles.len()).map(|at| put(&sheet, at)).collect();
        let mut left: Vec<usize> = (0..articles.len()).collect();
        for &(gone, read) in &changes {
            if gone < ids.len() && left.contains(&gone) && left.len() > 1 && (gone + read) % 2 == 0 {
                sheet.ledger.forget(ids[gone], NOW, None).unwrap();
                left.retain(|&at| at != gone);
            }
            if read < ids.len() && left.contains(&read) {
                // Read as another one, then as itself.
                let (actors, _) = &articles[gone % articles.len()];
                sheet.reread(ids[read], &says(actors));
                sheet.reread(ids[read], &says(&articles[read].0));
            }
        }
        let found = (handles(&sheet.ledger), sheet.members());
        sheet.ledger.rebuild_voices().unwrap();
        prop_assert_eq!(&(handles(&sheet.ledger), sheet.members()), &found);
        left.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(seed | 1).rotate_left(29));
        let other = Sheet::new();
        for &at in &left {
            put(&other, at);
        }
        prop_assert_eq!((handles(&other.ledger), other.members()), found);

        // What people say holds the same way.
        for &(is_same, a, b) in &sayings {
            let name = |(at, actor): (usize, usize)| {
                let at = left[at % left.len()];
                let actors = &articles[at].0;
                format!("article-{at}:{}", NAMES[actors[actor % actors.len()].0])
            };
            let said = if is_same { Ledger::same } else { Ledger::not_same };
            // Two that are one already, or one and the same: nothing is said.
            let _ = said(&other.ledger, &name(a), &name(b), NOW);
        }
        for &at in left.iter().take(2) {
            let id = other.ledger.called(&format!("article-{at}")).unwrap();
            other.reread(id, &says(&articles[at].0));
        }
        let found = (handles(&other.ledger), other.members());
        other.ledger.rebuild_voices().unwrap();
        prop_assert_eq!(&(handles(&other.ledger), other.members()), &found);
        for correction in other.ledger.corrections().unwrap() {
            other.ledger.undo(correction.id, NOW).unwrap();
        }
        prop_assert_eq!((handles(&other.ledger), other.members()), (handles(&sheet.ledger), sheet.members()));
    }

    /// Whatever strangers call themselves: each voice is found by its handle, and making voices anew changes nothing.
    #[test]
    fn any_names_will_do(
        articles in prop::collection::vec(
            prop::collection::vec(("\\PC{0,12}|[A-Z][a-z]{0,3}( [A-Z][a-z.’-]{0,4}){0,3}", 0..4_usize, "\\PC{0,8}", "\\PC{0,8}"), 0..5),
            1..5,
        ),
    ) {
        let sheet = Sheet::new();
        for (at, actors) in articles.iter().enumerate() {
            let kinds = [Says::person, Says::body, Says::outlet, Says::unnamed];
            let says: Vec<Says> =
                actors.iter().map(|(name, kind, role, body)| kinds[*kind](name).role(role).of(body)).collect();
            sheet.put_in(2024, at, &says);
        }
        let voices = sheet.ledger.voices(&VoiceFilter::default()).unwrap();
        for voice in &voices {
            prop_assert_eq!(&sheet.ledger.voice(&voice.handle).unwrap(), voice);
            sheet.ledger.explain_voice(&voice.handle).unwrap();
        }
        sheet.ledger.doubtful(100).unwrap();
        let found = sheet.members();
        sheet.ledger.rebuild_voices().unwrap();
        prop_assert_eq!(sheet.members(), found);
        for (name, ..) in articles.iter().flatten() {
            let _ = sheet.ledger.voice(name);
            let _ = sheet.ledger.same(name, &format!("article-0:{name}"), NOW);
        }
    }
}
