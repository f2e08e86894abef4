//! What the checker knows of a value: the part of a view's JSON Schema that describes it, or a kind of its own.

use std::rc::Rc;

use serde_json::Value;

/// What is known of a value in a template.
#[derive(Debug, Clone)]
pub enum Type<'s> {
    /// Anything: not checked further.
    Any,
    /// Nothing, as `none` or a parameter that is not given; takes on the other type where two meet.
    Nothing,
    /// A number, a truth value.
    Scalar,
    /// A text; if all that it can be is known, its options.
    Text(Option<Vec<String>>),
    /// HTML that is marked as safe: filled in as it is.
    Safe,
    List(Rc<Type<'s>>),
    /// A map from any key.
    Map(Rc<Type<'s>>),
    /// What a schema describes.
    Schema(Schema<'s>),
}

/// A place in a schema document, as all alternatives that it allows (`null` is left out).
#[derive(Debug, Clone)]
pub struct Schema<'s> {
    root: &'s Value,
    leaves: Vec<&'s Value>,
    /// Whether the field or its type says `x-html`.
    html: bool,
}

/// What looking up a field came to.
#[derive(Debug)]
pub enum Field<'s> {
    Found(Type<'s>),
    /// There is no such field; those that there are.
    Unknown(Vec<String>),
    /// The value has no fields at all; what it is.
    NoFields(&'static str),
}

impl<'s> Type<'s> {
    /// What a whole schema document describes.
    pub fn of_schema(root: &'s Value) -> Self {
        Self::node(root, [root])
    }

    fn node(root: &'s Value, nodes: impl IntoIterator<Item = &'s Value>) -> Self {
        let mut schema = Schema { root, leaves: Vec::new(), html: false };
        for node in nodes {
            schema.expand(node, 0);
        }
        match schema.leaves.is_empty() {
            true => Self::Nothing,
            false => Self::Schema(schema),
        }
    }

    /// The type of `value.name`.
    pub fn field(&self, name: &str) -> Field<'s> {
        match self {
            Self::Any | Self::Nothing => Field::Found(Self::Any),
            Self::Map(value) => Field::Found((**value).clone()),
            Self::Scalar => Field::NoFields("a number or a yes/no value"),
            Self::Text(_) | Self::Safe => Field::NoFields("a text"),
            Self::List(_) => Field::NoFields("a list"),
            Self::Schema(schema) => schema.field(name),
        }
    }

    /// The type of what a loop over this value gives, or what this value is instead of a list.
    pub fn element(&self) -> Result<Self, &'static str> {
        match self {
            Self::Any | Self::Nothing => Ok(Self::Any),
            Self::List(item) | Self::Map(item) => Ok((**item).clone()),
            Self::Text(_) | Self::Safe => Err("a text"),
            Self::Scalar => Err("a number or a yes/no value"),
            Self::Schema(schema) => schema.element(),
        }
    }

    /// The type of the values of a map, or what this value is instead.
    pub fn map_value(&self) -> Result<Self, &'static str> {
        match self {
            Self::List(_) => Err("a list"),
            Self::Schema(schema) if schema.is_only("array") => Err("a list"),
            _ => self.element(),
        }
    }

    /// All texts that this value can be, if that is known.
    pub fn options(&self) -> Option<Vec<String>> {
        match self {
            Self::Text(options) => options.clone(),
            Self::Schema(schema) => schema.options(),
            _ => None,
        }
    }

    /// Whether it is HTML that must be marked as safe to be shown.
    pub fn is_html(&self) -> bool {
        matches!(self, Self::Schema(schema) if schema.html)
    }

    /// Whether nothing is known of it.
    pub fn is_any(&self) -> bool {
        matches!(self, Self::Any)
    }

    /// What this value is, if it is nothing that can be shown as a text.
    pub fn not_shown(&self) -> Option<&'static str> {
        match self {
            Self::List(_) => Some("a list"),
            Self::Map(_) => Some("a group of fields"),
            Self::Schema(schema) if schema.is_only("array") => Some("a list"),
            Self::Schema(schema) if schema.is_only("object") => Some("a group of fields"),
            _ => None,
        }
    }

    /// A text that is the same for two types only if they are the same.
    pub fn identity(&self) -> String {
        match self {
            Self::List(item) => format!("[{}]", item.identity()),
            Self::Map(value) => format!("{{{}}}", value.identity()),
            Self::Schema(schema) => {
                let leaves: Vec<_> = schema.leaves.iter().map(|leaf| format!("{leaf:p}")).collect();
                format!("{}{}", leaves.join("|"), if schema.html { "!" } else { "" })
            }
            Self::Text(Some(options)) => format!("{options:?}"),
            Self::Any => "any".to_owned(),
            Self::Nothing => "none".to_owned(),
            Self::Scalar => "scalar".to_owned(),
            Self::Text(None) => "text".to_owned(),
            Self::Safe => "safe".to_owned(),
        }
    }

    /// A value that has this type or the other one.
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, one) | (one, Self::Nothing) => one,
            (Self::Scalar, Self::Scalar) => Self::Scalar,
            (Self::Safe, Self::Safe) => Self::Safe,
            (Self::Text(a), Self::Text(b)) => Self::Text(a.zip(b).map(|(a, b)| [a, b].concat())),
            (Self::List(a), Self::List(b)) => Self::List(Rc::new((*a).clone().or((*b).clone()))),
            (Self::Map(a), Self::Map(b)) => Self::Map(Rc::new((*a).clone().or((*b).clone()))),
            (Self::Schema(mut a), Self::Schema(b)) if std::ptr::eq(a.root, b.root) => {
                a.html |= b.html;
                for leaf in b.leaves {
                    if !a.leaves.iter().any(|own| std::ptr::eq(*own, leaf)) {
                        a.leaves.push(leaf);
                    }
                }
                Self::Schema(a)
            }
            // An HTML field or a plain text in its place.
            (Self::Schema(a), Self::Text(_)) | (Self::Text(_), Self::Schema(a)) if a.html => Self::Schema(a),
            (Self::Schema(a), Self::Text(_)) | (Self::Text(_), Self::Schema(a)) if a.is_only("string") => {
                Self::Text(None)
            }
            _ => Self::Any,
        }
    }
}

impl<'s> Schema<'s> {
    /// Adds what a node of the schema allows: references, alternatives and parts are followed.
    fn expand(&mut self, node: &'s Value, depth: usize) {
        if depth > 32 {
            return;
        }
        self.html |= node.get("x-html") == Some(&Value::Bool(true));
        let mut followed = false;
        if let Some(target) = node.get("$ref").and_then(Value::as_str).and_then(|path| self.resolve(path)) {
            followed = true;
            self.expand(target, depth + 1);
        }
        for key in ["anyOf", "oneOf", "allOf"] {
            for part in node.get(key).and_then(Value::as_array).into_iter().flatten() {
                followed = true;
                self.expand(part, depth + 1);
            }
        }
        let is_null = node.get("type").and_then(Value::as_str) == Some("null");
        if (!followed || node.get("properties").is_some()) && !is_null {
            self.leaves.push(node);
        }
    }

    fn resolve(&self, path: &str) -> Option<&'s Value> {
        self.root.pointer(path.strip_prefix('#')?)
    }

    /// Whether each alternative that a leaf allows is of this type.
    fn is_only(&self, wanted: &str) -> bool {
        self.leaves.iter().all(|leaf| {
            let types = types(leaf);
            !types.is_empty() && types.iter().all(|own| *own == wanted)
        })
    }

    fn field(&self, name: &str) -> Field<'s> {
        let mut found = Vec::new();
        let mut known = Vec::new();
        let mut has_fields = false;
        for leaf in &self.leaves {
            let properties = leaf.get("properties").and_then(Value::as_object);
            if let Some(field) = properties.and_then(|fields| fields.get(name)) {
                found.push(field);
                continue;
            }
            match leaf.get("additionalProperties") {
                Some(Value::Bool(false)) => has_fields = true,
                Some(Value::Bool(true)) => return Field::Found(Type::Any),
                Some(values) => found.push(values),
                None if properties.is_some() => has_fields = true,
                None if is_open(leaf) => return Field::Found(Type::Any),
                None => {}
            }
            known.extend(properties.into_iter().flat_map(|fields| fields.keys().cloned()));
        }
        known.dedup();
        match (found.is_empty(), has_fields) {
            (false, _) => Field::Found(Type::node(self.root, found)),
            (true, true) => Field::Unknown(known),
            (true, false) => Field::NoFields(self.what()),
        }
    }

    fn element(&self) -> Result<Type<'s>, &'static str> {
        let mut items = Vec::new();
        for leaf in &self.leaves {
            let nodes = match (leaf.get("items"), leaf.get("prefixItems").and_then(Value::as_array)) {
                (Some(item @ Value::Object(_)), _) => vec![item],
                (_, Some(items)) => items.iter().collect(),
                _ => leaf.get("additionalProperties").filter(|values| values.is_object()).into_iter().collect(),
            };
            let fields = leaf.get("properties").and_then(Value::as_object).map(|fields| fields.values());
            if nodes.is_empty() && fields.is_none() && (is_open(leaf) || types(leaf).contains(&"array")) {
                return Ok(Type::Any);
            }
            items.extend(nodes);
            items.extend(fields.into_iter().flatten());
        }
        if items.is_empty() { Err(self.what()) } else { Ok(Type::node(self.root, items)) }
    }

    fn options(&self) -> Option<Vec<String>> {
        let mut options = Vec::new();
        for leaf in &self.leaves {
            let constant = leaf.get("const").map(std::slice::from_ref);
            let listed = leaf.get("enum").and_then(Value::as_array).map(Vec::as_slice);
            for option in constant.or(listed)? {
                match option {
                    Value::Null => {}
                    option => options.push(option.as_str()?.to_owned()),
                }
            }
        }
        Some(options)
    }

    /// What a value without fields or items is, in a few words.
    fn what(&self) -> &'static str {
        let types: Vec<&str> = self.leaves.iter().flat_map(|leaf| types(leaf)).collect();
        match types.first() {
            Some(&"array") => "a list",
            Some(&"object") => "a group of fields",
            Some(&("integer" | "number")) => "a number",
            Some(&"boolean") => "a yes/no value",
            _ => "a text",
        }
    }
}

/// The types that a leaf names, `null` left out.
fn types(leaf: &Value) -> Vec<&str> {
    match leaf.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).filter(|own| *own != "null").collect(),
        _ if leaf.get("const").or(leaf.get("enum")).is_some() => vec!["string"],
        _ => Vec::new(),
    }
}

/// Whether a leaf says nothing of its value, or only that it is an object.
fn is_open(leaf: &Value) -> bool {
    matches!(leaf, Value::Bool(true)) || matches!(types(leaf).as_slice(), [] | ["object"])
}
