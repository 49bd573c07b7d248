//! `sayso explain`, and `sayso read --who`.

mod common;

use common::Folder;

const HARBOUR: &str = "Mayor Ilse Toft said on Monday that the bill passed.\n\nShe added that nobody was hurt.\n";

#[test]
fn an_attribution_is_explained() {
    let folder = Folder::new("explain");
    folder.file("harbour.txt", HARBOUR);
    let ran = folder.sayso(&["explain", "harbour.txt", "--at", "nobody was hurt"]);
    ran.is_fine().is_harmless();
    for part in ["She · added · nobody was hurt", "Ilse Toft", "confidence: cue 0.", "voice: a pronoun"] {
        assert!(ran.stdout.contains(part), "{part:?} in {ran:#?}");
    }
    let offset = HARBOUR.find("the bill").expect("in the text").to_string();
    assert!(folder.sayso(&["explain", "harbour.txt", "--at", &offset]).is_fine().stdout.contains("the bill passed"));
}

#[test]
fn places_without_attributions_and_places_that_are_none() {
    let folder = Folder::new("explain-places");
    folder
        .file("harbour.txt", HARBOUR)
        .file("rain.txt", "It rained on Monday.\n")
        .file("two.jsonl", "{\"text\":\"a b\"}\n{\"text\":\"c d\"}\n");
    let nothing = folder.sayso(&["explain", "rain.txt", "--at", "rained"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (1, "No attribution stands there.\n"));
    for (file, at, complaint) in [
        ("harbour.txt", "snow", "nothing stands at \"snow\""),
        ("harbour.txt", "9999", "nothing stands at \"9999\""),
        ("two.jsonl", "0", "several articles"),
        ("absent.txt", "0", "absent.txt"),
    ] {
        let ran = folder.sayso(&["explain", file, "--at", at]);
        assert_eq!(ran.code, 2, "{ran:#?}");
        assert!(ran.stderr.contains(complaint), "{complaint:?} in {ran:#?}");
    }
}

#[test]
fn voices_are_listed() {
    let folder = Folder::new("who");
    folder.file("harbour.txt", HARBOUR);
    let ran = folder.sayso(&["read", "harbour.txt", "--who"]);
    ran.is_fine().is_harmless();
    assert_eq!(ran.stdout, "harbour\n\n2  Ilse Toft · mayor\n");
}
