//! An encoded picture as one run of bytes, for the store: a line of JSON about the files, then the files.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Encoded, File, Format};

#[derive(Serialize, Deserialize)]
struct Heads {
    is_animated: bool,
    files: Vec<Head>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    extension: String,
    width: u32,
    height: u32,
    /// In bytes.
    size: usize,
}

/// What [`read`] reads.
pub(super) fn write(encoded: &Encoded) -> Vec<u8> {
    let head = |file: &File| Head {
        extension: file.format.extension().to_owned(),
        width: file.width,
        height: file.height,
        size: file.bytes.len(),
    };
    let heads = Heads { is_animated: encoded.is_animated, files: encoded.files.iter().map(head).collect() };
    // There is nothing in it that JSON cannot say; if there were, reading would find nothing.
    let mut bytes = serde_json::to_vec(&heads).unwrap_or_default();
    bytes.push(b'\n');
    encoded.files.iter().for_each(|file| bytes.extend_from_slice(&file.bytes));
    bytes
}

/// A picture from the store; None if the bytes are anything else.
pub(super) fn read(bytes: &[u8]) -> Option<Encoded> {
    let end = memchr::memchr(b'\n', bytes)?;
    let (heads, mut rest) = (bytes.get(..end)?, bytes.get(end + 1..)?);
    let Heads { is_animated, files: heads } = serde_json::from_slice(heads).ok()?;
    let mut files = Vec::new();
    for head in heads {
        let format = [Format::WebP, Format::Jpeg, Format::Png];
        let format = format.into_iter().find(|format| format.extension() == head.extension)?;
        let (own, others) = rest.split_at_checked(head.size)?;
        rest = others;
        files.push(File { format, width: head.width, height: head.height, bytes: Arc::from(own) });
    }
    rest.is_empty().then_some(Encoded { files, is_animated })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_reads_back_as_it_was_written_and_nothing_else_does() {
        let file = |format, bytes: &[u8]| File { format, width: 4, height: 3, bytes: Arc::from(bytes) };
        let encoded =
            Encoded { files: vec![file(Format::WebP, b"one\n"), file(Format::Png, b"two")], is_animated: true };
        let bytes = write(&encoded);
        assert_eq!(read(&bytes), Some(encoded));
        assert_eq!(read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(read(&[&bytes[..], b"x"].concat()), None);
        assert_eq!(read(b""), None);
    }
}
