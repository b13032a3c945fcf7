//! Figures over all cases in sight: how many, for whom, how long it takes, who waits for whom. Reads the desk's tables and
//! writes none; every question is kept to the countries of whoever asks.

pub mod tally;
pub mod median;
pub mod period;
pub mod sheet;
pub mod chart;
pub mod pages;
