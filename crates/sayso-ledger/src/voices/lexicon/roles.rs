//! Walks of life and offices, read off the words for what people are.

use std::sync::LazyLock;

use super::{Table, table};

/// A walk of life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::voices) enum Walk {
    /// Artists and entertainers.
    Arts,
    /// People whom the news meets once: neighbours, passers-by, pupils.
    Bystander,
    /// Business.
    Business,
    /// Clergy.
    Clergy,
    /// Courts.
    Law,
    /// Teaching and science.
    Learning,
    /// Medicine.
    Medicine,
    /// Armed forces.
    Military,
    /// Police.
    Police,
    /// Politics and diplomacy.
    Politics,
    /// The press.
    Press,
    /// Sport.
    Sport,
}

impl Walk {
    /// All of them, with the word that the ledger writes.
    pub(in crate::voices) const ALL: [(Walk, &'static str); 12] = [
        (Walk::Arts, "arts"),
        (Walk::Bystander, "bystander"),
        (Walk::Business, "business"),
        (Walk::Clergy, "clergy"),
        (Walk::Law, "law"),
        (Walk::Learning, "learning"),
        (Walk::Medicine, "medicine"),
        (Walk::Military, "military"),
        (Walk::Police, "police"),
        (Walk::Politics, "politics"),
        (Walk::Press, "press"),
        (Walk::Sport, "sport"),
    ];

    /// The word for it.
    pub(in crate::voices) fn word(self) -> &'static str {
        Walk::ALL[self as usize].1
    }

    /// The walk of a word.
    pub(in crate::voices) fn from_word(word: &str) -> Option<Walk> {
        Walk::ALL.iter().find(|(_, its)| *its == word).map(|(walk, _)| *walk)
    }
}

/// Whether two walks of life are so far apart that people in them are hardly the same person.
pub(in crate::voices) fn part_ways(a: Walk, b: Walk) -> bool {
    use Walk::*;
    const APART: &[(Walk, Walk)] = &[
        (Arts, Clergy),
        (Arts, Law),
        (Arts, Medicine),
        (Arts, Police),
        (Arts, Politics),
        (Bystander, Law),
        (Bystander, Police),
        (Bystander, Politics),
        (Bystander, Press),
        (Clergy, Military),
        (Clergy, Police),
        (Clergy, Sport),
        (Law, Medicine),
        (Law, Sport),
        (Medicine, Police),
        (Medicine, Politics),
        (Medicine, Sport),
        (Police, Politics),
        (Police, Sport),
        (Politics, Sport),
    ];
    APART.contains(&(a.min(b), a.max(b)))
}

/// The walk of life that a role tells, by its words (folded): the last one before "of", or the last two.
pub(in crate::voices) fn walk(before: &str, head: &str) -> Option<Walk> {
    Some(match (before, head) {
        ("police" | "sheriff's" | "fire", _) => Walk::Police,
        ("prime" | "foreign" | "defense" | "defence" | "finance" | "interior" | "health" | "cabinet", "minister")
        | ("majority" | "minority" | "party" | "opposition", "leader")
        | (
            "presidential" | "senate" | "gubernatorial" | "mayoral" | "vice-presidential" | "democratic" | "republican"
            | "gop" | "libertarian" | "conservative" | "labour" | "liberal",
            "candidate" | "nominee" | "front-runner" | "frontrunner" | "leader",
        ) => Walk::Politics,
        ("attorney", "general") => Walk::Law,
        (
            "head" | "assistant" | "football" | "basketball" | "tennis" | "soccer" | "baseball" | "hockey",
            "coach" | "player",
        ) => Walk::Sport,
        ("chief" | "finance", "executive") => Walk::Business,
        (_, "general") if before.is_empty() => Walk::Military,
        ("vice" | "us" | "former" | "then" | "", "president") => Walk::Politics,
        _ => return WALKS.iter().find(|(_, words)| words.contains(head)).map(|(walk, _)| *walk),
    })
}

static WALKS: LazyLock<Vec<(Walk, Table)>> = LazyLock::new(|| {
    vec![
        (
            Walk::Politics,
            table(
                "senator sen governor gov congressman congresswoman representative rep mayor minister premier lawmaker legislator mp \
                 councillor councilor councilman councilwoman alderman assemblyman assemblywoman politician ambassador diplomat \
                 parliamentarian deputy-minister prime-minister vice-president senator-elect",
            ),
        ),
        (
            Walk::Sport,
            table(
                "quarterback linebacker cornerback midfielder striker goalkeeper goalie winger pitcher catcher shortstop outfielder \
                 infielder baseman batsman bowler wicketkeeper footballer golfer swimmer sprinter boxer jockey cyclist skier wrestler \
                 gymnast halfback fullback tailback lineman athlete olympian coach receiver playmaker heavyweight snowboarder skater \
                 cricketer rower marathoner hurdler centre-back left-back right-back right-hander left-hander reliever slugger",
            ),
        ),
        (Walk::Police, table("sheriff constable trooper detective policeman policewoman superintendent firefighter")),
        (
            Walk::Medicine,
            table(
                "surgeon neurosurgeon physician nurse paediatrician pediatrician cardiologist oncologist psychiatrist pathologist \
                 epidemiologist dentist paramedic midwife gynaecologist gynecologist radiologist anaesthetist dermatologist virologist",
            ),
        ),
        (
            Walk::Arts,
            table(
                "actor actress singer rapper musician guitarist drummer bassist comedian filmmaker novelist poet painter sculptor \
                 dancer ballerina pianist songwriter singer-songwriter vocalist frontman playwright supermodel violinist conductor \
                 choreographer",
            ),
        ),
        (
            Walk::Clergy,
            table("priest bishop archbishop cardinal rabbi imam pastor vicar nun cleric preacher deacon monk pope"),
        ),
        (
            Walk::Bystander,
            table(
                "neighbor neighbour resident passer-by bystander eyewitness shopper tourist passenger homeowner tenant student pupil \
                 schoolgirl schoolboy teenager retiree pensioner housewife waitress cashier villager commuter schoolteacher",
            ),
        ),
        (
            Walk::Learning,
            table(
                "professor lecturer researcher scientist economist historian teacher sociologist physicist biologist",
            ),
        ),
        (Walk::Law, table("lawyer attorney judge prosecutor barrister solicitor magistrate counsel")),
        (
            Walk::Business,
            table("businessman businesswoman ceo entrepreneur investor banker tycoon mogul industrialist"),
        ),
        (Walk::Press, table("reporter journalist columnist correspondent editor anchor broadcaster newscaster")),
        (Walk::Military, table("soldier marine colonel admiral airman gen brigadier")),
    ]
});

/// An office of which each place has one, or few: two people of a name who hold it in two places are two.
pub(in crate::voices) fn office(before: &str, head: &str) -> Option<&'static str> {
    Some(match (before, head) {
        ("police", "chief") => "police chief",
        ("fire", "chief") => "fire chief",
        ("vice" | "deputy" | "assistant" | "lieutenant" | "lt" | "council", _) => return None,
        (_, "mayor") => "mayor",
        (_, "governor" | "gov") => "governor",
        (_, "sheriff") => "sheriff",
        (_, "senator" | "sen") => "senator",
        (_, "congressman" | "congresswoman" | "rep") => "representative",
        ("prime", "minister") | (_, "premier") => "prime minister",
        (_, "president") => "president",
        _ => return None,
    })
}

/// Whether a role is so rare that two people of one common name hardly both have it.
pub(in crate::voices) fn is_telling(before: &str, head: &str) -> bool {
    matches!(
        (before, head),
        ("prime" | "foreign" | "defense" | "defence" | "finance" | "interior", "minister")
            | ("attorney", "general")
            | ("majority" | "minority", "leader")
            | ("libertarian" | "presidential" | "vice-presidential" | "gubernatorial", "candidate" | "nominee")
            | ("house", "speaker")
            | ("chief", "justice")
    ) || matches!(
        head,
        "senator"
            | "sen"
            | "congressman"
            | "congresswoman"
            | "rep"
            | "governor"
            | "gov"
            | "quarterback"
            | "goalkeeper"
            | "astronaut"
            | "pope"
            | "shortstop"
            | "linebacker"
            | "cornerback"
            | "wicketkeeper"
    )
}

/// Whether the word for whom a person speaks says whom: "Friday", "state" and "former" do not.
pub(in crate::voices) fn is_body_word(body: &str) -> bool {
    !NO_BODIES.contains(body) && !super::is_title(body)
}

static NO_BODIES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "monday tuesday wednesday thursday friday saturday sunday among enter more most press she he they it after \
         before once than an a the state party country nation city town county group company club campaign team \
         police government house senate congress court university college school hospital department ministry \
         agency union board committee council commission mrs mr ms us for how even to top presumptive presidential \
         responsible growth life world",
    )
});
