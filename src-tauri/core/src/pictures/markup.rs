//! The text of a drawing before it is read as XML: what the document type names
//! is written out, and elements are counted. The library that reads XML climbs down
//! level by level, and compares each attribute of an element with every other.

use std::borrow::Cow;

/// How deep elements stand within elements.
pub(super) const DEEPEST: usize = 64;
/// Of one element. Drawings have ten or twenty.
const MOST_ATTRIBUTES: usize = 256;
/// Declared spaces of names, in the whole drawing; each element is asked for all.
const MOST_SPACES: usize = 256;
/// Names that Illustrator gives to addresses, how long they are, and what all of
/// them may come to where they are used.
const MOST_NAMES: usize = 64;
const LONGEST_NAMED: usize = 500;
const MOST_NAMED: usize = 64 * 1024;

/// The drawing without its document type, which could hold a file of others or words
/// that grow; nothing where it has more than any drawing needs.
pub(super) fn plain(text: &str) -> Option<Cow<'_, str>> {
    let Some(start) = document_type(text) else { return Some(Cow::Borrowed(text)) };
    let mut rest = Letters(&text[start..]);
    let named = rest.names()?;
    let (mut out, mut rest, mut grown) = (text[..start].to_owned(), rest.0, 0);
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out += before;
        let known = named
            .iter()
            .find(|(name, _)| from[1..].strip_prefix(*name).is_some_and(|after| after.starts_with(';')));
        rest = match known {
            Some((name, value)) => {
                grown += value.len();
                // A mark within it ends no attribute.
                out += &value.replace('"', "&quot;").replace('\'', "&apos;");
                &from[name.len() + 2..]
            }
            None => {
                out.push('&');
                &from[1..]
            }
        };
        if grown > MOST_NAMED {
            return None;
        }
    }
    Some(Cow::Owned(out + rest))
}

/// Where the document type begins, past what may stand before it.
fn document_type(text: &str) -> Option<usize> {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let skipped = [("<!--", "-->"), ("<?", "?>")];
        let Some((_, end)) = skipped.iter().find(|(begin, _)| rest.starts_with(begin)) else { break };
        rest = &rest[rest.find(end)? + end.len()..];
    }
    rest.starts_with("<!DOCTYPE").then(|| text.len() - rest.len())
}

/// What is left of a document type.
struct Letters<'a>(&'a str);

impl<'a> Letters<'a> {
    /// What it names, and the letters behind it.
    fn names(&mut self) -> Option<Vec<(&'a str, &'a str)>> {
        let mut named = Vec::new();
        let open = self.until(&['[', '>'])?;
        if open == '>' {
            return Some(named);
        }
        loop {
            self.0 = self.0.trim_start();
            if let Some(rest) = self.0.strip_prefix("<!--") {
                self.0 = &rest[rest.find("-->")? + 3..];
            } else if let Some(rest) = self.0.strip_prefix("<!ENTITY") {
                self.0 = rest;
                named.extend(self.name()?);
                self.until(&['>'])?;
            } else if self.0.starts_with("<!") {
                self.until(&['>'])?;
            } else if let Some(rest) = self.0.strip_prefix(']') {
                self.0 = rest;
                self.until(&['>'])?;
                return (named.len() <= MOST_NAMES).then_some(named);
            } else {
                return None;
            }
        }
    }

    /// `name "value"`, or nothing of one that stands in a file of its own.
    #[expect(clippy::option_option, reason = "none is a drawing that is refused")]
    fn name(&mut self) -> Option<Option<(&'a str, &'a str)>> {
        let words = self.0.trim_start();
        let end = words.find(|c: char| c.is_whitespace() || c == '>')?;
        let (name, rest) = words.split_at(end);
        let rest = rest.trim_start();
        let Some(mark) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            // A name for use within the document type itself.
            return if name == "%" { None } else { Some(None) };
        };
        let value = &rest[1..1 + rest[1..].find(mark)?];
        self.0 = &rest[value.len() + 2..];
        let is_plain = !value.contains(['<', '&', '%']) && value.len() <= LONGEST_NAMED;
        (is_plain && !name.is_empty()).then_some(Some((name, value)))
    }

    /// Past the next of these signs that stands in no quotation marks.
    fn until(&mut self, signs: &[char]) -> Option<char> {
        let mut quote = None;
        for (at, letter) in self.0.char_indices() {
            match quote {
                Some(open) if open == letter => quote = None,
                Some(_) => {}
                None if matches!(letter, '"' | '\'') => quote = Some(letter),
                None if signs.contains(&letter) => {
                    self.0 = &self.0[at + letter.len_utf8()..];
                    return Some(letter);
                }
                None => {}
            }
        }
        None
    }
}

/// Whether it can be read as XML with little work.
pub(super) fn is_readable(text: &str) -> bool {
    let (mut depth, mut rest) = (0_usize, text);
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((_, end)) = skipped.iter().find(|(begin, _)| rest.starts_with(begin)) {
            rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
            continue;
        }
        let (end, attributes) = end_of_tag(rest);
        let tag = &rest[..end];
        rest = &rest[end..];
        if tag.starts_with("</") {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with("/>") {
            depth += 1;
        }
        if depth > DEEPEST || attributes > MOST_ATTRIBUTES {
            return false;
        }
    }
    text.matches("xmlns").count() <= MOST_SPACES
}

/// Where a tag ends, and how many values stand in quotation marks in it.
fn end_of_tag(text: &str) -> (usize, usize) {
    let (mut quote, mut values) = (None, 0);
    for (at, letter) in text.bytes().enumerate() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => {
                quote = Some(letter);
                values += 1;
            }
            (None, b'>') => return (at + 1, values),
            (None, _) => {}
        }
    }
    (text.len(), values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_document_type_names_is_written_out() {
        let illustrator = "<?xml version=\"1.0\"?><!-- of '99 --><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
            \"http://www.w3.org/svg11.dtd\" [\n<!-- don't --><!ENTITY ns \"http://www.w3.org/2000/svg\">\n\
            <!ENTITY % no '>' >]>";
        assert_eq!(plain(&format!("{illustrator}<svg/>")), None, "a name for the document type itself");
        let illustrator =
            illustrator.replace("<!ENTITY % no '>' >", "<!ENTITY q '\"'><!ATTLIST svg a CDATA #IMPLIED>");
        let text = format!("{illustrator}<svg xmlns=\"&ns;\" a=\"&q;&amp;&other;\"/>");
        let written = plain(&text).unwrap();
        assert_eq!(
            written,
            "<?xml version=\"1.0\"?><!-- of '99 --><svg xmlns=\"http://www.w3.org/2000/svg\" a=\"&quot;&amp;&other;\"/>"
        );
        assert_eq!(plain("<!DOCTYPE svg><svg/>").unwrap(), "<svg/>");
        assert_eq!(plain("<svg a='<!DOCTYPE'/>").unwrap(), "<svg a='<!DOCTYPE'/>");
    }

    #[test]
    fn names_that_grow_are_refused() {
        let of = |names: &str, body: &str| plain(&format!("<!DOCTYPE svg [{names}]>{body}")).is_none();
        assert!(of("<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">", ""), "one names another");
        assert!(of("<!ENTITY a \"<path/>\">", ""), "one holds elements");
        assert!(of(&format!("<!ENTITY a \"{}\">", "x".repeat(501)), ""));
        assert!(of(&format!("<!ENTITY a \"{}\">", "x".repeat(500)), &"&a;".repeat(132)));
        assert!(!of(&format!("<!ENTITY a \"{}\">", "x".repeat(500)), &"&a;".repeat(131)));
        assert!(of(&"<!ENTITY a 'x'>".repeat(65), ""));
        assert!(of("<!ENTITY a 'x", ""), "it never ends");
    }

    #[test]
    fn depth_attributes_and_spaces_are_counted() {
        let nested = |depth: usize| "<g>".repeat(depth) + &"</g>".repeat(depth);
        assert!(is_readable(&nested(DEEPEST)) && !is_readable(&nested(DEEPEST + 1)));
        let attributes = |count: usize| format!("<g {}/>", "a='>' ".repeat(count));
        assert!(is_readable(&attributes(MOST_ATTRIBUTES)) && !is_readable(&attributes(MOST_ATTRIBUTES + 1)));
        assert!(!is_readable(&"<g xmlns:a='b'/>".repeat(MOST_SPACES + 1)));
        assert!(is_readable("<!-- <g <g --><![CDATA[<<<]]><?a <?><g/>"));
    }
}
