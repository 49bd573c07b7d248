use std::time::Duration;

use jiff::Timestamp;
use ureq::http::header;

use crate::address::Address;
use crate::client::{Client, Reply};
use crate::clock::{self, Stopwatch};
use crate::conditional::{fresh_for, text};
use crate::error::{ErrorKind, Trouble, shown};
use crate::guard::Guard;
use crate::http_date::retry_after;
use crate::pace::Heard;
use crate::rules::Rules;
use crate::trail::Trail;
use crate::turns::{Turn, Turns};
use crate::{Answer, Error, Outcome, Page, Settings, Validators};

/// Fetches pages and feeds: politely, and never from where it must not.
///
/// One fetcher serves any number of threads; it keeps each host's pace and robots.txt in memory, and nothing on disk.
///
/// ```no_run
/// use sayso_fetch::{Fetcher, Outcome, Settings};
/// let fetcher = Fetcher::new(Settings { contact: Some("ilse@sarn.example".into()), ..Settings::default() });
/// let answer = fetcher.get("https://sarn.example/feed", None)?;
/// if let Outcome::Fetched(page) = answer.outcome {
///     println!("{} bytes; next time ask with {:?}", page.bytes.len(), page.validators);
/// }
/// # Ok::<(), sayso_fetch::Error>(())
/// ```
pub struct Fetcher {
    settings: Settings,
    client: Client,
    turns: Turns,
    pub(crate) rules: Rules,
}

/// What is left of the time for one fetch.
pub(crate) struct Budget(Duration);

impl Fetcher {
    /// A fetcher that has asked nobody yet.
    pub fn new(settings: Settings) -> Fetcher {
        let client = Client::new(&settings);
        let turns = Turns::new(settings.gap, settings.patience);
        Fetcher { settings, client, turns, rules: Rules::default() }
    }

    /// Fetches `url`, or asks whether it has changed since `known` was given.
    ///
    /// Redirects are followed; each address on the way is checked like the first, by number, name and robots.txt.
    /// It waits for a host's turn where that is soon ([`Settings::patience`]), and tries nothing twice.
    ///
    /// # Errors
    /// Where it was not fetched; [`ErrorKind`] says why, [`Error::is_passing`] whether asking again may help.
    pub fn get(&self, url: &str, known: Option<&Validators>) -> Result<Answer, Error> {
        let mut at = Address::parse(url).map_err(|trouble| Error::new(url, url, trouble))?;
        let asked = at.as_str().to_owned();
        let mut trail = Trail::from(&at, self.settings.redirects);
        let mut budget = Budget(self.settings.whole);
        loop {
            let reply =
                self.look(&at, known, &mut budget).map_err(|trouble| Error::new(&asked, at.as_str(), trouble))?;
            let location = location(&reply).map_err(|trouble| Error::new(&asked, at.as_str(), trouble))?;
            let Some(location) = location else {
                let answer = self.answer(&at, known, trail.moved, reply);
                return answer.map_err(|trouble| Error::new(&asked, at.as_str(), trouble));
            };
            let next = at.join(&location).map_err(|trouble| Error::new(&asked, &location, trouble))?;
            trail.step(reply.status, &next).map_err(|trouble| Error::new(&asked, at.as_str(), trouble))?;
            at = next;
        }
    }

    /// Asks one address, if it may be asked.
    fn look(&self, at: &Address, known: Option<&Validators>, budget: &mut Budget) -> Result<Reply, Trouble> {
        self.guard(at)?;
        if self.settings.obeys_robots {
            let robots = self.robots(at, budget)?;
            if let Some(delay) = robots.crawl_delay() {
                self.turns.slow_down(at.host(), delay);
            }
            if let Some(line) = robots.forbids(at.path()) {
                return Err(keep_out(&line));
            }
        }
        self.ask(at, known, self.settings.longest, budget)
    }

    /// Refuses numbers that must not be asked before anybody is asked anything; names are checked when they are looked up.
    pub(crate) fn guard(&self, at: &Address) -> Result<(), Trouble> {
        let guard = Guard { allow_private: self.settings.allow_private };
        let is_given = self.settings.hosts.contains_key(at.host());
        match at.number().filter(|_| !is_given).and_then(|number| guard.refusal(number)) {
            None => Ok(()),
            Some(why) => Err(Trouble::new(ErrorKind::Refused, why)),
        }
    }

    pub(crate) fn turn(&self, at: &Address) -> Result<Turn<'_>, Trouble> {
        self.turns.take(at.host()).map_err(|ready| pause(at.host(), ready))
    }

    /// One request, when it is the host's turn.
    pub(crate) fn ask(
        &self,
        at: &Address,
        known: Option<&Validators>,
        longest: u64,
        budget: &mut Budget,
    ) -> Result<Reply, Trouble> {
        let turn = self.turn(at)?;
        self.ask_in_turn(&turn, at, known, longest, false, budget)
    }

    /// One request; a robots.txt that is there costs no turn.
    pub(crate) fn ask_in_turn(
        &self,
        turn: &Turn<'_>,
        at: &Address,
        known: Option<&Validators>,
        longest: u64,
        is_free: bool,
        budget: &mut Budget,
    ) -> Result<Reply, Trouble> {
        let watch = Stopwatch::started();
        let mut reply = self.client.get(at, known, longest, budget.0);
        budget.0 = budget.0.saturating_sub(watch.elapsed());
        match heard(&reply, clock::now()) {
            Some(strained @ Heard::Strained { .. }) => {
                let ready = Some(turn.heard(&strained));
                match &mut reply {
                    Ok(reply) => reply.retry_at = ready,
                    Err(trouble) => trouble.retry_at = ready,
                }
            }
            Some(Heard::Well) if !is_free => {
                turn.heard(&Heard::Well);
            }
            _ => {}
        }
        reply
    }

    fn answer(
        &self,
        at: &Address,
        known: Option<&Validators>,
        moved: Option<String>,
        reply: Reply,
    ) -> Result<Answer, Trouble> {
        let was_conditional = known.is_some_and(|known| !known.headers(at.as_str()).is_empty());
        let outcome = match reply.status {
            200..=204 if reply.body.is_cut => return Err(too_long(self.settings.longest)),
            200..=204 => Outcome::Fetched(Page {
                content_type: text(&reply.headers, &header::CONTENT_TYPE),
                bytes: reply.body.bytes,
                validators: Validators::of(at.as_str(), &reply.headers),
            }),
            304 if was_conditional => Outcome::NotModified,
            410 => Outcome::Gone,
            status => return Err(no_success(status, reply.retry_at)),
        };
        let now = clock::now();
        let retrieved = Timestamp::from_second(now.as_second()).unwrap_or(now);
        let fresh_for = fresh_for(&reply.headers, now);
        Ok(Answer { url: at.as_str().to_owned(), moved, retrieved, fresh_for, outcome })
    }
}

/// Where an answer sends us, if it does.
pub(crate) fn location(reply: &Reply) -> Result<Option<String>, Trouble> {
    match (reply.status, text(&reply.headers, &header::LOCATION)) {
        (301 | 302 | 303 | 307 | 308, Some(location)) => Ok(Some(location)),
        (301 | 302 | 303 | 307 | 308, None) => {
            Err(Trouble::new(ErrorKind::Protocol, "redirects without saying where to: it was left"))
        }
        _ => Ok(None),
    }
}

/// Whether a status says that the host has too much to do, or has trouble of its own.
pub(crate) fn is_strained(status: u16) -> bool {
    matches!(status, 429 | 500..)
}

/// How a request went for the host; nothing where it was not asked.
fn heard(reply: &Result<Reply, Trouble>, now: Timestamp) -> Option<Heard> {
    match reply {
        Ok(reply) if is_strained(reply.status) => {
            let wish = text(&reply.headers, &header::RETRY_AFTER);
            Some(Heard::Strained { retry_after: wish.and_then(|wish| retry_after(&wish, now)) })
        }
        Ok(_) => Some(Heard::Well),
        Err(trouble) => match trouble.kind {
            ErrorKind::Address | ErrorKind::Refused | ErrorKind::Dns => None,
            ErrorKind::TooLong | ErrorKind::Damaged => Some(Heard::Well),
            _ => Some(Heard::Strained { retry_after: None }),
        },
    }
}

fn pause(host: &str, ready: Timestamp) -> Trouble {
    let message = format!("{host} wants a pause, or had trouble lately: ask again after {ready:.0}");
    Trouble { kind: ErrorKind::NotNow, message, retry_at: Some(ready) }
}

fn keep_out(line: &str) -> Trouble {
    let message = format!(
        "the host's robots.txt keeps programs out (`{}`), so it was not fetched: save it with a browser and add the file",
        shown(line)
    );
    Trouble::new(ErrorKind::Robots, message)
}

fn too_long(longest: u64) -> Trouble {
    let size = if longest < 1 << 20 { format!("{longest} bytes") } else { format!("{} MiB", longest >> 20) };
    let message = format!("it is longer than {size} and was left: is it a page? if so, raise the limit `longest`");
    Trouble::new(ErrorKind::TooLong, message)
}

fn no_success(status: u16, retry_at: Option<Timestamp>) -> Trouble {
    let message = match status {
        401 | 402 | 407 => {
            format!("the host wants a password or payment ({status}): save it with a browser and add the file")
        }
        403 | 451 => format!("the host forbids it ({status}): save it with a browser and add the file"),
        404 => "there is no such page (404): is the address spelt right, or is it old?".to_owned(),
        429 => "the host was asked too often (429): ask again later".to_owned(),
        500.. => format!("the host has trouble ({status}): ask again later"),
        304 => "the host says that it has not changed (304), which was not the question: ask again later".to_owned(),
        _ => format!("the host answered {status}, which is no page: is the address right?"),
    };
    Trouble { kind: ErrorKind::Status(status), message, retry_at }
}
