//! What a file is, from its first bytes: names lie.

use image::ImageFormat;

use super::Trouble;

/// The format of a picture, or what the file is instead.
pub(super) fn format(bytes: &[u8]) -> Result<ImageFormat, Trouble> {
    let begins = |start: &[u8]| bytes.starts_with(start);
    if begins(&[0xff, 0xd8, 0xff]) {
        return Ok(ImageFormat::Jpeg);
    }
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Ok(ImageFormat::Png);
    }
    if begins(b"GIF87a") || begins(b"GIF89a") {
        return Ok(ImageFormat::Gif);
    }
    if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(ImageFormat::WebP);
    }
    Err(other(bytes))
}

/// Whether a picture has more than one frame. Nothing is decoded: two frames of a large picture would take much memory.
///
/// GIF: section 20 of its specification (89a) for images, 23 for extensions. PNG: the chunk `acTL` of its third edition, before
/// the first `IDAT`. WebP: the bit of animation in `VP8X` of its container.
pub(super) fn is_animated(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Gif => gif_images(bytes).is_some_and(|images| images > 1),
        ImageFormat::Png => {
            let head = memchr::memmem::find(bytes, b"IDAT").and_then(|end| bytes.get(..end));
            head.is_some_and(|head| memchr::memmem::find(head, b"acTL").is_some())
        }
        ImageFormat::WebP => bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 0b10 != 0),
        _ => false,
    }
}

/// The number of images in a GIF, of which two are enough to know; None if it ends before its end.
fn gif_images(bytes: &[u8]) -> Option<usize> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let after_blocks = |mut at: usize| loop {
        match bytes.get(at)? {
            0 => return Some(at + 1),
            size => at += 1 + usize::from(*size),
        }
    };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut images = 0;
    loop {
        match bytes.get(at)? {
            0x21 => at = after_blocks(at + 2)?,
            0x2c if images == 1 => return Some(2),
            0x2c => {
                images += 1;
                at = after_blocks(at + 10 + table(*bytes.get(at + 9)?) + 1)?;
            }
            _ => return Some(images),
        }
    }
}

fn other(bytes: &[u8]) -> Trouble {
    if bytes.get(4..8) == Some(b"ftyp") {
        return match bytes.get(8..12) {
            Some(b"avif" | b"avis") => Trouble::Other("an AVIF picture"),
            Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => Trouble::Heic,
            _ => Trouble::Other("a video"),
        };
    }
    const STARTS: [(&[u8], &str); 10] = [
        (b"%PDF", "a PDF document"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"8BPS", "a Photoshop file"),
        (b"BM", "a BMP picture"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"version https://git-lfs", "a mere pointer to a picture that was not fetched (Git LFS)"),
        (b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
        (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    ];
    if let Some((_, what)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Trouble::Other(what);
    }
    let text = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let text = String::from_utf8_lossy(text).trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).to_lowercase();
    if bytes.is_empty() {
        Trouble::Other("an empty file")
    } else if text.starts_with("<svg") || text.starts_with("<?xml") {
        Trouble::Other("an SVG drawing, or another XML file")
    } else if text.starts_with("<!doctype html") || text.starts_with("<html") {
        Trouble::Other("a web page")
    } else {
        Trouble::Damaged
    }
}

/// Whether a JPEG goes on to its end marker. Decoders fill up with grey what is missing of a file that was cut off.
pub(super) fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    loop {
        // To the next marker; within a scan, `FF 00` and restarts are none.
        let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(0xff, rest)) else { return false };
        at += found + 1;
        match bytes.get(at) {
            None => return false,
            Some(0xd9) => return true,
            Some(0x00 | 0x01 | 0xd0..=0xd8) => at += 1,
            Some(0xff) => {}
            Some(_) => {
                let (Some(high), Some(low)) = (bytes.get(at + 1), bytes.get(at + 2)) else { return false };
                at += 1 + usize::from(u16::from_be_bytes([*high, *low]));
            }
        }
    }
}

/// Whether the picture of a JPEG comes in several scans, as in a progressive one, so that it is whole only after the last.
pub(super) fn has_scans(bytes: &[u8]) -> bool {
    let mut at = 2;
    let mut channels = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(0xff, rest)) {
        at += found + 1;
        let Some(marker) = bytes.get(at) else { return false };
        let length = bytes.get(at + 1..at + 3).map_or(0, |two| usize::from(u16::from_be_bytes([two[0], two[1]])));
        match marker {
            0xc2 | 0xc6 | 0xca | 0xce => return true,
            0xc0 | 0xc1 | 0xc3 => channels = bytes.get(at + 8).copied().unwrap_or_default(),
            // The first scan says how many channels it has.
            0xda => return bytes.get(at + 3).is_some_and(|own| *own < channels),
            0x00 | 0x01 | 0xd0..=0xd9 | 0xff => continue,
            _ => {}
        }
        at += 1 + length;
    }
    false
}
