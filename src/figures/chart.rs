//! Charts as the numbers that a drawing needs: places and lengths in its units. The drawing itself stands in the template,
//! so that it takes the colours and the direction of the page.

/// Height of the columns of a chart.
pub const HEIGHT: i64 = 160;
/// Width of one month.
const STEP: i64 = 56;

/// A month's two columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Where it begins.
    pub x: i64,
    /// The middle of the month, for its label.
    pub middle: i64,
    /// Top and height of the first.
    pub opened: (i64, i64),
    /// Top and height of the second.
    pub closed: (i64, i64),
    /// The label; empty where labels would touch.
    pub label: String,
}

/// The columns of a chart, its width, and what its full height stands for.
#[must_use]
pub fn columns(months: &[(String, i64, i64)]) -> (Vec<Column>, i64, i64) {
    let most = months.iter().map(|(_, opened, closed)| *opened.max(closed)).max().unwrap_or(0);
    let full = rounded_up(most);
    let every = months.len().div_ceil(14).max(1);
    let mut columns = Vec::new();
    let mut x = 40;
    for (place, (month, opened, closed)) in months.iter().enumerate() {
        columns.push(Column {
            x,
            middle: x + STEP / 2,
            opened: bar(*opened, full),
            closed: bar(*closed, full),
            label: if place % every == 0 { month.clone() } else { String::new() },
        });
        x += STEP;
    }
    (columns, x.max(320), full)
}

fn bar(value: i64, full: i64) -> (i64, i64) {
    let height = value.saturating_mul(HEIGHT) / full.max(1);
    // One case in ten thousand is still to be seen.
    let height = if value > 0 { height.max(1) } else { 0 };
    (10 + HEIGHT - height, height)
}

/// The next round number: 1, 2 or 5 with zeros.
#[must_use]
pub fn rounded_up(most: i64) -> i64 {
    let mut unit: i64 = 1;
    loop {
        for step in [1, 2, 5] {
            if unit.saturating_mul(step) >= most {
                return unit.saturating_mul(step);
            }
        }
        unit = unit.saturating_mul(10);
    }
}

/// The length of a bar in hundredths of the longest.
#[must_use]
pub fn share(value: i64, most: i64) -> i64 {
    if most <= 0 { 0 } else { value.saturating_mul(100) / most }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_ends_at_a_round_number() {
        for (most, full) in [(0, 1), (1, 1), (3, 5), (6, 10), (11, 20), (99, 100), (101, 200), (4_321, 5_000)]
        {
            assert_eq!(rounded_up(most), full, "{most}");
        }
        assert_eq!(rounded_up(i64::MAX), i64::MAX);
    }

    #[test]
    fn columns_stand_on_the_line_and_never_above_the_axis() {
        let months: Vec<(String, i64, i64)> =
            (1..=24).map(|month| (format!("{month}"), month * 7, 168 - month)).collect();
        let (columns, width, full) = columns(&months);
        assert_eq!((columns.len(), full), (24, 200));
        for column in &columns {
            for (top, height) in [column.opened, column.closed] {
                assert!(top >= 10 && top + height == 10 + HEIGHT, "{column:?}");
            }
            assert!(column.x + STEP <= width);
        }
        assert_eq!(columns.iter().filter(|column| !column.label.is_empty()).count(), 12);
    }
}
