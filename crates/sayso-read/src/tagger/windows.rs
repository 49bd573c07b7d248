use std::ops::Range;

/// Pieces that one window holds, between `[CLS]` and `[SEP]`.
pub(crate) const ROOM: usize = 254;
/// Pieces that two neighbouring windows share, so that every piece is seen with words on both sides.
pub(crate) const OVERLAP: usize = 64;

/// One look of the encoder: the pieces that it sees, and those for which it is the better of two looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Pieces that it sees.
    pub sees: Range<usize>,
    /// Pieces whose encoding is taken from it.
    pub keeps: Range<usize>,
}

/// Windows over `pieces` pieces. A window ends where a sentence begins (`breaks`, ascending) if one does in its second
/// half; of two windows that see a piece, the one in which it lies further from a cut edge keeps it, the earlier one when
/// both are as far. Every piece is kept once.
///
/// ```
/// let windows = sayso_read::windows(300, &[200, 280]);
/// assert_eq!(windows[0].sees, 0..200);
/// assert_eq!(windows[1].sees, 136..300);
/// assert_eq!(windows[0].keeps.end, windows[1].keeps.start);
/// ```
pub fn windows(pieces: usize, breaks: &[usize]) -> Vec<Window> {
    let mut out: Vec<Window> = Vec::new();
    let mut start = 0;
    while start < pieces {
        let full = (start + ROOM).min(pieces);
        let end = if full == pieces {
            pieces
        } else {
            let last = breaks[..breaks.partition_point(|&b| b <= full)].last();
            last.copied().filter(|&b| b > start + ROOM / 2).unwrap_or(full)
        };
        let keeps_from = match out.last_mut() {
            // In the shared stretch start..previous.end the distances to the two cut edges add up to its length less one.
            Some(previous) => {
                let middle = (start + previous.sees.end).div_ceil(2);
                previous.keeps.end = middle;
                middle
            }
            None => 0,
        };
        out.push(Window { sees: start..end, keeps: keeps_from..end });
        if end == pieces {
            break;
        }
        start = end.saturating_sub(OVERLAP).max(start + 1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_kept_once_by_a_window_that_sees_it() {
        for pieces in [0, 1, 253, 254, 255, 400, 1000, 5003] {
            for step in [7, 30, 127, 300, 9999] {
                let breaks: Vec<usize> = (step..pieces).step_by(step).collect();
                let windows = windows(pieces, &breaks);
                let mut next = 0;
                for w in &windows {
                    assert_eq!(w.keeps.start, next);
                    assert!(w.sees.start <= w.keeps.start && w.keeps.end <= w.sees.end && w.sees.len() <= ROOM);
                    assert!(!w.keeps.is_empty());
                    next = w.keeps.end;
                }
                assert_eq!(next, pieces);
            }
        }
    }

    #[test]
    fn without_breaks_windows_are_full() {
        assert_eq!(windows(600, &[]).iter().map(|w| w.sees.clone()).collect::<Vec<_>>(), [0..254, 190..444, 380..600]);
    }
}
