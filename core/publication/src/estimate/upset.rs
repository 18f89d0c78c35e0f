//! Who stands on which lists together. Input: the table. Output: bars of the combinations with most people, with dots for their
//! lists below (an UpSet plot, Lex et al. 2014), and all combinations as a table.

use super::{Page, Picture};
use crate::page::draw;
use crate::{Arg, escape, visible};

/// The most combinations that are drawn; the table has all.
const COLUMNS: usize = 24;
const BARS: u64 = 120;
const ROW: u64 = 22;
/// Room for the lists' names, in hundredths of a per cent.
const NAMES: u64 = 2600;

pub(super) fn section(page: &Page<'_>) -> String {
    let table = page.table;
    let mut cells: Vec<(u32, u64)> = table.cells.iter().map(|(&pattern, &n)| (pattern, n)).collect();
    cells.sort_by_key(|&(pattern, n)| (std::cmp::Reverse(n), pattern));
    let shown = &cells[..cells.len().min(COLUMNS)];
    let most = shown.first().map_or(1, |(_, n)| (*n).max(1));
    let wide = (10_000 - NAMES) / shown.len().max(1) as u64;
    let mut drawing = String::new();
    for (at, list) in table.lists.iter().enumerate() {
        let y = BARS + ROW * at as u64 + 30;
        let name = escape(&draw::cut(&visible(list), 22));
        drawing.push_str(&format!("<text class=\"label\" x=\"0\" y=\"{}\">{name}</text>\n", y + 4));
    }
    for (column, &(pattern, n)) in shown.iter().enumerate() {
        let middle = NAMES + wide * column as u64 + wide / 2;
        let high = (n as f64 / most as f64 * (BARS - 20) as f64) as u64;
        let x = draw::percent(middle - wide * 35 / 100);
        let (width, top) = (draw::percent(wide * 70 / 100), BARS - high);
        drawing.push_str(&format!(
            "<rect class=\"bar core\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{high}\"/>\
             <text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            draw::percent(middle),
            top - 5,
            page.count(n as f64)
        ));
        let y = |list: u32| BARS + ROW * u64::from(list) + 30;
        if pattern.count_ones() > 1 {
            let (first, last) = (pattern.trailing_zeros(), 31 - pattern.leading_zeros());
            drawing.push_str(&draw::upright("joined", middle, y(first), y(last)));
        }
        for list in 0..table.lists.len() as u32 {
            let class = if pattern >> list & 1 == 1 { "dot-in" } else { "dot-out" };
            drawing.push_str(&format!(
                "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"5\"/>",
                draw::percent(middle),
                y(list)
            ));
        }
        drawing.push('\n');
    }
    let rows = cells
        .iter()
        .map(|&(pattern, n)| {
            let on = table.lists.iter().enumerate().filter(|(list, _)| pattern >> list & 1 == 1);
            vec![on.map(|(_, name)| escape(&visible(name))).collect::<Vec<_>>().join(" · "), page.count(n as f64)]
        })
        .collect();
    let twice: u64 = cells.iter().filter(|(pattern, _)| pattern.count_ones() > 1).map(|(_, n)| n).sum();
    let args = [
        ("lists", Arg::Count(table.lists.len() as u64)),
        ("combinations", Arg::Count(cells.len() as u64)),
        ("shown", Arg::Count(shown.len() as u64)),
        ("twice", Arg::Count(twice)),
    ];
    let picture = Picture {
        id: "lists",
        title: page.say("report-lists", &[]),
        says: page.say("report-lists-says", &args),
        height: BARS + ROW * table.lists.len() as u64 + 30,
        drawing,
        columns: vec![page.say("report-column-lists", &[]), page.say("report-column-people", &[])],
        rows,
    };
    picture.html(page)
}
