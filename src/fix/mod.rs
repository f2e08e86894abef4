//! Corrections of an editor's own files: texts in, changes of single places in them out.
//!
//! Nothing is written anew from what was understood: a [`Change`] puts a few bytes in place of others, so that comments,
//! quotes, order and line ends stay as they are. Whoever makes one reads the changed text again and compares what it says
//! (`edit`). The shell shows changes and writes them.

mod edit;
pub mod migrate;

use std::ops::Range;

use crate::source::SourcePath;

/// One change of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// In bytes of the file as it is on the disk.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
    /// What the change is for: a few words.
    pub why: &'static str,
}

/// A file and what changes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub path: SourcePath,
    /// As it is on the disk.
    pub old: String,
    /// In the order of their places, none in another.
    pub changes: Vec<Change>,
}

impl Changed {
    /// The file after its changes.
    pub fn new_text(&self) -> String {
        let mut text = self.old.clone();
        self.changes.iter().rev().for_each(|change| text.replace_range(change.range.clone(), &change.text));
        text
    }

    /// The changes for people: the line, what goes with `-`, what comes with `+`, and why.
    pub fn shown(&self) -> String {
        self.changes.iter().map(|change| self.shown_change(change)).collect::<Vec<_>>().join("\n")
    }

    fn shown_change(&self, change: &Change) -> String {
        let Range { start, end } = change.range;
        // Whole lines are shown; what is added behind the last one begins on a line of its own.
        let is_addition = start == end && start == self.old.len();
        let from = if is_addition { start } else { self.old[..start].rfind('\n').map_or(0, |at| at + 1) };
        let to = self.old[end..].find('\n').map_or(self.old.len(), |at| end + at);
        let line = self.old[..start].matches('\n').count() + 1;
        let line = if is_addition && !self.old.is_empty() && !self.old.ends_with('\n') { line + 1 } else { line };
        let before = &self.old[from..to];
        let after = format!("{}{}{}", &self.old[from..start], change.text, &self.old[end..to]);
        let marked = |mark, text: &str| {
            text.trim_start_matches(['\r', '\n'])
                .lines()
                .map(|line| format!("  {mark} {}\n", line.trim_end_matches('\r')))
                .collect::<String>()
        };
        format!("{}:{line}: {}\n{}{}", self.path, change.why, marked('-', before), marked('+', &after))
    }
}
