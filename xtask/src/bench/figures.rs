//! Figures as they are printed: medians with their range, rates, and seconds taken by the machine's clock.

use std::time::Instant;

use anyhow::Result;

use crate::run;

/// The same thing measured several times.
#[derive(Default)]
pub struct Figures(Vec<f64>);

impl Figures {
    pub fn add(&mut self, figure: f64) {
        self.0.push(figure);
        self.0.sort_by(f64::total_cmp);
    }

    /// The middle one; zero when nothing was measured.
    pub fn median(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or(0.0)
    }

    /// The median with the lowest and the highest.
    pub fn written(&self, decimals: usize) -> String {
        let (lowest, highest) = (self.0.first(), self.0.last());
        format!(
            "{:.decimals$} ({:.decimals$} to {:.decimals$}, {} times)",
            self.median(),
            lowest.unwrap_or(&0.0),
            highest.unwrap_or(&0.0),
            self.0.len()
        )
    }
}

/// One line of a table.
pub fn line(what: &str, figure: &str) {
    println!("  {what:<44} {figure}");
}

/// How many a second.
pub fn rate(count: usize, seconds: f64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / seconds.max(f64::MIN_POSITIVE)
}

/// Does something and tells how many seconds it took.
pub fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, f64)> {
    let began = clock();
    let value = work()?;
    Ok((value, began.elapsed().as_secs_f64()))
}

/// The machine's clock, for figures only.
pub fn clock() -> Instant {
    run::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle_whatever_the_order() {
        let mut figures = Figures::default();
        for figure in [9.0, 1.0, 4.0] {
            figures.add(figure);
        }
        assert_eq!(figures.written(1), "4.0 (1.0 to 9.0, 3 times)");
    }
}
