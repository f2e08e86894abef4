//! The comments of a file of messages, by the message or the group that they stand above.

use std::collections::BTreeMap;

/// Lines of comments, and empty ones, without their indentation.
#[derive(Debug, Default)]
pub struct Comments {
    above: BTreeMap<String, Vec<String>>,
    /// What stands below the last message.
    below: Vec<String>,
}

impl Comments {
    /// Forgets what stands above the first empty line: it is about the file.
    pub fn drop_header(&mut self) {
        let first = self
            .above
            .values_mut()
            .find(|lines| lines.first().is_some_and(|line| !line.is_empty()) && lines.iter().any(String::is_empty));
        if let Some(lines) = first {
            let end = lines.iter().position(String::is_empty).unwrap_or(0);
            lines.drain(..end);
        }
    }

    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.above.values().flatten().chain(&self.below).map(String::as_str).filter(|line| !line.is_empty())
    }

    /// Adds those comments of another file that are wanted, below the own ones.
    pub fn add(&mut self, other: Self, is_wanted: impl Fn(&str) -> bool) {
        let wanted = |line: &String| !line.is_empty() && is_wanted(line);
        for (key, lines) in other.above {
            self.above.entry(key).or_default().extend(lines.into_iter().filter(wanted));
        }
        self.below.extend(other.below.into_iter().filter(wanted));
    }

    /// What stands above a message or group; it is not given again.
    pub fn take(&mut self, key: &str) -> Vec<String> {
        self.above.remove(key).unwrap_or_default()
    }

    /// What was not taken.
    pub fn rest(&mut self) -> impl Iterator<Item = String> {
        let above = std::mem::take(&mut self.above).into_values().flatten();
        above.chain(std::mem::take(&mut self.below)).filter(|line| !line.is_empty())
    }
}

/// The comments of a file. Those at the end of a line count as standing above it, and one that looks like a message, `# menu: …`, as
/// standing above that message, if `is_message` knows its name.
pub fn of(text: &str, is_message: impl Fn(&str) -> bool) -> Comments {
    let mut comments = Comments::default();
    let mut pending: Vec<String> = Vec::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    for line in text.lines() {
        let content = line.trim();
        let indent = line.len() - line.trim_start().len();
        let name = |line: &'_ str| Some(line.split_once(':')?.0.trim_matches(['"', '\'', ' ']).to_owned());
        let path = |open: &[(usize, String)], name: &str| -> String {
            let groups = open.iter().filter(|(outer, _)| *outer < indent).map(|(_, group)| format!("{group}."));
            groups.collect::<String>() + name
        };
        if content.is_empty() || content.starts_with('#') {
            pending.push(content.to_owned());
            let key = name(content.trim_start_matches('#')).map(|name| path(&open, &name));
            if let Some(key) = key.filter(|key| is_message(key)) {
                comments.above.entry(key).or_default().append(&mut pending);
            }
            continue;
        }
        let Some(name) = name(content) else { continue };
        pending.extend(at_end(content).map(str::to_owned));
        if !pending.is_empty() {
            comments.above.entry(path(&open, &name)).or_default().append(&mut pending);
        }
        open.retain(|(outer, _)| *outer < indent);
        open.push((indent, name));
    }
    comments.below = pending;
    comments
}

/// The comment at the end of a line.
fn at_end(line: &str) -> Option<&str> {
    let (mut quote, mut before, mut is_escaped) = (None, ' ', false);
    for (at, character) in line.char_indices() {
        match (quote, character) {
            _ if is_escaped => is_escaped = false,
            (Some('"'), '\\') => is_escaped = true,
            (Some(open), own) if open == own => quote = None,
            (None, '"' | '\'') if matches!(before, ' ' | '{' | '[' | ',' | ':') => quote = Some(character),
            (None, '#') if before == ' ' && at > 0 => return line.get(at..),
            _ => {}
        }
        before = character;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_belong_to_what_they_stand_above() {
        let text = "# about the file\n\n# one\na:\n  # two\n  b: x # three\n  'no': \"y # no\"\n  # d: z\n  # e: z\nc: don't # four\n# five\n";
        let mut found = of(text, |key| key == "a.d");
        found.drop_header();
        assert_eq!(found.take("a"), ["", "# one"]);
        assert_eq!(found.take("a.b"), ["# two", "# three"]);
        assert_eq!(found.take("a.no"), Vec::<String>::new());
        assert_eq!(found.take("a.d"), ["# d: z"]);
        assert_eq!(found.take("c"), ["# e: z", "# four"]);
        assert_eq!(found.rest().collect::<Vec<_>>(), ["# five"]);
    }
}
