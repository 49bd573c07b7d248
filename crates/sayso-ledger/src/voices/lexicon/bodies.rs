//! Companies, offices, movements: words that many bodies have in their names, and bodies that the world knows by one name.

use std::sync::LazyLock;

use super::{Table, table};

/// Whether a word stands in the names of many bodies.
pub(in crate::voices) fn is_generic(word: &str) -> bool {
    GENERIC.contains(word) || word.chars().all(|c| c.is_ascii_digit()) || word.len() < 2
}

/// Whether the world knows one body by this name.
pub(in crate::voices) fn is_known_body(name: &str) -> bool {
    KNOWN.contains(name)
}

/// Whether a word says that a body belongs to one town or county, of which there may be others of its name.
pub(in crate::voices) fn is_local(word: &str) -> bool {
    LOCAL.contains(word)
}

/// Whether a word says that a body lives no longer than a campaign or a term of office.
pub(in crate::voices) fn is_short_lived(word: &str) -> bool {
    matches!(word, "campaign" | "camp" | "campaigns" | "team" | "administration" | "transition" | "candidacy")
}

/// Whether a word at the end of a name says that people are meant rather than a body: "Sarn authorities" are others each time.
pub(in crate::voices) fn means_people(word: &str) -> bool {
    matches!(
        word,
        "democrat"
            | "democrats"
            | "republican"
            | "republicans"
            | "authorities"
            | "officials"
            | "prosecutors"
            | "investigators"
            | "residents"
            | "sources"
            | "officers"
            | "deputies"
            | "voters"
            | "lawmakers"
            | "activists"
            | "supporters"
            | "families"
            | "rebels"
            | "militants"
            | "troops"
            | "doctors"
            | "scientists"
            | "community"
            | "communities"
            | "public"
            | "people"
            | "establishment"
            | "base"
            | "majority"
            | "minority"
            | "leadership"
            | "leaders"
            | "members"
            | "workers"
            | "conservatives"
            | "liberals"
            | "progressives"
            | "media"
            | "press"
            | "side"
            | "countries"
            | "states"
            | "companies"
            | "groups"
            | "unions"
    )
}

static GENERIC: LazyLock<Table> = LazyLock::new(|| {
    table(
        "police department departments dept ministry minister office offices agency agencies bureau service \
         services internet providers operators authority authorities commission committee subcommittee council \
         councils board boards panel court \
         courts tribunal senate house congress parliament assembly legislature government governments \
         administration state states federal national international local regional central general public private \
         united city cities town county district province village municipality mayor governor president \
         presidential presidency cabinet party parties movement front alliance coalition union unions labor labour \
         league federation confederation association society institute institution foundation fund trust center \
         centre group groups network organization organisation organizations company companies corporation corp \
         firm firms industry industries enterprises holdings partners bank banks banking financial finance \
         insurance university college school schools academy hospital hospitals clinic medical health church \
         churches cathedral mosque temple museum library zoo army navy air force forces armed military guard coast \
         marine corps defense defence foreign affairs interior home homeland security intelligence justice treasury \
         education agriculture energy environment environmental transport transportation trade commerce economic \
         economy development planning housing social welfare human rights civil liberties consumer protection \
         emergency management disaster relief fire rescue sheriff sheriffs deputies deputy officers officials \
         investigation investigations prosecution prosecutor prosecutors attorney attorneys election elections \
         electoral campaign campaigns camp team democratic democrat democrats republican republicans conservative \
         conservatives liberal liberals socialist communist progressive progressives green independent \
         establishment nationalist christian people workers teachers students women youth veterans officer research \
         science sciences technology technologies systems solutions software media news press television radio \
         times post daily club sports football baseball basketball hockey soccer athletic players supreme high \
         superior appeal appeals circuit grand jury judicial judiciary ethics oversight budget tax revenue \
         statistics census weather geological survey space aviation maritime border customs immigration refugee \
         refugees drug drugs food nuclear atomic power electric gas oil water resources forest park parks wildlife \
         fish street road airport airlines airways port joint special operations task unit command control \
         prevention division branch section chapter members leadership leaders staff spokespeople embassy consulate \
         mission delegation secretariat summit conference convention forum the of and for in on de at to a an our \
         new old first second third north south east west northern southern eastern western great super pac action \
         reform majority minority opposition regime rebel rebels militants community communities families residents \
         voters americans nation country republic kingdom world global royal imperial american-style chief chiefs \
         spokesman spokeswoman headquarters head main big small ad ads poll polls study report project initiative \
         program programme act bill law legal counsel bar lawyers doctors nurses unionists prison prisons \
         corrections correctional parole probation motor vehicles highway patrol arts culture sport tourism \
         religious religion islamic muslim jewish catholic evangelical baptist methodist presbyterian lutheran \
         orthodox anglican black white blue red gay senior internal external audit auditor accounting business \
         businesses chamber wall pay select standing caucus middle tea",
    )
});

static LOCAL: LazyLock<Table> = LazyLock::new(|| {
    table(
        "police sheriff sheriffs court courts council councils hospital clinic school schools church cathedral fire \
         county district city town township village college university library medical airport station jail prison \
         parish prosecutor coroner board authority commission chamber department dept infirmary academy hotel zoo \
         club bank association",
    )
});

static KNOWN: LazyLock<Table> = LazyLock::new(|| {
    table(
        "white-house kremlin downing-street 10-downing-street no-10 pentagon oval-office capitol-hill vatican \
         holy-see elysee elysee-palace buckingham-palace whitehall blue-house scotland-yard wall-street \
         silicon-valley un united-nations un-security-council united-nations-security-council unesco unicef unhcr \
         world-health-organization imf international-monetary-fund world-bank wto world-trade-organization iaea \
         international-atomic-energy-agency nato eu european-union european-commission european-parliament \
         european-council european-central-bank ecb european-court-of-human-rights european-court-of-justice \
         international-criminal-court international-court-of-justice opec oecd asean african-union arab-league osce \
         interpol europol red-cross international-committee-of-the-red-cross red-crescent amnesty-international \
         human-rights-watch greenpeace doctors-without-borders save-the-children oxfam wwf fbi \
         federal-bureau-of-investigation cia central-intelligence-agency nsa national-security-agency dea doj \
         state-department us-state-department us-department-of-state us-department-of-justice us-justice-department \
         department-of-homeland-security homeland-security-department us-treasury treasury-department \
         us-supreme-court us-senate us-house us-congress us-geological-survey us-house-of-representatives us-army \
         us-navy us-air-force us-marine-corps us-coast-guard usgs us-census-bureau census-bureau nasa noaa fda \
         food-and-drug-administration faa federal-aviation-administration ntsb national-transportation-safety-board \
         cdc centers-for-disease-control centers-for-disease-control-and-prevention epa irs \
         internal-revenue-service secret-service us-secret-service federal-reserve fed federal-reserve-board fec \
         federal-election-commission us-securities-and-exchange-commission congressional-budget-office cbo \
         government-accountability-office gao national-weather-service national-hurricane-center \
         library-of-congress bureau-of-labor-statistics consumer-financial-protection-bureau \
         federal-communications-commission fcc federal-trade-commission ftc nlrb national-labor-relations-board \
         republican-national-committee rnc democratic-national-committee dnc republican-party gop grand-old-party \
         national-rifle-association nra naacp aclu american-civil-liberties-union afl-cio planned-parenthood \
         tax-foundation tax-policy-center heritage-foundation brookings-institution cato-institute \
         american-enterprise-institute pew-research-center gallup center-for-american-progress priorities-usa \
         citizens-united club-for-growth tea-party ku-klux-klan black-lives-matter islamic-state isis isil al-qaeda \
         al-qaida taliban hamas hezbollah hizbollah boko-haram al-shabab al-shabaab plo fatah farc mi5 mi6 gchq \
         bank-of-england bank-of-japan scottish-national-party snp ukip uk-independence-party \
         french-foreign-ministry fifa uefa ioc international-olympic-committee nba nfl nhl mlb ncaa nascar pga \
         world-anti-doping-agency usada bcci major-league-baseball national-football-league \
         national-basketball-association national-hockey-league google microsoft apple-inc facebook twitter youtube \
         instagram linkedin netflix yahoo ebay uber airbnb spacex ibm intel hewlett-packard verizon t-mobile \
         samsung sony nokia toyota honda nissan volkswagen bmw general-motors ford-motor chrysler boeing airbus \
         lockheed-martin exxon-mobil exxonmobil chevron bp gazprom rosneft walmart wal-mart starbucks coca-cola \
         pepsico nestle pfizer novartis astrazeneca goldman-sachs jpmorgan jpmorgan-chase citigroup bank-of-america \
         wells-fargo morgan-stanley hsbc barclays deutsche-bank credit-suisse lehman-brothers motorola qualcomm amd \
         nvidia huawei lenovo wikileaks surveymonkey paypal nasdaq new-york-stock-exchange opcw csto apec g7 g8 g20 \
         brics ohchr ocha unrwa unaids irgc pkk ypg aipac afscme seiu uaw teamsters aarp peta sierra-club \
         southern-poverty-law-center anti-defamation-league ikea el-al ryanair sinn-fein plaid-cymru likud \
         ppp-polling quinnipiac ipsos yougov surveyusa rand-corporation at-t s-p standard-and-poor",
    )
});
