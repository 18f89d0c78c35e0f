//! Suggestion: the claims a careful coder would record, found in a text by rules, each with its trace.
//!
//! Input: a text, the day it was published, its language, the vocabulary. Output: [`Suggestion`]s in order, each quoted
//! verbatim. The steps stand in files of their own: sentences → numerals → bound → counted noun (or dropped) → act,
//! clause by clause → cue and speaker → modality → dates → places → suggestion → relations. Deterministic, linear in the
//! text, no file, no clock. Leaves out recording (the rest of the crate) and any learned model.
//!
//! ```
//! use attested_claims::suggest::{Context, Lang, TableTexts, Tables, suggest};
//! # let empty = TableTexts { bounds: "lang,expression,position,kind\nen,around,before,approx\n", numerals: "h\n",
//! #   nouns: "lang,expression,what\nen,people,\n", drops: "h\n", acts: "lang,expression,what,form,strength,with\nen,repatriated,repatriated,transitive,,\n",
//! #   cues: "h\n", bodies: "h\n", roles: "h\n", places: "h\n", times: "h\n", statements: "h\n", han_variants: "h\n" };
//! let tables = Tables::load(&empty)?; // in the program: `attested_vocab::suggest`
//! let published = jiff::civil::date(2023, 10, 13);
//! let context = Context { published, lang: Lang::En, outlet: None, tables: &tables, gazetteer: None };
//! let found = suggest("Around 600 people were repatriated.", &context);
//! assert_eq!(found[0].quote, "Around 600 people were repatriated");
//! assert_eq!(found[0].what, "repatriated");
//! # Ok::<(), attested_claims::suggest::TableError>(())
//! ```

mod act;
mod ahead;
mod answers;
mod assemble;
pub mod assist;
mod cjk;
mod discourse;
mod en;
mod gazetteer;
mod ko;
mod lexicon;
mod mention;
mod pipeline;
mod places;
mod relations;
mod sentences;
mod statement;
mod tables;
mod text;
mod translation;
mod trie;
mod types;
mod when;
mod zh;

pub use gazetteer::Gazetteer;
pub use pipeline::{suggest, suggest_each, suggest_explained};
pub use tables::{TableError, TableTexts, Tables};
pub use translation::{Difference, Mismatch, mismatches};
pub use types::{Check, Context, DateMention, Dropped, Lang, Part, Quantity, ResolvedPlace, Step, Suggestion};
