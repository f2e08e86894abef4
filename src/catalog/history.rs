//! What a municipality did in the programme, edition by edition.

use crate::content::schema::edition::{Edition, Entrant};

use super::Catalog;

/// One line of a municipality's history.
#[derive(Debug, Clone)]
pub struct Participation<'a> {
    /// The edition's id.
    pub year: &'a str,
    pub edition: &'a Edition,
    pub entrant: &'a Entrant,
    pub is_winner: bool,
}

/// The editions that a municipality entered, oldest first. Examples are left out.
pub fn of_municipality<'a>(catalog: &'a Catalog, id: &str) -> Vec<Participation<'a>> {
    let editions = catalog.editions().filter(|(entry, _)| !entry.head().example);
    editions
        .flat_map(|(entry, edition)| {
            let own = edition.entrants.iter().filter(|entrant| entrant.municipality.0 == id);
            own.map(|entrant| Participation {
                year: &entry.key.id,
                edition,
                entrant,
                is_winner: edition.winner.as_ref() == Some(&entrant.municipality),
            })
        })
        .collect()
}
