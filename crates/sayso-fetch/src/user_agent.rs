/// The name by which robots.txt files address us.
pub(crate) const PRODUCT: &str = "sayso";

/// Characters of the longest contact that is sent.
const LONGEST: usize = 200;

/// What we say we are: the program, its version, what it is for, and whom to write to where the user says so.
pub(crate) fn user_agent(contact: Option<&str>) -> String {
    let contact: String = contact
        .unwrap_or_default()
        .chars()
        .map(|c| if matches!(c, ' '..='~') && !matches!(c, '(' | ')' | '\\') { c } else { ' ' })
        .take(LONGEST)
        .collect();
    let contact: Vec<&str> = contact.split_whitespace().collect();
    let version = env!("CARGO_PKG_VERSION");
    match contact.is_empty() {
        true => format!("{PRODUCT}/{version} (news reader)"),
        false => format!("{PRODUCT}/{version} (news reader; {})", contact.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts() {
        for (contact, expected) in [
            (None, "(news reader)"),
            (Some(""), "(news reader)"),
            (Some("ilse@sarn.example"), "(news reader; ilse@sarn.example)"),
            (Some("https://sarn.example/reader"), "(news reader; https://sarn.example/reader)"),
            (Some("Ilse (Sarn)\r\nCookie: a"), "(news reader; Ilse Sarn Cookie: a)"),
            (Some("Ilsé"), "(news reader; Ils)"),
        ] {
            let found = user_agent(contact);
            assert_eq!(found, format!("sayso/{} {expected}", env!("CARGO_PKG_VERSION")), "{contact:?}");
        }
        assert!(user_agent(Some(&"x".repeat(5000))).len() < 300);
    }
}
