//! How much memory a picture takes while it is read, and who may take some now.
//!
//! A small file can hold a huge picture, and there are as many threads as the machine has processors. So the memory for pixels is
//! shared out: large pictures are read one after the other, small ones side by side.

use std::sync::{Condvar, Mutex, PoisonError};

use image::{ColorType, ImageFormat};

use super::super::MAX_MEGABYTES;
use super::sniff;

/// In bytes.
const MOST: u64 = MAX_MEGABYTES * 1_000_000;

/// How many bytes of memory each pixel takes at most: as it is decoded, as it becomes eight bits a
/// channel, and as it is scaled.
pub(super) fn per_pixel(color: ColorType, format: ImageFormat, file: &[u8]) -> u64 {
    let pixel = match color {
        ColorType::Rgb8 => 3,
        ColorType::L8 => 4,
        ColorType::L16 => 5,
        // Scaling takes a second picture, in which colours count as much as they can be seen.
        ColorType::Rgba8 | ColorType::La8 | ColorType::La16 => 8,
        ColorType::Rgb16 => 9,
        ColorType::Rgba16 => 12,
        _ => 20,
    };
    let on_the_way = match format {
        // All coefficients are kept until the last scan has been read: two bytes for each of three channels.
        ImageFormat::Jpeg if sniff::has_scans(file) => 6,
        // What decoders put the picture together in.
        ImageFormat::Gif | ImageFormat::WebP => 4,
        _ => 0,
    };
    pixel + on_the_way
}

/// What is taken at the moment.
static TAKEN: Mutex<u64> = Mutex::new(0);
static GIVEN_BACK: Condvar = Condvar::new();

/// Memory that one picture has taken; given back when it is dropped.
pub(super) struct Share(u64);

/// Waits until there is so much memory; None if there never will be.
pub(super) fn take(bytes: u64) -> Option<Share> {
    if bytes > MOST {
        return None;
    }
    let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    // Nobody who has a share waits for anything, so this comes to an end.
    let wait = GIVEN_BACK.wait_while(taken, |taken| *taken > 0 && *taken + bytes > MOST);
    *wait.unwrap_or_else(PoisonError::into_inner) += bytes;
    Some(Share(bytes))
}

impl Drop for Share {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        GIVEN_BACK.notify_all();
    }
}
