//! The page's style sheet: calm, one accent, light and dark, print. Input: none. Output: CSS. Contrast is AA in
//! both schemes; colours of origins are Okabe and Ito's, each with an outline in the text's colour.

/// The style sheet.
pub(super) const STYLE: &str = include_str!("style.css");
