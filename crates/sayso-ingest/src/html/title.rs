use super::body::letters;
use super::meta::Meta;
use super::tags::Tag;
use super::tree::Tree;

/// What a page's title may be, as it is written in several places.
pub(crate) struct Titles {
    /// As they are written, the most trusted first.
    candidates: Vec<String>,
    /// Large headings.
    headings: Vec<String>,
    site: Option<String>,
}

/// Bytes of a title that are looked at.
const LONGEST: usize = 8 << 10;

impl Titles {
    /// `headline` is what JSON-LD says, `site` the name of the outlet.
    pub(crate) fn of(tree: &Tree, meta: &Meta<'_>, headline: Option<&str>, site: Option<&str>) -> Titles {
        let words = |tag: Tag| (0..tree.len()).filter(move |&at| tree.tag(at) == tag).map(|at| tree.words(at, LONGEST));
        let named =
            ["og:title", "twitter:title", "title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title"];
        let mut candidates: Vec<String> = headline.into_iter().map(collapsed).collect();
        candidates.extend(named.iter().filter_map(|key| meta.first(&[key])).map(collapsed));
        candidates.extend(words(Tag::Title).take(1));
        let name = site.map(letters).unwrap_or_default();
        let is_title = |title: &String| !letters(title).is_empty() && letters(title) != name;
        candidates.retain(is_title);
        let headings = words(Tag::H1).filter(is_title).take(8).collect();
        Titles { candidates, headings, site: site.map(str::to_owned) }
    }

    /// The title as a reader sees it: the large heading that agrees with what the page says elsewhere, else that.
    pub(crate) fn title(&self) -> Option<String> {
        let agreeing = self.headings.iter().find(|heading| self.candidates.iter().any(|title| agree(heading, title)));
        let stated = || self.candidates.first().map(|title| self.without_site(title));
        let longer = |title: String| {
            let short = title.trim_end_matches(['.', '…', ' ']);
            let is_cut = short.len() < title.len() && title.ends_with(['.', '…']);
            let whole =
                self.candidates.iter().find(|other| is_cut && other.len() > title.len() && other.starts_with(short));
            whole.map_or(title.clone(), |whole| self.without_site(whole))
        };
        agreeing.cloned().or_else(stated).or_else(|| self.headings.first().cloned()).map(longer)
    }

    /// All forms of it as [`letters`], to find it in the text.
    pub(crate) fn letters(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for title in &self.candidates {
            found.push(letters(title));
            for part in SEPARATORS.iter().flat_map(|part| [title.rsplit_once(part), title.split_once(part)]).flatten() {
                found.push(letters(part.0));
            }
        }
        found.retain(|letters| letters.len() > 8);
        found
    }

    /// Without " | Sarn Courier" at its end, or "Sarn Courier: " at its beginning.
    fn without_site(&self, title: &str) -> String {
        let is_site = |part: &str| {
            let part = letters(part);
            let is_outlet = self.site.as_deref().is_some_and(|site| {
                let site = letters(site);
                !part.is_empty()
                    && (site.contains(&part) && part.len() * 2 >= site.len()
                        || part.contains(&site) && !site.is_empty())
            });
            is_outlet || part.is_empty()
        };
        let is_known = |front: &str| {
            let front = letters(front);
            self.headings.iter().chain(&self.candidates).any(|other| letters(other) == front)
        };
        for separator in SEPARATORS {
            if let Some((front, end)) = title.rsplit_once(separator) {
                let is_bar = matches!(*separator, " | " | " » " | " :: ");
                let is_label = end.split_whitespace().count() <= 4 && front.split_whitespace().count() >= 4;
                if is_site(end) || is_known(front) || is_bar && is_label && self.site.is_none() {
                    return self.without_site(front.trim());
                }
            }
            if let Some((_, rest)) =
                title.split_once(separator).filter(|(start, rest)| is_site(start) && rest.len() > start.len())
            {
                return rest.trim().to_owned();
            }
        }
        title.to_owned()
    }
}

const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " » ", " :: ", " • ", " : "];

fn collapsed(title: &str) -> String {
    title.split_whitespace().take(LONGEST / 4).collect::<Vec<_>>().join(" ")
}

/// Half of the words of the shorter one are in both.
fn agree(heading: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split_whitespace().take(200).map(letters).filter(|word| !word.is_empty()).collect()
    };
    let (heading, title) = (words(heading), words(title));
    let shared = heading.iter().filter(|word| title.contains(word)).count();
    heading.len() >= 2 && shared * 2 >= heading.len().max(3)
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn check(html: &str, site: Option<&str>, expected: Option<&str>) {
        let tree = parse::parse(html, 64);
        let titles = Titles::of(&tree, &Meta::of(&tree), None, site);
        assert_eq!(titles.title().as_deref(), expected, "{html}");
    }

    #[test]
    fn titles() {
        check(
            "<title>Harbour of Sarn closes - Sarn Courier</title>",
            Some("Sarn Courier"),
            Some("Harbour of Sarn closes"),
        );
        check(
            "<title>Sarn Courier | Harbour of Sarn closes</title>",
            Some("Sarn Courier"),
            Some("Harbour of Sarn closes"),
        );
        check("<title>Harbour of Sarn closes | Sarn Courier</title>", None, Some("Harbour of Sarn closes"));
        check("<title>Harbour - a story of Sarn</title>", None, Some("Harbour - a story of Sarn"));
        check(
            "<meta property=og:title content='Sarn loses its harbour'><title>Harbour of Sarn closes</title><h1>Harbour of  Sarn closes</h1>",
            None,
            Some("Harbour of Sarn closes"),
        );
        check(
            "<meta property=og:title content='Harbour of Sarn closes'><h1>Sarn Courier</h1>",
            None,
            Some("Harbour of Sarn closes"),
        );
        check(
            "<title>Harbour of…</title><meta property=og:title content='Harbour of Sarn cl...'><meta name=twitter:title content='Harbour of Sarn closes'>",
            None,
            Some("Harbour of Sarn closes"),
        );
        check("<h1>Harbour closes</h1>", None, Some("Harbour closes"));
        check("<p>Harbour closes", None, None);
    }
}
