//! Which names a place in a template can see, and what is known of their values.

use std::collections::BTreeMap;

use super::types::Type;

/// The names around a place: frames from the outermost to the innermost.
#[derive(Debug, Default)]
pub struct Scope<'s> {
    frames: Vec<Frame<'s>>,
}

#[derive(Debug)]
struct Frame<'s> {
    names: BTreeMap<String, Type<'s>>,
    kind: Frames,
}

/// What opens a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frames {
    /// A template or an included one: `set_global` stores here.
    Template,
    Loop,
    /// The body of a component, which sees nothing of what is around its call.
    Component,
}

impl<'s> Scope<'s> {
    /// Opens a frame with the names that it begins with.
    pub fn open(&mut self, kind: Frames, names: impl IntoIterator<Item = (String, Type<'s>)>) {
        self.frames.push(Frame { names: names.into_iter().collect(), kind });
    }

    pub fn close(&mut self) {
        self.frames.pop();
    }

    /// Stores a name in the innermost frame, or with `global` in that of the template. What it was before is kept in
    /// mind, since the place may be one that not every page passes.
    pub fn set(&mut self, name: &str, value: Type<'s>, global: bool) {
        let fits = |frame: &&mut Frame<'s>| !global || frame.kind != Frames::Loop;
        if let Some(frame) = self.frames.iter_mut().rev().find(fits) {
            let before = frame.names.remove(name).unwrap_or(Type::Nothing);
            frame.names.insert(name.to_owned(), before.or(value));
        }
    }

    pub fn get(&self, name: &str) -> Option<&Type<'s>> {
        self.visible().find_map(|frame| frame.names.get(name))
    }

    /// A name as an implicit parameter finds it: around the call of a component as well.
    pub fn implicit(&self, name: &str) -> Option<&Type<'s>> {
        self.frames.iter().rev().find_map(|frame| frame.names.get(name))
    }

    /// All names that can be seen.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.visible().flat_map(|frame| frame.names.keys().map(String::as_str))
    }

    /// Frames from the innermost out to the nearest component.
    fn visible(&self) -> impl Iterator<Item = &Frame<'s>> {
        let outermost = self.frames.iter().rposition(|frame| frame.kind == Frames::Component).unwrap_or(0);
        self.frames.get(outermost..).unwrap_or_default().iter().rev()
    }
}
