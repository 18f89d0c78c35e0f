//! Figures in a terminal: the range drawn, readings by origin, positions, warnings, and how a figure became
//! known. Input: figures, words, a width in columns. Output: text that fits it. Leaves out the walk back (`walk`)
//! and what the figures say in mark-up (`attested-publication`, whose words and order these are).

mod agreement;
mod bar;
mod constraints;
mod estimates;
mod expectation;
mod figure;
mod history;
mod layout;
mod multiverse;
mod stock_flow;
mod totals;

pub(crate) use agreement::agreement;
pub(crate) use constraints::{conflicts, constraints};
pub(crate) use estimates::{code, estimates, method_code};
pub(crate) use expectation::{expectations, hindcasts};
pub(crate) use figure::event;
pub(crate) use history::{history, policies};
pub(crate) use multiverse::multiverse;
pub(crate) use stock_flow::stock_flow;
pub(crate) use totals::totals;

use std::io::IsTerminal;

/// The narrowest and widest that text is set to, and what it is set to when nobody says.
const WIDTHS: std::ops::RangeInclusive<usize> = 60..=200;
const USUAL: usize = 100;

/// How many columns there are: `COLUMNS`, else 100; from 60 to 200.
pub(crate) fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|c| c.trim().parse::<usize>().ok());
    told.unwrap_or(USUAL).clamp(*WIDTHS.start(), *WIDTHS.end())
}

/// Whether to colour: on a terminal that can, unless `NO_COLOR` is set.
pub(crate) fn colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    let plain = std::env::var_os("TERM").is_some_and(|t| t == "dumb");
    !refused && !plain && std::io::stdout().is_terminal()
}

#[cfg(test)]
mod tests;
