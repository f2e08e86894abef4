//! The codecs: the bytes of one file → its encoded forms. Pure and deterministic.

mod memory;
mod sniff;

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage};
use moxcms::{ColorProfile, Layout, TransformOptions};

use super::{Encoded, File, Format, MAX_MEGAPIXELS, MAX_SIDE, Trouble};

pub const IS_BUILT: bool = true;

/// The widths that browsers choose from. A picture is never made wider than it is.
const WIDTHS: [u32; 4] = [400, 800, 1200, 1600];

/// Of 100. What is saved below it can be seen, what is spent above it cannot.
const WEBP_QUALITY: f32 = 80.0;
const JPEG_QUALITY: u8 = 82;

/// The largest profile of colours that is used, and how much a PNG may unpack besides its pixels. Both in bytes; real profiles
/// have a few hundred thousand at most.
const MAX_PROFILE: usize = 4 << 20;
const MAX_UNPACKED: u64 = 48 << 20;

/// Makes all forms of a picture.
pub fn encode(bytes: &[u8]) -> Result<Encoded, Trouble> {
    let format = sniff::format(bytes)?;
    if format == ImageFormat::Jpeg && !sniff::is_whole_jpeg(bytes) {
        return Err(Trouble::Damaged);
    }
    let widest = widest(bytes, format)?;
    let (width, height) = (widest.width(), widest.height());
    let mut images = Vec::new();
    for target in widths(width) {
        images.push(scaled(&widest, target, height_for(target, width, height))?);
    }
    let last = if widest.color().has_alpha() { Format::Png } else { Format::Jpeg };
    let mut files = Vec::new();
    for format in [Format::WebP, last] {
        for image in &images {
            let bytes = match format {
                Format::WebP => webp(image),
                Format::Jpeg => jpeg(image),
                Format::Png => png(image),
            };
            let bytes = bytes.ok_or(Trouble::Damaged)?.into();
            files.push(File { format, width: image.width(), height: image.height(), bytes });
        }
    }
    Ok(Encoded { files, is_animated: sniff::is_animated(bytes, format) })
}

/// The widths to which a picture is scaled; its own, where it is narrower than all of them.
fn widths(width: u32) -> Vec<u32> {
    let fitting: Vec<u32> = WIDTHS.into_iter().filter(|target| *target <= width).collect();
    if fitting.is_empty() { vec![width] } else { fitting }
}

/// The height that keeps the proportions.
fn height_for(target: u32, width: u32, height: u32) -> u32 {
    let (target, width, height) = (u64::from(target), u64::from(width).max(1), u64::from(height));
    u32::try_from((height * target + width / 2) / width).unwrap_or(u32::MAX).max(1)
}

/// The picture at the largest width that is needed: eight bits a channel, upright, in sRGB; with an alpha channel only if
/// something shines through.
fn widest(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Trouble> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    if format == ImageFormat::Png {
        let mut limits = Limits::no_limits();
        limits.max_alloc = Some(MAX_UNPACKED);
        reader.limits(limits);
    }
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > MAX_SIDE || pixels > u64::from(MAX_MEGAPIXELS) * 1_000_000 {
        return Err(Trouble::TooLarge { width, height });
    }
    // What is wrong in the metadata is no reason to refuse the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| profile.len() <= MAX_PROFILE);
    let cost = pixels * memory::per_pixel(decoder.color_type(), format, bytes);
    let _share = memory::take(cost).ok_or(Trouble::TooHeavy { width, height, megabytes: cost.div_ceil(1_000_000) })?;
    let image = eight_bits(DynamicImage::from_decoder(decoder).map_err(damaged)?);
    // Turned and converted only when small.
    let is_turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (upright_width, upright_height) = if is_turned { (height, width) } else { (width, height) };
    let target = widths(upright_width).into_iter().max().unwrap_or(upright_width);
    let target_height = height_for(target, upright_width, upright_height);
    let (target, target_height) = if is_turned { (target_height, target) } else { (target, target_height) };
    let mut image = scaled(&image, target, target_height)?;
    image.apply_orientation(orientation);
    if let Some(profile) = profile {
        to_srgb(&mut image, &profile);
    }
    Ok(image)
}

fn damaged(_: image::ImageError) -> Trouble {
    Trouble::Damaged
}

fn eight_bits(image: DynamicImage) -> DynamicImage {
    if image.color().has_alpha() {
        let image = image.into_rgba8();
        if image.pixels().any(|pixel| pixel.0[3] < u8::MAX) {
            return DynamicImage::ImageRgba8(image);
        }
        return DynamicImage::ImageRgb8(without_alpha(image));
    }
    DynamicImage::ImageRgb8(image.into_rgb8())
}

/// Leaves the alpha channel out, in the same memory.
fn without_alpha(image: RgbaImage) -> RgbImage {
    let (width, height) = image.dimensions();
    let mut bytes = image.into_raw();
    let pixels = bytes.len() / 4;
    for pixel in 1..pixels {
        bytes.copy_within(4 * pixel..4 * pixel + 3, 3 * pixel);
    }
    bytes.truncate(3 * pixels);
    RgbImage::from_raw(width, height, bytes).unwrap_or_default()
}

/// A picture of eight bits a channel at another size.
fn scaled(image: &DynamicImage, width: u32, height: u32) -> Result<DynamicImage, Trouble> {
    if (image.width(), image.height()) == (width, height) {
        return Ok(image.clone());
    }
    let pixel = if image.color().has_alpha() { PixelType::U8x4 } else { PixelType::U8x3 };
    let source = ImageRef::new(image.width(), image.height(), image.as_bytes(), pixel).map_err(|_| Trouble::Damaged)?;
    let mut target = Image::new(width, height, pixel);
    // The alpha channel is taken into account, so that edges get no colour from what cannot be seen.
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&source, &mut target, &options).map_err(|_| Trouble::Damaged)?;
    let pixels = target.into_vec();
    let image = match pixel {
        PixelType::U8x4 => RgbaImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgba8),
        _ => RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8),
    };
    image.ok_or(Trouble::Damaged)
}

/// Converts the colours of a profile, such as that of a telephone's wide gamut. One that cannot be understood, or is for
/// another kind of picture, is taken for sRGB.
fn to_srgb(image: &mut DynamicImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    let layout = if image.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
        return;
    };
    let mut converted = vec![0; image.as_bytes().len()];
    if transform.transform(image.as_bytes(), &mut converted).is_err() {
        return;
    }
    let (width, height) = (image.width(), image.height());
    let converted = match layout {
        Layout::Rgba => RgbaImage::from_raw(width, height, converted).map(DynamicImage::ImageRgba8),
        _ => RgbImage::from_raw(width, height, converted).map(DynamicImage::ImageRgb8),
    };
    if let Some(converted) = converted {
        *image = converted;
    }
}

fn webp(image: &DynamicImage) -> Option<Vec<u8>> {
    let layout = if image.color().has_alpha() { webp::PixelLayout::Rgba } else { webp::PixelLayout::Rgb };
    let encoder = webp::Encoder::new(image.as_bytes(), layout, image.width(), image.height());
    encoder.encode_simple(false, WEBP_QUALITY).ok().map(|bytes| bytes.to_vec())
}

fn jpeg(image: &DynamicImage) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(image.width()).ok()?, u16::try_from(image.height()).ok()?);
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(image.as_bytes(), width, height, jpeg_encoder::ColorType::Rgb).ok()?;
    Some(bytes)
}

fn png(image: &DynamicImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, PngFilter::Adaptive);
    encoder.write_image(image.as_bytes(), image.width(), image.height(), image.color().into()).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests;
