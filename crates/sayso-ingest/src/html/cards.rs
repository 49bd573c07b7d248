use super::blocks::Block;
use super::tree::{At, Tree};

/// For every node whether it is a card: one of three or more of a kind side by side that begin with a link and have a
/// few words more, as lists of other articles do.
pub(crate) fn cards(tree: &Tree, page: &[Block]) -> Vec<bool> {
    let mut cards = vec![false; tree.len()];
    let inside = |at: At| {
        let first = page.partition_point(|block| block.at < at);
        let end = page.partition_point(|block| block.at < tree.end(at));
        &page[first..end]
    };
    for at in 0..tree.len() {
        if !tree.tag(at).is_block() {
            continue;
        }
        let full: Vec<At> = tree.children(at).filter(|&child| !inside(child).is_empty()).collect();
        let alike: Vec<At> = full.iter().copied().filter(|&child| is_card(inside(child))).collect();
        if alike.len() >= 3
            && alike.len() * 5 >= full.len() * 4
            && alike.iter().all(|&child| tree.tag(child) == tree.tag(alike[0]))
        {
            for child in alike {
                cards[child] = true;
            }
        }
    }
    cards
}

/// It begins with a link, and more words follow than a line.
fn is_card(blocks: &[Block]) -> bool {
    let Some((first, rest)) = blocks.split_first() else { return false };
    first.linked() * 10 >= first.text.len() * 8
        && !rest.is_empty()
        && blocks.iter().map(Block::words).sum::<usize>() <= MOST_WORDS
}

/// More is a section of an article.
const MOST_WORDS: usize = 60;
