//! Photos made of four fields, so that it can be told which way up they are.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

/// From left to right, from top to bottom.
pub const FIELDS: [[u8; 3]; 4] = [[200, 40, 40], [40, 160, 40], [40, 40, 200], [230, 230, 230]];

/// What the metadata that [`with_metadata`] writes holds, and no published file may.
pub const SECRET: &str = "Zweigeheimnis";

fn fields(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| Rgb(FIELDS[usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2)]))
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&fields(width, height).into(), ImageFormat::Jpeg)
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&fields(width, height).into(), ImageFormat::Png)
}

/// A PNG of which one half is clear, and black where nobody sees it.
pub fn half_clear(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x| if x < width / 2 { Rgba([0; 4]) } else { Rgba([200, 40, 40, 255]) };
    encoded(&RgbaImage::from_fn(width, height, |x, _| pixel(x)).into(), ImageFormat::Png)
}

/// A photo in the format that a file's name says.
pub fn of_name(path: &str, width: u32, height: u32) -> Vec<u8> {
    match path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("png") => png(width, height),
        Some("gif") => encoded(&fields(width, height).into(), ImageFormat::Gif),
        Some("webp") => encoded(&fields(width, height).into(), ImageFormat::WebP),
        _ => jpeg(width, height),
    }
}

/// A JPEG with the metadata of a telephone: which way up it is, who took it, where.
pub fn with_metadata(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    };
    let text = format!("{SECRET}\0");
    let (after_first, length) = (8 + 2 + 3 * 12 + 4, u32::try_from(text.len()).unwrap());
    tiff.extend(3u16.to_le_bytes());
    entry(&mut tiff, 0x010f, 2, length, after_first);
    entry(&mut tiff, 0x0112, 3, 1, orientation.into());
    entry(&mut tiff, 0x8825, 4, 1, after_first + length);
    tiff.extend([0; 4]);
    tiff.extend(text.as_bytes());
    // The place: north, 56 degrees 57 minutes 0 seconds.
    let after_second = after_first + length + 2 + 2 * 12 + 4;
    tiff.extend(2u16.to_le_bytes());
    entry(&mut tiff, 1, 2, 2, u32::from(b'N'));
    entry(&mut tiff, 2, 5, 3, after_second);
    tiff.extend([0; 4]);
    [56u32, 1, 57, 1, 0, 1].iter().for_each(|number| tiff.extend(number.to_le_bytes()));
    let exif = [b"Exif\0\0", &tiff[..]].concat();
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{SECRET}</x:xmpmeta>");
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, content].concat()
    };
    let comment = segment(0xfe, SECRET.as_bytes());
    [&jpeg[..2], &segment(0xe1, &exif), &segment(0xe1, xmp.as_bytes()), &comment, &jpeg[2..]].concat()
}

/// A GIF, a WebP or a PNG, as the name says, of two pictures that take turns.
pub fn animation(path: &str) -> Vec<u8> {
    let mut still = of_name(path, 8, 6);
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("gif") => {
            let mut bytes = Cursor::new(Vec::new());
            let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
            let frame = || image::Frame::new(DynamicImage::from(fields(8, 6)).into_rgba8());
            encoder.encode_frames([frame(), frame()]).unwrap();
            drop(encoder);
            bytes.into_inner()
        }
        // The chunk that says how many there are; nobody looks for the second one.
        Some("png") => {
            let mut chunk = b"acTL\0\0\0\x02\0\0\0\0".to_vec();
            let sum = crc32(&chunk);
            chunk.splice(0..0, 8u32.to_be_bytes());
            chunk.extend(sum.to_be_bytes());
            still.splice(33..33, chunk);
            still
        }
        _ => still,
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}
