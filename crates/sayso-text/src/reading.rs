use std::borrow::Cow;

use jiff::civil::Date;

use crate::{Span, Spans};

/// What sayso read in one article: layers of spans over its text.
///
/// Every layer exists from the start; a layer whose pass has not run is empty, a field that it would fill is `None`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Reading {
    /// Which program, model and kernel made it.
    pub made_by: MadeBy,
    /// Who said what, in the order of the text.
    pub attributions: Vec<Attribution>,
    /// Clauses of substance in the reporter's own voice.
    pub statements: Vec<Statement>,
    /// Whom the sources are.
    pub actors: Vec<Actor>,
    /// Where the text speaks of them.
    pub mentions: Vec<Mention>,
    /// Expressions of time.
    pub times: Vec<Time>,
    /// Meanings of contents and statements as numbers, for finding tellings of one claim.
    pub vectors: Vec<Vector>,
    /// What a reader of this reading should know.
    pub notes: Vec<Note>,
    /// Why attributions were read as they were.
    pub reasons: Vec<Reason>,
}

/// Provenance of a reading.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MadeBy {
    /// Program and version, such as `sayso 0.1.0`.
    pub program: String,
    /// Name of the model, with the start of its hash.
    pub model: String,
    /// Arithmetic path, such as `gemm` or `portable`.
    pub kernel: String,
}

macro_rules! id {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
    )*};
}

id! {
    /// Number of an attribution within its reading.
    AttributionId,
    /// Number of a statement within its reading.
    StatementId,
    /// Number of an actor within its reading.
    ActorId,
    /// Number of an expression of time within its reading.
    TimeId,
}

/// A source, a cue and a content that belong together (Pareti 2015): "Toft (source) said (cue) the bill passed (content)".
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Its number.
    pub id: AttributionId,
    /// Who speaks, as the text names it; empty where it does not ("it has emerged").
    pub source: Spans,
    /// The words that show that something is told.
    pub cue: Spans,
    /// What is told.
    pub content: Spans,
    /// The attribution whose content holds this one's content.
    pub within: Option<AttributionId>,
    /// Whether it is a relay read out of a source phrase or an addressee ("officials cited by Bloomberg").
    pub derived: bool,
    /// Who the source is; `None` where that is not clear enough.
    pub voice: Option<ActorId>,
    /// In whose words the content is.
    pub style: Style,
    /// What the voice does with the content.
    pub stance: Option<Stance>,
    /// What kind of denial it is, where it is one.
    pub denial: Option<Denial>,
    /// How surely it is told.
    pub certainty: Option<Certainty>,
    /// The words that the content hangs on ("once the claim is given up").
    pub condition: Spans,
    /// To whom it was said.
    pub addressee: Spans,
    /// Through what it was said ("a televised address").
    pub channel: Spans,
    /// When it was said.
    pub said: Option<TimeId>,
    /// How likely it is right, calibrated: 0 to 1.
    pub confidence: f32,
}

impl Attribution {
    /// One of which only the spans are known: no pass has read anything else of it.
    ///
    /// ```
    /// use sayso_text::{Attribution, AttributionId, Span};
    /// let said = Attribution::of_spans(AttributionId(0), vec![Span::new(0, 4)], vec![Span::new(5, 9)], vec![Span::new(10, 12)]);
    /// assert_eq!((said.voice, said.stance, said.within), (None, None, None));
    /// ```
    pub fn of_spans(id: AttributionId, source: Spans, cue: Spans, content: Spans) -> Attribution {
        Attribution {
            id,
            source,
            cue,
            content,
            within: None,
            derived: false,
            voice: None,
            style: Style::Indirect,
            stance: None,
            denial: None,
            certainty: None,
            condition: Vec::new(),
            addressee: Vec::new(),
            channel: Vec::new(),
            said: None,
            confidence: 1.0,
        }
    }
}

/// In whose words a content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Wholly inside quotation marks.
    Direct,
    /// In the writer's words.
    Indirect,
    /// In part inside quotation marks.
    Mixed,
}

/// What a voice does with a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Says that it may not be so.
    Doubts,
    /// Asks, orders or requests it.
    Asks,
}

/// What a denial denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Denial {
    /// The thing itself.
    Flat,
    /// A part or an aspect of it.
    Scope,
    /// Only to know of it ("not aware").
    Knowledge,
}

/// How surely a content is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Certainty {
    /// Stated or hedged.
    pub level: Level,
    /// How surely, 0 (not at all) to 1.
    pub score: f32,
    /// The words that weaken it.
    pub markers: Vec<Marker>,
}

/// The two levels of certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// Told without reserve.
    Stated,
    /// Weakened by some word.
    Hedged,
}

/// A word that weakens a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The word.
    pub span: Span,
    /// Whose word it is.
    pub words_of: WordsOf,
}

/// Whose word a marker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordsOf {
    /// The voice's own.
    Voice,
    /// The writer's ("supposed overtures").
    Writer,
}

/// A clause of substance in the reporter's own voice, in no attribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its number.
    pub id: StatementId,
    /// Its words.
    pub content: Spans,
    /// What the reporter does with it.
    pub stance: Stance,
    /// How surely it is told.
    pub certainty: Option<Certainty>,
    /// The words that it hangs on.
    pub condition: Spans,
}

/// Someone or something that speaks, or that plays a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its number.
    pub id: ActorId,
    /// Its fullest name in the article.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Offices and parts it has ("spokeswoman").
    pub roles: Vec<String>,
    /// The body that it speaks for.
    pub body: Option<String>,
    /// How many people at least.
    pub at_least: u32,
    /// Why it is not named, in the article's words.
    pub why_unnamed: Option<Span>,
    /// On whose side it is, where the article says so.
    pub side: Option<String>,
    /// Whether it is named by a capital or a seat ("the Kremlin").
    pub metonym: bool,
}

/// Kinds of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// A person known by name.
    NamedPerson,
    /// A body.
    Organisation,
    /// A newspaper, an agency, a broadcaster.
    Outlet,
    /// A report, a draft, a data set.
    Document,
    /// People without a name.
    Unnamed,
    /// Who wrote the article.
    Author,
}

/// A place where the text speaks of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// Of whom.
    pub actor: ActorId,
}

/// An expression of time (TIMEX3, ISO-TimeML).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its number.
    pub id: TimeId,
    /// Its words.
    pub span: Span,
    /// Its type.
    pub kind: TimeKind,
    /// Its value, such as `2022-SP`.
    pub value: String,
    /// The first day that it can mean.
    pub earliest: Option<Date>,
    /// The last day that it can mean.
    pub latest: Option<Date>,
}

/// Types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day, month, season, year.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Times that recur.
    Set,
}

/// The meaning of a content or statement as at most 128 small numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector {
    /// Whose meaning it is.
    pub of: Told,
    /// The numbers, each from -7 to 7; comparable only between vectors of one model.
    pub values: Box<[i8]>,
}

/// Something told: by a voice, or by the reporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// By a voice.
    Attribution(AttributionId),
    /// By the reporter.
    Statement(StatementId),
}

/// Something that a reader of a reading should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub span: Option<Span>,
    /// What kind, in a few words joined by hyphens, such as `no-publication-date`.
    pub kind: Cow<'static, str>,
    /// In a sentence.
    pub message: String,
}

/// Why something of an attribution was read as it was: the rule or the judgement that decided.
///
/// Reasons are for people who ask ("explain"); nothing is computed from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which attribution it is about.
    pub of: AttributionId,
    /// What of it, in a word: `confidence`, `derived`, `voice`, `stance`, `certainty`, `condition`, `said`.
    pub what: &'static str,
    /// What decided, in a few words.
    pub because: String,
    /// The words that it went by.
    pub span: Option<Span>,
}
