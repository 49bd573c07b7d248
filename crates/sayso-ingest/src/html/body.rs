use super::blocks::{self, Block};
use super::phrases;
use super::tags::Tag;
use super::tree::{At, Tree};
use super::verdict::{Verdict, by_names, is_embed, verdict};

/// The blocks that are the text of a page's article; `headlines` are what its title may be.
pub(crate) fn body(tree: &Tree, headlines: &[String]) -> Vec<Block> {
    let verdicts: Vec<Verdict> = (0..tree.len()).map(|at| verdict(tree, at)).collect();
    let all = blocks::blocks(tree, 0, |at| verdicts[at] == Verdict::Out);
    let before = totals(tree, &all, |block| if is_running(block) { block.text.len() as i64 } else { 0 });
    let whole = before[tree.len()];
    let embeds: Vec<At> = (0..tree.len()).filter(|&at| is_embed(tree, at)).collect();
    // What holds most of a page's text is no furniture, whatever it is called; nor is what holds a post that is shown.
    let is_furniture = |at: At| {
        verdicts[at] == Verdict::Out
            || verdicts[at] == Verdict::Doubtful
                && (before[tree.end(at)] - before[at]) * 5 < whole * 2
                && !embeds.iter().any(|&embed| tree.holds(at, embed))
    };
    let kept = blocks::blocks(tree, 0, is_furniture);
    let container = container(tree, &kept, &verdicts);
    let body: Vec<Block> = kept.into_iter().filter(|block| tree.holds(container, block.at)).collect();
    let body = after_headline(tree, body, headlines);
    within(tree, body)
}

/// The element that holds the article: running text counts for it, links and labels against it.
fn container(tree: &Tree, blocks: &[Block], verdicts: &[Verdict]) -> At {
    let weights = totals(tree, blocks, |block| weight(tree, block));
    let sum = |at: At| weights[tree.end(at)] - weights[at];
    let best = (0..tree.len()).filter(|&at| tree.tag(at).is_block()).max_by_key(|&at| (sum(at), at)).unwrap_or(0);
    let is_body = |&at: &At| verdicts[at] == Verdict::Body && tree.tag(at).is_block();
    let around = tree.ancestors(best).find(is_body).filter(|&at| sum(at) * 10 >= sum(best) * 8);
    let inside = || tree.inside(best).filter(is_body).filter(|&at| sum(at) * 10 >= sum(best) * 8).last();
    around.or_else(inside).unwrap_or(best)
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
fn is_running(block: &Block) -> bool {
    block.words() >= 12 && block.linked() * 2 < block.text.len()
}

fn is_linked(block: &Block) -> bool {
    block.linked() * 10 >= block.text.len() * 8
}

fn weight(tree: &Tree, block: &Block) -> i64 {
    let length = block.text.len() as i64;
    if is_running(block) {
        if tree.tag(block.element) == Tag::P { length } else { length / 2 }
    } else if is_linked(block) {
        -40 - length
    } else {
        -2
    }
}

/// Without the headline and what stands above it, and without its copies further down.
fn after_headline(tree: &Tree, mut body: Vec<Block>, headlines: &[String]) -> Vec<Block> {
    let is_headline = |block: &Block| headlines.contains(&letters(&block.text));
    let running = |blocks: &[Block]| blocks.iter().filter(|b| is_running(b)).map(|b| b.text.len()).sum::<usize>();
    let whole = running(&body);
    let heads = |at: &usize| {
        let element = tree.tag(body[*at].element);
        is_headline(&body[*at]) && (matches!(element, Tag::H1 | Tag::H2) || running(&body[..*at]) * 10 <= whole * 3)
    };
    if let Some(at) = (0..body.len()).find(heads) {
        body.drain(..=at);
    }
    body.retain(|block| !is_headline(block));
    body
}

/// Letters and digits alone, in small letters.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Without what stands before the first and after the last paragraph, and the furniture between them.
fn within(tree: &Tree, mut body: Vec<Block>) -> Vec<Block> {
    body.retain(|block| !is_linked(block) && !phrases::is_call(&block.text) && !is_label(tree, block));
    let is_heading = |block: &Block| tree.tag(block.element).is_heading();
    let Some(mut first) = body.iter().position(|block| is_running(block) && !is_heading(block)) else { return body };
    while first > 0 && !is_heading(&body[first - 1]) && is_sentence(&body[first - 1]) {
        first -= 1;
    }
    body.drain(..first);
    if let Some(others) = body.iter().position(|block| is_heading(block) && phrases::is_about_others(&block.text)) {
        body.truncate(others);
    }
    while body.last().is_some_and(is_heading) {
        body.pop();
    }
    body
}

/// A short paragraph: it ends like a sentence.
fn is_sentence(block: &Block) -> bool {
    let end = block.text.trim_end_matches(['"', '\'', '”', '’', ')', '»']);
    end.ends_with(['.', '!', '?', '…', '。', '！', '？']) && block.words() >= 4
}

/// All its words stand in one piece of a line that says it is a caption, a date, a name.
fn is_label(tree: &Tree, block: &Block) -> bool {
    tree.ancestors(block.at)
        .take_while(|&around| around != block.element)
        .filter(|&around| tree.holds(around, block.last))
        .any(|around| by_names(tree, around) == Verdict::Doubtful)
}
