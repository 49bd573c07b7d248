//! What the user knows of outlets, and which names of them are one.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::body::BodyName;
use crate::error::{Error, Result};
use crate::ledger::Ledger;

/// An outlet as the user knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlet {
    /// What it is called; several rows may give one domain several names.
    pub name: String,
    /// Where it publishes: "courier.example".
    pub domain: Option<String>,
    /// Who owns it.
    pub owner: Option<String>,
    /// Whether it is a news agency.
    pub agency: bool,
    /// The state that controls or funds it.
    pub state: Option<String>,
}

impl Ledger {
    /// The outlets that the user has told of, by name.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn outlets(&self) -> Result<Vec<Outlet>> {
        self.placed(all(&self.db))
    }

    /// Puts outlets in the place of those that the user told of before, and joins the names that are one.
    ///
    /// # Errors
    /// Where one has no name, two have the same, or the file cannot be written: nothing is changed then.
    pub fn set_outlets(&self, outlets: &[Outlet]) -> Result<()> {
        self.placed(self.set_outlets_here(outlets))
    }

    fn set_outlets_here(&self, outlets: &[Outlet]) -> Result<()> {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, outlet) in outlets.iter().enumerate() {
            let name = outlet.name.trim();
            if name.is_empty() {
                return Err(Error::request(format!("outlet {} has no name", number + 1)));
            }
            if let Some(before) = seen.insert(name, number) {
                return Err(Error::request(format!(
                    "{name}: outlets {} and {} have the same name",
                    before + 1,
                    number + 1
                )));
            }
        }
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        step.execute("DELETE FROM outlets", [])?;
        for outlet in outlets {
            step.execute(
                "INSERT INTO outlets (name, domain, owner, agency, state) VALUES (?, ?, ?, ?, ?)",
                params![outlet.name.trim(), outlet.domain, outlet.owner, outlet.agency, outlet.state],
            )?;
        }
        super::store::rebuild(&step)?;
        Ok(step.commit()?)
    }
}

fn all(db: &Connection) -> Result<Vec<Outlet>> {
    let mut select = db.prepare_cached("SELECT name, domain, owner, agency, state FROM outlets ORDER BY name")?;
    let outlets = select.query_map([], |row| {
        Ok(Outlet {
            name: row.get(0)?,
            domain: row.get(1)?,
            owner: row.get(2)?,
            agency: row.get(3)?,
            state: row.get(4)?,
        })
    })?;
    Ok(outlets.collect::<rusqlite::Result<_>>()?)
}

/// Names of outlets that the user knows, each with the one name of all that publish in the same place.
#[derive(Clone, Debug, Default)]
pub(super) struct SameOutlets {
    one: HashMap<String, String>,
}

impl SameOutlets {
    pub(super) fn of(db: &Connection) -> Result<SameOutlets> {
        Ok(SameOutlets::new(&all(db)?))
    }

    fn new(outlets: &[Outlet]) -> SameOutlets {
        let mut domains: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for outlet in outlets {
            let Some(name) = BodyName::of(&outlet.name, true, false) else { continue };
            let domain = outlet.domain.as_deref().map(domain).filter(|domain| !domain.is_empty());
            // Without a domain each name is one of its own; no domain has a blank.
            domains.entry(domain.unwrap_or_else(|| format!(" {}", name.key))).or_default().push(name.key);
        }
        let mut one = HashMap::new();
        for names in domains.into_values() {
            // The first one in the table of the user has no precedence: tables come in any order.
            let least = names.iter().min().cloned().unwrap_or_default();
            one.extend(names.into_iter().map(|name| (name, least.clone())));
        }
        SameOutlets { one }
    }

    /// The one name for a name.
    pub(super) fn one(&self, key: &str) -> Option<&str> {
        self.one.get(key).map(String::as_str)
    }
}

fn domain(written: &str) -> String {
    let address = crate::identity::address(written);
    let host = address.split('/').next().unwrap_or("").trim().to_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_domain_are_one() {
        let outlet = |name: &str, domain: Option<&str>| Outlet {
            name: name.to_owned(),
            domain: domain.map(str::to_owned),
            ..Outlet::default()
        };
        let same = SameOutlets::new(&[
            outlet("The Sarn Courier", Some("https://www.courier.example/")),
            outlet("Courier", Some("courier.example")),
            outlet("Herald", None),
            outlet("Star", None),
        ]);
        for (name, expected) in [
            ("sarn-courier", Some("courier")),
            ("courier", Some("courier")),
            ("herald", Some("herald")),
            ("star", Some("star")),
            ("times", None),
        ] {
            assert_eq!(same.one(name), expected, "{name}");
        }
    }
}
