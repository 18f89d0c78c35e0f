//! Style sheets and modules, built into the program. Input: a name. Output: bytes and their type. No page asks any other
//! host for anything, and none needs a module to be read.

use attested_publication::{map, page, travel};

/// An asset by name.
pub(crate) fn asset(name: &str) -> Option<(&'static str, String)> {
    const CSS: &str = "text/css; charset=utf-8";
    const MODULE: &str = "text/javascript; charset=utf-8";
    Some(match name {
        "event.css" => (CSS, format!("{}{}", page::STYLE, travel::STYLE)),
        "app.css" => (
            CSS,
            format!("{}{}{}", include_str!("../assets/app.css"), include_str!("../assets/intake.css"), map::STYLE),
        ),
        "app.js" => (MODULE, include_str!("../assets/app.js").to_owned()),
        "document.js" => (MODULE, include_str!("../assets/document.js").to_owned()),
        "add.js" => (MODULE, include_str!("../assets/add.js").to_owned()),
        "draft.js" => (MODULE, include_str!("../assets/draft.js").to_owned()),
        "job.js" => (MODULE, include_str!("../assets/job.js").to_owned()),
        "review.js" => (MODULE, include_str!("../assets/review.js").to_owned()),
        "event.js" => (MODULE, include_str!("../assets/event.js").to_owned()),
        _ => return None,
    })
}
