//! Nouns that stand for people: offices, trades, kin, and people known by what they do in a story.

use std::sync::LazyLock;

use super::Gender;
use super::table::{Table, table};

/// Whether a noun in the singular stands for a person.
pub(super) fn is_person(word: &str) -> bool {
    PEOPLE.contains(word) || HE.contains(word) || SHE.contains(word) || ending(word)
}

/// Trades that are told by their ending.
fn ending(word: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "keeper", "worker", "maker", "holder", "goer", "ologist", "owner", "fighter", "player", "dweller", "woman",
        "person",
    ];
    ENDINGS.iter().any(|e| word.len() > e.len() && word.ends_with(e)) && !["shareholder", "chipmaker"].contains(&word)
        || word == "shareholder"
}

/// Words for many people, with the noun for one.
pub(super) fn collective(word: &str) -> Option<&'static str> {
    Some(match word {
        "people" => "person",
        "staff" | "personnel" => "employee",
        "police officers" => "officer",
        "folk" | "folks" => "person",
        "children" => "child",
        "clergy" => "priest",
        "those" => "person",
        "passers-by" => "passer-by",
        _ => return None,
    })
}

/// Of whom a noun is said.
pub(super) fn gender_of_noun(word: &str) -> Option<Gender> {
    if HE.contains(word) {
        Some(Gender::He)
    } else if SHE.contains(word) || word.ends_with("woman") {
        Some(Gender::She)
    } else {
        None
    }
}

/// A word of respect before a name.
pub(crate) enum Title {
    /// Said of all ("Mr", "Dr"): no office.
    Honorific,
    /// An office ("President", "Colonel").
    Office,
}

/// The title that a capitalised word before a name is.
pub(crate) fn is_title(word: &str) -> Option<Title> {
    let word = word.trim_end_matches('.');
    if HONORIFICS.contains(word) {
        Some(Title::Honorific)
    } else if OFFICES.contains(word) {
        Some(Title::Office)
    } else {
        None
    }
}

/// Whether a noun says whose relation or friend somebody is.
pub(crate) fn is_kin(noun: &str) -> bool {
    KIN.contains(noun)
}

/// Letters behind a name that tell an honour, a degree or a seat: "Harriet Lowe QC".
pub(crate) fn is_postnominal(written: &str) -> bool {
    const LETTERS: &[&str] = &[
        "QC", "KC", "SC", "MBE", "OBE", "CBE", "KBE", "DBE", "MP", "MEP", "MSP", "MLA", "TD", "QPM", "PhD", "MD",
        "BSc", "MSc", "FRS", "RN", "Jr", "Sr", "II", "III", "Esq",
    ];
    LETTERS.contains(&written.trim_end_matches('.'))
}

/// Whether a capitalised word makes one office with the title behind it ("Chief", "Detective", "Vice").
pub(crate) fn is_rank(word: &str) -> bool {
    RANKS.contains(word)
}

/// Whom an honorific is said of.
pub(crate) fn gender_of_honorific(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "senhor" | "señor" | "monsieur" | "herr" | "king" | "prince" | "pope" | "emir"
        | "sheikh" | "father" | "brother" | "uncle" | "don" | "baron" | "count" | "duke" => Some(Gender::He),
        "mrs" | "ms" | "miss" | "dame" | "lady" | "madam" | "madame" | "frau" | "queen" | "princess" | "señora"
        | "doña" | "sister" | "aunt" | "baroness" | "countess" | "duchess" => Some(Gender::She),
        _ => None,
    }
}

static HONORIFICS: LazyLock<Table> = LazyLock::new(|| {
    table(
        "mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend hon madam madame monsieur herr frau señor señora \
         cllr coun clr don doña sheikh sri smt",
    )
});

static OFFICES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "president vice-president premier chancellor minister secretary governor gov senator sen congressman congresswoman \
         representative rep mayor councillor councilman councilwoman alderman judge justice attorney ambassador envoy \
         commissioner commander general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal cpl admiral \
         adm inspector superintendent constable detective sheriff chief marshal brigadier commodore officer king queen \
         prince princess pope cardinal archbishop bishop father sister imam rabbi emir sultan chairman chairwoman chair \
         director speaker leader spokesman spokeswoman deputy taoiseach tsar ayatollah archdeacon rector dean provost \
         mp mep msp pc wpc pcso dci dsi supt insp principal coach head foreman engineer trooper deacon pastor \
         lieutenant-general major-general vice-admiral rear-admiral vice-chancellor",
    )
});

static KIN: LazyLock<Table> = LazyLock::new(|| {
    table(
        "husband wife widow widower father dad mother mum mom son daughter brother sister uncle aunt nephew niece cousin \
         grandfather grandmother grandson granddaughter boyfriend girlfriend partner fiancé fiancée friend neighbour neighbor \
         stepfather stepmother stepson stepdaughter ex-husband ex-wife parent child relative",
    )
});

static RANKS: LazyLock<Table> = LazyLock::new(|| {
    table(
        "chief executive financial operating medical scientific technology technical marketing deputy vice first prime acting \
         interim shadow lead senior junior assistant associate managing detective attorney solicitor lieutenant sergeant major \
         foreign home",
    )
});

static HE: LazyLock<Table> = LazyLock::new(|| {
    table(
        "man boy gentleman spokesman chairman businessman policeman fireman fisherman foreman councilman congressman statesman \
         salesman craftsman frenchman englishman irishman dutchman husband widower father dad son brother uncle nephew \
         grandfather boyfriend king prince pope emir sultan monk waiter actor landlord handyman cameraman postman lad bloke \
         guy fellow stepfather stepson grandson assemblyman tribesman serviceman airman horseman hitman ombudsman bridegroom \
         nobleman clergyman barman boatman lineman groundsman yachtsman alderman",
    )
});

static SHE: LazyLock<Table> = LazyLock::new(|| {
    table(
        "woman girl lady spokeswoman chairwoman businesswoman policewoman congresswoman councilwoman wife widow mother mum mom \
         daughter sister aunt niece grandmother girlfriend queen princess nun waitress actress heiress landlady hostess \
         stewardess duchess baroness stepmother stepdaughter granddaughter bride midwife housewife matron",
    )
});

static PEOPLE: LazyLock<Table> = LazyLock::new(|| {
    table(
        "keeper master harbourmaster person surveyor champion skater sprinter rower sailor oarsman archer fencer gymnast batsman bowler goalscorer \
         winger fullback quarterback pitcher catcher shortstop jockey bettor bookmaker steward archaeologist excavator digger \
         antiquarian restorer conservator collector auctioneer appraiser forger curate parishioner verger sexton bellringer \
         organist chorister cellist violinist pianist soprano tenor baritone composer librettist producer screenwriter \
         filmmaker animator cinematographer stuntman stuntwoman extra understudy stagehand usher advocate attendee backer contender pundit surrogate neurosurgeon narrator host heckler participant respondent native \
         elder scholar detractor booster admirer foe endorser comedian challenger frontrunner marcher centrist progressive \
         libertarian evangelical capitalist hawk superdelegate speechwriter commenter custodian proponent antagonist questioner \
         watcher fundraiser checker assailant criminal audience crowd stylist hawker lobsterman drover herder shepherd weatherman \
         official  diplomat source insider individual expert analyst economist scientist researcher academic \
         professor lecturer teacher student pupil graduate doctor physician surgeon nurse paramedic medic patient lawyer \
         attorney solicitor barrister prosecutor judge magistrate juror investigator inspector detective officer constable \
         soldier sailor pilot captain commander general colonel major lieutenant sergeant admiral marshal fighter militant \
         rebel insurgent veteran recruit minister premier president vice-president chancellor governor mayor senator lawmaker \
         legislator parliamentarian deputy councillor councilor politician candidate delegate negotiator mediator envoy \
         ambassador consul commissioner secretary undersecretary aide adviser advisor assistant ally strategist pollster \
         lobbyist campaigner activist protester demonstrator organiser organizer leader chief head boss director manager \
         executive chairperson chair founder co-founder owner co-owner partner shareholder investor trader broker banker \
         financier dealer buyer seller supplier customer client consumer shopper retailer importer exporter farmer grower \
         fisher miner worker employee employer staffer clerk cashier cleaner cook chef baker driver conductor signaller \
         engineer technician mechanic architect builder planner surveyor electrician plumber carpenter welder designer \
         developer programmer inventor artist musician singer dancer painter sculptor writer author poet novelist playwright \
         editor reporter journalist correspondent columnist photographer presenter broadcaster-journalist blogger critic \
         reviewer commentator observer historian biologist chemist physicist geologist seismologist meteorologist forecaster \
         virologist epidemiologist pathologist coroner archaeologist curator librarian archivist priest vicar bishop \
         archbishop cardinal rabbi imam pastor preacher resident local villager citizen voter taxpayer commuter passenger \
         traveller traveler tourist visitor guest tenant landowner homeowner neighbour neighbor witness eyewitness bystander \
         onlooker survivor victim relative parent child baby toddler teenager youth adult pensioner widow sibling twin friend \
         colleague coworker co-worker classmate schoolmate member supporter opponent sceptic skeptic critic-in-chief fan \
         follower believer devotee volunteer donor sponsor beneficiary applicant contractor subcontractor consultant auditor \
         accountant actuary regulator watchdog-head supervisor foreperson steward spokesperson representative agent handler \
         whistleblower informant defector dissident exile refugee migrant prisoner inmate detainee convict defendant suspect \
         accused plaintiff claimant complainant killer murderer gunman thief burglar smuggler hacker fraudster guard warden \
         jailer porter caretaker janitor gardener concierge receptionist bartender fisherfolk shipowner shipbroker skipper \
         helmsman stallholder shopkeeper innkeeper hotelier restaurateur butcher greengrocer tailor barber hairdresser \
         sportsperson athlete footballer cricketer cyclist runner swimmer boxer wrestler golfer coach trainer referee umpire \
         striker goalkeeper defender midfielder teammate rider jockey cleric monarch royal aristocrat tycoon billionaire \
         millionaire magnate mogul oligarch baron entrepreneur newcomer incumbent successor predecessor rival counterpart \
         colleague-in-arms appointee nominee recipient winner loser laureate veteran-of-war rescuer firefighter lifeguard \
         diver climber hiker camper hunter forester ranger beekeeper breeder vet veterinarian pharmacist dentist optician \
         psychologist psychiatrist therapist counsellor counselor midwife carer caregiver nanny babysitter donor tester user \
         subscriber reader listener viewer caller writer-in commentator statistician mathematician demographer sociologist \
         anthropologist philosopher theologian linguist translator interpreter moderator arbitrator arbiter ombudsperson \
         trustee treasurer bursar registrar rector dean provost principal headteacher headmaster headmistress superintendent \
         chairholder sheriff marshal-at-arms deckhand docker longshoreman stevedore trucker haulier courier-rider postmaster \
         crewmember crewmate passer-by everyone everybody someone somebody nobody anyone anybody spy operative mercenary \
         informer courier-man boffin mandarin minder confidant confidante associate go-between intermediary specialist \
         hawker vendor picket striker-on-duty parishioner mourner loyalist moderate hardliner conservative liberal democrat \
         republican socialist nationalist separatist unionist backbencher frontbencher whip peer lord commoner burgher \
         townsperson islander european american russian ukrainian briton israeli palestinian heir godfather godmother \
         ex-employee ex-official guardian surgeon-general oncologist cardiologist ecologist conservationist environmentalist \
         climatologist astronomer astronaut cosmonaut technologist industrialist landlord-owner policymaker decision-maker \
         newsreader anchor host-presenter jeweller goldsmith potter weaver brewer distiller vintner winemaker miller cheesemaker",
    )
});
