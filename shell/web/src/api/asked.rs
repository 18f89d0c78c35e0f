//! What several addresses are asked with, for the document: a part of a list, a point in time, some claims. Input: none. Output:
//! parameters, each described once. Leaves out how they are read (`call`, `figures`, `claims`).

use utoipa::IntoParams;

/// A part of a list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "the shape of what is asked, which is read name by name")]
pub(super) struct Part {
    /// So many are skipped
    #[param(minimum = 0, maximum = 9007199254740991_u64)]
    from: Option<u64>,
    /// At most so many; 100 unless said
    #[param(minimum = 1, maximum = 1000)]
    rows: Option<u64>,
}

/// A point in time.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "the shape of what is asked, which is read name by name")]
pub(super) struct Point {
    /// As known on this day, EDTF
    #[param(example = "2023-10-13")]
    as_of: Option<String>,
    /// As recorded by this moment: RFC 3339, or a date, which means its end
    #[param(example = "2026-01-01")]
    as_recorded: Option<String>,
}

/// Some claims.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "the shape of what is asked, which is read name by name")]
pub(super) struct Filters {
    /// Words in any column
    q: Option<String>,
    /// Of this event
    #[param(example = "OCT09")]
    event: Option<String>,
    /// Of this stance
    modality: Option<String>,
    /// held or cited
    basis: Option<String>,
    /// Deriving from this origin, as coded
    origin: Option<String>,
    /// As recorded by this moment: RFC 3339, or a date, which means its end
    #[param(example = "2026-01-01")]
    as_recorded: Option<String>,
}
