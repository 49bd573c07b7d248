//! What stands around names of people: titles, ranks, parties, letters, particles.

use std::sync::LazyLock;

use super::{Table, table};

/// Whether a word before a name is a title, a rank, an office, or a party's name for its people.
pub(in crate::voices) fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// Whether a word after a name is a degree or an order.
pub(in crate::voices) fn letters_after(word: &str) -> bool {
    matches!(
        word,
        "md" | "phd"
            | "mp"
            | "msp"
            | "mep"
            | "td"
            | "qc"
            | "kc"
            | "esq"
            | "obe"
            | "mbe"
            | "cbe"
            | "kbe"
            | "dds"
            | "jd"
            | "rn"
            | "usn"
            | "usmc"
            | "ret"
    )
}

/// What tells one bearer of a name from another in the same family: jr, sr, 2, 3, 4.
pub(in crate::voices) fn suffix(word: &str) -> Option<&'static str> {
    Some(match word {
        "jr" | "junior" => "jr",
        "sr" | "senior" => "sr",
        "ii" | "2nd" => "2",
        "iii" | "3rd" => "3",
        "iv" | "4th" => "4",
        _ => return None,
    })
}

/// Whether a word belongs to the family name after it.
pub(in crate::voices) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "del"
            | "della"
            | "di"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "du"
            | "la"
            | "le"
            | "bin"
            | "ibn"
            | "bint"
            | "al"
            | "el"
            | "ul"
            | "abu"
            | "ter"
            | "ten"
            | "af"
            | "zu"
            | "st"
            | "san"
            | "santa"
    )
}

/// Whether a word is a family name of peoples who put it first ("Kim Jong-un").
pub(in crate::voices) fn is_family_first(word: &str) -> bool {
    FAMILY_FIRST.contains(word)
}

/// Whether a word shows that what looks like a name is none ("Toft Is Right").
pub(in crate::voices) fn never_in_a_name(word: &str) -> bool {
    NEVER.contains(word)
}

/// Whether a word at the end shows that a body or a people is meant ("Sarn Republican", "Northern European"): nobody is called so.
pub(in crate::voices) fn is_no_family_name(word: &str) -> bool {
    let is_people =
        super::is_of_country(word) && !matches!(word, "french" | "german" | "welsh" | "israel" | "holland" | "chad");
    NO_FAMILY_NAMES.contains(word) || is_people
}

static NO_FAMILY_NAMES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "republican republicans democrat democrats conservative conservatives liberal liberals pac party court committee council \
         university college school department agency police government campaign war wars news times post media coalition \
         association foundation institute center centre group team club league union airlines hospital county city state senate \
         congress parliament ministry commission board authority administration company corporation european europeans american \
         americans african asian arab muslim christian jew jews act amendment caucus convention conference press office network \
         community movement forum army navy guard museum airport tower doral nation nations states",
    )
});

static TITLES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "mr mrs ms miss mister madam madame mme monsieur herr frau senor senora signor dr doctor prof professor sir \
         dame lord lady baroness baron count countess viscount rev reverend fr father pastor rabbi imam sheikh \
         sheik shaikh mullah ayatollah sen senator senators rep reps representative representatives congressman \
         congresswoman gov governor lt-gov mayor president vice-president vice prime minister premier chancellor \
         secretary undersecretary general gen lieutenant lt lt-col lt-cmdr colonel col major maj captain capt \
         corporal cpl sergeant sgt staff-sgt private pvt pfc cmdr commander admiral adm officer detective det chief \
         deputy sheriff inspector insp superintendent supt constable const pc trooper agent marshal judge justice \
         attorney solicitor barrister advocate hon honorable honourable king queen prince princess emperor sultan \
         emir cardinal archbishop bishop deacon canon coach manager republican democrat democratic gop libertarian \
         labour tory former ex acting then incoming outgoing late ambassador speaker councillor cllr councilman \
         councilwoman councilmember alderman assemblyman assemblywoman commissioner chairman chairwoman director \
         spokesman spokeswoman spokesperson reporter brig brigadier rear wing cdr ssgt msgt spc comrade principal \
         rapper singer actor actress comedian quarterback striker midfielder defender goalkeeper gm ceo cfo coo vp coroner undersheriff cpl da asst assistant associate pitcher linebacker \
         cornerback goalie winger forward",
    )
});

static FAMILY_FIRST: LazyLock<Table> = LazyLock::new(|| {
    table(
        "kim ban park moon roh xi hu wen deng jiang mao zhou li wang zhang chen liu yang zhao huang lee ahn chung \
         cho choi nguyen tran pham ho vo",
    )
});

static NEVER: LazyLock<Table> = LazyLock::new(|| {
    table(
        "is are was were be been has have had does did would can could might must should says said say tells told \
         the and or but nor not at for with by from into over under about against after before during his her their \
         its my our your who whom whose which that this these those as if when while than of won't don't isn't vs \
         versus how why what where wants gets makes calls hits slams",
    )
});
