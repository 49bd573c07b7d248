use crate::{Place, Source};

/// Where the articles of a source come from.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
    pub(crate) retrieved: Option<String>,
    stem: String,
}

impl Origin {
    pub(crate) fn of(source: &Source) -> Origin {
        Origin {
            name: source.name.clone(),
            url: source.url.clone(),
            retrieved: source.retrieved.clone(),
            stem: source.stem().to_owned(),
        }
    }

    /// The place of all of it, or of one part (`entry 3`).
    pub(crate) fn place(&self, part: Option<&str>) -> Place {
        let file = part.map_or_else(|| self.name.clone(), |part| format!("{}: {part}", self.name));
        Place { file, line: None }
    }

    /// The name of an article: what it is called by who made it, where that is short enough; else where it stands.
    pub(crate) fn id(&self, given: Option<&str>, part: Option<&str>) -> String {
        let is_name = |id: &&str| !id.is_empty() && id.len() <= 200 && !id.contains(char::is_control);
        match (given.map(str::trim).filter(is_name), part) {
            (Some(given), _) => given.to_owned(),
            (None, Some(part)) => format!("{}-{}", self.stem, part.replace(' ', "-")),
            (None, None) => self.stem.clone(),
        }
    }
}
