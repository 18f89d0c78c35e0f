//! How claims travelled, drawn: a column a day, a row a claim, a line from each claim to those that pass it on, and beside
//! each what changed. Input: the graph, somebody who translates, how many claims at most. Output: SVG, and the same as an HTML
//! list for who doesn't see drawings; the same bytes each time. Leaves out speakers, publishers and documents (names of
//! persons stand in them), claims that nothing connects, and sealed steps, whatever the graph holds (invariant 12).

use crate::page::draw::cut;
use crate::{Arg, Translate, escape, words};
use attested_figures::drift::Drift;
use attested_figures::travel::{ClaimNode, Travel, TravelStep};
use attested_model::ClaimId;
use std::collections::{BTreeMap, BTreeSet};

/// Pixels: columns, rows, boxes, and the room for what changed.
const COLUMN: usize = 196;
const GUTTER: usize = 28;
const ROW: usize = 58;
const BOX: (usize, usize) = (152, 44);
const TOP: usize = 40;
const BESIDE: usize = 380;
/// Lines that leave one column stand so far apart, in turns.
const LANES: usize = 5;

/// A drawing with the same in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The drawing, complete in itself.
    pub svg: String,
    /// The same without its style sheet, for a page that has it.
    pub bare: String,
    /// The steps as an HTML list.
    pub list: String,
    /// Connected claims that are not drawn.
    pub left_out: usize,
}

/// Draws the first `at_most` of the claims that steps connect.
pub fn draw(travel: &Travel, translate: &dyn Translate, at_most: usize) -> Drawing {
    let open: Vec<&TravelStep> = travel.steps.iter().filter(|s| !s.sealed).collect();
    let linked: BTreeSet<&ClaimId> = open.iter().flat_map(|s| [&s.source, &s.rendering]).collect();
    let connected: Vec<&ClaimNode> = travel.claims.iter().filter(|c| linked.contains(&c.claim)).collect();
    let drawn: Vec<&ClaimNode> = connected.iter().take(at_most).copied().collect();
    let layout = Layout::of(&drawn, &open);
    let steps: Vec<&TravelStep> = open
        .into_iter()
        .filter(|s| layout.places.contains_key(&s.source) && layout.places.contains_key(&s.rendering))
        .collect();
    let left_out = connected.len() - drawn.len();
    let drawn_with = |sheet: &str| svg(travel, &drawn, &steps, &layout, left_out, sheet, translate);
    let (svg, bare) = (drawn_with(&format!("<style>{STYLE}</style>")), drawn_with(""));
    Drawing { svg, bare, list: list(&steps, translate), left_out }
}

/// Where each claim stands: column and row.
struct Layout<'t> {
    /// Last day, and the date as written; the undated last.
    days: Vec<Option<(&'t str, &'t str)>>,
    places: BTreeMap<&'t ClaimId, (usize, usize)>,
}

impl<'t> Layout<'t> {
    /// A column a day, the undated last; a row a claim: what is connected stands together, in the order of its days.
    fn of(drawn: &[&'t ClaimNode], steps: &[&'t TravelStep]) -> Self {
        let dated: BTreeSet<(&str, &str)> = drawn.iter().filter_map(|c| date(c)).collect();
        let mut days: Vec<Option<(&str, &str)>> = dated.into_iter().map(Some).collect();
        if drawn.iter().any(|c| date(c).is_none()) {
            days.push(None);
        }
        let index: BTreeMap<&ClaimId, usize> = drawn.iter().enumerate().map(|(i, c)| (&c.claim, i)).collect();
        // Each claim leads to the first of what it is connected with.
        let mut first: Vec<usize> = (0..drawn.len()).collect();
        for step in steps {
            if let (Some(a), Some(b)) = (index.get(&step.source), index.get(&step.rendering)) {
                let (a, b) = (root(&mut first, *a), root(&mut first, *b));
                first[a.max(b)] = a.min(b);
            }
        }
        let mut rows: Vec<usize> = (0..drawn.len()).collect();
        rows.sort_by_key(|i| (root(&mut first, *i), *i));
        let column = |claim: &ClaimNode| days.iter().position(|d| *d == date(claim)).unwrap_or(0);
        let places = rows.iter().enumerate().map(|(row, i)| (&drawn[*i].claim, (column(drawn[*i]), row))).collect();
        Layout { days, places }
    }

    /// The upper left corner of a claim's box.
    fn corner(&self, claim: &ClaimId) -> (usize, usize) {
        let (column, row) = self.places.get(claim).copied().unwrap_or((0, 0));
        (column * COLUMN + GUTTER, TOP + row * ROW)
    }
}

/// When a claim appeared: the last day that is possible, and the date as written.
fn date(claim: &ClaimNode) -> Option<(&str, &str)> {
    claim.day.as_deref().zip(claim.date.as_deref())
}

fn root(first: &mut [usize], mut i: usize) -> usize {
    while first[i] != i {
        first[i] = first[first[i]];
        i = first[i];
    }
    i
}

fn svg(
    travel: &Travel,
    drawn: &[&ClaimNode],
    steps: &[&TravelStep],
    layout: &Layout<'_>,
    left_out: usize,
    sheet: &str,
    translate: &dyn Translate,
) -> String {
    let say = |key: &str, args: &[(&str, Arg<'_>)]| escape(&translate.text(key, args));
    let width = layout.days.len() * COLUMN + BESIDE;
    let height = TOP + drawn.len() * ROW + if left_out > 0 { 24 } else { 0 };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"travel\" role=\"img\" aria-labelledby=\"travel-t travel-d\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" lang=\"{}\">\n",
        escape(translate.lang())
    );
    out.push_str(&format!(
        "<title id=\"travel-t\">{}</title>\n<desc id=\"travel-d\">{}</desc>\n{sheet}\n",
        say("travel-title", &[("event", Arg::Text(&travel.event))]),
        say(
            "travel-description",
            &[("claims", Arg::Count(drawn.len() as u64)), ("steps", Arg::Count(steps.len() as u64))]
        )
    ));
    for (i, day) in layout.days.iter().enumerate() {
        let text = day.map_or_else(|| translate.text("travel-undated", &[]), |(_, date)| words::date(translate, date));
        let x = i * COLUMN + GUTTER;
        out.push_str(&format!("<text class=\"day\" x=\"{x}\" y=\"20\">{}</text>\n", escape(&text)));
    }
    let sources: BTreeSet<&ClaimId> = steps.iter().map(|s| &s.source).collect();
    let lanes: BTreeMap<&ClaimId, usize> = sources.into_iter().enumerate().map(|(i, id)| (id, i % LANES)).collect();
    for step in steps {
        let lane = lanes.get(&step.source).copied().unwrap_or(0);
        out.push_str(&line(step, lane, layout, translate));
    }
    for claim in drawn {
        out.push_str(&node(claim, layout, translate));
    }
    out.push_str(&beside(steps, layout, translate));
    if left_out > 0 {
        let text = say("travel-left-out", &[("count", Arg::Count(left_out as u64))]);
        out.push_str(&format!("<text class=\"day\" x=\"{GUTTER}\" y=\"{}\">{text}</text>\n", height - 6));
    }
    out.push_str("</svg>\n");
    out
}

/// Colours that stay apart in grey; a page's own style may overrule them.
/// The drawing's style sheet, for a page that takes none from inside it.
pub const STYLE: &str = ".travel text{font:13px sans-serif;fill:#1a1a1a}.travel .id{font-weight:700}\
.travel .day,.travel .change{fill:#444}.travel rect{fill:#fff;stroke:#0072b2}.travel .step{fill:none;stroke:#555;\
stroke-width:1.5}.travel .suspected{stroke-dasharray:5 4}.travel .head{fill:#555}";

/// A claim: its id, what it says of the number (else its stance), its origin.
fn node(claim: &ClaimNode, layout: &Layout<'_>, translate: &dyn Translate) -> String {
    let (x, y) = layout.corner(&claim.claim);
    let stance = || translate.text(&format!("modality-{}", claim.modality), &[]);
    let said = if claim.words.is_empty() { stance() } else { words::quantities(translate, &claim.words) };
    let origin = match &claim.origin {
        Some(origin) => translate.text("travel-origin", &[("origin", Arg::Text(origin.as_str()))]),
        None => translate.text("travel-no-origin", &[]),
    };
    format!(
        "<g class=\"claim\"><title>{0} · {1} · {2}</title><rect x=\"{x}\" y=\"{y}\" width=\"{3}\" height=\"{4}\" rx=\"4\"/>\
         <text class=\"id\" x=\"{5}\" y=\"{6}\">{7}</text><text x=\"{5}\" y=\"{8}\">{9}</text></g>\n",
        escape(claim.claim.as_str()),
        escape(&said),
        escape(&origin),
        BOX.0,
        BOX.1,
        x + 8,
        y + 18,
        escape(&cut(claim.claim.as_str(), 18)),
        y + 35,
        escape(&cut(&said, 20)),
    )
}

/// From the left of the source down (or up) its gutter, and along the rendering's own row to it.
fn line(step: &TravelStep, lane: usize, layout: &Layout<'_>, translate: &dyn Translate) -> String {
    let ((x, y), (to_x, to_y)) = (layout.corner(&step.source), layout.corner(&step.rendering));
    let (middle, to_middle) = (y + BOX.1 / 2 + lane, to_y + BOX.1 / 2);
    let gutter = x - 8 - 4 * lane;
    let (end, head) = if gutter < to_x {
        (to_x, format!("M{to_x} {to_middle}l-7 -4v8z"))
    } else {
        let right = to_x + BOX.0;
        (right, format!("M{right} {to_middle}l7 -4v8z"))
    };
    let class = if step.suspected { "step suspected" } else { "step" };
    format!(
        "<g><title>{}</title><path class=\"{class}\" d=\"M{x} {middle}H{gutter}V{to_middle}H{end}\"/>\
         <path class=\"head\" d=\"{head}\"/></g>\n",
        escape(&sentence(step, translate))
    )
}

/// Right of each claim's box, in its own row: from which claim it differs, and how.
fn beside(steps: &[&TravelStep], layout: &Layout<'_>, translate: &dyn Translate) -> String {
    let mut by_rendering: BTreeMap<&ClaimId, Vec<&TravelStep>> = BTreeMap::new();
    for step in steps.iter().filter(|s| !s.drift.is_empty()) {
        by_rendering.entry(&step.rendering).or_default().push(step);
    }
    let mut out = String::new();
    for (rendering, steps) in by_rendering {
        let (x, y) = layout.corner(rendering);
        for (i, step) in steps.iter().take(MOST_LINES).enumerate() {
            let names: Vec<String> =
                open_drift(step).map(|d| translate.text(&format!("drift-name-{}", d.code.code()), &[])).collect();
            let more = if i + 1 == MOST_LINES && steps.len() > MOST_LINES { " …" } else { "" };
            let text = format!("{}: {}{more}", step.source, names.join(&translate.text("list-separator", &[])));
            out.push_str(&format!(
                "<text class=\"change\" x=\"{}\" y=\"{}\">{}</text>\n",
                x + BOX.0 + 10,
                y + 12 + 15 * i,
                escape(&cut(&text, 56))
            ));
        }
    }
    out
}

/// A row has room for so many lines.
const MOST_LINES: usize = 3;

/// What changed on a step, sealed changes aside.
fn open_drift(step: &TravelStep) -> impl Iterator<Item = &Drift> {
    step.drift.iter().filter(|d| !d.sealed)
}

fn sentence(step: &TravelStep, translate: &dyn Translate) -> String {
    let key = if step.suspected { "travel-step-suspected" } else { "travel-step" };
    let (source, rendering) = (step.source.as_str(), step.rendering.as_str());
    translate.text(key, &[("source_claim", Arg::Text(source)), ("rendering_claim", Arg::Text(rendering))])
}

/// The steps, each with what changed, in sentences.
fn list(steps: &[&TravelStep], translate: &dyn Translate) -> String {
    let mut out = "<ul class=\"travel\">\n".to_owned();
    for step in steps {
        out.push_str(&format!("<li>{}", escape(&sentence(step, translate))));
        for drift in open_drift(step) {
            out.push_str(&format!(" {}", escape(&words::drift(translate, drift))));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Keys;
    use attested_figures::drift::{DriftCode, StepBy};
    use attested_figures::links::LinkKind;
    use attested_model::{Aspect, Modality, OriginId};
    use proptest::prelude::*;

    fn id(text: &str) -> ClaimId {
        ClaimId::parse(text).unwrap()
    }

    fn claim(name: &str, day: Option<&str>, words: &str) -> ClaimNode {
        ClaimNode {
            claim: id(name),
            aspect: Aspect::Number,
            modality: Modality::Asserted,
            words: words.to_owned(),
            day: day.map(str::to_owned),
            date: day.map(str::to_owned),
            document: Some("Paper (A Reporter)".to_owned()),
            origin: OriginId::parse("X").ok(),
        }
    }

    fn step(source: &str, rendering: &str, sealed: bool) -> TravelStep {
        let by = StepBy::Linked(LinkKind::Relay);
        let args = [("source", "<600>".to_owned()), ("rendering", "\u{202e}600".to_owned())].into();
        let code = DriftCode::BoundDropped;
        let (source, rendering, suspected) = (id(source), id(rendering), true);
        let drift = Drift { code, source: source.clone(), rendering: rendering.clone(), by, suspected, sealed, args };
        TravelStep { source, rendering, by, suspected, sealed, drift: vec![drift] }
    }

    fn travel(claims: Vec<ClaimNode>, steps: Vec<TravelStep>) -> Travel {
        Travel { event: "E & F".to_owned(), claims, documents: BTreeMap::new(), origins: BTreeMap::new(), steps }
    }

    /// Every element that is opened is closed, in turn.
    fn balanced(svg: &str) -> bool {
        let mut open: Vec<&str> = Vec::new();
        for tag in svg.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap();
            let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap();
            if tag.starts_with('/') {
                if open.pop() != Some(name) {
                    return false;
                }
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        open.is_empty()
    }

    #[test]
    fn drawn_with_title_description_and_escaped_words() {
        let claims = vec![
            claim("C1", Some("2023-10-11"), "600여 명 <b>"),
            claim("C2", Some("2023-10-13"), "around 600"),
            claim("C3", None, ""),
            claim("C4", Some("2023-10-13"), "apart"),
        ];
        let steps = vec![step("C1", "C2", false), step("C2", "C3", false)];
        let drawing = draw(&travel(claims, steps), &Keys, 100);
        assert!(balanced(&drawing.svg) && balanced(&drawing.list), "{}", drawing.svg);
        for wanted in [
            "role=\"img\"",
            "<title id=\"travel-t\">travel-title(event=E &amp; F)</title>",
            "travel-description(claims=3,steps=2)",
            "600여 명 &lt;b&gt;",
            "modality-asserted",
            "class=\"step suspected\"",
            "C1: drift-name-bound_dropped()",
            "travel-undated()",
        ] {
            assert!(drawing.svg.contains(wanted), "{wanted} is not in {}", drawing.svg);
        }
        assert!(drawing.list.contains("rendering=[U+202E]600,source=&lt;600&gt;"), "{}", drawing.list);
        let all = format!("{}{}", drawing.svg, drawing.list);
        assert!(!all.contains("apart") && !all.contains("Reporter") && !all.contains('\u{202e}'));
    }

    #[test]
    fn sealed_steps_are_never_drawn() {
        let claims = vec![claim("C1", Some("2023-10-11"), "600"), claim("C2", Some("2023-10-13"), "600")];
        let drawing = draw(&travel(claims, vec![step("C1", "C2", true)]), &Keys, 100);
        assert!(!drawing.svg.contains("C1") && !drawing.svg.contains("C2") && !drawing.list.contains("C1"));
    }

    #[test]
    fn what_is_too_much_is_said_to_be_left_out() {
        let name = |i: usize| format!("C{i:03}");
        let claims = (0..50).map(|i| claim(&name(i), Some("2023-10-11"), "600")).collect();
        let steps = (1..50).map(|i| step(&name(0), &name(i), false)).collect();
        let drawing = draw(&travel(claims, steps), &Keys, 20);
        assert_eq!(drawing.left_out, 30);
        assert!(drawing.svg.contains("travel-left-out(count=30)"));
    }

    proptest! {
        #[test]
        fn any_graph_is_drawn_the_same_each_time(
            days in proptest::collection::vec(proptest::option::of(0..4u8), 1..12),
            steps in proptest::collection::vec((0..12usize, 0..12usize, any::<bool>()), 0..20),
            at_most in 0..14usize,
        ) {
            let name = |i: usize| format!("C{i:02}");
            let day = |d: &Option<u8>| d.map(|d| format!("2023-10-{:02}", d + 1));
            let claims = days.iter().enumerate().map(|(i, d)| claim(&name(i), day(d).as_deref(), "600")).collect();
            let steps = steps.into_iter().map(|(a, b, sealed)| step(&name(a), &name(b), sealed)).collect();
            let travel = travel(claims, steps);
            let drawing = draw(&travel, &Keys, at_most);
            prop_assert!(balanced(&drawing.svg) && balanced(&drawing.list));
            prop_assert_eq!(drawing, draw(&travel, &Keys, at_most));
        }
    }
}
