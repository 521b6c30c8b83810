//! The letters of files that come with pictures: drawings, licences.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The text of a file: as its mark says, else UTF-8, else as Windows writes it.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    decoded(bytes, None)
}

/// The text of an XML file, which may say itself how its letters are written.
pub(super) fn of_xml(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [b'<', 0, ..] => decoded(bytes, Some(UTF_16LE)),
        [0, b'<', ..] => decoded(bytes, Some(UTF_16BE)),
        _ => decoded(bytes, declared(bytes)),
    }
}

fn decoded<'a>(bytes: &'a [u8], declared: Option<&'static Encoding>) -> Cow<'a, str> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = match marked.or(declared) {
        // Many a program says UTF-8 and writes something else.
        None => None,
        Some(encoding) if encoding == UTF_8 && marked.is_none() => None,
        Some(encoding) => Some(encoding),
    };
    let otherwise = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    encoding.unwrap_or(otherwise).decode(bytes).0
}

/// `<?xml version="1.0" encoding="iso-8859-1"?>`
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let head = String::from_utf8_lossy(&head[..head.len().min(200)]);
    let (_, rest) = head.split_once("?>")?.0.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let label = rest.split(['"', '\'']).nth(1)?;
    // Those words could not be read if it were UTF-16.
    Encoding::for_label(label.as_bytes()).filter(|one| *one != UTF_16LE && *one != UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_as_the_file_says_or_as_they_can_only_be() {
        let utf16: Vec<u8> = "<é/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, read) in [
            (&b"<?xml version='1.0' encoding = 'ISO-8859-2'?><a>\xb1</a>"[..], "ą"),
            (b"<?xml version=\"1.0\" encoding=\"utf-8\"?><a>\xe9</a>", "é"),
            (b"<?xml version=\"1.0\" encoding=\"utf-16\"?><a>\xc3\xa9</a>", "é"),
            (b"<a>caf\xe9</a>", "café"),
            (b"\xef\xbb\xbf<a>\xc3\xa9</a>", "é"),
            (&utf16, "é"),
        ] {
            assert!(of_xml(bytes).contains(read), "{read} in {}", of_xml(bytes));
        }
        assert_eq!(text(b"\xa9 Zo\xeb"), "© Zoë");
    }
}
