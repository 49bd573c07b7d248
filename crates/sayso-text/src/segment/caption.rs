/// Whether a block is the words under a picture, or who made it.
///
/// Only by signs that running text does not begin or end with: `Photo: …`, `FILE - …`, `(AP Photo/…)`,
/// `… via Getty Images`.
pub(super) fn is_caption(block: &str) -> bool {
    begins_as_credit(block) || ends_as_credit(block)
}

/// Longer than any caption: a paragraph that happens to end in a credit stays one.
const LONGEST: usize = 600;

const WITH_COLON: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "photographs",
    "photo credit",
    "photo by",
    "photo illustration",
    "file photo",
    "image",
    "images",
    "image credit",
    "image source",
    "picture",
    "pictures",
    "picture credit",
    "caption",
    "pictured",
    "credit",
    "illustration",
    "graphic",
    "video",
];
const BARE: &[&str] = &["photo by ", "photograph by ", "photos by ", "image credit ", "image by ", "picture by "];
const FILE: &[&str] = &["FILE - ", "FILE – ", "FILE — ", "FILE -- ", "FILE PHOTO", "(FILE", "FILE: "];
const BRACKETS: &[&str] = &[
    "AP Photo",
    "Photo by",
    "Photo:",
    "Photo credit",
    "Photo courtesy",
    "Image:",
    "Image credit",
    "Picture:",
    "File photo",
];
const AGENCIES: &[&str] =
    &["via Getty Images", "/Getty Images", "/AFP", "/Reuters", "/REUTERS", "via AP", "via Reuters", "/AP"];

fn begins_as_credit(block: &str) -> bool {
    let starts = |with: &&str| block.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    let before_colon = block.char_indices().take(20).find(|&(_, c)| c == ':').map_or("", |(at, _)| &block[..at]);
    let is_labelled = WITH_COLON.iter().any(|label| label.eq_ignore_ascii_case(before_colon.trim_end()));
    let in_brackets = block.strip_prefix(['(', '[']).is_some_and(|rest| BRACKETS.iter().any(|b| rest.starts_with(b)));
    is_short(block)
        && (is_labelled || in_brackets || BARE.iter().any(starts) || FILE.iter().any(|f| block.starts_with(f)))
}

fn ends_as_credit(block: &str) -> bool {
    let bare = block.trim_end_matches(['.', ')', ']']);
    let Some(open) = block.rfind(['(', '[']).filter(|_| is_short(block)) else {
        return is_short(block) && !block.contains(". ") && AGENCIES[..2].iter().any(|a| bare.ends_with(a));
    };
    let credit = &block[open + 1..];
    let is_last = bare.len() + 1 < block.len() || block.ends_with([')', ']']);
    is_last
        && !credit.contains(") ")
        && (BRACKETS.iter().any(|b| credit.starts_with(b)) || AGENCIES.iter().any(|agency| bare.ends_with(agency)))
}

fn is_short(block: &str) -> bool {
    block.len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        for (block, expected) in [
            ("Photo: Ilse Toft at the harbour", true),
            ("PHOTO CREDIT: Sarn Courier", true),
            ("Image: the dam", true),
            ("Photo by Ada Vell", true),
            ("FILE - In this Jan. 17 photo, Mayor Ilse Toft speaks in Sarn.", true),
            ("FILE PHOTO: The dam", true),
            ("(AP Photo/Ada Vell)", true),
            ("Mayor Ilse Toft speaks in Sarn on Tuesday. (AP Photo/Ada Vell)", true),
            ("Mayor Ilse Toft speaks in Sarn (Ada Vell/AFP via Getty Images).", true),
            ("Ada Vell/Getty Images", true),
            ("The photo showed the mayor.", false),
            ("Photographs of the dam were published, Toft said.", false),
            ("File a complaint, the mayor said.", false),
            ("The agency (which sells pictures via AP) said that it knew of nothing.", false),
            ("(With inputs from agencies)", false),
            ("Asked about the image: she laughed.", false),
        ] {
            assert_eq!(is_caption(block), expected, "{block}");
        }
    }
}
