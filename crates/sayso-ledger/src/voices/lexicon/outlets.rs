//! Newspapers, agencies and broadcasters.

use std::sync::LazyLock;

use super::{Table, table};

/// Whether a word stands in the names of many outlets.
pub(in crate::voices) fn is_generic_in_outlets(word: &str) -> bool {
    GENERIC.contains(word)
}

/// Whether an outlet is known by this name the world over, short as it is.
pub(in crate::voices) fn is_known_outlet(name: &str) -> bool {
    KNOWN.contains(name)
}

/// Whether a word after an outlet's name says what it is, and is no part of the name ("Reuters news agency").
pub(in crate::voices) fn is_tail(word: &str) -> bool {
    matches!(
        word,
        "newspaper"
            | "newspapers"
            | "magazine"
            | "agency"
            | "news"
            | "television"
            | "tv"
            | "radio"
            | "website"
            | "station"
            | "network"
            | "channel"
            | "daily"
            | "weekly"
            | "tabloid"
            | "broadcaster"
            | "site"
            | "wire"
            | "service"
            | "app"
            | "blog"
    )
}

static GENERIC: LazyLock<Table> = LazyLock::new(|| {
    table(
        "times post herald tribune journal daily news star sun independent guardian telegraph chronicle globe \
         standard observer mirror express mail record press review gazette examiner inquirer today courier dispatch \
         bulletin echo argus advertiser mercury leader citizen sentinel register monitor ledger republic republican \
         democrat register-guard free press-democrat sunday saturday morning evening weekly week national local \
         state city world global international business financial economic radio television tv channel network \
         broadcasting corporation agency newspaper magazine media online digital web website report reporter \
         reports group wire service information bureau public people voice life nation century first live talk \
         sports sport eyewitness action times-picayune newswire and of the on one two three four five 7 2 3 4 5 6 8 \
         9 10 11 12 13 24 poll polls survey blog site paper tabloid show program programme station community",
    )
});

static KNOWN: LazyLock<Table> = LazyLock::new(|| {
    table(
        "reuters associated-press ap afp agence-france-presse bloomberg bloomberg-news bloomberg-politics bbc \
         bbc-news bbc-radio bbc-world-service cnn fox-news fox-news-channel msnbc cnbc nbc nbc-news cbs cbs-news \
         npr national-public-radio pbs c-span cspan espn mtv hbo politico politifact breitbart breitbart-news tmz \
         xinhua tass itar-tass interfax ria-novosti al-jazeera aljazeera al-arabiya al-hayat al-ahram haaretz \
         der-spiegel le-monde le-figaro el-pais la-repubblica corriere-della-sera die-welt die-zeit bild \
         huffington-post huffpost buzzfeed buzzfeed-news usa-today newsweek time-magazine vox slate salon \
         financial-times sunday-times daily-mail daily-telegraph daily-beast daily-caller wall-street-journal \
         nbc-nightly-news washington-post new-york-times new-yorker los-angeles-times chicago-tribune boston-globe \
         newsday upi united-press-international kyodo kyodo-news yonhap anadolu dpa press-trust \
         press-trust-of-india ians irna isna fars fars-news press-tv rt russia-today sputnik \
         korean-central-news-agency kcna central-news-agency people-daily international-business-times \
         world-news-daily business-insider business-week businessweek market-watch marketwatch vice-news itv \
         itv-news sky-news channel-4-news cbc cbc-news ctv ctv-news dw deutsche-welle voice-of-america \
         radio-free-europe radio-france-internationale vatican-radio national-review weekly-standard axios \
         vanity-fair rolling-stone christian-science-monitor mcclatchy univision telemundo televisa globo izvestia \
         kommersant pravda novaya-gazeta wikileaks gizmodo engadget techcrunch techradar cnet wired the-verge \
         mashable ars-technica variety hollywood-reporter entertainment-weekly access-hollywood \
         entertainment-tonight people-magazine us-weekly e-news espn-com sports-illustrated agence-france-press \
         france-24 euronews svt nrk yle ansa efe hurriyet bfmtv rtl",
    )
});
