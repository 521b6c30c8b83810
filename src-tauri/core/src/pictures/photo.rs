//! Photos and other pictures of points: turned upright, cropped, made as small
//! as paper needs, and written anew, so that nothing the camera noted (where,
//! when, whose) is kept.

use crate::documents::pictures::Media;
use crate::incoming::Incoming;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::imageops::FilterType as Sampling;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageResult, Limits};
use serde::Deserialize;
use std::io::Cursor;

/// What the points of a photo may take in memory while it is read: 100 million in
/// three colours. Known from the first bytes of the file, before any point is read.
const MOST_MEMORY: u64 = 300 * 1024 * 1024;
/// Beyond this a photo is made smaller before it is turned and cut, which copies it.
const MOST_COPIED: usize = 100 * 1024 * 1024;
/// Notes of the camera and of programs, unpacked.
const MOST_NOTES: u64 = 16 * 1024 * 1024;
/// Points along the longer side: 100 mm on paper at 300 dpi.
const SIDE: u32 = 1200;
/// A photo that is kept as PNG would be several times as large.
const LARGEST_PNG: usize = 600 * 1024;
const QUALITY: u8 = 85;

/// The part of a photo that is kept: shares of its width and height, upright,
/// from the left and from the top.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, specta::Type)]
pub struct Crop {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// A photo as it is kept.
#[derive(Debug)]
pub(super) struct Photo {
    pub media: Media,
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// What kind of picture these bytes are, whatever the file is called.
pub(super) fn media_of(bytes: &[u8]) -> Option<Media> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Media::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(Media::Jpeg)
    } else {
        None
    }
}

/// The photo as it is kept, or why it can't be.
pub(super) fn prepare(bytes: &[u8], crop: Option<Crop>) -> Result<Photo, String> {
    prepare_within(bytes, crop, &mut { u64::MAX })
}

/// The same of one among many, which share what is left of the points to be read.
pub(super) fn prepare_within(bytes: &[u8], crop: Option<Crop>, left: &mut u64) -> Result<Photo, String> {
    Incoming::Photo.check(bytes.len() as u64).map_err(|error| format!("{} {}", error.message, error.hint))?;
    let media = media_of(bytes).ok_or_else(|| what_else(bytes))?;
    let read = match media {
        Media::Png => {
            let mut notes = Limits::no_limits();
            notes.max_alloc = Some(MOST_NOTES);
            PngDecoder::with_limits(Cursor::new(bytes), notes).and_then(|png| upright(png, 0, left))
        }
        _ => {
            JpegDecoder::new(Cursor::new(bytes)).and_then(|jpeg| upright(jpeg, held_for_a_point(bytes), left))
        }
    };
    let mut photo = read.map_err(|error| match error {
        image::ImageError::Limits(_) => {
            "This photo has more points than can be read. Save a smaller copy.".to_owned()
        }
        _ => "This photo is damaged and can't be read.".to_owned(),
    })?;
    if media == Media::Jpeg && !reaches_its_end(bytes) {
        return Err(
            "This photo is cut off: the end of it is missing. Copy it again from where it was taken.".into(),
        );
    }
    if let Some(crop) = crop {
        photo = cropped(&photo, crop)?;
    }
    if photo.width().max(photo.height()) > SIDE {
        // The coarse way first: the fine one takes long over a hundred million points.
        if photo.width().max(photo.height()) > 4 * SIDE {
            photo = photo.thumbnail(2 * SIDE, 2 * SIDE);
        }
        photo = photo.resize(SIDE, SIDE, Sampling::CatmullRom);
    }
    write(&photo, media).map_err(|_| "This photo can't be kept.".to_owned())
}

/// Whether a JPEG goes on to its own end. Where it does not, what is missing
/// would be grey, and nobody told. A small copy that the camera put inside
/// has an end of its own, so part after part is passed.
fn reaches_its_end(bytes: &[u8]) -> bool {
    parts(bytes).any(|(marker, _)| marker == END)
}

const END: u8 = 0xd9;

/// The parts of a JPEG up to its end: each with its mark, and without its length.
fn parts(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        loop {
            at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)? + 1;
            match bytes.get(at)? {
                &END => {
                    at = bytes.len();
                    return Some((END, &[][..]));
                }
                // A point of the picture that looks like a mark, marks without a part, and filling.
                0x00 | 0x01 | 0xd0..=0xd8 => at += 1,
                0xff => {}
                marker => {
                    let &[high, low] = bytes.get(at + 1..at + 3)? else { return None };
                    let length = usize::from(u16::from_be_bytes([high, low]));
                    let part = bytes.get(at + 3..(at + 1 + length).min(bytes.len())).unwrap_or_default();
                    at += 1 + length;
                    return Some((*marker, part));
                }
            }
        }
    })
}

/// What is held in memory for each point beside the point itself: a JPEG that comes in
/// several passes is held whole, in numbers of two bytes, until the last.
fn held_for_a_point(jpeg: &[u8]) -> u64 {
    let mut colours = 0;
    for (marker, part) in parts(jpeg) {
        match (marker, part) {
            (0xc2 | 0xc6 | 0xca | 0xce, _) => return 8,
            (0xc0..=0xcf, [_, _, _, _, _, count, ..]) if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                colours = colours.max(*count);
            }
            (0xda, [count, ..]) if *count < colours => return 8,
            _ => {}
        }
    }
    0
}

fn upright(mut decoder: impl ImageDecoder, held: u64, left: &mut u64) -> ImageResult<DynamicImage> {
    let (width, height) = decoder.dimensions();
    let points = u64::from(width) * u64::from(height);
    let is_too_much = decoder.total_bytes().saturating_add(points * held) > MOST_MEMORY;
    if !is_too_much {
        *left = left.saturating_sub(points);
    }
    if is_too_much || *left == 0 {
        let limit = image::error::LimitErrorKind::DimensionError;
        return Err(image::ImageError::Limits(image::error::LimitError::from_kind(limit)));
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY + MOST_NOTES);
    decoder.set_limits(limits)?;
    let orientation = decoder.orientation()?;
    let mut photo = DynamicImage::from_decoder(decoder)?;
    if photo.as_bytes().len() > MOST_COPIED {
        photo = photo.thumbnail(3 * SIDE, 3 * SIDE);
    }
    photo.apply_orientation(orientation);
    Ok(photo)
}

fn cropped(photo: &DynamicImage, crop: Crop) -> Result<DynamicImage, String> {
    let inside = |from: f32, length: f32| from >= 0.0 && length >= 0.02 && from + length <= 1.001;
    if !inside(crop.x, crop.width) || !inside(crop.y, crop.height) {
        return Err("The part to keep lies outside the photo, or is too small.".into());
    }
    let (width, height) = (photo.width() as f32, photo.height() as f32);
    let points = |share: f32, whole: f32| (share * whole).round() as u32;
    let kept = photo.crop_imm(
        points(crop.x, width),
        points(crop.y, height),
        points(crop.width, width).max(1),
        points(crop.height, height).max(1),
    );
    Ok(kept)
}

fn write(photo: &DynamicImage, media: Media) -> ImageResult<Photo> {
    let (width, height) = (photo.width(), photo.height());
    let see_through = photo.color().has_alpha() && photo.to_rgba8().pixels().any(|point| point.0[3] < 255);
    let grey = !photo.color().has_color();
    let mut bytes = Vec::new();
    if media == Media::Png {
        let encoder =
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
        match (see_through, grey) {
            (true, _) => {
                encoder.write_image(&photo.to_rgba8(), width, height, image::ExtendedColorType::Rgba8)?;
            }
            (false, true) => {
                encoder.write_image(&photo.to_luma8(), width, height, image::ExtendedColorType::L8)?
            }
            (false, false) => {
                encoder.write_image(&photo.to_rgb8(), width, height, image::ExtendedColorType::Rgb8)?;
            }
        }
        if see_through || bytes.len() <= LARGEST_PNG {
            return Ok(Photo { media, bytes, width, height });
        }
        bytes.clear();
    }
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    if grey {
        encoder.write_image(&photo.to_luma8(), width, height, image::ExtendedColorType::L8)?;
    } else {
        encoder.write_image(&photo.to_rgb8(), width, height, image::ExtendedColorType::Rgb8)?;
    }
    Ok(Photo { media: Media::Jpeg, bytes, width, height })
}

fn what_else(bytes: &[u8]) -> String {
    let is = |at: usize, mark: &[u8]| bytes.get(at..at + mark.len()) == Some(mark);
    if is(4, b"ftypheic") || is(4, b"ftypheix") || is(4, b"ftypmif1") {
        "This photo is in the form of an iPhone (HEIC). Save it as JPEG, then choose that.".into()
    } else if is(0, b"PK\x03\x04") || is(0, b"Rar!") || is(0, b"7z\xbc\xaf") || is(257, b"ustar") {
        "This is a packed folder within the pack, and is not opened. Unpack it, and add it by itself.".into()
    } else if is(0, b"\x1f\x8b") {
        "This file is packed (SVGZ or GZ). Save it unpacked, then choose that.".into()
    } else if is(0, b"GIF8") || is(8, b"WEBP") || is(0, b"BM") || is(0, b"II*\0") || is(0, b"MM\0*") {
        "Pictures of this kind can't be printed yet. Save it as PNG or JPEG, then choose that.".into()
    } else {
        "This is not a picture that can be printed. Choose a PNG, JPEG or SVG file.".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    fn png(photo: &DynamicImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        photo.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn jpeg(photo: &RgbImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        photo.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    /// Red on the left, blue on the right.
    fn two_halves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(
            width,
            height,
            |x, _| {
                if x < width / 2 { Rgb([200, 30, 30]) } else { Rgb([30, 30, 200]) }
            },
        )
    }

    /// A JPEG with what a camera notes: turned by a quarter, and where it was.
    fn with_notes(jpeg: &[u8]) -> Vec<u8> {
        let mut tiff = b"MM\0*\0\0\0\x08\0\x02".to_vec();
        tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"); // orientation 6
        tiff.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26"); // GPS at 38
        tiff.extend(b"\0\0\0\0");
        tiff.extend(b"\0\x01\0\x01\0\x02\0\0\0\x04GPS!\0\0\0\0");
        tiff.extend(b"Northbrook, 54.97 N 1.61 W");
        let mut exif = b"Exif\0\0".to_vec();
        exif.extend(&tiff);
        let mut out = jpeg[..2].to_vec();
        out.extend([0xff, 0xe1]);
        out.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
        out.extend(&exif);
        out.extend(&jpeg[2..]);
        out
    }

    #[test]
    fn nothing_that_the_camera_noted_is_kept_and_the_photo_stands_upright() {
        let taken = with_notes(&jpeg(&two_halves(80, 40)));
        assert!(taken.windows(10).any(|w| w == b"Northbrook"));
        let kept = prepare(&taken, None).unwrap();
        assert!(kept.bytes.len() > 100);
        for note in [&b"Exif"[..], b"GPS", b"Northbrook", b"54.97"] {
            assert!(kept.bytes.windows(note.len()).all(|w| w != note), "{note:?}");
        }
        assert_eq!((kept.width, kept.height, kept.media), (40, 80, Media::Jpeg));
        let shown = image::load_from_memory(&kept.bytes).unwrap().to_rgb8();
        assert!(shown.get_pixel(20, 10).0[0] > 150, "turned so that red is at the top");
        assert!(shown.get_pixel(20, 70).0[2] > 150);
    }

    #[test]
    fn only_the_part_that_was_chosen_is_kept() {
        let crop = Crop { x: 0.5, y: 0.25, width: 0.5, height: 0.5 };
        let kept = prepare(&png(&two_halves(80, 40).into()), Some(crop)).unwrap();
        assert_eq!((kept.width, kept.height, kept.media), (40, 20, Media::Png));
        let shown = image::load_from_memory(&kept.bytes).unwrap().to_rgb8();
        let blue = shown.pixels().filter(|p| p.0 == [30, 30, 200]).count();
        assert_eq!(blue, 40 * 20);
        for crop in [
            Crop { x: 0.6, y: 0.0, width: 0.5, height: 1.0 },
            Crop { x: 0.0, y: 0.0, width: 0.0, height: 1.0 },
            Crop { x: f32::NAN, y: 0.0, width: 1.0, height: 1.0 },
        ] {
            assert!(prepare(&png(&two_halves(80, 40).into()), Some(crop)).is_err(), "{crop:?}");
        }
    }

    #[test]
    fn a_photo_of_twenty_megabytes_becomes_as_large_as_paper_needs() {
        // Noise, so that it can't be made small by leaving out what repeats.
        let mut seed = 1_u32;
        let noise = RgbImage::from_fn(3000, 2400, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Rgb([(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8])
        });
        let taken = png(&noise.into());
        assert!(taken.len() > 20_000_000);
        let kept = prepare(&taken, None).unwrap();
        assert_eq!((kept.width, kept.height, kept.media), (1200, 960, Media::Jpeg));
        assert!(kept.bytes.len() < 1_500_000, "{}", kept.bytes.len());
    }

    #[test]
    fn a_photo_that_is_cut_off_is_refused_wherever_it_stops() {
        let mut taken = with_notes(&jpeg(&two_halves(64, 48)));
        // A small copy inside, whole, as cameras put it there.
        let copy = jpeg(&two_halves(16, 16));
        let mut inside = vec![0xff, 0xe2];
        inside.extend(u16::try_from(copy.len() + 2).unwrap().to_be_bytes());
        inside.extend(&copy);
        taken.splice(2..2, inside);
        assert!(prepare(&taken, None).is_ok());
        assert!(
            prepare(&[&taken[..], b"notes of the phone"].concat(), None).is_ok(),
            "what follows is no harm"
        );
        for length in 0..taken.len() {
            assert!(prepare(&taken[..length], None).is_err(), "{length} of {} bytes", taken.len());
        }
        let mut filled = taken[..taken.len() - 40].to_vec();
        filled.resize(taken.len(), 0);
        assert!(prepare(&filled, None).unwrap_err().contains("cut off"), "the rest was never copied");
    }

    #[test]
    fn what_can_be_seen_through_stays_so() {
        let glass = RgbaImage::from_pixel(8, 8, Rgba([10, 20, 30, 0]));
        let kept = prepare(&png(&glass.into()), None).unwrap();
        let shown = image::load_from_memory(&kept.bytes).unwrap().to_rgba8();
        assert_eq!((kept.media, shown.get_pixel(0, 0).0[3]), (Media::Png, 0));
    }

    #[test]
    fn broken_photos_and_bombs_are_refused_kindly() {
        let whole = png(&two_halves(80, 40).into());
        assert!(prepare(&whole[..whole.len() / 2], None).unwrap_err().contains("damaged"));
        assert!(prepare(&jpeg(&two_halves(80, 40))[..40], None).unwrap_err().contains("damaged"));
        // A header that promises 40,000 by 40,000 points.
        let mut bomb = whole.clone();
        bomb[16..24].copy_from_slice(&[0, 0, 0x9c, 0x40, 0, 0, 0x9c, 0x40]);
        assert!(prepare(&bomb, None).is_err());
        for (bytes, says) in [
            (&b"\0\0\0\x18ftypheic"[..], "iPhone"),
            (b"GIF89a", "PNG or JPEG"),
            (b"%PDF-1.7", "not a picture"),
            (b"", "not a picture"),
        ] {
            assert!(prepare(bytes, None).unwrap_err().contains(says), "{bytes:?}");
        }
    }

    #[test]
    fn the_same_photo_gives_the_same_bytes() {
        let taken = jpeg(&two_halves(1500, 700));
        assert_eq!(prepare(&taken, None).unwrap().bytes, prepare(&taken, None).unwrap().bytes);
    }
}
