//! The JSON Schema of a struct, prepared for walking: references followed, optional values unwrapped, enums as lists of
//! words, the `x-` extensions of [`crate::values`] and the content model as what they mean.
//!
//! Only what `schemars` makes of our structs is understood; `Schema::unsupported` lists what is not, and a test keeps
//! it empty.
//!
//! | extension | meaning |
//! |---|---|
//! | `x-list: true` | a list (`anyOf` the list and its item); a single value stands for a list of one |
//! | `x-min-items` | how many items such a list needs |
//! | `x-any-of: [a, b]` | at least one of these fields |
//! | `x-ref: <folder>` | the id of an entry of that kind |
//! | `x-ref-or-text: <folder>` | the same, or a plain text |
//! | `x-term: <vocabulary>` | the key of a term |
//! | `x-value: <form>` | a form that a pattern cannot say: [`Expected::named`] |
//! | `x-translatable: true` | a field that a translation may hold |

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use regex_lite::Regex;
use schemars::JsonSchema;
use serde_json::{Map, Value as Json};

use super::expected::Expected;
use crate::values::{Kind, lang};

/// A schema, ready for [`Schema::check`]. Making one takes far longer than a check: keep it in a `OnceLock`.
#[derive(Debug)]
pub struct Schema {
    nodes: Vec<Node>,
    root: NodeId,
    #[cfg(test)]
    json: Json,
    #[cfg(test)]
    unsupported: BTreeSet<String>,
}

pub(super) type NodeId = usize;

/// One place of the schema.
#[derive(Debug)]
pub(super) struct Node {
    pub shape: Shape,
    /// The kind whose id stands here, and whether a plain text may stand here as well.
    pub reference: Option<(Kind, bool)>,
    /// The vocabulary whose term stands here.
    pub term: Option<String>,
}

/// What a value can look like.
#[derive(Debug)]
pub(super) enum Shape {
    Anything,
    /// Nothing, or that.
    Optional(NodeId),
    Text(Text),
    Number(Number),
    YesNo,
    /// One of these words.
    Options(Vec<String>),
    /// A date or a period, also as a number.
    Date(Expected),
    List(List),
    Fields(Fields),
    /// Names that are not known beforehand.
    Map {
        key: Option<(Regex, Expected)>,
        value: NodeId,
        min: usize,
    },
    Either {
        alternatives: Vec<NodeId>,
        expected: Option<Expected>,
    },
}

#[derive(Debug, Default)]
pub(super) struct Text {
    /// In characters.
    pub min: usize,
    pub max: Option<usize>,
    pub pattern: Option<Regex>,
    /// What it has to look like; by its `x-value`, or by a pattern that is known.
    pub form: Option<Expected>,
}

#[derive(Debug)]
pub(super) struct Number {
    pub is_whole: bool,
    pub min: Option<f64>,
    pub max: Option<f64>,
}

#[derive(Debug)]
pub(super) struct List {
    pub item: NodeId,
    pub min: usize,
    /// Whether a single value stands for a list of one.
    pub takes_single: bool,
}

#[derive(Debug, Default)]
pub(super) struct Fields {
    pub properties: IndexMap<String, Property>,
    pub any_of: Vec<String>,
    /// Whether other fields are errors.
    pub is_closed: bool,
}

#[derive(Debug)]
pub(super) struct Property {
    pub node: NodeId,
    pub is_required: bool,
    pub is_translatable: bool,
    /// The doc comment of the field.
    pub about: Option<String>,
}

impl Schema {
    /// The schema of a struct, as it is read.
    pub fn of<T: JsonSchema>() -> Self {
        Self::from_json(schemars::schema_for!(T).to_value())
    }

    pub(super) fn from_json(json: Json) -> Self {
        let definitions = json.get("$defs").and_then(Json::as_object).cloned().unwrap_or_default();
        let mut compiler =
            Compiler { definitions, nodes: Vec::new(), known: BTreeMap::new(), unsupported: BTreeSet::new() };
        let root = compiler.node(&json);
        Self {
            nodes: compiler.nodes,
            root,
            #[cfg(test)]
            json,
            #[cfg(test)]
            unsupported: compiler.unsupported,
        }
    }

    /// As JSON Schema, of which `docs/schema.md` is made.
    #[cfg(test)]
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Keywords that the walk does not understand.
    #[cfg(test)]
    pub fn unsupported(&self) -> impl Iterator<Item = &str> {
        self.unsupported.iter().map(String::as_str)
    }

    /// The names of the fields, in the order of the struct.
    pub fn top_level_keys(&self) -> impl Iterator<Item = &str> {
        self.fields().into_iter().flat_map(|fields| fields.properties.keys().map(String::as_str))
    }

    /// Whether a translation may hold the field.
    pub fn is_translatable(&self, key: &str) -> bool {
        self.property(key).is_some_and(|property| property.is_translatable)
    }

    /// Whether an original must have the field.
    pub fn is_required(&self, key: &str) -> bool {
        self.property(key).is_some_and(|property| property.is_required)
    }

    /// What the field is for: its doc comment.
    pub fn about(&self, key: &str) -> Option<&str> {
        self.property(key)?.about.as_deref()
    }

    fn property(&self, key: &str) -> Option<&Property> {
        self.fields()?.properties.get(key)
    }

    pub(super) fn fields(&self) -> Option<&Fields> {
        match &self.node(self.root).shape {
            Shape::Fields(fields) => Some(fields),
            _ => None,
        }
    }

    pub(super) fn root(&self) -> NodeId {
        self.root
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }
}

type Object = Map<String, Json>;

/// Keywords that say something about a value without limiting it; those of `schemars` and our own at a field.
const ANNOTATIONS: [&str; 7] =
    ["title", "description", "default", "examples", "deprecated", "$schema", "x-translatable"];

/// Keywords that are read somewhere below.
const UNDERSTOOD: [&str; 32] = [
    "$ref",
    "$defs",
    "allOf",
    "anyOf",
    "oneOf",
    "const",
    "enum",
    "type",
    "format",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "pattern",
    "items",
    "minItems",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "x-list",
    "x-min-items",
    "x-any-of",
    "x-ref",
    "x-ref-or-text",
    "x-term",
    "x-value",
    "writeOnly",
    "readOnly",
    "$comment",
];

struct Compiler {
    definitions: Object,
    nodes: Vec<Node>,
    /// Definitions that have a node already, so that a struct may contain itself.
    known: BTreeMap<String, NodeId>,
    unsupported: BTreeSet<String>,
}

impl Compiler {
    fn node(&mut self, schema: &Json) -> NodeId {
        let Some(object) = schema.as_object() else { return self.push(Shape::Anything) };
        if let Some(name) = plain_reference(object) {
            if let Some(id) = self.known.get(name) {
                return *id;
            }
            let id = self.push(Shape::Anything);
            self.known.insert(name.to_owned(), id);
            let definition = self.definition(name);
            self.nodes[id] = self.build(&definition);
            return id;
        }
        if let Some(inner) = plain_optional(object) {
            let inner = self.node(&inner);
            return self.push(Shape::Optional(inner));
        }
        let node = self.build(object);
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn push(&mut self, shape: Shape) -> NodeId {
        self.nodes.push(Node { shape, reference: None, term: None });
        self.nodes.len() - 1
    }

    fn definition(&self, name: &str) -> Object {
        self.definitions.get(name).and_then(Json::as_object).cloned().unwrap_or_default()
    }

    fn build(&mut self, schema: &Object) -> Node {
        let (object, is_optional) = self.flat(schema);
        let unknown =
            object.keys().filter(|key| !UNDERSTOOD.contains(&key.as_str()) && !ANNOTATIONS.contains(&key.as_str()));
        self.unsupported.extend(unknown.cloned());
        let form = text(&object, "x-value").filter(|name| Expected::named(name).is_none());
        self.unsupported.extend(form.map(|name| format!("x-value {name}")));
        let kind = |key: &str| text(&object, key).and_then(Kind::from_folder);
        let reference =
            kind("x-ref").map(|kind| (kind, false)).or_else(|| kind("x-ref-or-text").map(|kind| (kind, true)));
        let node = Node { shape: self.shape(&object), reference, term: text(&object, "x-term").map(str::to_owned) };
        if !is_optional {
            return node;
        }
        self.nodes.push(node);
        Node { shape: Shape::Optional(self.nodes.len() - 1), reference: None, term: None }
    }

    /// The schema with references, `allOf` and the possibility of nothing folded in; and whether that is possible.
    fn flat(&self, schema: &Object) -> (Object, bool) {
        let mut object = schema.clone();
        let mut is_optional = false;
        if let Some(Json::String(reference)) = object.remove("$ref") {
            let (base, optional) = self.flat(&self.definition(definition_name(&reference)));
            (object, is_optional) = (merged(base, object), optional);
        }
        if let Some(Json::Array(parts)) = object.remove("allOf") {
            for part in parts.iter().filter_map(Json::as_object) {
                object = merged(self.flat(part).0, object);
            }
        }
        if let Some(inner) = nothing_or(&mut object) {
            let (base, _) = self.flat(&inner);
            return (merged(base, object), true);
        }
        if let Some(Json::Array(types)) = object.get("type") {
            let rest: Vec<Json> = types.iter().filter(|name| *name != "null").cloned().collect();
            is_optional |= rest.len() < types.len();
            if let [one] = rest.as_slice() {
                object.insert("type".to_owned(), one.clone());
            }
        }
        (object, is_optional)
    }

    fn shape(&mut self, object: &Object) -> Shape {
        let form = text(object, "x-value").and_then(Expected::named);
        if object.contains_key("x-list") {
            return self.list(object);
        }
        if let Some(options) = options(object) {
            return Shape::Options(options);
        }
        if let Some(form @ (Expected::Date | Expected::Period)) = form {
            return Shape::Date(form);
        }
        if let Some(alternatives) = alternatives(object) {
            let alternatives = alternatives.iter().map(|alternative| self.node(alternative)).collect();
            return Shape::Either { alternatives, expected: form };
        }
        match text(object, "type") {
            Some("string") => Shape::Text(text_shape(object, form)),
            Some("integer") => Shape::Number(number_shape(object, true)),
            Some("number") => Shape::Number(number_shape(object, false)),
            Some("boolean") => Shape::YesNo,
            Some("array") => self.array(object, false),
            Some("object") => self.object(object),
            _ if object.contains_key("properties") => self.object(object),
            other => {
                self.unsupported.extend(other.map(|name| format!("type {name}")));
                Shape::Anything
            }
        }
    }

    /// `x-list`: the first alternative is the list, the second its item.
    fn list(&mut self, object: &Object) -> Shape {
        let array = alternatives(object).and_then(|alternatives| alternatives.first()?.as_object().cloned());
        let mut array = array.unwrap_or_default();
        array.extend(object.get("x-min-items").map(|min| ("minItems".to_owned(), min.clone())));
        self.array(&array, true)
    }

    fn array(&mut self, object: &Object, takes_single: bool) -> Shape {
        let item = self.node(object.get("items").unwrap_or(&Json::Bool(true)));
        Shape::List(List { item, min: count(object, "minItems").unwrap_or(0), takes_single })
    }

    fn object(&mut self, object: &Object) -> Shape {
        let additional = object.get("additionalProperties");
        let Some(properties) = object.get("properties").and_then(Json::as_object) else {
            let patterns = object.get("patternProperties").and_then(Json::as_object);
            let pattern = patterns.and_then(|patterns| patterns.iter().next());
            let names = object.get("propertyNames").and_then(|names| names.get("pattern")).and_then(Json::as_str);
            let key = pattern
                .map(|(pattern, _)| pattern.as_str())
                .or(names)
                .and_then(|pattern| Some((Regex::new(pattern).ok()?, form_of(pattern).unwrap_or(Expected::Id))));
            let value = pattern.map(|(_, value)| value).or(additional).unwrap_or(&Json::Bool(true));
            return Shape::Map { key, value: self.node(value), min: count(object, "minProperties").unwrap_or(0) };
        };
        let required = words(object, "required");
        let properties = properties
            .iter()
            .map(|(key, schema)| {
                let property = Property {
                    node: self.node(schema),
                    is_required: required.contains(key),
                    is_translatable: schema.get("x-translatable") == Some(&Json::Bool(true)),
                    about: schema.get("description").and_then(Json::as_str).map(str::to_owned),
                };
                (key.clone(), property)
            })
            .collect();
        let is_closed = additional == Some(&Json::Bool(false));
        Shape::Fields(Fields { properties, any_of: words(object, "x-any-of"), is_closed })
    }
}

/// The name of the definition, if the schema is nothing but a reference to one.
fn plain_reference(object: &Object) -> Option<&str> {
    let is_plain = object.keys().all(|key| key == "$ref" || ANNOTATIONS.contains(&key.as_str()));
    text(object, "$ref").filter(|_| is_plain).map(definition_name)
}

/// What may stand there if anything does, if the schema says no more than "that or nothing".
fn plain_optional(object: &Object) -> Option<Json> {
    let is_plain = object.keys().all(|key| key == "anyOf" || ANNOTATIONS.contains(&key.as_str()));
    let inner = nothing_or(&mut object.clone()).filter(|_| is_plain)?;
    Some(Json::Object(inner))
}

/// Takes `anyOf` "one thing or nothing" out of the schema and gives that thing.
fn nothing_or(object: &mut Object) -> Option<Object> {
    let alternatives = object.get("anyOf")?.as_array()?;
    let is_nothing = |schema: &Json| schema.get("type").and_then(Json::as_str) == Some("null");
    let rest: Vec<&Json> = alternatives.iter().filter(|schema| !is_nothing(schema)).collect();
    let [one] = rest.as_slice() else { return None };
    let inner = (alternatives.len() == 2).then(|| one.as_object().cloned()).flatten()?;
    object.remove("anyOf");
    Some(inner)
}

fn definition_name(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

/// Both schemas at once; where both say something, `over` counts, but fields are those of both.
fn merged(mut base: Object, over: Object) -> Object {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(Json::Object(known)), Json::Object(more)) if key == "properties" => known.extend(more),
            (Some(Json::Array(known)), Json::Array(more)) if key == "required" => known.extend(more),
            (Some(known), value) => *known = value,
            (None, value) => drop(base.insert(key, value)),
        }
    }
    base
}

/// The words of an enum, however its variants are described.
fn options(object: &Object) -> Option<Vec<String>> {
    if let Some(word) = text(object, "const") {
        return Some(vec![word.to_owned()]);
    }
    if let Some(words) = object.get("enum").and_then(Json::as_array) {
        return words.iter().map(|word| word.as_str().map(str::to_owned)).collect();
    }
    let lists: Option<Vec<Vec<String>>> = alternatives(object)?.iter().map(|one| options(one.as_object()?)).collect();
    Some(lists?.concat())
}

fn alternatives(object: &Object) -> Option<&Vec<Json>> {
    object.get("anyOf").or_else(|| object.get("oneOf")).and_then(Json::as_array)
}

fn text_shape(object: &Object, form: Option<Expected>) -> Text {
    let pattern = text(object, "pattern");
    Text {
        min: count(object, "minLength").unwrap_or(0),
        max: count(object, "maxLength"),
        pattern: pattern.and_then(|pattern| Regex::new(pattern).ok()),
        form: form.or_else(|| pattern.and_then(form_of)),
    }
}

/// The bounds; those of the Rust type as well, which a plain schema leaves out.
fn number_shape(object: &Object, is_whole: bool) -> Number {
    let bound = |key: &str| object.get(key).and_then(Json::as_f64);
    let (min, max) = match text(object, "format") {
        Some("uint8") => (Some(0.0), Some(f64::from(u8::MAX))),
        Some("uint16") => (Some(0.0), Some(f64::from(u16::MAX))),
        Some("uint32") => (Some(0.0), Some(f64::from(u32::MAX))),
        Some("uint64" | "uint") => (Some(0.0), None),
        Some("int8") => (Some(f64::from(i8::MIN)), Some(f64::from(i8::MAX))),
        Some("int16") => (Some(f64::from(i16::MIN)), Some(f64::from(i16::MAX))),
        Some("int32") => (Some(f64::from(i32::MIN)), Some(f64::from(i32::MAX))),
        _ => (None, None),
    };
    Number { is_whole, min: bound("minimum").or(min), max: bound("maximum").or(max) }
}

/// What a pattern that we use means to an editor.
fn form_of(pattern: &str) -> Option<Expected> {
    match pattern {
        "^[a-z0-9-]+$" => Some(Expected::Id),
        lang::PATTERN => Some(Expected::Language),
        "^[A-Z]{2}$" => Some(Expected::Country),
        "^[A-Z]{3}$" => Some(Expected::Currency),
        "^Q[0-9]+$" => Some(Expected::Wikidata),
        "^[a-z][a-z0-9_]*$" => Some(Expected::FieldName),
        _ => None,
    }
}

fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Json::as_str)
}

fn count(object: &Object, key: &str) -> Option<usize> {
    object.get(key).and_then(Json::as_u64).and_then(|count| count.try_into().ok())
}

fn words(object: &Object, key: &str) -> Vec<String> {
    let words = object.get(key).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    words.iter().filter_map(Json::as_str).map(str::to_owned).collect()
}
