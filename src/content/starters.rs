//! The vocabularies that fields of the content model refer to, for sites that have none of their own by these names.
//!
//! They are files of the built-in theme, which `pearls init` writes into new sites; a site's own file replaces the whole list.

use std::sync::{Arc, LazyLock};

use super::Data;
use crate::source::{Hash, SourcePath};
use crate::values::Kind;
use crate::yaml::parse;

/// A built-in vocabulary.
#[derive(Debug)]
pub struct Starter {
    pub name: &'static str,
    pub hash: Hash,
    pub data: Arc<Data>,
}

macro_rules! files {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../themes/pearls/vocabularies/", $name, ".yaml")))),*]
    };
}

const FILES: [(&str, &str); 7] =
    files!["event-kinds", "organisation-types", "place-kinds", "recognitions", "resource-kinds", "roles", "stages"];

/// All of them, by name.
pub fn all() -> &'static [Starter] {
    static ALL: LazyLock<Vec<Starter>> = LazyLock::new(|| FILES.into_iter().filter_map(read).collect());
    &ALL
}

/// None for a file with a fault; a test sees that there is none.
fn read((name, text): (&'static str, &str)) -> Option<Starter> {
    let value = parse::parse(text, 0, &SourcePath::new(&format!("vocabularies/{name}.yaml"))).ok()?;
    let data = Data::read(Kind::Vocabularies, &value, None).data?;
    Some(Starter { name, hash: Hash::of(text.as_bytes()), data: Arc::new(data) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        let names: Vec<&str> = all().iter().map(|starter| starter.name).collect();
        assert_eq!(names, FILES.map(|(name, _)| name));
    }
}
