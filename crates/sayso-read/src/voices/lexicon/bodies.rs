//! Nouns that stand for bodies, and the trades by which one body has several nouns.

use std::sync::LazyLock;

use super::table::{Table, table};

/// Whether a noun in the singular stands for a body.
pub(super) fn is_body(word: &str) -> bool {
    trade(word).is_some() || BODIES.contains(word)
}

/// Whether a word in a name makes it a body's, though it is no noun for one.
pub(super) fn is_body_in_names(word: &str) -> bool {
    IN_NAMES.contains(word)
}

/// Bodies of one trade can be called by each other's nouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trade {
    /// Companies.
    Company,
    /// States.
    State,
    /// Ministries and departments.
    Ministry,
    /// Unions.
    Union,
    /// Alliances of states.
    Bloc,
    /// Authorities that watch and test.
    Authority,
    /// Clubs and teams.
    Club,
}

/// The trade of a noun, where it has one.
pub(super) fn trade(word: &str) -> Option<Trade> {
    Some(match word {
        "company" | "firm" | "business" | "maker" | "manufacturer" | "carmaker" | "automaker" | "operator"
        | "producer" | "lender" | "bidder" | "supplier" | "contractor" | "retailer" | "airline" | "carrier"
        | "insurer" | "broker" | "brokerage" | "developer" | "corporation" | "conglomerate" | "chain"
        | "supermarket" | "start-up" | "startup" | "utility" | "processor" | "employer" | "builder" | "shipbuilder"
        | "brewer" | "drugmaker" | "chipmaker" | "giant" | "bank" | "shipper" | "subsidiary" | "consultancy"
        | "refiner" | "planemaker" | "multinational" | "franchise" | "landlord" | "exporter" | "importer"
        | "enterprise" | "yard" | "plant" | "partnership" | "vendor" | "shareholder" | "publisher" | "dealership"
        | "brewery" | "factory" | "mill" | "miner" | "grocer" | "distributor" => Trade::Company,
        "government" | "country" | "state" | "republic" | "kingdom" | "nation" | "emirate" | "regime"
        | "administration" => Trade::State,
        "ministry" | "department" | "chancellery" | "secretariat" => Trade::Ministry,
        "union" | "guild" => Trade::Union,
        "bloc" | "alliance" | "coalition" | "compact" | "pact" => Trade::Bloc,
        "inspectorate" | "regulator" | "watchdog" | "authority" | "agency" | "office" | "bureau" | "service"
        | "ombudsman" => Trade::Authority,
        "club" | "team" | "side" => Trade::Club,
        _ => return None,
    })
}

static BODIES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "wing camp establishment base caucus delegation leadership council committee commission institute institution university college school academy laboratory lab court tribunal \
         jury party movement faction opposition association federation confederation society trust foundation charity group \
         organisation organization body panel board parliament senate congress assembly legislature house cabinet \
         presidency embassy consulate mission delegation army navy military force police gendarmerie coastguard brigade \
         squad battalion regiment militia crew church diocese mosque synagogue hospital clinic centre center museum gallery \
         theatre exchange fund cooperative co-operative collective consortium syndicate cartel lobby network campaign \
         inquiry inquest investigation taskforce task-force headquarters management leadership chamber treasury exchequer \
         authorities prosecution defence defense judiciary executive-branch municipality city town borough county district \
         province region directorate division unit branch faculty orchestra choir league capital junta garrison command \
         monarchy palace crown vatican kremlin tribe clan thinktank think-tank nonprofit non-profit ngo firm-wide majority \
         minority membership electorate public industry sector community quarter port airport railway museum-trust library \
         secretariat-general family-firm conference summit surgery practice pressure-group parliamentarians-group",
    )
});

static IN_NAMES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "ltd inc plc gmbh corp co llc sa ag ab nv bv jsc oyj spa sarl limited incorporated holdings holding partners capital \
         industries international airlines airways air rail railways steel oil gas energy power water motors foods foodstuffs \
         pharma pharmaceuticals tech technologies labs laboratories systems solutions studios mills mining copper gold fish \
         fisheries shipping lines logistics bank bancorp insurance assurance securities investments ventures airlines \
         aerospace aviation telecom communications electric electronics chemicals cement timber breweries stores \
         supermarkets hotels resorts estates properties homes builders construction engineering services nations united \
         rights watch health defence defense foreign affairs finance interior justice education transport greenpeace nato \
         un eu who imf wto opec fbi cia nsa nhs ngo fed pentagon interpol europol unicef unesco hamas hezbollah taliban \
         dynamics robotics semiconductor biosciences therapeutics & brothers sons commons lords knesset bundestag duma \
         senate riksdag storting congress marine yards shipyard shipyards docks ferries railroad trucks freight cargo haulage \
         trading petroleum petrochemicals refining pipelines utilities solar renewables minerals resources plastics textiles \
         apparel cosmetics beverages brewing distillers dairy seafoods software networks instruments optics aeronautics \
         leasing realty developments retail",
    )
});
