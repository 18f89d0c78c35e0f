//! The bodies that speak, and finding the one a speaker's description names. Input: `bodies.csv` and
//! `officials.csv`. Output: a body, by the name that stands first in the description. Anonymous
//! sources resolve to no body (invariant 12).

use super::folded;
use attested_model::{ModelError, Table};
use std::collections::BTreeMap;

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// An organ of a state.
    StateOrgan,
    /// Of the United Nations or another union of states.
    Intergovernmental,
    /// A non-governmental organisation.
    Ngo,
    /// An outlet.
    Media,
    /// A university or institute.
    Academic,
    /// An armed group.
    ArmedGroup,
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its id.
    pub id: String,
    /// Its name in full.
    pub name: String,
    /// What it is.
    pub kind: BodyKind,
    /// ISO 3166-1 alpha-2 code of its state; empty for a body of no single state.
    pub country: String,
    /// The language in which it first speaks.
    pub language: String,
    /// Its interest, as a code.
    pub interest: String,
}

/// A folded name with its body's id, or `None` for words that mark a source as unnamed.
type Named = (String, Option<String>);

/// Bodies by their folded names.
#[derive(Debug, Clone, Default)]
pub struct Bodies {
    bodies: BTreeMap<String, Body>,
    /// Names by their first character; the longest first, the unnamed before the named.
    names: BTreeMap<char, Vec<Named>>,
}

impl Bodies {
    /// Reads `bodies.csv` and `officials.csv`.
    ///
    /// # Errors
    /// [`ModelError::Table`] when a body's kind is unknown.
    pub fn read(bodies: &str, officials: &str) -> Result<Self, ModelError> {
        let mut read = Bodies::default();
        for row in
            &Table::read("bodies.csv", bodies, &["id", "name", "aliases", "kind", "country", "language", "interest"])?
                .rows
        {
            let names = std::iter::once(row.cell("name"))
                .chain(row.cell("aliases").split('|'))
                .map(folded)
                .filter(|n| !n.trim().is_empty());
            let Some(kind) = kind(row.cell("kind"), row.line)? else {
                names.for_each(|name| read.learn(name.trim(), None));
                continue;
            };
            let id = row.cell("id").to_owned();
            let cell = |column| row.cell(column).to_owned();
            names.for_each(|name| read.learn(name.trim(), Some(&id)));
            let body = Body {
                id: id.clone(),
                name: cell("name"),
                kind,
                country: cell("country"),
                language: cell("language"),
                interest: cell("interest"),
            };
            read.bodies.insert(id, body);
        }
        for row in &Table::read("officials.csv", officials, &["name", "aliases", "body"])?.rows {
            let names = std::iter::once(row.cell("name"))
                .chain(row.cell("aliases").split('|'))
                .map(folded)
                .filter(|n| !n.trim().is_empty());
            names.for_each(|name| read.learn(name.trim(), Some(row.cell("body"))));
        }
        for names in read.names.values_mut() {
            names.sort_by(|(a, a_id), (b, b_id)| (b.chars().count(), a_id, a).cmp(&(a.chars().count(), b_id, b)));
        }
        Ok(read)
    }

    fn learn(&mut self, name: &str, id: Option<&str>) {
        if let Some(first) = name.chars().next() {
            self.names.entry(first).or_default().push((name.to_owned(), id.map(str::to_owned)));
        }
    }

    /// The body that a speaker's description names: of all names that stand in it as whole words, the one
    /// that begins first, the longest of those. None when there is none, or when the words that come first
    /// say that the source is unnamed.
    pub fn of_speaker(&self, speaker: &str) -> Option<&Body> {
        let speaker = folded(speaker);
        let id = speaker.char_indices().find_map(|(at, first)| {
            let names = self.names.get(&first)?;
            names.iter().find(|(name, _)| speaker[at..].starts_with(name.as_str()) && stands_free(&speaker, at, name))
        });
        id.and_then(|(_, id)| self.bodies.get(id.as_ref()?))
    }

    /// The body in whose name a speaker speaks: the description begins with its name, or with that of a person in its
    /// office, and nothing in it marks a source as unnamed. Narrower than [`Bodies::of_speaker`]: "a refugee who told the
    /// ministry" names a body and isn't one. For what names bodies to others.
    pub fn speaking(&self, speaker: &str) -> Option<&Body> {
        let folded = folded(speaker.trim());
        if self.is_unnamed(&folded) {
            return None;
        }
        let names = self.names.get(&folded.chars().next()?)?;
        let (_, id) = names.iter().find(|(name, _)| folded.starts_with(name) && stands_free(&folded, 0, name))?;
        self.bodies.get(id.as_ref()?)
    }

    /// A body by its id.
    pub fn body(&self, id: &str) -> Option<&Body> {
        self.bodies.get(id)
    }

    /// Whether a folded text holds words that mark a source as unnamed.
    pub(crate) fn is_unnamed(&self, folded: &str) -> bool {
        folded.char_indices().any(|(at, first)| {
            let names = self.names.get(&first).into_iter().flatten().filter(|(_, id)| id.is_none());
            let mut here = names.filter(|(name, _)| folded[at..].starts_with(name.as_str()));
            here.any(|(name, _)| stands_free(folded, at, name))
        })
    }

    /// Every body that a folded text names, in the order of the text, each with the bytes of its name; the longest
    /// name at a place wins, and words that mark a source as unnamed are passed over.
    pub(crate) fn named_in<'b>(&'b self, folded: &str) -> Vec<(usize, usize, &'b Body)> {
        let mut found = Vec::new();
        let mut end = 0;
        for (at, first) in folded.char_indices() {
            if at < end {
                continue;
            }
            let names = self.names.get(&first).into_iter().flatten();
            let mut fitting =
                names.filter(|(name, _)| folded[at..].starts_with(name.as_str()) && stands_free(folded, at, name));
            if let Some((name, Some(id))) = fitting.find(|(_, id)| id.is_some())
                && let Some(body) = self.bodies.get(id)
            {
                end = at + name.len();
                found.push((at, end, body));
            }
        }
        found
    }
}

/// Whether a name found in a text stands at word boundaries where it is written in Latin letters.
fn stands_free(text: &str, at: usize, name: &str) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = joins(text[..at].chars().next_back()) && joins(name.chars().next());
    let after = joins(text[at + name.len()..].chars().next()) && joins(name.chars().next_back());
    !before && !after
}

fn kind(text: &str, line: u64) -> Result<Option<BodyKind>, ModelError> {
    Ok(Some(match text {
        "state_organ" => BodyKind::StateOrgan,
        "intergovernmental" => BodyKind::Intergovernmental,
        "ngo" => BodyKind::Ngo,
        "media" => BodyKind::Media,
        "academic" => BodyKind::Academic,
        "armed_group" => BodyKind::ArmedGroup,
        "anonymous" => return Ok(None),
        other => {
            return Err(ModelError::Table {
                table: "bodies.csv".to_owned(),
                line,
                why: format!("'{other}' is not a kind of body"),
            });
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_longest_name_wins_and_the_unnamed_stay_unnamed() {
        let bodies = "id,name,aliases,kind,country,language,interest
kr-gov,Government,South Korea,state_organ,KR,ko,
kr-mou,Unification Ministry,통일부,state_organ,KR,ko,claims_nationals
anon,anonymous source,unnamed,anonymous,,,
";
        let bodies = Bodies::read(bodies, "name,aliases,body\nKoo Byoung-sam,구병삼,kr-mou\n").unwrap();
        let id = |speaker: &str| bodies.of_speaker(speaker).map_or("", |b| b.id.as_str());
        assert_eq!(id("Unification Ministry, for South Korea"), "kr-mou");
        assert_eq!(id("구병삼 대변인"), "kr-mou");
        assert_eq!(id("anonymous source in South Korea"), "");
        assert_eq!(id("Governmental body"), "");
        let speaking = |speaker: &str| bodies.speaking(speaker).map_or("", |b| b.id.as_str());
        assert_eq!(speaking("Koo Byoung-sam (Unification Ministry spokesperson)"), "kr-mou");
        assert_eq!(speaking("a refugee who told the Unification Ministry"), "");
        assert_eq!(speaking("Unification Ministry, from an anonymous source"), "");
    }
}
