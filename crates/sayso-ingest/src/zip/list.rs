use zip::read::{Config, ZipFileEntry};
use zip::unstable::read::ZipIterable;
use zip::{CompressionMethod, HasZipMetadata};

use super::unpack::Shared;
use crate::ErrorKind;

/// The members of an archive, as far as they are read, and what is wrong with the rest.
pub(super) struct List {
    pub(super) members: Vec<Member>,
    pub(super) problem: Option<(ErrorKind, String)>,
}

/// What the archive says of a member. How long it is when unpacked is not believed, and not kept.
pub(super) struct Member {
    pub(super) name: Box<str>,
    pub(super) method: CompressionMethod,
    pub(super) is_encrypted: bool,
    pub(super) is_link: bool,
    /// Where its own head is.
    pub(super) start: u64,
    /// How long it is as packed.
    pub(super) length: u64,
    pub(super) checksum: u32,
}

/// Names are longer only where they are made to be.
const LONGEST_NAME: usize = 1000;

/// The first `most` members.
pub(super) fn read(file: Shared, most: u64) -> List {
    let mut list = List { members: Vec::new(), problem: None };
    let damaged = |error| {
        let message = format!(
            "its list of members, which stands at its end, cannot be read ({error}): was it fetched as a whole?"
        );
        Some((ErrorKind::Damaged, message))
    };
    let mut archive = match ZipIterable::try_new(file, Config::default()) {
        Ok(archive) => archive,
        Err(error) => return List { problem: damaged(error), ..list },
    };
    let count = archive.len() as u64;
    if count > most {
        let message = format!("it has {count} members, and only the first {most} are read: raise the limit `entries`");
        list.problem = Some((ErrorKind::TooLong, message));
    }
    match archive.files() {
        Ok(entries) => {
            for entry in entries.take(usize::try_from(most).unwrap_or(usize::MAX)) {
                match entry {
                    Ok(entry) => list.members.push(member(&entry)),
                    Err(error) => list.problem = damaged(error),
                }
            }
        }
        Err(error) => list.problem = damaged(error),
    }
    list
}

fn member(entry: &ZipFileEntry<'_>) -> Member {
    let name =
        entry.name().map_or_else(|_| String::from_utf8_lossy(entry.name_raw()).into_owned(), |name| name.into_owned());
    let name = if name.len() > LONGEST_NAME { name.chars().take(LONGEST_NAME / 4).collect() } else { name };
    let data = entry.get_metadata();
    Member {
        name: name.into(),
        method: data.compression_method,
        is_encrypted: entry.encrypted(),
        is_link: entry.is_symlink(),
        start: data.header_start,
        length: data.compressed_size,
        checksum: data.crc32,
    }
}

/// What kind of document the archive is, where it is one.
pub(super) fn document(members: &[Member]) -> Option<&'static str> {
    let holds = |name: &str| members.iter().any(|member| &*member.name == name);
    let kinds = [
        ("word/document.xml", "a Word document (docx)"),
        ("xl/workbook.xml", "an Excel sheet (xlsx)"),
        ("ppt/presentation.xml", "a PowerPoint presentation (pptx)"),
        ("META-INF/container.xml", "an EPUB book"),
        ("META-INF/manifest.xml", "an OpenDocument text (odt)"),
        ("META-INF/MANIFEST.MF", "a program"),
    ];
    kinds.into_iter().find(|(name, _)| holds(name)).map(|(_, what)| what)
}

impl Member {
    /// The name for messages: nothing in it moves a terminal's cursor.
    pub(super) fn shown_name(&self) -> String {
        self.name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
    }

    /// Folders, links, hidden files, and what by its name holds no articles.
    pub(super) fn is_passed_over(&self) -> bool {
        let mut parts = self.name.split(['/', '\\']);
        let last = self.name.rsplit(['/', '\\']).next().unwrap_or("");
        let ending = last.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        last.is_empty()
            || self.is_link
            || parts.any(|part| part == "__MACOSX" || part.starts_with('.') && !matches!(part, "." | ".."))
            || NO_ARTICLES.contains(&ending.as_str())
    }
}

/// Endings of pictures, sounds, films, fonts, and of what pages are styled and run with.
const NO_ARTICLES: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "avif", "heic", "mp3", "m4a", "ogg",
    "wav", "flac", "mp4", "m4v", "mov", "avi", "mkv", "webm", "woff", "woff2", "ttf", "otf", "eot", "css", "js", "mjs",
    "map", "exe", "dll", "so", "class", "db", "sqlite", "ini", "lnk",
];
