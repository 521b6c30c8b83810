//! Reads one function and finds what is weak in it.

use std::collections::BTreeSet;

use quote::ToTokens as _;
use syn::{
    BinOp, Expr, ExprForLoop, ExprIf, ExprReturn, Local, Macro, Pat, PatIdent, Stmt, StmtMacro, UnOp,
    spanned::Spanned as _,
    visit::{self, Visit},
};

use super::{
    Found, Weakness,
    functions::{ASSERTIONS, Function, arguments},
};

/// Reads one function from top to bottom.
pub(super) struct Reader<'a> {
    function: &'a Function,
    /// What was asserted of something, or written out: it is not nothing.
    known: BTreeSet<String>,
    pub(super) found: Found,
}

impl<'a> Reader<'a> {
    pub(super) fn of(function: &'a Function) -> Self {
        let mut reader = Self::new(function);
        reader.visit_block(&function.block);
        reader
    }

    fn new(function: &'a Function) -> Self {
        Self { function, known: BTreeSet::new(), found: Found::new() }
    }

    pub(super) fn note(&mut self, weakness: Weakness, line: usize, what: &str) {
        self.found.entry(weakness).or_default().push(format!("{}:{line}: {what}", self.function.path));
    }

    fn note_at(&mut self, weakness: Weakness, what: &Expr) {
        let words: String = what.to_token_stream().to_string().chars().take(90).collect();
        self.note(weakness, what.span().start().line, &words);
    }

    /// One condition, in its parts: what an earlier part says, a later one may build on.
    fn condition(&mut self, condition: &Expr) {
        match condition {
            Expr::Paren(inner) => self.condition(&inner.expr),
            Expr::Binary(both) if matches!(both.op, BinOp::And(_)) => {
                self.condition(&both.left);
                self.condition(&both.right);
            }
            Expr::Binary(either) if matches!(either.op, BinOp::Or(_)) => {
                self.note_at(Weakness::SecondWay, condition);
            }
            _ => {
                if let Some(list) = of_all(condition)
                    && !self.is_something(list)
                {
                    self.note_at(Weakness::PerhapsNothing, condition);
                }
                self.learn(condition);
            }
        }
    }

    fn learn(&mut self, said: &Expr) {
        let mut names = Names::default();
        names.visit_expr(said);
        self.known.extend(names.0);
    }

    /// Is there certainly something in this list?
    fn is_something(&self, list: &Expr) -> bool {
        match list {
            Expr::Array(array) => !array.elems.is_empty(),
            Expr::Range(_) | Expr::Lit(_) => true,
            Expr::Reference(inner) => self.is_something(&inner.expr),
            Expr::Paren(inner) => self.is_something(&inner.expr),
            Expr::MethodCall(call) => {
                SAME_LENGTH.contains(&call.method.to_string().as_str()) && self.is_something(&call.receiver)
            }
            Expr::Path(path) => {
                let name = path.path.segments.last().map(|part| part.ident.to_string()).unwrap_or_default();
                let is_constant = name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
                is_constant || self.known.contains(&list.to_token_stream().to_string())
            }
            Expr::Macro(made) => made.mac.path.is_ident("vec") && !made.mac.tokens.is_empty(),
            _ => self.known.contains(&list.to_token_stream().to_string()),
        }
    }
}

/// What is left of a list after these is nothing only where the list was.
const SAME_LENGTH: &[&str] = &[
    "iter",
    "into_iter",
    "iter_mut",
    "enumerate",
    "zip",
    "rev",
    "copied",
    "cloned",
    "map",
    "chain",
    "clone",
    "lines",
    "chars",
    "windows",
    "keys",
    "values",
    "into_values",
    "step_by",
    "collect",
    "to_vec",
];

/// The list of `list.all(…)`, `list.is_sorted()` and `!list.any(…)`.
fn of_all(condition: &Expr) -> Option<&Expr> {
    let (holds, call) = match condition {
        Expr::Unary(not) if matches!(not.op, UnOp::Not(_)) => (false, &*not.expr),
        _ => (true, condition),
    };
    let Expr::MethodCall(call) = call else { return None };
    let of_nothing = match call.method.to_string().as_str() {
        "all" | "is_sorted" => true,
        "any" => false,
        _ => return None,
    };
    (holds == of_nothing).then_some(&call.receiver)
}

fn is_assertion(called: &Macro) -> bool {
    called.path.segments.last().is_some_and(|part| ASSERTIONS.contains(&part.ident.to_string().as_str()))
}

/// Does something in here assert? Functions that do so by name count too little to matter.
fn asserts(visit: impl FnOnce(&mut Assertions)) -> bool {
    let mut assertions = Assertions(false);
    visit(&mut assertions);
    assertions.0
}

struct Assertions(bool);

impl Visit<'_> for Assertions {
    fn visit_macro(&mut self, called: &Macro) {
        self.0 |= is_assertion(called);
    }
}

/// Everything that a condition names, whole: `row`, `seen.rows`, `office.problems()`.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Visit<'_> for Names {
    fn visit_expr(&mut self, expression: &Expr) {
        if matches!(
            expression,
            Expr::Path(_) | Expr::Field(_) | Expr::Call(_) | Expr::MethodCall(_) | Expr::Index(_)
        ) {
            self.0.insert(expression.to_token_stream().to_string());
        }
        visit::visit_expr(self, expression);
    }
}

/// The names that a pattern gives.
#[derive(Default)]
struct Given(Vec<String>);

impl Visit<'_> for Given {
    fn visit_pat_ident(&mut self, name: &PatIdent) {
        self.0.push(name.ident.to_string());
    }
}

fn given(pattern: &Pat) -> Vec<String> {
    let mut given = Given::default();
    given.visit_pat(pattern);
    given.0
}

impl Visit<'_> for Reader<'_> {
    fn visit_local(&mut self, local: &Local) {
        visit::visit_local(self, local);
        if local.init.as_ref().is_some_and(|made| self.is_something(&made.expr)) {
            self.known.extend(given(&local.pat));
        }
    }

    fn visit_stmt_macro(&mut self, statement: &StmtMacro) {
        self.visit_macro(&statement.mac);
    }

    fn visit_macro(&mut self, called: &Macro) {
        if !is_assertion(called) {
            return;
        }
        let said = arguments(called);
        if called.path.is_ident("assert") {
            said.first().into_iter().for_each(|condition| self.condition(condition));
        } else {
            said.iter().take(2).for_each(|one| self.learn(one));
        }
    }

    fn visit_expr_for_loop(&mut self, looped: &ExprForLoop) {
        if self.is_something(&looped.expr) {
            // Of a table that is written out, its lists are too.
            self.known.extend(given(&looped.pat));
        } else if asserts(|inside| inside.visit_block(&looped.body)) {
            self.note_at(Weakness::PerhapsNothing, &looped.expr);
        }
        visit::visit_expr_for_loop(self, looped);
    }

    fn visit_expr_if(&mut self, branch: &ExprIf) {
        let then = asserts(|inside| inside.visit_block(&branch.then_branch));
        let or_else =
            branch.else_branch.as_ref().map(|(_, other)| asserts(|inside| inside.visit_expr(other)));
        // `if wrong { panic!("why") }` is an assertion itself.
        let only_panics = branch.then_branch.stmts.last().is_some_and(|last| match last {
            Stmt::Macro(last) => last.mac.path.is_ident("panic"),
            _ => false,
        });
        if then != or_else.unwrap_or(false) && !(only_panics && or_else.is_none()) {
            self.note_at(Weakness::Condition, &branch.cond);
        }
        visit::visit_expr_if(self, branch);
    }

    fn visit_expr_return(&mut self, left: &ExprReturn) {
        if self.function.is_test {
            self.note(Weakness::LeavesEarly, left.span().start().line, &self.function.name);
        }
    }

    fn visit_expr_continue(&mut self, left: &syn::ExprContinue) {
        if self.function.is_test {
            self.note(Weakness::LeavesEarly, left.span().start().line, &self.function.name);
        }
    }

    fn visit_expr_closure(&mut self, closure: &syn::ExprClosure) {
        // What a closure returns early is its own affair.
        let mut inside = Reader::new(self.function);
        inside.known.clone_from(&self.known);
        visit::visit_expr_closure(&mut inside, closure);
        inside.found.remove(&Weakness::LeavesEarly);
        for (weakness, places) in inside.found {
            self.found.entry(weakness).or_default().extend(places);
        }
    }
}
