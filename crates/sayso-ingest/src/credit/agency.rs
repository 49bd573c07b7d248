/// Whether a name is that of a news agency, or of several: "AP", "Reuters/AFP", "Nordwire", "agencies".
pub(super) fn is_agency(name: &str) -> bool {
    let name = name.trim();
    let mut parts = name.split(['/', ',', '&', '+']).flat_map(|part| part.split(" and ")).peekable();
    parts.peek().is_some() && parts.all(|part| is_one(part.trim()))
}

fn is_one(name: &str) -> bool {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name).trim_end_matches('.');
    is_known(name) || looks_like_one(name)
}

pub(super) fn is_known(name: &str) -> bool {
    AGENCIES.contains(&name)
}

/// By its last word, or by a last word that ends so.
fn looks_like_one(name: &str) -> bool {
    let is_name = name.split_whitespace().count() <= 4
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let last = name.split_whitespace().last().unwrap_or("").to_lowercase();
    let of_two = ["news agency", "news service", "news agencies", "wire reports", "wire service", "wire services"];
    let lower = name.to_lowercase();
    is_name && (last.len() > 4 && last.ends_with("wire") || of_two.iter().any(|two| lower.ends_with(two)))
        || matches!(lower.as_str(), "agencies" | "news agencies" | "wire services" | "wire reports" | "agency reports")
}

/// The agency that a byline names, in its words: `Ada Vell, Reuters`.
pub(super) fn in_byline(byline: &str) -> Option<&str> {
    if is_agency(byline) {
        return Some(byline.trim());
    }
    byline.split([',', '|', '/', ';']).map(str::trim).find(|part| is_one(part))
}

/// By the names and letters that stand in datelines.
const AGENCIES: &[&str] = &[
    "AAP",
    "AFP",
    "AGERPRES",
    "ANI",
    "ANP",
    "ANSA",
    "AP",
    "APA",
    "APTN",
    "ATS",
    "Adnkronos",
    "Agence France-Presse",
    "Agence France Presse",
    "Agencia EFE",
    "Anadolu",
    "Anadolu Agency",
    "Ansa",
    "Antara",
    "Associated Press",
    "Australian Associated Press",
    "BNO News",
    "BSS",
    "Belga",
    "Bernama",
    "Bloomberg",
    "Bloomberg News",
    "BusinessWire",
    "Business Wire",
    "CNA",
    "CNS",
    "CTK",
    "Canadian Press",
    "DPA",
    "Deutsche Presse-Agentur",
    "Dow Jones",
    "Dow Jones Newswires",
    "EFE",
    "Europa Press",
    "GlobeNewswire",
    "IANS",
    "Interfax",
    "Interfax-Ukraine",
    "JTA",
    "KNA",
    "Keystone-SDA",
    "Kyodo",
    "Kyodo News",
    "Lusa",
    "MTI",
    "NAN",
    "NTB",
    "Notimex",
    "PA",
    "PA Media",
    "PAP",
    "PR Newswire",
    "PRNewswire",
    "PTI",
    "Prensa Latina",
    "Press Association",
    "Press Trust of India",
    "RIA Novosti",
    "Reuters",
    "Ritzau",
    "SDA",
    "SID",
    "SPA",
    "STT",
    "Saudi Press Agency",
    "TASS",
    "Tass",
    "TNS",
    "Thomson Reuters",
    "Thomson Reuters Foundation",
    "Tribune News Service",
    "UNB",
    "UNI",
    "UPI",
    "United Press International",
    "Ukrinform",
    "Xinhua",
    "Yonhap",
    "Zenger News",
    "afp",
    "dpa",
    "dpa-AFX",
    "epd",
    "dts",
    "sda",
    "tass",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies() {
        for (name, expected) in [
            ("Reuters", true),
            ("The Associated Press", true),
            ("AP/AFP", true),
            ("AFP and Reuters", true),
            ("Nordwire", true),
            ("Sarn News Agency", true),
            ("agencies", true),
            ("Labour", false),
            ("Ilse Toft", false),
            ("R-Texas", false),
            ("barbed wire", false),
            ("Popular on Nordwire", false),
            ("", false),
        ] {
            assert_eq!(is_agency(name), expected, "{name}");
        }
        assert_eq!(in_byline("Ada Vell, Reuters"), Some("Reuters"));
        assert_eq!(in_byline("AFP and Reuters"), Some("AFP and Reuters"));
        assert_eq!(in_byline("Ada Vell, Sarn Courier"), None);
    }
}
