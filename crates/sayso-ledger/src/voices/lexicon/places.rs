//! Countries, and places of which there are several.

use std::sync::LazyLock;

use super::{Table, table};

/// Whether a name means one country.
pub(in crate::voices) fn is_country(name: &str) -> bool {
    COUNTRIES.contains(name)
}

/// Whether a word says whose something is among countries: "Danish", "Denmark".
pub(in crate::voices) fn is_of_country(name: &str) -> bool {
    COUNTRIES.contains(name) || PEOPLES.contains(name)
}

/// Whether a name means a country or a part of one: where offices are held.
pub(in crate::voices) fn is_place(name: &str) -> bool {
    COUNTRIES.contains(name) || STATES.contains(name)
}

/// Whether there are several places of a name, or it is a family name or a saint's as well: a police department, a hospital
/// or a school of this name may be any of several.
pub(in crate::voices) fn is_ambiguous_place(word: &str) -> bool {
    AMBIGUOUS.contains(word) || super::is_common_last(word) || super::is_common_first(word)
}

// No Georgia, Jordan, Congo, Guinea, Korea, Ireland, Dominica: each is several, or a name of something else as well.
static COUNTRIES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh \
         belarus belgium bolivia bosnia botswana brazil britain uk united-kingdom bulgaria burma burundi cambodia \
         cameroon canada chad chile china colombia costa-rica croatia cuba cyprus czech-republic czechia denmark \
         djibouti ecuador egypt el-salvador eritrea estonia ethiopia fiji finland france gabon gambia germany ghana \
         greece guatemala haiti honduras hungary iceland india indonesia iran iraq israel italy ivory-coast jamaica \
         japan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon liberia libya lithuania luxembourg \
         macedonia madagascar malawi malaysia maldives mali malta mauritania mexico moldova mongolia montenegro \
         morocco mozambique myanmar namibia nepal netherlands new-zealand nicaragua nigeria north-korea norway oman \
         pakistan panama paraguay peru philippines poland portugal qatar romania russia rwanda saudi-arabia \
         scotland senegal serbia sierra-leone singapore slovakia slovenia somalia south-africa south-korea \
         south-sudan soviet-union spain sri-lanka sudan sweden switzerland syria taiwan tajikistan tanzania \
         thailand tunisia turkey turkmenistan uganda ukraine united-arab-emirates uae united-states us usa uruguay \
         uzbekistan venezuela vietnam wales yemen zambia zimbabwe",
    )
});

static PEOPLES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "afghan albanian algerian angolan argentine argentinian armenian australian austrian azerbaijani bahraini \
         bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian burmese cambodian canadian \
         chadian chilean chinese colombian croatian cuban cypriot czech danish ecuadorian egyptian salvadoran \
         eritrean estonian ethiopian finnish french german ghanaian greek guatemalan haitian honduran hungarian \
         icelandic indian indonesian iranian iraqi israeli italian jamaican japanese jordanian kazakh kenyan \
         kuwaiti latvian lebanese liberian libyan lithuanian macedonian malaysian malian maltese mexican moldovan \
         mongolian moroccan namibian nepalese dutch nicaraguan nigerian north-korean norwegian omani pakistani \
         panamanian peruvian philippine filipino polish portuguese qatari romanian russian rwandan saudi scottish \
         serbian slovak somali south-african south-korean spanish sri-lankan sudanese swedish swiss syrian \
         taiwanese thai tunisian turkish ugandan ukrainian emirati american uruguayan venezuelan vietnamese welsh \
         yemeni zambian zimbabwean",
    )
});

static STATES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "los-angeles san-francisco san-diego las-vegas new-orleans new-york-city new-delhi hong-kong santa-fe \
         st-louis tel-aviv rio-de-janeiro sao-paulo buenos-aires mexico-city cape-town north-america south-america \
         middle-east alabama alaska arizona arkansas california colorado connecticut delaware florida georgia \
         hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan \
         minnesota mississippi missouri montana nebraska nevada new-hampshire new-jersey new-mexico new-york \
         north-carolina north-dakota ohio oklahoma oregon pennsylvania rhode-island south-carolina south-dakota \
         tennessee texas utah vermont virginia washington west-virginia wisconsin wyoming puerto-rico ontario \
         quebec manitoba saskatchewan alberta queensland victoria tasmania bavaria punjab gujarat kerala bihar \
         maharashtra",
    )
});

static AMBIGUOUS: LazyLock<Table> = LazyLock::new(|| {
    table(
        "springfield portland vancouver columbus washington jefferson franklin lincoln madison clay marion union \
         lake orange montgomery monroe salem arlington aurora georgetown birmingham cambridge manchester newcastle \
         richmond kingston hamilton victoria perth durham rochester columbia charleston lancaster greenville \
         fayetteville bristol clinton fairview dover burlington milford newport oxford auburn lexington concord \
         windsor troy hudson riverside pasadena fremont clayton chester ashland bloomington brighton canton \
         centerville clifton dayton eastwood elgin essex everett florence gary grant greenwood hampton hanover \
         hillsboro huntington independence jacksonville kent kensington lafayette lawrence liberty livingston macon \
         mansfield medford midland milton mount newark newton norfolk northfield norwood oak pleasant plymouth \
         princeton quincy randolph reading roosevelt saint san santa shelby somerset southampton stafford sterling \
         suffolk surrey sussex trenton vernon warren warwick waterford waterloo watertown webster westminster \
         wellington wilmington winchester worcester york county valley river hills park forest garden highland st \
         sacred holy trinity mercy good memorial first second third grace christ central north south east west \
         northern southern eastern western upper lower new old great big royal kings queens garfield kennedy martin \
         luther george mary john paul joseph francis catherine luke mark peter",
    )
});
