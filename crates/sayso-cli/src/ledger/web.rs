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
    let (fetching, taking) = (fetching.clone(), taking.clone());
    inputs.into_iter().flat_map(move |input| -> Box<dyn Iterator<Item = Item>> {
        match address(&input) {
            Some(url) => Box::new(page(&url, &fetching, &taking).into_iter()),
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

#[cfg(feature = "fetch")]
fn page(url: &str, fetching: &Fetching, taking: &Settings) -> Vec<Item> {
    sayso::web::articles(&fetching.fetcher(), url, taking)
}

#[cfg(not(feature = "fetch"))]
fn page(url: &str, _: &Fetching, _: &Settings) -> Vec<Item> {
    crate::trouble::complain(format_args!(
        "{url}: this build fetches nothing; build it with its feature \"fetch\", which is there by default"
    ));
    Vec::new()
}
