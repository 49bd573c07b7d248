//! The user's table of outlets, as CSV.

use sayso_ledger::Outlet;

use crate::error::{Error, ErrorKind};

/// Outlets of a CSV file whose first row names the columns: name, domain, owner, agency, state. Only name must be there; columns in
/// any order; others are passed over. `place` is the file, for errors.
///
/// ```
/// let outlets = sayso::outlets::read("outlets.csv", b"name,agency\nSarn Courier,\nVelmar Wire,yes\n")?;
/// assert_eq!((outlets[1].name.as_str(), outlets[1].agency), ("Velmar Wire", true));
/// # Ok::<(), sayso::Error>(())
/// ```
///
/// # Errors
/// Where it is no such table: the error says in which line.
pub fn read(place: &str, bytes: &[u8]) -> Result<Vec<Outlet>, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut table = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
    let broken = |error: csv::Error| {
        let line = error.position().map_or(String::new(), |at| format!(", line {}", at.line()));
        Error::new(ErrorKind::Input, format!("{place}{line}"), format!("this is no CSV in UTF-8 ({error})"))
    };
    let columns = table.headers().map_err(broken)?.clone();
    let column = |name: &str| columns.iter().position(|column| column.eq_ignore_ascii_case(name));
    let Some(name) = column("name") else {
        let message = "the first row must name the columns, one of them “name” (name,domain,owner,agency,state)";
        return Err(Error::new(ErrorKind::Input, format!("{place}, line 1"), message));
    };
    let [domain, owner, agency, state] = ["domain", "owner", "agency", "state"].map(column);
    let mut outlets = Vec::new();
    for row in table.records() {
        let row = row.map_err(broken)?;
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |column: Option<usize>| row.get(column?).map(str::to_owned).filter(|cell| !cell.is_empty());
        let is_agency = match cell(agency).as_deref().map(str::to_lowercase).as_deref() {
            None | Some("no" | "false" | "0" | "n") => false,
            Some("yes" | "true" | "1" | "y" | "agency") => true,
            Some(other) => {
                let message = format!("agency is “{other}”: write yes or no");
                return Err(Error::new(ErrorKind::Input, format!("{place}, line {line}"), message));
            }
        };
        let Some(name) = cell(Some(name)) else {
            return Err(Error::new(ErrorKind::Input, format!("{place}, line {line}"), "this outlet has no name"));
        };
        outlets.push(Outlet { name, domain: cell(domain), owner: cell(owner), agency: is_agency, state: cell(state) });
    }
    Ok(outlets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_outlets() {
        let read = |text: &str| read("o.csv", text.as_bytes()).map_err(|error| error.to_string());
        let outlets = read("\u{feff}Domain, NAME ,x,state\nsarn.example,Sarn Courier,7,Velmar\n,\"Toft, Holm\"\n")
            .expect("a table");
        assert_eq!(outlets.len(), 2);
        assert_eq!((outlets[0].domain.as_deref(), outlets[0].state.as_deref()), (Some("sarn.example"), Some("Velmar")));
        assert_eq!(
            (outlets[1].name.as_str(), outlets[1].domain.as_deref(), outlets[1].agency),
            ("Toft, Holm", None, false)
        );
        for (text, expected) in [
            ("", "o.csv, line 1: the first row"),
            ("domain\na.example\n", "o.csv, line 1: the first row"),
            ("name,agency\nSarn Courier,perhaps\n", "o.csv, line 2: agency is “perhaps”: write yes or no"),
            ("name,agency\n,yes\n", "o.csv, line 2: this outlet has no name"),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.starts_with(expected), "{error}");
        }
        assert!(super::read("o.csv", b"name\n\xff\xfe\n").is_err());
    }
}
