//! The functions of tests, and of what stands beside tests for their use.

use std::collections::BTreeSet;

use quote::ToTokens as _;
use syn::{
    Attribute, Block, ExprMethodCall, ImplItemFn, ItemFn, ItemMod, Macro, Token,
    punctuated::Punctuated,
    visit::{self, Visit},
};

/// These fail a test themselves.
pub(super) const ASSERTIONS: [&str; 6] =
    ["assert", "assert_eq", "assert_ne", "panic", "unwrap_err", "expect_err"];

/// A function of test code.
pub(super) struct Function {
    pub(super) path: String,
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) block: Block,
    pub(super) is_test: bool,
    /// Every function, method and macro that it names.
    calls: BTreeSet<String>,
}

impl Function {
    pub(super) fn asserts_by(&self, names: &BTreeSet<String>) -> bool {
        self.calls.intersection(names).next().is_some()
    }
}

/// Collects them from tests and from what stands beside tests for their use.
#[derive(Default)]
pub(super) struct Functions {
    path: String,
    in_tests: bool,
    pub(super) all: Vec<Function>,
}

impl Functions {
    pub(super) fn read(&mut self, path: &str, syntax: &syn::File) {
        path.clone_into(&mut self.path);
        // A file of tests without a module for them is tests as a whole.
        let has_tests =
            syntax.items.iter().any(|item| matches!(item, syn::Item::Fn(one) if is_test(&one.attrs)));
        self.in_tests = has_tests || path.contains("tests/") || path.ends_with("tests.rs");
        self.visit_file(syntax);
    }

    /// The names of all functions that assert, by themselves or through others.
    pub(super) fn asserting(&self) -> BTreeSet<String> {
        let mut names: BTreeSet<String> = ASSERTIONS.map(str::to_owned).into();
        loop {
            let before = names.len();
            let more = self.all.iter().filter(|one| one.asserts_by(&names)).map(|one| one.name.clone());
            names.extend(more.collect::<Vec<_>>());
            if names.len() == before {
                return names;
            }
        }
    }

    fn keep(&mut self, attributes: &[Attribute], name: &syn::Ident, block: &Block) {
        if self.in_tests {
            let mut calls = Calls::default();
            calls.visit_block(block);
            self.all.push(Function {
                path: self.path.clone(),
                name: name.to_string(),
                line: name.span().start().line,
                block: block.clone(),
                is_test: is_test(attributes),
                calls: calls.0,
            });
        }
    }
}

impl Visit<'_> for Functions {
    fn visit_item_mod(&mut self, module: &ItemMod) {
        let outside = self.in_tests;
        self.in_tests |= module.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg") && attribute.meta.to_token_stream().to_string().contains("test")
        });
        visit::visit_item_mod(self, module);
        self.in_tests = outside;
    }

    fn visit_item_fn(&mut self, function: &ItemFn) {
        self.keep(&function.attrs, &function.sig.ident, &function.block);
    }

    fn visit_impl_item_fn(&mut self, function: &ImplItemFn) {
        self.keep(&function.attrs, &function.sig.ident, &function.block);
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("test"))
}

#[derive(Default)]
struct Calls(BTreeSet<String>);

impl Visit<'_> for Calls {
    fn visit_path(&mut self, path: &syn::Path) {
        self.0.extend(path.segments.last().map(|part| part.ident.to_string()));
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        self.0.insert(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, called: &Macro) {
        visit::visit_macro(self, called);
        arguments(called).iter().for_each(|argument| self.visit_expr(argument));
    }
}

pub(super) fn arguments(called: &Macro) -> Vec<syn::Expr> {
    let list = called.parse_body_with(Punctuated::<syn::Expr, Token![,]>::parse_terminated);
    list.map(|list| list.into_iter().collect()).unwrap_or_default()
}
