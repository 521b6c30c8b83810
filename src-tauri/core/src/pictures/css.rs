//! Styles within drawings. What the library that reads drawings would pass
//! over in silence is put in its words first, or the drawing is refused.

use roxmltree::{Document as Xml, Node};
use std::collections::HashMap;
use std::str::FromStr;
use svgtypes::{Color, Paint};

/// A variable may be named by another, but not for ever.
const DEEPEST: usize = 8;
const COLOURS: &[&str] = &["fill", "stroke", "color", "stop-color", "flood-color", "lighting-color"];
/// What a value may be reckoned from: known only to a browser.
const RECKONED: &[&str] = &["var(", "calc(", "min(", "max(", "clamp(", "env(", "attr("];

/// The drawing in words that the library knows; nothing where it is so already.
/// Each variable is replaced by its value, where one holds for the whole drawing.
pub(super) fn in_known_words(text: &str, xml: &Xml<'_>) -> Result<Option<String>, String> {
    // It knows this colour in one way of writing only.
    let text = text.replace("currentcolor", "currentColor");
    if !text.contains("var(") {
        return Ok(text.contains("currentColor").then_some(text));
    }
    let values = variables(xml);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("var(") {
        out += &rest[..at];
        let inside = &rest[at + 4..];
        let end = closing(inside).ok_or_else(unclear)?;
        out += &value(&inside[..end], &values, 0)?;
        rest = &inside[end + 1..];
        if out.len() > super::drawing::LARGEST {
            return Err(unclear());
        }
    }
    Ok(Some(out + rest))
}

/// Refuses styles that would be passed over, and colours that would come out black.
pub(super) fn check(xml: &Xml<'_>) -> Result<(), String> {
    // What other programs note for themselves is not drawn.
    let is_drawn = |node: &Node<'_, '_>| node.tag_name().namespace() == Some("http://www.w3.org/2000/svg");
    for node in xml.descendants().filter(is_drawn) {
        if node.tag_name().name() == "style" {
            for rule in rules(&sheet_of(node)) {
                if rule.matters_elsewhere() || rule.says.contains('{') {
                    return Err(too_clever());
                }
                declarations(&rule.says).try_for_each(|(name, value)| is_plain(name, value))?;
            }
        }
        let inline = node.attribute("style").unwrap_or_default();
        declarations(inline).try_for_each(|(name, value)| is_plain(name, value))?;
        // A movement has a fill too, and it is no colour.
        let moves = node.tag_name().name().starts_with("animate") || node.tag_name().name() == "set";
        let colours = node.attributes().filter(|a| a.namespace().is_none() && COLOURS.contains(&a.name()));
        colours.filter(|_| !moves).try_for_each(|a| is_plain(a.name(), a.value()))?;
    }
    Ok(())
}

fn is_plain(name: &str, value: &str) -> Result<(), String> {
    if name.starts_with("--") {
        return Ok(());
    }
    if RECKONED.iter().any(|function| value.contains(function)) {
        return Err(too_clever());
    }
    let value = value.split('!').next().unwrap_or_default().trim();
    // What an address leads to is looked at where the drawing is read.
    let is_known = match name {
        "fill" | "stroke" => {
            value.starts_with("url(") || value == "initial" || Paint::from_str(value).is_ok()
        }
        _ => matches!(value, "inherit" | "initial" | "currentColor") || Color::from_str(value).is_ok(),
    };
    if is_known || value.is_empty() || !COLOURS.contains(&name) {
        return Ok(());
    }
    let shown: String = value.chars().take(40).collect();
    Err(format!("This drawing has a colour that can't be printed ({shown}). Save it with plain colours."))
}

// ---- variables ----------------------------------------------------------------------

/// What each variable stands for; nothing where that depends on the place.
fn variables(xml: &Xml<'_>) -> HashMap<String, Option<String>> {
    let mut found: HashMap<String, Option<String>> = HashMap::new();
    let mut note = |says: &str, is_everywhere: bool| {
        for (name, value) in declarations(says).filter(|(name, _)| name.starts_with("--")) {
            let value = is_everywhere.then(|| value.to_owned());
            let known = found.entry(name.to_owned()).or_insert_with(|| value.clone());
            if *known != value {
                *known = None;
            }
        }
    };
    for node in xml.descendants().filter(Node::is_element) {
        if node.tag_name().name() == "style" {
            for rule in rules(&sheet_of(node)).iter().filter(|rule| !rule.selector.starts_with('@')) {
                let is_root = |one: &str| matches!(one.trim(), ":root" | "svg" | "*");
                note(&rule.says, rule.selector.split(',').any(is_root));
            }
        }
        note(node.attribute("style").unwrap_or_default(), node == xml.root_element());
    }
    found
}

/// `--name`, or `--name, what else`
fn value(inside: &str, values: &HashMap<String, Option<String>>, depth: usize) -> Result<String, String> {
    let (name, otherwise) = inside.split_once(',').map_or((inside, None), |(name, rest)| (name, Some(rest)));
    let found = match (values.get(name.trim()), otherwise) {
        (Some(Some(value)), _) => value.trim(),
        (None, Some(otherwise)) => otherwise.trim(),
        (Some(None), _) | (None, None) => return Err(unclear()),
    };
    // It is written into the text of the drawing, so it can't be more than a value.
    let is_value = found.chars().all(|c| c.is_alphanumeric() || "#(),.%/+- _".contains(c));
    if !is_value || depth > DEEPEST {
        return Err(unclear());
    }
    let Some(at) = found.find("var(") else { return Ok(found.to_owned()) };
    let inner = &found[at + 4..];
    let end = closing(inner).ok_or_else(unclear)?;
    let replaced =
        format!("{}{}{}", &found[..at], value(&inner[..end], values, depth + 1)?, &inner[end + 1..]);
    if replaced.contains("var(") { Err(unclear()) } else { Ok(replaced) }
}

/// Where the bracket closes that was opened before the text.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1_usize;
    text.char_indices().find_map(|(at, letter)| {
        match letter {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        (open == 0).then_some(at)
    })
}

// ---- style sheets ----------------------------------------------------------------------

struct Rule {
    /// Or the words of an at-rule, with its `@`.
    selector: String,
    says: String,
}

impl Rule {
    /// An at-rule whose styles count on paper too. Those for a dark screen do not.
    fn matters_elsewhere(&self) -> bool {
        let begins = |word: &str| self.selector.starts_with(word);
        let is_for_some = begins("@media") && self.selector.contains("prefers-");
        (begins("@media") && !is_for_some) || begins("@supports") || begins("@layer") || begins("@container")
    }
}

fn sheet_of(style: Node<'_, '_>) -> String {
    let text: String = style.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, comment)) = rest.split_once("/*") {
        plain += before;
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain + rest
}

fn rules(sheet: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut rest = sheet.trim_start();
    while let Some(at) = rest.find(['{', ';']) {
        let selector = rest[..at].trim().to_owned();
        let after = &rest[at + 1..];
        if rest[at..].starts_with(';') {
            rules.push(Rule { selector, says: String::new() });
            rest = after.trim_start();
            continue;
        }
        let mut open = 1_usize;
        let end = after.char_indices().find_map(|(at, letter)| {
            match letter {
                '{' => open += 1,
                '}' => open -= 1,
                _ => {}
            }
            (open == 0).then_some(at)
        });
        let end = end.unwrap_or(after.len());
        let is_media = selector.starts_with('@');
        let says = if is_media { String::new() } else { after[..end].to_owned() };
        rules.push(Rule { selector, says });
        rest = after.get(end + 1..).unwrap_or_default().trim_start();
    }
    rules
}

fn declarations(says: &str) -> impl Iterator<Item = (&str, &str)> {
    says.split(';').filter_map(|one| one.split_once(':')).map(|(name, value)| (name.trim(), value.trim()))
}

fn unclear() -> String {
    "This drawing takes colours from variables (CSS) that can't be followed. Save it with plain colours."
        .into()
}

fn too_clever() -> String {
    "This drawing has styles (CSS) that can't be printed. Save it as plain SVG.".into()
}

#[cfg(test)]
mod tests {
    use crate::pictures::drawing::clean;

    fn kept(inner: &str) -> Result<String, String> {
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{inner}</svg>"#);
        clean(svg.as_bytes()).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    fn as_drawn(inner: &str) -> String {
        kept(inner).unwrap_or_else(|reason| panic!("{inner}: {reason}"))
    }

    #[test]
    fn variables_of_a_style_have_their_colour_or_the_drawing_is_refused() {
        let path = r#"<path d="M0 0h9v9z"/>"#;
        for style in [
            ":root{--c:#cc0000} path{fill:var(--c)}",
            "/* of the council */ svg, g { --c : #c00 ; } path { fill: var( --c , blue ) }",
            "path{fill:var(--unknown, #cc0000)}",
            "path{fill:var(--unknown, var(--d))} :root{--d:var(--e);--e:rgb(204,0,0)}",
            ":root{--c:#c00} @media (prefers-color-scheme: dark){:root{--c:#fff}} path{fill:var(--c)}",
        ] {
            let drawing = as_drawn(&format!("<style>{style}</style>{path}"));
            assert!(drawing.contains("#cc0000"), "{style}: {drawing}");
        }
        assert!(as_drawn(r#"<path fill="var(--c, #cc0000)" d="M0 0h9v9z"/>"#).contains("#cc0000"));
        for style in [
            "path{fill:var(--c)}",
            ".a{--c:red} .b{--c:blue} path{fill:var(--c)}",
            ".a{--c:red} path{fill:var(--c, blue)}",
            ":root{--c:var(--c)} path{fill:var(--c)}",
            ":root{--c:red} path{--c:blue} path{fill:var(--c)}",
            ":root{--c:url('x')} path{fill:var(--c)}",
            "path{fill:var(--c",
        ] {
            let refused = kept(&format!("<style>{style}</style>{path}")).unwrap_err();
            assert!(refused.contains("variables"), "{style}: {refused}");
        }
    }

    #[test]
    fn what_would_come_out_black_is_refused_with_the_reason() {
        let path = r#"<path class="a" d="M0 0h9v9z"/>"#;
        for style in [
            "path{fill:oklch(60% 0.2 20)}",
            "path{fill:color-mix(in srgb, red, blue)}",
            "path{stroke:light-dark(red, blue)}",
            "path{stroke-width:calc(2 * 3px)}",
            "@media screen{path{fill:red}}",
            "@supports (fill:red){path{fill:red}}",
            "svg{path{fill:red}}",
        ] {
            let refused = kept(&format!("<style>{style}</style>{path}")).unwrap_err();
            assert!(refused.contains("be printed"), "{style}: {refused}");
        }
        assert!(kept(r#"<path fill="hwb(10 0% 0%)" d="M0 0h9v9z"/>"#).unwrap_err().contains("hwb"));
        assert!(kept(r#"<path style="fill:lab(29% 39 20)" d="M0 0h9v9z"/>"#).is_err());
        assert!(kept(r#"<path d="M0 0h9v9z"/><foreignObject width="9" height="9"/>"#).is_err());
        for plain in [
            "path{fill:#f00!important;stroke:hsl(120,100%,25%);color:inherit}",
            "path{fill:currentcolor;stroke:none} .none{fill:url(#a) red}",
            "@charset \"utf-8\"; path{fill:rgba(255,0,0,.5);font-family:Arial}",
        ] {
            as_drawn(&format!("<style>{plain}</style>{path}"));
        }
        as_drawn(r#"<path d="M0 0h9v9z"><animate attributeName="d" fill="freeze"/></path>"#);
        let own = as_drawn(r##"<g color="#cc0000"><path fill="currentcolor" d="M0 0h9v9z"/></g>"##);
        assert!(own.contains("#cc0000"), "{own}");
    }
}
