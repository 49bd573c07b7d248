//! Output that lies among the input would be read again, or written over what is being read.

use std::fs;
use std::path::{Path, PathBuf};

use crate::args::{Format, ReadArgs};

/// Whether what is written would lie among what is read.
pub(crate) fn overlaps(args: &ReadArgs) -> bool {
    let mut inputs =
        args.paths.iter().filter(|path| path.as_os_str() != "-").filter_map(|path| fs::canonicalize(path).ok());
    match (&args.out, args.format) {
        (Some(folder), Format::Brat) => {
            let folder = real(folder);
            inputs
                .any(|input| if input.is_dir() { folder.starts_with(&input) } else { input.parent() == Some(&folder) })
        }
        (Some(file), _) => {
            let file = real(file);
            inputs.any(|input| if input.is_dir() { is_read(&file) && file.starts_with(&input) } else { input == file })
        }
        (None, _) => stdout_is(inputs),
    }
}

/// `path` without links and dots, though it may not be there yet.
fn real(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = || Some(fs::canonicalize(parent).ok()?.join(path.file_name()?));
    fs::canonicalize(path).ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

/// Whether files of this name are read in folders.
fn is_read(file: &Path) -> bool {
    file.file_name().is_some_and(|name| sayso::ingest::may_hold_articles(&name.to_string_lossy()))
}

/// Whether standard output goes to a file among `inputs` (`sayso read . > read.jsonl`).
#[cfg(unix)]
fn stdout_is(mut inputs: impl Iterator<Item = PathBuf>) -> bool {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;

    fn holds(input: &Path, identity: (u64, u64)) -> bool {
        let is_it = |meta: fs::Metadata| meta.is_file() && (meta.dev(), meta.ino()) == identity;
        match fs::read_dir(input) {
            Err(_) => input.metadata().is_ok_and(is_it),
            Ok(entries) => entries.flatten().any(|entry| {
                let path = entry.path();
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => holds(&path, identity),
                    Ok(kind) if kind.is_file() && is_read(&path) => entry.metadata().is_ok_and(is_it),
                    _ => false,
                }
            }),
        }
    }

    let stdout = std::io::stdout().as_fd().try_clone_to_owned().and_then(|file| fs::File::from(file).metadata());
    match stdout {
        Ok(meta) if meta.is_file() => inputs.any(|input| holds(&input, (meta.dev(), meta.ino()))),
        _ => false,
    }
}

#[cfg(not(unix))]
fn stdout_is(_inputs: impl Iterator<Item = PathBuf>) -> bool {
    false
}
