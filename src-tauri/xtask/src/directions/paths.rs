//! Which paths of its crate a file of Rust names, and which methods it calls and
//! adds, read from its tokens: a path may stand in a `use`, in code or in a macro.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};

/// From the root of the crate: `["people", "Person"]`.
pub(super) type Path = Vec<String>;

#[derive(Default)]
pub(super) struct Named {
    pub(super) paths: Vec<Path>,
    /// What a `use` brings in, by the name that it has here.
    pub(super) brought: BTreeMap<String, Path>,
    /// What an `impl` without a trait adds: to which type, as it is written here.
    pub(super) adds: Vec<(Path, String)>,
    /// Methods, and functions of types.
    pub(super) calls: BTreeSet<String>,
}

/// Where in the crate a file stands: `claims/read.rs` is `["claims", "read"]`.
pub(super) fn place(path: &str) -> Path {
    let mut place: Path = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    place.pop_if(|last| matches!(last.as_str(), "mod" | "lib"));
    place
}

/// Tests may look wherever they like, and are not read.
pub(super) fn named(path: &str, text: &str) -> Named {
    let mut named = Named::default();
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    named.walk(tokens, &place(path), true);
    named
}

impl Named {
    /// `items`: whether items may stand here.
    fn walk(&mut self, tokens: TokenStream, place: &[String], items: bool) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            let begins = items && begins_an_item(&trees, at);
            at = match word(&trees, at).as_deref() {
                _ if is_cfg_test(&trees, at) => end_of_item(&trees, at + 2),
                Some("mod") if brace(&trees, at + 2).is_some() => {
                    let inner = [place, &[word(&trees, at + 1).unwrap_or_default()]].concat();
                    brace(&trees, at + 2).into_iter().for_each(|body| self.walk(body.stream(), &inner, true));
                    at + 3
                }
                Some("use") => {
                    let end = end_of_item(&trees, at);
                    self.bring(&trees[at + 1..end], &[], place);
                    end
                }
                Some("impl") if begins => {
                    self.add(&trees[at..], place);
                    at + 1
                }
                Some(_) => self.path(&trees, at, place),
                None => {
                    match &trees[at] {
                        TokenTree::Group(group) => {
                            let items = group.delimiter() == Delimiter::Brace;
                            self.walk(group.stream(), place, items);
                        }
                        dot if is_sign(dot, '.') && is_called(&trees, at + 1) => {
                            self.calls.extend(word(&trees, at + 1));
                        }
                        _ => {}
                    }
                    at + 1
                }
            };
        }
    }

    /// A path in code, from a word on; answers with where it ends.
    fn path(&mut self, trees: &[TokenTree], mut at: usize, place: &[String]) -> usize {
        let mut written: Path = word(trees, at).into_iter().collect();
        while is_joint(trees, at + 1)
            && let Some(next) = word(trees, at + 3)
        {
            if written.last().is_some_and(|last| last.starts_with(char::is_uppercase)) {
                self.calls.insert(next.clone());
            }
            written.push(next);
            at += 3;
        }
        self.paths.extend(from_root(&written, place));
        at + 1
    }

    /// The tree of a `use`, as far as it stands between two commas or ends.
    fn bring(&mut self, trees: &[TokenTree], before: &[String], place: &[String]) {
        for part in trees.split(|tree| is_sign(tree, ',')) {
            let (mut written, mut called) = (before.to_vec(), None);
            for (at, tree) in part.iter().enumerate() {
                match tree {
                    TokenTree::Group(group) => {
                        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                        self.bring(&inner, &written, place);
                        written.clear();
                    }
                    TokenTree::Ident(ident) if ident == "as" => called = word(part, at + 1),
                    TokenTree::Ident(ident) if called.is_none() => written.push(ident.to_string()),
                    star if is_sign(star, '*') => written.push("*".to_owned()),
                    _ => {}
                }
            }
            written.pop_if(|last| last == "self" && !before.is_empty());
            let Some(path) = from_root(&written, place) else { continue };
            self.brought.extend(called.or(path.last().cloned()).map(|called| (called, path.clone())));
            self.paths.push(path);
        }
    }

    /// What an `impl` adds, where it is of no trait.
    fn add(&mut self, trees: &[TokenTree], place: &[String]) {
        let Some(end) = (0..trees.len()).find(|at| brace(trees, *at).is_some()) else { return };
        let head = &trees[after_generics(trees, 1)..end];
        if head.iter().enumerate().any(|(at, _)| word(head, at).as_deref() == Some("for")) {
            return;
        }
        let mut written: Path = word(head, 0).into_iter().collect();
        let mut at = 0;
        while is_joint(head, at + 1) {
            written.extend(word(head, at + 3));
            at += 3;
        }
        let of = from_root(&written, place).unwrap_or(written);
        let body: Vec<TokenTree> = brace(trees, end).into_iter().flat_map(|body| body.stream()).collect();
        let functions = (0..body.len()).filter(|at| word(&body, *at).as_deref() == Some("fn"));
        self.adds.extend(functions.filter_map(|at| Some((of.clone(), word(&body, at + 1)?))));
    }
}

/// As it is from the root of the crate, where it is of this crate: `super::rules`
/// in `["claims", "read"]` is `["claims", "rules"]`.
fn from_root(written: &[String], place: &[String]) -> Option<Path> {
    let (first, mut rest) = written.split_first()?;
    let mut base = match first.as_str() {
        "crate" => Vec::new(),
        "self" => place.to_vec(),
        "super" => place.split_last()?.1.to_vec(),
        // The root itself names its modules plainly.
        _ if place.is_empty() => return Some(written.to_vec()),
        _ => return None,
    };
    while let Some(("super", further)) = rest.split_first().map(|(one, further)| (one.as_str(), further)) {
        base.pop()?;
        rest = further;
    }
    base.extend_from_slice(rest);
    (!base.is_empty()).then_some(base)
}

fn word(trees: &[TokenTree], at: usize) -> Option<String> {
    match trees.get(at)? {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    }
}

fn brace(trees: &[TokenTree], at: usize) -> Option<&Group> {
    match trees.get(at)? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    }
}

fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// `::`
fn is_joint(trees: &[TokenTree], at: usize) -> bool {
    trees.get(at..at + 2).is_some_and(|two| two.iter().all(|sign| is_sign(sign, ':')))
}

fn is_called(trees: &[TokenTree], at: usize) -> bool {
    let arguments = |group: &Group| group.delimiter() == Delimiter::Parenthesis;
    matches!(trees.get(at + 1), Some(TokenTree::Group(group)) if arguments(group)) || is_joint(trees, at + 1)
}

/// `impl` stands also in types, but never after an end.
fn begins_an_item(trees: &[TokenTree], at: usize) -> bool {
    match at.checked_sub(1).map(|before| &trees[before]) {
        None => true,
        Some(TokenTree::Group(before)) => before.delimiter() != Delimiter::Parenthesis,
        Some(before) => is_sign(before, ';'),
    }
}

fn after_generics(trees: &[TokenTree], at: usize) -> usize {
    let mut depth = 0_u32;
    for (place, tree) in trees.iter().enumerate().skip(at) {
        match tree {
            open if is_sign(open, '<') => depth += 1,
            close if is_sign(close, '>') => depth = depth.saturating_sub(1),
            _ if depth == 0 => return place,
            _ => {}
        }
    }
    trees.len()
}

/// `#[cfg(test)]`
fn is_cfg_test(trees: &[TokenTree], at: usize) -> bool {
    let Some(TokenTree::Group(group)) = trees.get(at + 1) else { return false };
    is_sign(&trees[at], '#') && group.stream().to_string().replace(' ', "") == "cfg(test)"
}

/// Behind the item that begins here; a `use` may hold braces.
fn end_of_item(trees: &[TokenTree], at: usize) -> usize {
    let mut is_use = false;
    for (place, tree) in trees.iter().enumerate().skip(at) {
        is_use |= word(trees, place).as_deref() == Some("use");
        if is_sign(tree, ';') || (!is_use && brace(trees, place).is_some()) {
            return place + 1;
        }
    }
    trees.len()
}
