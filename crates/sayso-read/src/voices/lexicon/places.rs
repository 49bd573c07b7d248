//! Countries, capitals and seats by which the news name governments.

use std::sync::LazyLock;

use super::table::{Table, table};

/// Whose seat a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    /// The body that the news mean by it.
    pub(crate) body: &'static str,
}

/// The government that a capital or seat stands for (lower case, without an article).
pub(crate) fn seat_of(place: &str) -> Option<Seat> {
    let place = place.strip_prefix("the ").unwrap_or(place);
    SEATS.iter().find(|(name, _)| *name == place).map(|&(_, body)| Seat { body })
}

/// Whether a name (lower case) is that of a country.
pub(crate) fn is_country(name: &str) -> bool {
    let name = name.strip_prefix("the ").unwrap_or(name);
    COUNTRIES.contains(name) || LONG.contains(&name)
}

const SEATS: &[(&str, &str)] = &[
    ("washington", "government of the United States"),
    ("white house", "presidency of the United States"),
    ("oval office", "presidency of the United States"),
    ("capitol hill", "Congress of the United States"),
    ("pentagon", "defence department of the United States"),
    ("foggy bottom", "state department of the United States"),
    ("langley", "Central Intelligence Agency"),
    ("moscow", "government of Russia"),
    ("kremlin", "presidency of Russia"),
    ("kyiv", "government of Ukraine"),
    ("kiev", "government of Ukraine"),
    ("london", "government of the United Kingdom"),
    ("whitehall", "government of the United Kingdom"),
    ("westminster", "parliament of the United Kingdom"),
    ("downing street", "prime minister's office of the United Kingdom"),
    ("no 10", "prime minister's office of the United Kingdom"),
    ("number 10", "prime minister's office of the United Kingdom"),
    ("buckingham palace", "royal household of the United Kingdom"),
    ("holyrood", "government of Scotland"),
    ("stormont", "government of Northern Ireland"),
    ("paris", "government of France"),
    ("elysee", "presidency of France"),
    ("élysée", "presidency of France"),
    ("elysee palace", "presidency of France"),
    ("élysée palace", "presidency of France"),
    ("quai d'orsay", "foreign ministry of France"),
    ("berlin", "government of Germany"),
    ("rome", "government of Italy"),
    ("madrid", "government of Spain"),
    ("lisbon", "government of Portugal"),
    ("vienna", "government of Austria"),
    ("warsaw", "government of Poland"),
    ("prague", "government of the Czech Republic"),
    ("budapest", "government of Hungary"),
    ("bucharest", "government of Romania"),
    ("sofia", "government of Bulgaria"),
    ("athens", "government of Greece"),
    ("ankara", "government of Turkey"),
    ("brussels", "European Union"),
    ("the hague", "government of the Netherlands"),
    ("hague", "government of the Netherlands"),
    ("stockholm", "government of Sweden"),
    ("oslo", "government of Norway"),
    ("copenhagen", "government of Denmark"),
    ("helsinki", "government of Finland"),
    ("tallinn", "government of Estonia"),
    ("riga", "government of Latvia"),
    ("vilnius", "government of Lithuania"),
    ("minsk", "government of Belarus"),
    ("belgrade", "government of Serbia"),
    ("zagreb", "government of Croatia"),
    ("pristina", "government of Kosovo"),
    ("dublin", "government of Ireland"),
    ("vatican", "Holy See"),
    ("tbilisi", "government of Georgia"),
    ("yerevan", "government of Armenia"),
    ("baku", "government of Azerbaijan"),
    ("beijing", "government of China"),
    ("zhongnanhai", "government of China"),
    ("taipei", "government of Taiwan"),
    ("tokyo", "government of Japan"),
    ("seoul", "government of South Korea"),
    ("blue house", "presidency of South Korea"),
    ("pyongyang", "government of North Korea"),
    ("new delhi", "government of India"),
    ("delhi", "government of India"),
    ("islamabad", "government of Pakistan"),
    ("kabul", "government of Afghanistan"),
    ("tehran", "government of Iran"),
    ("baghdad", "government of Iraq"),
    ("damascus", "government of Syria"),
    ("riyadh", "government of Saudi Arabia"),
    ("doha", "government of Qatar"),
    ("abu dhabi", "government of the United Arab Emirates"),
    ("cairo", "government of Egypt"),
    ("jerusalem", "government of Israel"),
    ("tel aviv", "government of Israel"),
    ("ramallah", "Palestinian Authority"),
    ("pretoria", "government of South Africa"),
    ("nairobi", "government of Kenya"),
    ("canberra", "government of Australia"),
    ("ottawa", "government of Canada"),
    ("caracas", "government of Venezuela"),
    ("havana", "government of Cuba"),
];

const LONG: &[&str] = &[
    "united states",
    "united kingdom",
    "south africa",
    "south korea",
    "north korea",
    "saudi arabia",
    "new zealand",
    "sri lanka",
    "czech republic",
    "united arab emirates",
    "el salvador",
    "costa rica",
    "ivory coast",
    "burkina faso",
    "sierra leone",
    "equatorial guinea",
    "south sudan",
    "east timor",
    "papua new guinea",
    "north macedonia",
    "soviet union",
    "hong kong",
];

static COUNTRIES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "us usa u.s uk u.k america britain england scotland wales ireland france germany italy spain portugal austria switzerland \
         belgium netherlands luxembourg poland czechia slovakia hungary romania bulgaria greece turkey türkiye cyprus malta \
         sweden norway denmark finland iceland estonia latvia lithuania belarus ukraine russia moldova serbia croatia slovenia \
         bosnia montenegro kosovo albania macedonia georgia armenia azerbaijan kazakhstan uzbekistan turkmenistan kyrgyzstan \
         tajikistan china taiwan japan mongolia india pakistan bangladesh nepal bhutan afghanistan iran iraq syria lebanon \
         israel palestine jordan qatar kuwait bahrain oman yemen egypt libya tunisia algeria morocco sudan ethiopia eritrea \
         somalia kenya uganda tanzania rwanda burundi congo cameroon nigeria niger chad mali ghana togo benin senegal gambia \
         guinea liberia angola zambia zimbabwe malawi mozambique namibia botswana lesotho madagascar mauritius canada mexico \
         guatemala honduras nicaragua panama cuba haiti jamaica colombia venezuela ecuador peru bolivia chile argentina \
         uruguay paraguay brazil guyana suriname australia indonesia malaysia singapore thailand vietnam cambodia laos myanmar \
         burma philippines brunei fiji samoa tonga vanuatu emirates uae eswatini djibouti gabon",
    )
});

/// Whether a word (lower case) says of what nation somebody or something is.
pub(crate) fn is_demonym(word: &str) -> bool {
    DEMONYMS.contains(word)
}

static DEMONYMS: LazyLock<Table> = LazyLock::new(|| {
    table(
        "american british english scottish welsh irish french german italian spanish portuguese austrian swiss belgian dutch polish \
         czech slovak hungarian romanian bulgarian greek turkish cypriot maltese swedish norwegian danish finnish icelandic estonian \
         latvian lithuanian belarusian ukrainian russian moldovan serbian croatian slovenian bosnian albanian georgian armenian \
         azerbaijani azeri kazakh uzbek tajik chinese taiwanese japanese mongolian indian pakistani bangladeshi nepalese afghan \
         iranian iraqi syrian lebanese israeli palestinian jordanian qatari kuwaiti saudi emirati omani yemeni egyptian libyan \
         tunisian algerian moroccan sudanese ethiopian eritrean somali kenyan ugandan tanzanian rwandan congolese nigerian ghanaian \
         senegalese angolan zambian zimbabwean african canadian mexican cuban haitian jamaican colombian venezuelan peruvian \
         bolivian chilean argentine argentinian brazilian australian indonesian malaysian singaporean thai vietnamese cambodian \
         burmese filipino korean european asian western eastern soviet latin arab jewish muslim christian catholic protestant \
         islamic buddhist hindu sikh hispanic latino latina african-american asian-american black white mexican republican democratic",
    )
});
