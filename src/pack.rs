//! Parts put into one ZIP, the same bytes whenever and wherever it is made; and parts out of one that somebody brings.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// How a part is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    Deflated,
    /// As it is: what readers look at before they unpack anything.
    Stored,
}

/// A ZIP of parts in the order in which they are given. None if they are too large for one.
pub fn zip<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8], Keep)>) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes, keep) in parts {
        let method = match keep {
            Keep::Deflated => CompressionMethod::Deflated,
            Keep::Stored => CompressionMethod::Stored,
        };
        // Neither the time of the build nor the rights of its user.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        writer.start_file(name, options).ok()?;
        writer.write_all(bytes).ok()?;
    }
    writer.finish().ok().map(Cursor::into_inner)
}

/// Why a ZIP is not unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpackable {
    Damaged,
    TooLarge,
}

/// The wanted parts of a ZIP. `most`: what they may come to, in bytes, whatever the file says of them.
pub fn unzip(bytes: &[u8], wanted: &[&str], most: u64) -> Result<Vec<(String, Vec<u8>)>, Unpackable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unpackable::Damaged)?;
    let mut parts = Vec::new();
    let mut left = most;
    for name in wanted {
        let Ok(part) = archive.by_name(name) else { continue };
        if part.size() > left {
            return Err(Unpackable::TooLarge);
        }
        let mut unpacked = Vec::new();
        part.take(left + 1).read_to_end(&mut unpacked).map_err(|_| Unpackable::Damaged)?;
        left = left.checked_sub(unpacked.len() as u64).ok_or(Unpackable::TooLarge)?;
        parts.push(((*name).to_owned(), unpacked));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_are_the_same_bytes_and_the_first_can_be_read_as_it_is() {
        let make =
            || zip([("mimetype", &b"text/x"[..], Keep::Stored), ("a/b.xml", &[b'a'; 5000], Keep::Deflated)]).unwrap();
        assert_eq!(make(), make());
        assert_eq!(make()[30..44], *b"mimetypetext/x");
        assert!(make().len() < 500);
    }

    #[test]
    fn only_what_is_wanted_is_unpacked_and_not_more_than_there_is_room_for() {
        let bytes = zip([("a", &[b'a'; 5000][..], Keep::Deflated), ("b", &b"b"[..], Keep::Deflated)]).unwrap();
        assert_eq!(unzip(&bytes, &["b", "c"], 10), Ok(vec![("b".to_owned(), b"b".to_vec())]));
        assert_eq!(unzip(&bytes, &["a"], 4999), Err(Unpackable::TooLarge));
        assert_eq!(unzip(&bytes[..60], &["a"], 5000), Err(Unpackable::Damaged));
    }
}
