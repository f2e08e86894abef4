//! The way from the top of a value down to where a walk is, without copying anything until a path is needed.

use serde_yaml::Value;

use crate::diag::{FieldPath, Segment};

/// One step of a walk, with the steps above it.
#[derive(Clone, Copy)]
pub struct Trail<'a> {
    above: Option<&'a Trail<'a>>,
    step: Step<'a>,
    /// How many steps it is from the top.
    pub depth: usize,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Top,
    Key(&'a str),
    Index(usize),
}

impl<'a> Trail<'a> {
    pub const fn top() -> Self {
        Self { above: None, step: Step::Top, depth: 0 }
    }

    pub fn key(&'a self, key: &'a str) -> Self {
        Self { above: Some(self), step: Step::Key(key), depth: self.depth + 1 }
    }

    pub fn index(&'a self, index: usize) -> Self {
        Self { above: Some(self), step: Step::Index(index), depth: self.depth + 1 }
    }

    pub fn path(&self) -> FieldPath {
        let mut segments = Vec::with_capacity(self.depth);
        let mut here = Some(self);
        while let Some(trail) = here {
            match trail.step {
                Step::Top => {}
                Step::Key(key) => segments.push(Segment::Key(key.to_owned())),
                Step::Index(index) => segments.push(Segment::Index(index)),
            }
            here = trail.above;
        }
        segments.reverse();
        FieldPath(segments)
    }
}

/// The name of a field as it is shown. Names that are not texts are refused by [`super::parse`].
pub fn key_name(key: &Value) -> std::borrow::Cow<'_, str> {
    match key {
        Value::String(name) => name.into(),
        Value::Null => "~".into(),
        Value::Bool(value) => value.to_string().into(),
        Value::Number(number) => number.to_string().into(),
        _ => "?".into(),
    }
}
