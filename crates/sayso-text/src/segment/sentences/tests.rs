use super::*;

/// `|` parts the sentences expected.
fn check(expected: &str) {
    let pieces: Vec<&str> = expected.split('|').map(str::trim).collect();
    let text = expected.replace('|', "");
    let mut sentences = Vec::new();
    push_sentences(&text, Span::new(0, text.len()).trimmed(&text), &mut sentences);
    let found: Vec<&str> = sentences.iter().map(|span| span.of(&text)).collect();
    assert_eq!(found, pieces, "{text}");
}

#[test]
fn titles_and_initials() {
    check("Gen. Mara A. Toft spoke.| She left.");
    check("Lt. Gov. Ada Vell and Sens. Orm Sund and Ilse Toft met Mr. Brandt.| It was late.");
    check("J.K. Sund and A. B. Vell met Dr. Toft, Ph.D., at St. Olaf's.| The talk was short.");
    check("Then-Sen. Toft and Rep. Vell (D-Calif.) spoke.| Orm Sund Jr. did not.| He was ill.");
    check("SEN. TOFT SAID NO.| GEN. VELL SAID YES.");
    check("It was plan B.| He left.");
}

#[test]
fn abbreviations() {
    check("On Jan. 17 the U.S. officials left No. 10 Kell Street.| No. 11 stayed.");
    check("It left the U.S. in Sept. 2023.| The E.U. followed.");
    check("She works in the U.S.| He does not.");
    check("They meet at 9 p.m. on Friday.| At 5 p.m. ET they left.| It closed at 6 p.m.| Toft was late.");
    check("”Mr. Sund left.| «Mr.» Sund did not.");
    check("They meet at 9 a.m. Monday, at Vell Inc. Chief Toft's house.| Vell Inc.| The firm.");
    check("Sarn v. Morvenia, vol. 2, p. 5, was lost.| Experts, i.e. Toft et al. and others, said so.");
    check("WASHINGTON, D.C. — The mayor left.");
    check("She was born in Dec.| Toft was not.");
}

#[test]
fn numbers_and_addresses() {
    check("It grew 3.5 percent to $1.2 million.| 14 people left.| $3 was lost.");
    check("See www.sarn.example/a.b?c=d.e and ada@sarn.example.| Then go.");
    check("1. The mayor left.| 2 of them stayed.");
    check("Q. What did you find?| A. Nothing.");
}

#[test]
fn datelines() {
    check("SARN, Morvenia (AP) — The mayor left.| She did not say why.");
    check("SARN, Jan. 17 (Agency) - The mayor left.");
}

#[test]
fn quotations() {
    check("“I go.| You stay,” Toft said.| “We go.”| She left.");
    check("\"I go. You.\" he said".replace("go. You", "go.| You").as_str());
    check("\"Not yet.\"| He left.");
    check("''I think so,'' he said.| ''We go.''| She left.");
    check("``Why?'' he asked.| ``Why not?'' she said.");
    check("“Why?” he asked.| “Who goes there?” Ilse Toft asked.| “Really?”| She left.");
    check("“No!” Toft shouted.| ‘Stop.’| They stopped.");
    check("He called it ‘a shame’.| “She said ‘no.’”| They left.");
    check("“I go. ”| He left.");
    check("\"I go. \"| He left.| \"Stay.\"");
    check("«Je pars.»| Elle reste.| „Ich gehe.“ sagte sie.");
    check("It passed.”The mayor left.".replace("”T", "”|T").as_str());
    check("The mayor left.|The council stayed.");
    check("“It is done.” — Ilse Toft");
    check("Toft ― no relation ― left: She had to.");
}

#[test]
fn ellipses() {
    check("We go ... and stay.| They . . . left.| “I can’t…” he said.");
    check("I... I can’t.| We wait ...| But not long.");
    check("We wait....| Toft left.");
    check("“We wait …”| The rest is silence.");
    check("So … Toft left.");
}

#[test]
fn exclamations_brackets_bullets() {
    check("Stop!| Why?!| Because.");
    check("Yahoo! News said so.| Toft (really?) left.");
    check("She left.| (He stayed.)| They met.");
    check("She left (at 5 p.m.).| He stayed.");
    check("Needed: | • salt | • bread");
    check("iPhones sell.| iPads do not.");
}

#[test]
fn odd_input() {
    check("?!");
    check("...");
    check("😀.| 😀");
    check("قال نعم.| وذهب.");
    check("他说。|她走了。");
    check("no end");
    check("\0. \0");
}

#[test]
fn work_grows_with_the_text_alone() {
    for piece in ["a", "\"", "''", ". ", ".\"", "” ", "(.", " .", "A. ", "\0", "“", "a.B", "!) ", " ", "• "] {
        let text = piece.repeat(400_000);
        let paragraph = Span::new(0, text.len()).trimmed(&text);
        let mut sentences = Vec::new();
        push_sentences(&text, paragraph, &mut sentences);
        assert_eq!(sentences.is_empty(), paragraph.is_empty(), "{piece}");
    }
}
