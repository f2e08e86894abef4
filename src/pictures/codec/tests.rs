use image::{GenericImageView, Rgb};
use proptest::prelude::*;

use super::*;

fn photo(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| Rgb([(x * 7) as u8, (y * 5) as u8, (x * y / 9) as u8]);
    RgbImage::from_fn(width, height, pixel).into()
}

fn in_format(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Four small pictures, one of each format.
fn samples() -> Vec<Vec<u8>> {
    [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP]
        .map(|format| in_format(&photo(40, 30), format))
        .to_vec()
}

#[test]
fn each_format_is_read() {
    for sample in samples() {
        let files = encode(&sample).unwrap().files;
        let found: Vec<_> = files.iter().map(|file| (file.format, file.width, file.height)).collect();
        assert_eq!(found, [(Format::WebP, 40, 30), (Format::Jpeg, 40, 30)]);
    }
}

#[test]
fn no_picture_is_made_wider_than_it_is() {
    assert_eq!(widths(399), [399]);
    assert_eq!(widths(400), [400]);
    assert_eq!(widths(1599), [400, 800, 1200]);
    assert_eq!(widths(9000), WIDTHS);
    assert_eq!((height_for(400, 12_000, 1), height_for(1600, 1601, 12_000)), (1, 11_993));
}

#[test]
fn wide_colours_are_brought_into_srgb() {
    let wide = ColorProfile::new_display_p3().encode().unwrap();
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(wide).unwrap();
    let image = RgbImage::from_pixel(20, 20, Rgb([200, 100, 100]));
    encoder.write_image(image.as_raw(), 20, 20, image::ExtendedColorType::Rgb8).unwrap();
    for file in encode(&bytes).unwrap().files {
        let pixel = image::load_from_memory(&file.bytes).unwrap().get_pixel(10, 10).0;
        let near = [215, 94, 98].iter().zip(pixel).all(|(wanted, found)| found.abs_diff(*wanted) < 7);
        assert!(near, "{pixel:?}");
    }
}

/// The header of a GIF of any size.
fn gif_header(width: u16, height: u16) -> Vec<u8> {
    [b"GIF89a", &width.to_le_bytes()[..], &height.to_le_bytes(), b"\0\0\0,\0"].concat()
}

#[test]
fn a_huge_picture_is_refused_before_it_is_decoded() {
    let size = |bytes: &[u8]| encode(bytes).unwrap_err();
    assert_eq!(size(&gif_header(20_000, 10)), Trouble::TooLarge { width: 20_000, height: 10 });
    assert_eq!(size(&gif_header(11_000, 10_000)), Trouble::TooLarge { width: 11_000, height: 10_000 });
    assert_eq!(size(&gif_header(12_000, 10)), Trouble::Damaged);
}

#[test]
fn what_only_has_the_name_of_a_picture_is_called_what_it_is() {
    let other = |bytes: &[u8]| match encode(bytes) {
        Err(Trouble::Other(what)) => what,
        found => panic!("{found:?}"),
    };
    assert_eq!(other(b"%PDF-1.7\n"), "a PDF document");
    assert_eq!(other(b"\0\0\0\x20ftypavif"), "an AVIF picture");
    assert_eq!(other(b"\0\0\0\x20ftypqt  "), "a video");
    assert_eq!(other(b"\xef\xbb\xbf <!DOCTYPE html>"), "a web page");
    assert_eq!(other(b"<svg>"), "an SVG drawing, or another XML file");
    assert_eq!(other(b""), "an empty file");
    assert_eq!(encode(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(Trouble::Heic));
    assert_eq!(encode(b"\0\0\0\x18ftypmif1\0\0\0\0"), Err(Trouble::Heic));
    assert_eq!(encode(b"nothing in particular"), Err(Trouble::Damaged));
}

#[test]
fn a_picture_that_was_cut_off_is_damaged() {
    for sample in samples() {
        for keep in [sample.len() / 4, sample.len() / 2, sample.len() * 3 / 4] {
            assert_eq!(encode(&sample[..keep]), Err(Trouble::Damaged), "{keep} of {}", sample.len());
        }
    }
    let jpeg = in_format(&photo(40, 30), ImageFormat::Jpeg);
    assert_eq!(encode(&jpeg[..jpeg.len() - 2]), Err(Trouble::Damaged));
}

#[test]
fn the_recipe_is_raised_when_the_bytes_change() {
    let mut hasher = blake3::Hasher::new();
    for file in encode(&in_format(&photo(1000, 30), ImageFormat::Png)).unwrap().files {
        hasher.update(&file.bytes);
    }
    let hash = hasher.finalize().to_hex();
    assert_eq!(
        (super::super::RECIPE, &hash[..16]),
        ("pictures 1", "5a2d5b5785b09c41"),
        "raise RECIPE and put the hash here"
    );
}

/// A byte and where it goes: often among the headers, often one that means something there.
fn change() -> impl Strategy<Value = (usize, u8)> {
    let at = prop_oneof![0..64usize, 0..700usize, 0..4000usize];
    let byte = prop_oneof![any::<u8>(), prop::sample::select(vec![0x00, 0x01, 0x7f, 0xc0, 0xd9, 0xda, 0xfe, 0xff])];
    (at, byte)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(sample in 0..4usize, changes in prop::collection::vec(change(), 1..12)) {
        let mut bytes = samples().swap_remove(sample);
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        let _ = encode(&bytes);
    }
}

#[test]
fn what_takes_too_much_memory_is_refused_before_it_is_read() {
    // 45 million pixels: fine with three bytes each, too much as a progressive JPEG and with 16 bits a channel.
    let (width, height) = (9_000u16, 5_000u16);
    let mut progressive = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut progressive, 10);
    encoder.set_progressive(true);
    encoder.encode(&vec![90; 45_000_000], width, height, jpeg_encoder::ColorType::Luma).unwrap();
    assert!(sniff::has_scans(&progressive) && !sniff::has_scans(&samples()[0]));
    let deep = DynamicImage::ImageRgba16(image::ImageBuffer::new(6_000, 5_000));
    for bytes in [progressive, in_format(&deep, ImageFormat::Png)] {
        assert!(matches!(encode(&bytes), Err(Trouble::TooHeavy { .. })), "{:?}", encode(&bytes).err());
    }
}

#[test]
fn a_profile_that_unpacks_to_too_much_is_not_unpacked() {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(vec![0; 200 << 20]).unwrap();
    encoder.write_image(&[9; 12], 2, 2, image::ExtendedColorType::Rgb8).unwrap();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(encode(&bytes).unwrap().files.len(), 2);
}

#[test]
fn leaving_out_the_alpha_channel_leaves_the_colours() {
    let colours = photo(7, 5).into_rgba8();
    assert_eq!(without_alpha(colours.clone()), DynamicImage::ImageRgba8(colours).into_rgb8());
}

#[test]
fn memory_is_shared_out_and_given_back() {
    assert!(memory::take(300_000_001).is_none());
    for _ in 0..3 {
        let both = (memory::take(100_000_000), memory::take(100_000_000));
        assert!(both.0.is_some() && both.1.is_some());
    }
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| drop(memory::take(290_000_000)));
        }
    });
}
