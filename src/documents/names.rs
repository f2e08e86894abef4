//! Names of bookmarks and sections: word processors take letters, digits and `_`, and at most forty of them.

use indexmap::IndexMap;

use super::form::Form;

const LONGEST: usize = 40;

/// The names by the ids of a form's sections.
pub struct Names(IndexMap<String, String>);

impl Names {
    pub fn of(form: &Form) -> Self {
        let mut names: IndexMap<String, String> = IndexMap::new();
        for section in &form.sections {
            let stem: String = section.id.replace('-', "_").chars().take(LONGEST - "f_".len()).collect();
            let mut name = stem.clone();
            let mut number = 2;
            while names.values().any(|other| *other == name) {
                let end = format!("_{number}");
                name = stem.chars().take(LONGEST - "f_".len() - end.len()).chain(end.chars()).collect();
                number += 1;
            }
            names.insert(section.id.clone(), name);
        }
        Self(names)
    }

    /// The name round an answer.
    pub fn answer(&self, id: &str) -> String {
        format!("f_{}", self.0.get(id).map_or("", String::as_str))
    }

    /// The name at a heading.
    pub fn heading(&self, id: &str) -> String {
        match self.0.get(id) {
            Some(name) => format!("s_{name}"),
            None => format!("s_{}", id.replace('-', "_").chars().take(LONGEST - "s_".len()).collect::<String>()),
        }
    }

    /// The section whose answer a name stands round.
    pub fn section(&self, name: &str) -> Option<&str> {
        let own = name.strip_prefix("f_")?;
        self.0.iter().find(|(_, name)| *name == own).map(|(id, _)| id.as_str())
    }
}
