//! What tables share: what is looked for, the column sorted by, the part that is shown. Input: a query. Output: links that
//! keep the rest of it. A table works without scripts: filtering is a form, sorting and turning pages are links.

use super::part;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use attested_office::num;
use attested_publication::visible;
use attested_store::Indexed;
use maud::{Markup, html};

/// Rows on a page unless more are asked for.
const ROWS: usize = 100;
/// Events that a field offers.
const EVENTS_OFFERED: u64 = 50;
/// Rows on a page at most.
const MOST_ROWS: usize = 1000;

/// What is asked of a table.
pub(crate) struct Asked<'a> {
    /// The column, a minus before it for the reverse.
    pub(crate) sort: &'a str,
    /// The first row shown.
    pub(crate) from: usize,
    /// How many.
    pub(crate) rows: usize,
}

impl<'a> Asked<'a> {
    pub(crate) fn of(view: &View<'a>) -> Self {
        let query = &view.ask.query;
        let rows = query.number("rows").unwrap_or(ROWS).clamp(1, MOST_ROWS);
        Asked {
            sort: query.some("sort").unwrap_or_default(),
            from: query.number::<u32>("from").map_or(0, |from| from as usize),
            rows,
        }
    }

    /// The column sorted by, and whether in reverse.
    pub(crate) fn column(&self) -> (&'a str, bool) {
        column(self.sort)
    }
}

/// What a table is sorted by, and whether in reverse.
pub(super) fn column(sort: &str) -> (&str, bool) {
    sort.strip_prefix('-').map_or((sort, false), |column| (column, true))
}

/// That a list of what has certain words may lack some: not everything is indexed yet, or more match than are looked at.
pub(super) fn gaps(view: &View<'_>, reach: Indexed, cut: Option<usize>) -> Markup {
    html! {
        @if !reach.is_whole() {
            p.wrong role="status" { (view.say_with("desk-indexing", &[num("done", reach.entries), num("total", reach.total)])) }
        }
        @if let Some(looked_at) = cut { p.wrong role="status" { (view.say_with("desk-cut", &[num("count", looked_at as u64)])) } }
    }
}

/// A table that is only looked at: its name, the keys of its columns' names, its rows.
pub(super) fn plain(view: &View<'_>, title: &str, columns: &[&str], rows: &Markup) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(title) { table {
            thead { tr { @for key in columns { th scope="col" { (view.say(key)) } } } }
            tbody { (rows) }
        } }
    }
}

/// A field for the words that are looked for.
pub(super) fn words_field(view: &View<'_>, key: &str) -> Markup {
    html! {
        label for="q" { (view.say(key)) }
        input #q name="q" type="search" value=(view.ask.query.text("q"));
    }
}

/// The address of this table with one thing changed.
pub(super) fn with(view: &View<'_>, name: &str, value: &str) -> String {
    let kept = view.ask.query.each().filter(|(other, text)| *other != name && *other != "from" && !text.is_empty());
    let all: Vec<String> =
        kept.chain([(name, value)]).map(|(name, text)| format!("{}={}", part(name), part(text))).collect();
    format!("{}?{}", view.ask.path, all.join("&"))
}

/// A field for an event's id, with those that changed last to choose from: a record may have more than a page can list.
pub(super) fn event_field(open: &Unlocked, name: &str, value: &str) -> Result<Markup, Fault> {
    let last = open.project.list_events("", 0, EVENTS_OFFERED)?.rows;
    Ok(html! {
        input id=(name) name=(name) value=(value) list={ (name) "-known" } autocomplete="off" size="12";
        datalist id={ (name) "-known" } { @for one in &last { option value=(one.event.id.as_str()) { (visible(&one.event.title)) } } }
    })
}

/// The head of a column that can be sorted by.
pub(super) fn head(view: &View<'_>, asked: &Asked<'_>, column: &str, name: &str) -> Markup {
    let (by, reverse) = asked.column();
    let (order, next) = match (by == column, reverse) {
        (true, false) => (Some("ascending"), format!("-{column}")),
        (true, true) => (Some("descending"), column.to_owned()),
        (false, _) => (None, column.to_owned()),
    };
    html! {
        th scope="col" aria-sort=[order] {
            a href=(with(view, "sort", &next)) { (name) }
            @if let Some(order) = order { span aria-hidden="true" { @if order == "ascending" { " ▲" } @else { " ▼" } } }
        }
    }
}

/// Which rows are shown, and the ways to the others.
pub(super) fn turning(view: &View<'_>, asked: &Asked<'_>, total: usize, place: &str) -> Markup {
    let last = (asked.from + asked.rows).min(total);
    let counts = [num("from", (asked.from + 1).min(last) as u64), num("to", last as u64), num("total", total as u64)];
    html! {
        nav.turning aria-label=(format!("{} {}", view.say("web-turning"), place)) {
            span { (view.say_with("web-rows", &counts)) }
            @if asked.from > 0 {
                " " a rel="prev" href=(with(view, "from", &asked.from.saturating_sub(asked.rows).to_string())) { (view.say("web-before")) }
            }
            @if last < total {
                " " a rel="next" href=(with(view, "from", &last.to_string())) { (view.say("web-after")) }
            }
        }
    }
}
