//! Pictures of points as PDF images.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::{DynamicImage, ExtendedColorType, ImageDecoder};
use lopdf::{Object, Stream, dictionary};

use super::drawings::Drawing;

/// A JPEG as it is: PDF knows the format.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Drawing> {
    let decoder = JpegDecoder::new(Cursor::new(bytes)).ok()?;
    let (width, height) = decoder.dimensions();
    let space = match decoder.original_color_type() {
        ExtendedColorType::L8 => "DeviceGray",
        ExtendedColorType::Rgb8 => "DeviceRGB",
        _ => return None,
    };
    let mut stream = image(width, height, space, bytes.to_vec());
    stream.dict.set("Filter", "DCTDecode");
    Some(framed(width, height, stream.with_compression(false), None))
}

/// A PNG as points, with a mask where it can be seen through.
pub(super) fn points(bytes: &[u8]) -> Option<Drawing> {
    let decoder = PngDecoder::new(Cursor::new(bytes)).ok()?;
    let (width, height) = decoder.dimensions();
    let photo = DynamicImage::from_decoder(decoder).ok()?;
    let seen_through = photo.color().has_alpha().then(|| {
        let alpha = photo.to_rgba8().pixels().map(|point| point.0[3]).collect::<Vec<u8>>();
        image(width, height, "DeviceGray", alpha)
    });
    let stream = if photo.color().has_color() {
        image(width, height, "DeviceRGB", photo.into_rgb8().into_raw())
    } else {
        image(width, height, "DeviceGray", photo.into_luma8().into_raw())
    };
    // Packed here, once: a run of hundreds of handouts has the same photo in each.
    let packed = |mut stream: Stream| stream.compress().ok().map(|()| stream);
    let mask = match seen_through {
        Some(mask) => Some(packed(mask)?),
        None => None,
    };
    Some(framed(width, height, packed(stream)?, mask))
}

fn image(width: u32, height: u32, space: &str, bytes: Vec<u8>) -> Stream {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(width), "Height" => i64::from(height),
        "ColorSpace" => space, "BitsPerComponent" => 8,
    };
    Stream::new(dict, bytes)
}

/// A picture of points in a form as large as it has points, so that it is
/// placed as a drawing is.
fn framed(width: u32, height: u32, mut picture: Stream, mask: Option<Stream>) -> Drawing {
    let mut objects = Vec::new();
    if let Some(mask) = mask {
        objects.push(mask.into());
        picture.dict.set("SMask", Object::Reference((1, 0)));
    }
    objects.push(picture.into());
    let number = objects.len() as u32;
    let (width, height) = (width as f32, height as f32);
    let content = format!("q {width} 0 0 {height} 0 0 cm /Photo Do Q");
    let form = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "FormType" => 1,
            "BBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
            "Resources" => dictionary! { "XObject" => dictionary! { "Photo" => Object::Reference((number, 0)) } },
        },
        content.into_bytes(),
    );
    objects.push(form.into());
    Drawing { bounds: [0.0, 0.0, width, height], side: width.max(height), objects }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(image: &DynamicImage, format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn streams(drawing: &Drawing) -> Vec<&Stream> {
        drawing.objects.iter().filter_map(|object| object.as_stream().ok()).collect()
    }

    #[test]
    fn a_photo_goes_into_the_file_as_it_is() {
        let photo = image::RgbImage::from_fn(40, 20, |x, y| image::Rgb([x as u8 * 6, y as u8 * 12, 90]));
        let bytes = written(&photo.into(), image::ImageFormat::Jpeg);
        let drawing = jpeg(&bytes).unwrap();
        assert_eq!((drawing.width(), drawing.height()), (40.0, 20.0));
        assert!(streams(&drawing)[0].content == bytes, "not packed again");
        assert!((drawing.scale(140.0, 200.0) - 3.5).abs() < 0.01, "as wide as its column");
    }

    #[test]
    fn what_can_be_seen_through_in_a_picture_is_so_on_paper() {
        let glass = image::RgbaImage::from_pixel(8, 4, image::Rgba([250, 0, 0, 90]));
        let bytes = written(&glass.into(), image::ImageFormat::Png);
        let drawing = points(&bytes).unwrap();
        let [mask, picture, _form] = streams(&drawing)[..] else {
            panic!("a mask, the picture and its form")
        };
        assert_eq!(picture.dict.get(b"SMask").unwrap(), &Object::Reference((1, 0)));
        assert_eq!(mask.decompressed_content().unwrap(), vec![90; 32]);
        assert_eq!(picture.decompressed_content().unwrap(), [250, 0, 0].repeat(32));
    }
}
