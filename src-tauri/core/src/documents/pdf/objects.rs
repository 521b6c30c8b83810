//! Objects of a PDF as bytes.

use std::io::{self, Write as _};

use lopdf::{Dictionary, Object};

/// An object as ISO 32000-1, 7.3 writes it.
pub(super) fn serialise(object: &Object, out: &mut Vec<u8>) -> io::Result<()> {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => write!(out, "{value}")?,
        Object::Integer(value) => write!(out, "{value}")?,
        Object::Real(value) => write!(out, "{value}")?,
        Object::Name(name) => name_into(name, out)?,
        Object::String(bytes, _) => {
            out.push(b'<');
            for byte in bytes {
                write!(out, "{byte:02x}")?;
            }
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                serialise(item, out)?;
                out.push(b' ');
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => dictionary_into(dictionary, out)?,
        Object::Stream(stream) => {
            let mut dict = stream.dict.clone();
            dict.set("Length", stream.content.len() as i64);
            dictionary_into(&dict, out)?;
            out.extend(b"\nstream\n");
            out.extend(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference((number, generation)) => write!(out, "{number} {generation} R")?,
    }
    Ok(())
}

fn dictionary_into(dictionary: &Dictionary, out: &mut Vec<u8>) -> io::Result<()> {
    out.extend(b"<<");
    for (key, value) in dictionary {
        name_into(key, out)?;
        out.push(b' ');
        serialise(value, out)?;
    }
    out.extend(b">>");
    Ok(())
}

fn name_into(name: &[u8], out: &mut Vec<u8>) -> io::Result<()> {
    out.push(b'/');
    for byte in name {
        match byte {
            b'#' | b'%' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | 0..=32 | 127.. => {
                write!(out, "#{byte:02x}")?;
            }
            _ => out.push(*byte),
        }
    }
    Ok(())
}
