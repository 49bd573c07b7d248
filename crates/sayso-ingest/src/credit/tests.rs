use proptest::prelude::*;
use sayso_text::Article;

use super::*;

/// `credit`, `updated` and `correction` of a text.
fn check(text: &str, credit: Option<&str>, updated: Option<&str>, correction: Option<&str>) {
    let mut article = Article::from_text("harbour", text);
    fill(&mut article);
    let found =
        (article.credit.as_deref(), article.updated.as_deref(), article.metadata.get("correction").map(String::as_str));
    assert_eq!(found, (credit, updated, correction), "{text}");
    assert_eq!(&*article.text, text);
}

#[test]
fn credits_of_a_text() {
    check("SARN, Jan 26 (Reuters) - The harbour closes.\n\nIt is winter.", Some("Reuters"), None, None);
    check("The harbour closes.\n\n(With inputs from agencies)", Some("With inputs from agencies"), None, None);
    check(
        "SARN (AP) — The harbour closes.\n\nIt is winter.\n\nAda Vell in Keel contributed to this report.",
        Some("AP; Ada Vell in Keel contributed to this report."),
        None,
        None,
    );
    check("The harbour closes. It is winter, Toft said. (Nordwire)", Some("Nordwire"), None, None);
    check("Source: AFP\nThe harbour closes.", Some("Source: AFP"), None, None);
    check("The harbour closes, Toft said, and the\nreporting by Reuters is right.", None, None, None);
    check("The harbour closes.\n\nIt is winter, Reuters reported.", None, None, None);
    let middle =
        format!("{}\n\nSource: Toft\n\n{}", "The harbour closes.\n\n".repeat(9), "It is winter.\n\n".repeat(9));
    check(&middle, None, None, None);
    check("", None, None, None);
}

#[test]
fn changes_of_a_text() {
    check("Updated: Jan 26, 2024 09:30 GMT\n\nThe harbour closes.", None, Some("2024-01-26T09:30:00Z"), None);
    check("The harbour closes.\n\nCORRECTION: It closes in May.", None, None, Some("CORRECTION: It closes in May."));
    check(
        "The harbour closes.\n\nThis story was updated on Jan. 26, 2024 with the mayor’s answer.",
        None,
        Some("2024-01-26"),
        Some("This story was updated on Jan. 26, 2024 with the mayor’s answer."),
    );
    let labelled = "CORRECTION:\n\nIt closes in May.";
    check(&format!("The harbour closes.\n\n{labelled}"), None, None, Some(labelled));
    check("Updated rules apply from 26 January 2024.", None, None, None);
}

#[test]
fn what_is_filled_stays() {
    let mut article = Article::from_text("harbour", "SARN (AP) — The harbour closes.\n\nUpdated: 2024-01-26");
    (article.credit, article.updated) = (Some("Nordwire".into()), Some("2024-01-25".into()));
    fill(&mut article);
    assert_eq!((article.credit.as_deref(), article.updated.as_deref()), (Some("Nordwire"), Some("2024-01-25")));
    let mut article =
        Article { byline: Some("Ada Vell, Reuters".into()), ..Article::from_text("a", "The harbour closes.") };
    fill(&mut article);
    assert_eq!(article.credit.as_deref(), Some("Reuters"));
}

proptest! {
    #[test]
    fn any_text_is_looked_at(text in "(Updated: |Reporting by |\\(AP\\) — |Source: |[.()\n\u{2019}İ ]|\\PC){0,40}") {
        let mut article = Article::from_text("a", text.as_str());
        fill(&mut article);
        prop_assert_eq!(&*article.text, text.as_str());
    }
}
