//! What may be chosen in a field: the words of the schema, or a vocabulary's terms.

use super::schema::{NodeId, Schema, Shape};

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choices<'s> {
    /// One of these words.
    Words(&'s [String]),
    /// A term of this vocabulary.
    Terms(&'s str),
}

impl Schema {
    /// The choices of a field at the top; None where anything of its form may stand.
    pub fn choices(&self, field: &str) -> Option<Choices<'_>> {
        self.choices_at(self.fields()?.properties.get(field)?.node)
    }

    fn choices_at(&self, id: NodeId) -> Option<Choices<'_>> {
        let node = self.node(id);
        if let Some(vocabulary) = &node.term {
            return Some(Choices::Terms(vocabulary));
        }
        match &node.shape {
            Shape::Optional(inner) => self.choices_at(*inner),
            Shape::List(list) => self.choices_at(list.item),
            Shape::Options(words) => Some(Choices::Words(words)),
            _ => None,
        }
    }
}
