//! What was typed and not yet saved.

use crate::office::{Office, PRIYA, TOM};

const TYPED: &str = r#"{"name":"Gwen As"}"#;

#[test]
fn a_draft_survives_locking_and_opening_again() {
    let mut office = Office::new();
    let now = office.now();
    office.store.keep_draft("people/new", TYPED, now).unwrap();
    office.store.keep_draft("people/new", r#"{"name":"Gwen Askew"}"#, now).unwrap();
    office.unlock(PRIYA);
    let kept = office.store.draft("people/new").unwrap();
    assert_eq!(kept.as_deref(), Some(r#"{"name":"Gwen Askew"}"#), "the last that was typed");
    assert_eq!(office.store.draft("people/other").unwrap(), None);
    office.store.drop_draft("people/new").unwrap();
    assert_eq!(office.store.draft("people/new").unwrap(), None);
}

#[test]
fn a_draft_belongs_to_the_officer_who_typed_it() {
    let mut office = Office::new();
    office.add_tom();
    let now = office.now();
    office.store.keep_draft("people/new", TYPED, now).unwrap();
    office.unlock(TOM);
    assert_eq!(office.store.draft("people/new").unwrap(), None);
}

#[test]
fn a_draft_is_no_change_and_leaves_the_store_whole() {
    let mut office = Office::new();
    let (ops, now) = (office.ops(), office.now());
    office.store.keep_draft("people/new", TYPED, now).unwrap();
    assert_eq!(office.ops(), ops);
    assert!(office.problems().is_empty());
}
