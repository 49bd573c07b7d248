//! What commands need to fetch: how, and addresses among their inputs.

use std::path::PathBuf;

use clap::Args;
use sayso::ingest::Settings;
use sayso::inputs::{Item, articles_with};

/// How pages and feeds are fetched.
#[derive(Clone, Debug, Args)]
pub(crate) struct Fetching {
    /// Fetch from this machine and its networks, too
    #[arg(long)]
    pub(super) allow_private: bool,

    /// Whom an outlet may write to about your fetching: part of the user agent
    #[arg(long, value_name = "ADDRESS", env = "SAYSO_CONTACT")]
    pub(super) contact: Option<String>,
}

#[cfg(feature = "fetch")]
impl Fetching {
    /// What fetches, as the arguments say.
    pub(super) fn fetcher(&self) -> sayso::web::fetch::Fetcher {
        let settings = sayso::web::fetch::Settings {
            allow_private: self.allow_private,
            contact: self.contact.clone(),
            ..Default::default()
        };
        sayso::web::fetch::Fetcher::new(settings)
    }
}

/// The articles of files, folders and addresses, in the order in which they are named.
pub(super) fn inputs(inputs: Vec<PathBuf>, fetching: &Fetching, taking: &Settings) -> impl Iterator<Item = Item> {
    let taking = taking.clone();
    // One for all addresses: it keeps the pace of their hosts.
    let pages = Pages::of(fetching);
    inputs.into_iter().flat_map(move |input| -> Box<dyn Iterator<Item = Item>> {
        match address(&input) {
            Some(url) => Box::new(pages.at(&url, &taking).into_iter()),
            None => Box::new(articles_with(vec![input], taking.clone())),
        }
    })
}

/// The address that an argument is, unless there is a file of that name.
pub(super) fn address(input: &std::path::Path) -> Option<String> {
    let written = input.to_str()?;
    let is_address = ["http://", "https://"]
        .iter()
        .any(|scheme| written.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    (is_address && !input.exists()).then(|| written.to_owned())
}

/// What fetches the pages that the user names.
#[cfg(feature = "fetch")]
struct Pages(sayso::web::fetch::Fetcher);

#[cfg(feature = "fetch")]
impl Pages {
    fn of(fetching: &Fetching) -> Pages {
        Pages(fetching.fetcher())
    }

    fn at(&self, url: &str, taking: &Settings) -> Vec<Item> {
        sayso::web::articles(&self.0, url, taking)
    }
}

/// Nothing fetches.
#[cfg(not(feature = "fetch"))]
struct Pages;

#[cfg(not(feature = "fetch"))]
impl Pages {
    fn of(_: &Fetching) -> Pages {
        Pages
    }

    fn at(&self, url: &str, _: &Settings) -> Vec<Item> {
        crate::trouble::complain(format_args!(
            "{url}: this build fetches nothing; build it with its feature \"fetch\", which is there by default"
        ));
        Vec::new()
    }
}
