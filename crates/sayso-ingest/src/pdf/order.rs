use super::pieces::Piece;

/// Lines below one another that are read together: a column, a headline across several.
pub(super) type Column = Vec<Piece>;

/// The pieces of a page as lines in the order in which they are read: columns from left to right, between what runs across them.
pub(super) fn columns(pieces: Vec<Piece>) -> Vec<Column> {
    let mut columns = Vec::new();
    arrange(pieces, 0, &mut columns);
    columns
}

/// Pages with more pieces are drawings or tables, and get no columns.
const MOST: usize = 3_000;

const DEEPEST: u32 = 6;

fn arrange(mut pieces: Vec<Piece>, depth: u32, columns: &mut Vec<Column>) {
    if pieces.is_empty() {
        return;
    }
    let gutter = if depth < DEEPEST { gutter(&pieces) } else { None };
    let Some(gutter) = gutter else {
        columns.push(lines(pieces));
        return;
    };
    pieces.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        let is_left = piece.right <= gutter;
        if !is_left && piece.left < gutter {
            for side in [&mut left, &mut right] {
                arrange(std::mem::take(side), depth + 1, columns);
            }
            across.push(piece);
            continue;
        }
        if !across.is_empty() {
            columns.push(lines(std::mem::take(&mut across)));
        }
        if is_left { &mut left } else { &mut right }.push(piece);
    }
    if !across.is_empty() {
        columns.push(lines(across));
    }
    arrange(left, depth + 1, columns);
    arrange(right, depth + 1, columns);
}

/// Where a white strip runs down between columns of prose, such that few pieces cross it.
fn gutter(pieces: &[Piece]) -> Option<f64> {
    if pieces.len() < 6 || pieces.len() > MOST {
        return None;
    }
    let size = median(pieces.iter().map(|piece| piece.size).collect());
    let mut starts: Vec<f64> = pieces.iter().map(|piece| piece.left).collect();
    starts.sort_by(f64::total_cmp);
    starts.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    let mut best: Option<((usize, usize), f64)> = None;
    for start in starts {
        let at = start - 0.25 * size;
        let is_left = |piece: &&Piece| piece.right <= at - 0.25 * size;
        let is_right = |piece: &&Piece| piece.left >= at;
        let left: Vec<&Piece> = pieces.iter().filter(is_left).collect();
        let right: Vec<&Piece> = pieces.iter().filter(is_right).collect();
        let across = pieces.len() - left.len() - right.len();
        if !is_prose(&left, size) || !is_prose(&right, size) || across * 3 > left.len() + right.len() {
            continue;
        }
        if beside(&left, &right) < 3 || beside(&right, &left) < 3 {
            continue;
        }
        let worth = (pieces.len() - across, left.len().min(right.len()));
        if best.is_none_or(|(known, _)| worth > known) {
            best = Some((worth, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Lines of text, not cells of a table.
fn is_prose(pieces: &[&Piece], size: f64) -> bool {
    pieces.len() >= 3 && median(pieces.iter().map(|piece| piece.width()).collect()) >= 6.0 * size
}

/// How many pieces stand beside the others, neither above nor below all of them.
fn beside(pieces: &[&Piece], others: &[&Piece]) -> usize {
    let low = others.iter().map(|piece| piece.baseline - piece.size).fold(f64::INFINITY, f64::min);
    let high = others.iter().map(|piece| piece.baseline + piece.size).fold(f64::NEG_INFINITY, f64::max);
    pieces.iter().filter(|piece| (low..=high).contains(&piece.baseline)).count()
}

/// Pieces on the same baseline as one line, from top to bottom.
pub(super) fn lines(mut pieces: Vec<Piece>) -> Column {
    pieces.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let mut lines: Column = Vec::new();
    let mut row: Vec<Piece> = Vec::new();
    for piece in pieces {
        if row.first().is_some_and(|first| !first.is_level_with(&piece)) {
            lines.extend(line(std::mem::take(&mut row)));
        }
        row.push(piece);
    }
    lines.extend(line(row));
    lines
}

fn line(mut row: Vec<Piece>) -> Option<Piece> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut row = row.into_iter();
    let mut line = row.next()?;
    row.for_each(|piece| line.push(&piece));
    Some(line)
}

pub(super) fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, left: f64, baseline: f64) -> Piece {
        Piece { text: text.to_owned(), left, right: left + text.len() as f64 * 5.0, baseline, size: 10.0 }
    }

    fn shown(pieces: Vec<Piece>) -> String {
        let columns: Vec<String> = columns(pieces)
            .into_iter()
            .map(|column| column.into_iter().map(|line| line.text).collect::<Vec<_>>().join("/"))
            .collect();
        columns.join(" | ")
    }

    #[test]
    fn one_column() {
        let pieces = vec![piece("second", 50.0, 680.0), piece("first", 50.0, 700.0), piece("end", 110.0, 699.0)];
        assert_eq!(shown(pieces), "first end/second");
    }

    #[test]
    fn two_columns_below_a_headline() {
        let mut pieces = vec![piece("A headline that runs across both of the columns", 50.0, 750.0)];
        for line in 0..4 {
            let baseline = 700.0 - 12.0 * f64::from(line);
            pieces.push(piece(&format!("left column {line}....."), 50.0, baseline));
            pieces.push(piece(&format!("right column {line}...."), 200.0, baseline));
        }
        pieces.push(piece("A line below that also runs across both columns", 50.0, 600.0));
        assert_eq!(
            shown(pieces),
            "A headline that runs across both of the columns | left column 0...../left column 1...../left column 2...../\
             left column 3..... | right column 0..../right column 1..../right column 2..../right column 3.... | \
             A line below that also runs across both columns"
        );
    }

    #[test]
    fn cells_of_a_table_stay_in_their_rows() {
        let pieces = (0..4).flat_map(|row| {
            let baseline = 700.0 - 12.0 * f64::from(row);
            [piece(&format!("row {row}"), 50.0, baseline), piece("12", 300.0, baseline)]
        });
        assert_eq!(shown(pieces.collect()), "row 0 12/row 1 12/row 2 12/row 3 12");
    }
}
