//! Every wish that a record can hold, each with every other: kept, or told to whoever sends it.

use super::*;
use crate::documents::{BrailleGrade, PaperColour};
use crate::people::{AgreedWay, AgreementState, Need, wishes_of};

/// A need and what it wishes, however somebody wrote it down.
struct Said {
    code: &'static str,
    words: &'static str,
    size: Option<u8>,
    colour: Option<PaperColour>,
}

const NEEDS: &[Said] = &[
    Said { code: "easy_read", words: "", size: None, colour: None },
    Said {
        code: "large_print",
        words: "28 point, on yellow",
        size: Some(28),
        colour: Some(PaperColour::Yellow),
    },
    Said { code: "large_print", words: "large print 40 pt", size: Some(40), colour: None },
    Said { code: "large_print", words: "14", size: Some(14), colour: None },
    Said { code: "large_print", words: "", size: None, colour: None },
    Said { code: "braille", words: "Non-contracted", size: None, colour: None },
    Said { code: "audio", words: "", size: None, colour: None },
    Said { code: "", words: "Size 20, black on pale blue", size: Some(20), colour: Some(PaperColour::Blue) },
    Said { code: "", words: "wears a yellow coat in room 18", size: None, colour: None },
];

fn person() -> Person {
    Person {
        id: "1".into(),
        name: "Gwen Askew".into(),
        title: String::new(),
        family_name: String::new(),
        known_as: String::new(),
        phone: "01632 960103".into(),
        mobile: "07700 900104".into(),
        email: "gwen@example.org".into(),
        address_1: "3 Mill Lane".into(),
        address_2: String::new(),
        town: String::new(),
        postcode: "NB1 1AA".into(),
        best_way: None,
        no_phone: false,
        no_text: false,
        no_email: false,
        no_post: false,
        reach_note: String::new(),
        format: None,
        format_size: None,
        paper_colour: None,
        language: String::new(),
        braille_grade: None,
        joined: None,
        interests: String::new(),
        groups: String::new(),
        carer: "Her sister Ann".into(),
        notes: String::new(),
        may_contact: MayContact::Yes,
        may_contact_words: String::new(),
        needs: Vec::new(),
        agreements: Vec::new(),
    }
}

fn need(code: &str, words: &str) -> Need {
    Need::from_row(String::new(), code.to_owned(), words.to_owned())
}

const HERE: Tongue<'static> = Tongue { interpreter: None, is_theirs: true };

/// What is sent to somebody: the way, the look, whether in easy words, and what is told.
fn sent(person: &Person) -> Result<(Reach, Look, bool, String), String> {
    let wishes = wishes_of(person);
    let sent = reach(person, &wishes, HERE)?;
    let look = look_sent(&wishes, sent.reach);
    let told: Vec<_> = sent.told.into_iter().chain(wishes.told.clone()).chain(wishes.not_in(&look)).collect();
    let easy = wishes.easy_words || look.format.prints_easy_words();
    Ok((sent.reach, look, easy, told.join(" ")))
}

/// Each person whose record holds one choice of everything that is about print and post.
fn everybody(mut then: impl FnMut(&Person, Option<&Said>)) -> usize {
    let formats = Format::ALL.iter().copied().map(Some).chain([None]);
    let mut people = 0;
    for format in formats {
        for said in NEEDS.iter().map(Some).chain([None]) {
            for (size, colour) in [(None, None), (Some(24), None), (None, Some(PaperColour::Pink))] {
                for best_way in Way::ALL.iter().copied().map(Some).chain([None]) {
                    for may_contact in MayContact::ALL.iter().copied() {
                        for reachable in 0..32 {
                            let mut person = Person {
                                format,
                                format_size: size,
                                paper_colour: colour,
                                best_way,
                                may_contact,
                                no_post: reachable & 1 != 0,
                                no_email: reachable & 2 != 0,
                                ..person()
                            };
                            person.needs.extend(said.map(|said| need(said.code, said.words)));
                            if reachable & 4 != 0 {
                                person.address_1.clear();
                                person.postcode.clear();
                            }
                            if reachable & 8 != 0 {
                                person.email.clear();
                            }
                            if reachable & 16 != 0 {
                                [&mut person.phone, &mut person.mobile, &mut person.carer]
                                    .into_iter()
                                    .for_each(String::clear);
                            }
                            then(&person, said);
                            people += 1;
                        }
                    }
                }
            }
        }
    }
    people
}

/// Whether a copy may go to somebody in this way.
fn may_go(person: &Person, reach: Reach) -> bool {
    let may = |way| person.may_contact.allows(way);
    match reach {
        Reach::Post => may(Way::Post) && !person.no_post && !person.address_1.is_empty(),
        Reach::Email => may(Way::Email) && !person.no_email && !person.email.is_empty(),
        Reach::Carer => may(Way::ViaCarer) && !person.carer.is_empty(),
        Reach::ByHand => may(Way::Post) && !person.no_post,
        Reach::Spoken => match person.may_contact {
            MayContact::PhoneOnly => !person.phone.is_empty(),
            no => ![MayContact::No, MayContact::Withdrawn, MayContact::NotAsked].contains(&no),
        },
    }
}

#[test]
fn nothing_goes_by_a_way_that_was_not_agreed_to_or_was_turned_down() {
    let away = Tongue { interpreter: Some("Dari"), is_theirs: false };
    let (mut letters, mut none, mut by_hand, mut wrong) = (0, 0, 0, Vec::new());
    let people = everybody(|person, _| {
        let wishes = wishes_of(person);
        // In a language that they read, and where only an interpreter could read it to them.
        let ways = [HERE, away].map(|tongue| reach(person, &wishes, tongue).map(|sent| sent.reach));
        none += usize::from(ways[0].is_err());
        letters += usize::from(ways[0] == Ok(Reach::Post));
        by_hand += usize::from(ways[1] == Ok(Reach::ByHand));
        let is_wrong = ways.iter().flatten().any(|way| !may_go(person, *way)) || ways[1] == Ok(Reach::Post);
        wrong.extend(is_wrong.then(|| format!("{ways:?} {person:?}")));
    });
    assert_eq!(wrong.first(), None);
    assert!(people > 400_000 && letters > 10_000, "{people} {letters}");
    assert!(none > 10_000 && by_hand > 10_000, "{none} {by_hand}");
}

#[test]
fn every_wish_for_print_is_kept_or_told() {
    let mut lost = Vec::new();
    let people = everybody(|person, said| {
        let Ok((_, look, easy, told)) = sent(person) else { return };
        let is_pdf = look.extension() == "pdf";
        let has_size = is_pdf && (look.size.is_some() || look.format == HandoutFormat::LargePrint);
        // Where it is not kept, whoever sends the copy reads one of these words.
        let mut told_unless = |is_kept: bool, words: &[&str]| {
            let is_lost = !is_kept && !words.iter().any(|words| told.contains(words));
            lost.extend(is_lost.then(|| format!("{words:?} is not in “{told}” of {person:?}")));
        };
        if let Some(size) = person.format_size.or(said.and_then(|said| said.size)) {
            told_unless(is_pdf && look.size == Some(size), &[&format!("{size} point")]);
        }
        if let Some(colour) = person.paper_colour.or(said.and_then(|said| said.colour)) {
            told_unless(is_pdf && look.colour == colour, &[&colour.label().to_lowercase()]);
        }
        match said.map(|said| said.code) {
            Some("easy_read") => told_unless(easy, &["no easy words"]),
            Some("braille") if look.format == HandoutFormat::Braille => {
                told_unless(look.grade == BrailleGrade::Uncontracted, &["no grade"]);
            }
            Some("braille") => told_unless(false, &["braille"]),
            Some("audio") => {
                let is_heard = matches!(
                    person.format,
                    None | Some(Format::Standard | Format::Audio | Format::ReadAloud)
                );
                told_unless(is_heard, &["audio"]);
            }
            Some("large_print") => told_unless(has_size, &["large print", "point"]),
            Some("") if said.is_some_and(|said| said.size.is_none()) && person.format_size.is_none() => {
                told_unless(look.size.is_none() && !told.contains("18"), &["no size was wished"]);
            }
            _ => {}
        }
        match person.format {
            Some(Format::Audio) => told_unless(false, &["recording"]),
            Some(Format::BslVideo) => told_unless(false, &["Sign Language"]),
            Some(Format::ReadAloud) => told_unless(false, &["read"]),
            Some(Format::LargePrint) => told_unless(has_size, &["large print", "easy read"]),
            Some(Format::Braille) => told_unless(look.format == HandoutFormat::Braille, &["braille"]),
            _ => {}
        }
    });
    assert_eq!(lost.first(), None);
    assert!(people > 400_000, "{people}");
}

#[test]
fn what_can_not_be_kept_is_told_in_its_own_words() {
    for (code, words) in [
        ("large_print", "16 or 18 point"),
        ("large_print", "60 point"),
        ("large_print", "18.5"),
        ("large_print", "on lilac paper"),
        ("large_print", "not white"),
        ("easy_read", "on yellow or blue paper"),
        ("braille", "Moon"),
        ("braille", "grade 1 or grade 2"),
        ("braille", "grade three"),
        ("large_print", "twenty-four point"),
        ("", "yellow on black, size 24"),
    ] {
        let person = Person { needs: vec![need(code, words)], ..person() };
        let told = wishes_of(&person).told;
        assert!(told.iter().any(|told| told.contains(words)), "{words}: {told:?}");
    }
}

#[test]
fn a_need_goes_before_standard_print_and_large_print_may_be_in_easy_words() {
    use crate::documents::HandoutFormat::{Braille, EasyRead, LargePrint, Plain, Text};
    let of = |format, needs: &[&str]| {
        let needs = needs.iter().map(|code| need(code, "")).collect();
        let wishes = wishes_of(&Person { format, needs, ..person() });
        (wishes.look.format, wishes.look.size, wishes.easy_words)
    };
    assert_eq!(of(Some(Format::Standard), &[]), (Plain, None, false));
    assert_eq!(of(Some(Format::Standard), &["easy_read"]), (EasyRead, None, true));
    assert_eq!(of(Some(Format::Standard), &["large_print"]), (LargePrint, None, false));
    assert_eq!(of(Some(Format::Standard), &["braille"]), (Braille, None, false));
    assert_eq!(of(Some(Format::LargePrint), &["easy_read"]), (EasyRead, Some(18), true));
    assert_eq!(of(None, &["large_print", "easy_read"]), (EasyRead, Some(18), true));
    assert_eq!(of(Some(Format::Email), &["easy_read"]), (Text, None, true));
    assert_eq!(of(None, &["audio"]), (Text, None, false));
    assert_eq!(of(None, &["hearing_loop"]), (EasyRead, None, false));
}

#[test]
fn a_letter_that_only_an_interpreter_can_read_is_not_posted() {
    let person = Person { needs: vec![need("spoken_interpreter", "Dari, book early")], ..person() };
    let (words, tag) = interpreted(&person).unwrap();
    assert_eq!((words.as_str(), tag.as_deref()), ("Dari", Some("prs")));
    let away = Tongue { interpreter: Some(&words), is_theirs: false };
    let sent = reach(&person, &wishes_of(&person), away).unwrap();
    assert_eq!(sent.reach, Reach::ByHand);
    assert!(sent.told.iter().any(|told| told.contains("Dari")), "{:?}", sent.told);
    let urdu = Person {
        language: "ur".into(),
        needs: vec![need("spoken_interpreter", "Punjabi")],
        ..self::person()
    };
    assert_eq!(interpreted(&urdu), Some(("Punjabi".to_owned(), Some("ur".to_owned()))), "spoken, and read");
    let polish = Tongue { interpreter: Some("Polish"), is_theirs: true };
    assert_eq!(reach(&person, &wishes_of(&person), polish).unwrap().reach, Reach::Post);
}

#[test]
fn every_agreement_to_one_way_allows_that_way_alone() {
    for (channel, only) in
        AgreedWay::ALL.iter().zip([None].into_iter().chain(Way::ALL.iter().copied().map(Some)))
    {
        let may = MayContact::of(AgreementState::Given, *channel);
        for way in Way::ALL {
            assert_eq!(may.allows(*way), only.is_none_or(|only| only == *way), "{channel:?} {way:?}");
        }
        for state in [AgreementState::Refused, AgreementState::Withdrawn] {
            assert!(Way::ALL.iter().all(|way| !MayContact::of(state, *channel).allows(*way)));
        }
    }
}
