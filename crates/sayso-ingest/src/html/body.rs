use super::blocks::{self, Block};
use super::cards;
use super::phrases;
use super::tags::Tag;
use super::tree::{At, Name, Tree};
use super::verdict::{Verdict, by_names, is_embed, verdicts};
use crate::credit;

/// The text of a page's article.
#[derive(Default)]
pub(crate) struct Body {
    pub(crate) blocks: Vec<Block>,
    /// Blocks that stand before it and are none of it: names, dates.
    pub(crate) before: Vec<Block>,
}

/// The text of a page's article; `headlines` are what its title may be, as [`letters`].
///
/// The element is looked for that holds most running text and least furniture; in it, what stands above the headline,
/// lines of links, teasers and calls are left out. Credits and corrections stay wherever they stand beside the text.
pub(crate) fn body(tree: &Tree, headlines: &[String]) -> Body {
    let verdicts = verdicts(tree);
    let page = blocks::blocks(tree, 0, |at| verdicts[at] == Verdict::Out);
    // Where nothing is found, words count as a text that would not elsewhere.
    for (least, has_furniture) in [(12, true), (6, true), (12, false), (2, false)] {
        let furniture = if has_furniture { furniture(tree, &page, &verdicts) } else { vec![false; tree.len()] };
        let reading = Reading { tree, verdicts: &verdicts, furniture, headlines, least };
        let found = reading.body(&page);
        if let Some(&first) = found.first() {
            let mut body = Body::default();
            for (at, block) in page.into_iter().enumerate() {
                if found.binary_search(&at).is_ok() {
                    body.blocks.push(block);
                } else if (first.saturating_sub(BEFORE)..first).contains(&at) {
                    body.before.push(block);
                }
            }
            return body;
        }
    }
    Body::default()
}

/// So many blocks before the text may tell of it.
const BEFORE: usize = 12;

/// Letters and digits alone, in small letters.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// For every node whether it is furniture, or lies in it.
fn furniture(tree: &Tree, page: &[Block], verdicts: &[Verdict]) -> Vec<bool> {
    let texts = totals(tree, page, |block| if is_running(block, 12) { block.text.len() as i64 } else { 0 });
    let text = |at: At| texts[tree.end(at)] - texts[at];
    let embeds: Vec<usize> = [0].into_iter().chain(embeds_up_to(tree)).collect();
    let paragraphs = totals(tree, page, |block| i64::from(is_running(block, 12)));
    // What holds most of a page's text is no furniture, whatever it is called; nor is what holds a post that is shown.
    let is_most = |at: At| text(at) * 5 >= text(0) * 2 && text(at) > 0;
    let holds_embed = |at: At| embeds[tree.end(at)] > embeds[at];
    let holds_paragraphs = |at: At| paragraphs[tree.end(at)] - paragraphs[at] >= 2 && text(at) >= PARAGRAPHS;
    let mut furniture = cards::cards(tree, page);
    for at in 1..tree.len() {
        let is_furniture = match verdicts[at] {
            Verdict::Furniture => !is_most(at) && !holds_embed(at),
            Verdict::Doubtful => !is_most(at) && !holds_embed(at) && !holds_paragraphs(at),
            _ => false,
        };
        furniture[at] = furniture[at] || furniture[tree.parent(at)] || is_furniture;
    }
    furniture
}

/// Bytes of two paragraphs.
const PARAGRAPHS: i64 = 350;

/// For every node how many posts are shown up to it.
fn embeds_up_to(tree: &Tree) -> impl Iterator<Item = usize> {
    (0..tree.len()).scan(0, |count, at| {
        *count += usize::from(is_embed(tree, at));
        Some(*count)
    })
}

/// For every node the sum of what blocks are worth that begin before it.
fn totals(tree: &Tree, blocks: &[Block], worth: impl Fn(&Block) -> i64) -> Vec<i64> {
    let mut sums = vec![0; tree.len() + 1];
    for block in blocks {
        sums[block.at + 1] += worth(block);
    }
    for at in 1..sums.len() {
        sums[at] += sums[at - 1];
    }
    sums
}

/// Sentences rather than labels.
fn is_running(block: &Block, least: usize) -> bool {
    block.words() >= least && block.linked() * 2 < block.text.len()
}

/// One look at a page.
struct Reading<'a> {
    tree: &'a Tree,
    verdicts: &'a [Verdict],
    furniture: Vec<bool>,
    headlines: &'a [String],
    /// How many words make a paragraph.
    least: usize,
}

impl Reading<'_> {
    /// Which blocks of a page are its article's.
    fn body(&self, page: &[Block]) -> Vec<usize> {
        let Some(container) = self.container(page) else { return Vec::new() };
        let inside = |at: &usize| self.tree.holds(container, page[*at].at) && !self.furniture[page[*at].element];
        let mut body: Vec<usize> = (0..page.len()).filter(inside).collect();
        self.cut_headline(page, &mut body);
        self.cut_furniture(page, &mut body);
        if let (Some(&first), Some(&last)) = (body.first(), body.last()) {
            let near = first.saturating_sub(NEAR)..(last + 1 + NEAR).min(page.len());
            let is_credit = |at: &usize| !is_linked(&page[*at]) && credit::is_credit_or_change(&page[*at].text);
            body.extend(near.filter(is_credit));
            body.sort_unstable();
            body.dedup();
        }
        body
    }

    /// The element that holds the article: running text counts for it, links and labels against it. One that says that
    /// it is the body goes before, where it holds about as much.
    fn container(&self, page: &[Block]) -> Option<At> {
        let tree = self.tree;
        let worth = |block: &Block| if self.furniture[block.element] { 0 } else { self.weight(block) };
        let (weights, texts) = (totals(tree, page, worth), totals(tree, page, |block| worth(block).max(0)));
        let (sum, text) = (|at: At| weights[tree.end(at)] - weights[at], |at: At| texts[tree.end(at)] - texts[at]);
        let blocks = (0..tree.len()).filter(|&at| tree.tag(at).is_block());
        let best = blocks.max_by_key(|&at| (sum(at), at)).filter(|&at| sum(at) > 0)?;
        // A paragraph alone may stand between others.
        let best = if tree.tag(best) == Tag::P { tree.parent(best) } else { best };
        let says_so = |&at: &At| self.verdicts[at] == Verdict::Body && tree.tag(at).is_block() && sum(at) > 0;
        let around = tree.ancestors(best).find(says_so).filter(|&at| sum(at) * 10 >= sum(best) * 7);
        if around.is_some() {
            return around;
        }
        let inside = || tree.inside(best).rev().filter(says_so).filter(|&at| !self.furniture[at]);
        let most = inside().find(|&at| text(at) * 10 >= text(best) * 8);
        // Where others are called the same, it is a piece.
        let class = |at: At| tree.attribute(at, Name::Class);
        let is_whole = |&most: &At| !inside().any(|at| class(at) == class(most) && !tree.holds(at, most));
        Some(most.filter(is_whole).unwrap_or(best))
    }

    fn weight(&self, block: &Block) -> i64 {
        let length = block.text.len() as i64;
        if self.is_running(block) {
            if self.tree.tag(block.element) == Tag::P { length } else { length / 2 }
        } else if is_linked(block) {
            -40 - length
        } else if self.tree.tag(block.element) == Tag::Tr {
            0
        } else {
            -6
        }
    }

    fn is_running(&self, block: &Block) -> bool {
        is_running(block, self.least)
    }

    fn is_heading(&self, block: &Block) -> bool {
        self.tree.tag(block.element).is_heading()
    }

    /// Drops the headline and what stands above it, and its copies further down.
    fn cut_headline(&self, page: &[Block], body: &mut Vec<usize>) {
        let is_headline = |at: usize| self.headlines.contains(&letters(&page[at].text));
        let texts = |blocks: &[usize]| -> usize {
            blocks.iter().filter(|&&at| self.is_running(&page[at])).map(|&at| page[at].text.len()).sum()
        };
        let whole = texts(body);
        let heads = |&number: &usize| {
            let is_early = || texts(&body[..number]) * 10 <= whole * 3;
            let is_large = || matches!(self.tree.tag(page[body[number]].element), Tag::H1 | Tag::H2);
            is_headline(body[number]) && (is_early() || is_large() && number + 1 < body.len())
        };
        if let Some(number) = (0..body.len()).find(heads) {
            body.drain(..=number);
        }
        body.retain(|&at| !is_headline(at));
    }

    /// Drops what stands before the first and after the last paragraph, and the furniture between them.
    fn cut_furniture(&self, page: &[Block], body: &mut Vec<usize>) {
        body.retain(|&at| {
            let block = &page[at];
            !is_linked(block) && !phrases::is_call(&block.text) && !self.is_label(block)
        });
        let is_heading = |at: &usize| self.is_heading(&page[*at]);
        let is_text = |at: &usize| self.is_running(&page[*at]) && !is_heading(at);
        let Some(mut first) = body.iter().position(is_text) else { return body.clear() };
        while first > 0 && !is_heading(&body[first - 1]) && is_sentence(&page[body[first - 1]]) {
            first -= 1;
        }
        body.drain(..first);
        self.cut_others(page, body);
        while body.last().is_some_and(is_heading) {
            body.pop();
        }
    }

    /// Drops what stands under a heading over other articles: to the end, or to the next heading where more text
    /// follows.
    fn cut_others(&self, page: &[Block], body: &mut Vec<usize>) {
        let heads = |at: &usize| self.is_heading(&page[*at]);
        let is_others = |at: &usize| heads(at) && phrases::is_about_others(&page[*at].text);
        let mut from = 0;
        while let Some(number) = body[from..].iter().position(is_others).map(|number| from + number) {
            let text = |blocks: &[usize]| -> usize { blocks.iter().map(|&at| page[at].text.len()).sum() };
            if text(&body[number..]) <= text(&body[..number]) {
                return body.truncate(number);
            }
            let next = body[number + 1..].iter().position(heads).map_or(number + 1, |next| number + 1 + next);
            body.drain(number..next);
            from = number;
        }
    }

    /// All its words stand in one piece of a line that says it is a caption, a date, a name.
    fn is_label(&self, block: &Block) -> bool {
        let is_running = self.is_running(block);
        let is_label = |verdict| verdict == Verdict::Furniture || verdict == Verdict::Doubtful && !is_running;
        self.tree
            .ancestors(block.at)
            .take_while(|&around| around != block.element)
            .filter(|&around| self.tree.holds(around, block.last))
            .any(|around| is_label(by_names(self.tree, around)))
    }
}

/// So many blocks before and after the text a credit may stand.
const NEAR: usize = 6;

fn is_linked(block: &Block) -> bool {
    block.linked() * 10 >= block.text.len() * 8
}

/// A short paragraph: it ends like a sentence.
fn is_sentence(block: &Block) -> bool {
    let end = block.text.trim_end_matches(['"', '\'', '”', '’', ')', '»']);
    end.ends_with(['.', '!', '?', '…', '。', '！', '？']) && block.words() >= 4
}
