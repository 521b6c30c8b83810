//! How a copy gets to its person: by the ways that they agreed to, and by no other.

use crate::documents::{HandoutFormat, Look, Sheet};
use crate::people::{Format, MayContact, Person, Way, Wishes};
use crate::values::{language_name, language_tag_among};

/// How a copy gets to its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Post,
    Email,
    ByHand,
    /// Through whoever cares for them.
    Carer,
    /// Read aloud, recorded or signed.
    Spoken,
}

/// How it gets there, and what whoever sends it should know.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sent {
    pub reach: Reach,
    pub told: Vec<String>,
}

/// What of a person's own is not said in their fields: the language that an interpreter
/// speaks for them, and whether there is a copy in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tongue<'a> {
    pub interpreter: Option<&'a str>,
    /// Of the copy that they would get.
    pub is_theirs: bool,
}

/// The way of a copy, or why there must be none.
pub(super) fn reach(person: &Person, wishes: &Wishes, tongue: Tongue<'_>) -> Result<Sent, String> {
    match person.may_contact {
        MayContact::Withdrawn => return Err("Took the agreement back. Nothing is sent.".into()),
        MayContact::No => return Err("Said no to being contacted. Nothing is sent.".into()),
        MayContact::NotAsked => return Err("Has not been asked yet whether we may be in touch.".into()),
        _ => {}
    }
    let ways = Ways(person);
    let mut told = Vec::new();
    let reach = ways.best(wishes, &mut told)?;
    // A letter that only the interpreter can read waits for them, where they may have one.
    let reach = match tongue.interpreter.filter(|_| !tongue.is_theirs && reach != Reach::Spoken) {
        None => reach,
        Some(language) => {
            let what = format!("Needs an interpreter for {language}, and there is no copy in it.");
            let may_have_paper = person.may_contact.allows(Way::Post) && !person.no_post;
            if !may_have_paper && reach != Reach::Carer {
                return Err(format!("{what} Get in touch with the interpreter."));
            }
            told.push(format!("{what} Give it with the interpreter."));
            if reach == Reach::Carer { reach } else { Reach::ByHand }
        }
    };
    if !person.reach_note.is_empty() {
        told.push(format!("To know: {}", person.reach_note));
    }
    Ok(Sent { reach, told })
}

/// E-mails are words alone, whatever the person reads on paper; whoever asked for one and
/// gets a letter gets easy read, as everybody of whom no wish is known.
pub(super) fn look_sent(wishes: &Wishes, reach: Reach) -> Look {
    let wished = Look { sheet: Sheet::A4, ..wishes.look.clone() };
    let is_text = wished.format == HandoutFormat::Text;
    match reach {
        Reach::Email | Reach::Spoken => Look::of(HandoutFormat::Text),
        Reach::Post | Reach::ByHand if is_text => Look { format: HandoutFormat::EasyRead, ..wished },
        _ => wished,
    }
}

struct Ways<'a>(&'a Person);

impl Ways<'_> {
    /// Agreed to, not turned down, and with an address or a number for it.
    fn open(&self, way: Way) -> bool {
        let person = self.0;
        let (refused, is_there) = match way {
            Way::Phone => (person.no_phone || self.is_text_only(), !self.number().is_empty()),
            Way::Text => (person.no_text, !person.mobile.is_empty()),
            Way::Email => (person.no_email, !person.email.is_empty()),
            Way::Post => (person.no_post, !person.address_1.is_empty() || !person.postcode.is_empty()),
            Way::ViaCarer => (false, !person.carer.is_empty()),
        };
        person.may_contact.allows(way) && !refused && is_there
    }

    fn number(&self) -> &str {
        if self.0.phone.is_empty() { &self.0.mobile } else { &self.0.phone }
    }

    fn is_text_only(&self) -> bool {
        self.0.needs.iter().any(|need| need.code == "text_only")
    }

    fn best(&self, wishes: &Wishes, told: &mut Vec<String>) -> Result<Reach, String> {
        let person = self.0;
        let mut say = |words: &str| told.push(words.to_owned());
        let spoken = match wishes.format {
            Some(Format::Audio) => Some("Needs a recording of these words."),
            Some(Format::BslVideo) => Some("Needs these words in British Sign Language."),
            Some(Format::ReadAloud) => Some("Needs somebody to read these words to them."),
            _ => None,
        };
        match person.may_contact {
            MayContact::PhoneOnly if self.open(Way::Phone) => {
                match wishes.format {
                    Some(Format::BslVideo) => {
                        say("Agreed to phone calls only, and needs British Sign Language.")
                    }
                    _ => say("Agreed to phone calls only. Ring, and read it to them."),
                }
                spoken.into_iter().for_each(&mut say);
                return Ok(Reach::Spoken);
            }
            MayContact::TextOnly if self.open(Way::Text) => {
                return Err(format!("Agreed to text messages only. Write to {}.", person.mobile));
            }
            MayContact::ViaCarerOnly if self.open(Way::ViaCarer) => {
                spoken.into_iter().for_each(&mut say);
                return Ok(Reach::Carer);
            }
            MayContact::ViaCarerOnly => {
                return Err("Agreed to hear from us through a carer only, and none is named.".into());
            }
            MayContact::PhoneOnly | MayContact::TextOnly => {
                let words = person.may_contact.label().to_lowercase();
                return Err(format!("May be reached {words}, and no number is kept that may be used."));
            }
            _ => {}
        }
        if person.best_way == Some(Way::ViaCarer) {
            if self.open(Way::ViaCarer) {
                spoken.into_iter().for_each(&mut say);
                return Ok(Reach::Carer);
            }
            say("Likes to be reached through a carer, and none is named.");
        }
        let prefers_email = wishes.format == Some(Format::Email)
            || person.best_way == Some(Way::Email) && wishes.format.is_none();
        if prefers_email && self.open(Way::Email) {
            return Ok(Reach::Email);
        }
        if let Some(how) = spoken {
            say(how);
            if wishes.format == Some(Format::ReadAloud) && !self.open(Way::Phone) {
                say("There is no number that may be rung.");
            }
            return Ok(Reach::Spoken);
        }
        match person.best_way {
            Some(Way::Phone) if self.open(Way::Phone) => say("Likes to be rung. Ring as well."),
            Some(Way::Text) if self.open(Way::Text) => say("Likes text messages. Send one as well."),
            Some(Way::Email) if self.open(Way::Email) => say("Likes e-mails. Send one as well."),
            _ => {}
        }
        let (post, email) = (self.open(Way::Post), self.open(Way::Email));
        if post {
            if prefers_email {
                say("Asked for an e-mail, and has no address for one. Gets a letter.");
            }
            return Ok(Reach::Post);
        }
        let may_be_written_to = person.may_contact.allows(Way::Post) && !person.no_post;
        match (may_be_written_to, email) {
            (true, true) => say("Has no address. Gets an e-mail."),
            (false, true) => say("Wants no letters. Gets an e-mail."),
            (true, false) => {
                say("Has no address. Hand it over.");
                return Ok(Reach::ByHand);
            }
            (false, false) if person.may_contact == MayContact::EmailOnly => {
                return Err("Agreed to e-mails only, and no address is kept that may be used.".into());
            }
            (false, false) => {
                return Err("Wants no letters and has no e-mail address. Ring, or hand it over.".into());
            }
        }
        Ok(Reach::Email)
    }
}

/// In what language an interpreter speaks for somebody, as their need says it, and its tag
/// where it is a language that is known.
pub(super) fn interpreted(person: &Person) -> Option<(String, Option<String>)> {
    let need = person.needs.iter().find(|need| need.code == "spoken_interpreter")?;
    // What they speak goes before what they read.
    let spoken = language_tag_among(&need.detail);
    let words = match &spoken {
        Some(tag) => language_name(tag),
        None if !need.detail.is_empty() => need.detail.clone(),
        None if !person.language.is_empty() => language_name(&person.language),
        None => "a language that is not said".to_owned(),
    };
    let tag = Some(person.language.clone()).filter(|tag| !tag.is_empty()).or(spoken);
    Some((words, tag))
}

/// A number for whoever reads it to them.
pub(super) fn number(person: &Person) -> String {
    let ways = Ways(person);
    if ways.open(Way::Phone) { ways.number().to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests;
