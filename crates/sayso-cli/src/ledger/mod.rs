//! Commands on a ledger, one file each.

pub(crate) mod add;
pub(crate) mod check;
pub(crate) mod claims;
pub(crate) mod correct;
pub(crate) mod export;
pub(crate) mod find;
pub(crate) mod forget;
mod line;
pub(crate) mod outlets;
pub(crate) mod rebuild;
pub(crate) mod same;
mod saying;
pub(crate) mod suppose;
pub(crate) mod trace;
pub(crate) mod undo;
pub(crate) mod versions;
mod voice_why;
pub(crate) mod voices;
pub(crate) mod wanted;
#[cfg(feature = "fetch")]
pub(crate) mod watch;
mod web;
pub(crate) mod who;

use std::path::{Path, PathBuf};

use clap::Args;
use sayso::ledger::{ErrorKind, Ledger};

use crate::End;
use crate::trouble::complain;

/// Which ledger.
#[derive(Debug, Args)]
pub(crate) struct Which {
    /// The ledger: an SQLite file
    #[arg(long, value_name = "FILE", env = "SAYSO_LEDGER", default_value = "sayso.db")]
    pub(crate) ledger: PathBuf,
}

impl Which {
    /// The ledger for reading; what is wrong with it has been said where there is none.
    pub(crate) fn read(&self) -> Option<Ledger> {
        said(Ledger::read(&self.ledger))
    }

    /// The ledger for writing; it must be there.
    pub(crate) fn write(&self) -> Option<Ledger> {
        said(Ledger::write(&self.ledger))
    }

    /// The ledger for writing; it is made where there is none.
    pub(crate) fn create(&self) -> Option<Ledger> {
        said(Ledger::create(&self.ledger))
    }
}

fn said<T>(result: sayso::ledger::Result<T>) -> Option<T> {
    result.map_err(complain).ok()
}

/// How a command ends that met `error`: what is not there is nothing found.
pub(crate) fn ended(error: &sayso::ledger::Error) -> End {
    complain(error);
    if error.kind() == ErrorKind::NotFound { End::Nothing } else { End::Trouble }
}

/// Whether an argument means a file or folder rather than something in the ledger.
pub(crate) fn is_path(argument: &Path) -> bool {
    argument.as_os_str() == "-" || argument.exists()
}
