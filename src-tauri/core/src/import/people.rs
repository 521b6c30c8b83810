//! People from a spreadsheet. A row is refused only when it has no name or
//! more cells than headings; what can't be understood becomes a note.

use super::cells::Cells;
use super::headings::Known;
use super::{Import, Remark, Understood};
use crate::documents::{BrailleGrade, PaperColour};
use crate::error::Result;
use crate::kind::Kind;
use crate::people::{
    self, AgreementDraft, Checked, Format, PersonDraft, Way, email, phone, understand_needs,
};
use crate::store::{Now, Op, Store};
use crate::values::{Form, When, language_tag, numbers, one_line, points, points_among};

mod agreed;

macro_rules! known {
    ($($field:literal, $label:literal, [$($heading:literal),*];)*) => {
        pub(super) const KNOWN: &[Known] =
            &[$(Known { field: $field, label: $label, headings: &[$($heading),*] }),*];
    };
}

known! {
    "title", "Title", ["Mr/Mrs", "Salutation"];
    "name", "Name", ["Full name", "Whole name", "Person"];
    "first_name", "First name", ["Forename", "Given name", "Christian name", "Fore name"];
    "family_name", "Family name", ["Surname", "Last name"];
    "known_as", "Known as", ["Preferred name", "Nickname", "Likes to be called"];
    "address_1", "Address 1", ["Address", "Address line 1", "Street"];
    "address_2", "Address 2", ["Address line 2"];
    "town", "Town", ["City", "Town/City", "Village"];
    "postcode", "Postcode", ["Post code"];
    "phone", "Phone", ["Telephone", "Tel", "Home phone", "Landline", "Phone number", "Phone no", "Tel no", "Tel number", "Telephone no", "Telephone number", "Contact number", "Contact no", "Home telephone"];
    "mobile", "Mobile", ["Mobile phone", "Mobile number", "Mobile no", "Mob", "Cell", "Cell phone"];
    "email", "E-mail", ["Email address", "Mail"];
    "best_way", "Best way to contact", ["Best way", "Preferred contact", "Contact method", "Contact preference", "Contact by"];
    "not_by", "Please not by", ["Not by", "Do not use"];
    "reach_note", "About reaching them", ["Contact notes"];
    "agreement", "OK to contact?", ["Consent", "May we contact", "May we contact you", "Contact permitted", "GDPR", "Agreed to contact"];
    "agreed_on", "Agreed on", ["Consent date", "Date of consent"];
    "agreed_how", "Agreed how", ["How agreed"];
    "agreed_with", "Agreed with", ["Consent taken by"];
    "agreed_note", "Agreement note", [];
    "joined", "Date joined", ["Joined", "Since", "Member since"];
    "needs", "Access needs", ["Needs", "Access requirements", "Support needs"];
    "format", "Format", ["Information format", "Preferred format"];
    "format_size", "Print size", ["Font size", "Point size"];
    "paper_colour", "Paper colour", ["Colour of paper", "Paper"];
    "language", "Language", ["Reads in", "Language to read"];
    "braille_grade", "Braille grade", ["Grade of braille"];
    "interests", "Interested in", ["Interests", "Topics"];
    "groups", "Groups", ["Group", "Member of"];
    "carer", "Carer?", ["Is a carer"];
    "notes", "Notes", ["Comments", "Other information", "Note"];
}

/// A person and what they agreed to, checked.
pub(super) struct Person {
    checked: Checked,
    agreement: Option<people::CheckedAgreement>,
}

pub(super) fn read(cells: &Cells<'_>, now: Now) -> Result<Understood<Person>, String> {
    let mut reading =
        Reading { cells, draft: PersonDraft::default(), notes: Vec::new(), remarks: Vec::new() };
    let name = reading.name()?;
    reading.draft.name = name;
    reading.plain_fields();
    reading.ways();
    reading.needs_and_format();
    reading.draft.joined = reading.day("joined", &cells.get("joined"), now);
    let agreement = reading.agreement(now);
    let Reading { mut draft, notes, remarks, .. } = reading;
    let mut all = vec![cells.get("notes")];
    all.extend(cells.others());
    all.extend(notes);
    all.retain(|note| !note.is_empty());
    draft.notes = all.join("\n");
    let (title, detail) = (draft.name.clone(), told(&draft));
    let checked = people::check(&draft, now)
        .map_err(|error| error.problems.into_iter().map(|p| p.message).next().unwrap_or(error.message))?;
    Ok(Understood { record: Person { checked, agreement }, remarks, title, detail })
}

/// People recorded together: few enough to be still in the processor's cache.
const AT_ONCE: usize = 250;

pub(super) fn write(import: &Import, store: &mut Store, now: Now) -> Result<String> {
    let written = store.write(Op::BringIn(Kind::Person), now, |tx| {
        let (mut sequence, mut waiting) = (people::sequence(tx)?, 0);
        import.each(now, &read, |person| {
            let id = people::add(tx, &person.checked, sequence)?;
            if let Some(agreement) = &person.agreement {
                people::add_agreement(tx, &id, agreement)?;
            }
            sequence += 1;
            waiting = (waiting + 1) % AT_ONCE;
            if waiting == 0 { tx.record_so_far() } else { Ok(()) }
        })
    })?;
    Ok(written.op.unwrap_or_default())
}

/// Where a field of plain text stands in the draft.
type Slot = fn(&mut PersonDraft) -> &mut String;

struct Reading<'a> {
    cells: &'a Cells<'a>,
    draft: PersonDraft,
    notes: Vec<String>,
    remarks: Vec<Remark>,
}

impl Reading<'_> {
    fn name(&mut self) -> Result<String, String> {
        let (first, family) = (self.cells.get("first_name"), self.cells.get("family_name"));
        let whole = self.cells.get("name");
        let name = if whole.is_empty() { format!("{first} {family}") } else { whole };
        let name = one_line(&name).into_owned();
        self.draft.family_name = one_line(&family).into_owned();
        match name.chars().count() {
            0 => Err("This row has no name.".into()),
            1..=200 => Ok(name),
            n => Err(format!("The name has {n} characters. Use 200 or fewer.")),
        }
    }

    /// Text that is kept as it is; too much of it goes to the notes.
    fn plain_fields(&mut self) {
        let fields: [(&str, usize, Slot); 11] = [
            ("title", 40, |d| &mut d.title),
            ("known_as", 100, |d| &mut d.known_as),
            ("address_1", 200, |d| &mut d.address_1),
            ("address_2", 200, |d| &mut d.address_2),
            ("town", 100, |d| &mut d.town),
            ("postcode", 20, |d| &mut d.postcode),
            ("reach_note", 2000, |d| &mut d.reach_note),
            ("interests", 1000, |d| &mut d.interests),
            ("groups", 1000, |d| &mut d.groups),
            ("carer", 200, |d| &mut d.carer),
            ("family_name", 200, |d| &mut d.family_name),
        ];
        for (field, most, slot) in fields {
            let typed = self.cells.get(field);
            if typed.chars().count() <= most {
                *slot(&mut self.draft) = typed;
            } else {
                self.keep_as_note(field, &typed);
            }
        }
    }

    fn ways(&mut self) {
        for (field, read) in
            [("phone", phone as fn(&str) -> Result<String, String>), ("mobile", phone), ("email", email)]
        {
            let typed = self.cells.get(field);
            let known = if is_nothing(&typed) { Ok(String::new()) } else { read(&typed) };
            match known {
                Ok(value) => match field {
                    "phone" => self.draft.phone = value,
                    "mobile" => self.draft.mobile = value,
                    _ => self.draft.email = value,
                },
                Err(_) => self.keep_as_note(field, &typed),
            }
        }
        let typed = self.cells.get("best_way");
        match way(&typed) {
            Some(way) => self.draft.best_way = Some(way),
            None => self.keep_as_note("best_way", &typed),
        }
        let typed = self.cells.get("not_by");
        let apart = typed.replace(" and ", ",").replace(" or ", ",");
        for part in apart.split([';', ',', '/', '&']).map(str::trim).filter(|p| !p.is_empty()) {
            match way(part) {
                Some(Way::Phone) => self.draft.no_phone = true,
                Some(Way::Text) => self.draft.no_text = true,
                Some(Way::Email) => self.draft.no_email = true,
                Some(Way::Post) => self.draft.no_post = true,
                _ => self.keep_as_note("not_by", part),
            }
        }
    }

    fn needs_and_format(&mut self) {
        let needs = understand_needs(&self.cells.get("needs"));
        for mut need in needs {
            if need.detail.chars().count() > 300 {
                let typed = std::mem::take(&mut need.detail);
                self.keep_as_note("needs", &typed);
                continue;
            }
            self.draft.needs.push(need);
        }
        let typed = self.cells.get("format");
        match format(&typed) {
            Some((format, size)) => {
                self.draft.format = format;
                self.draft.format_size = size;
            }
            None => self.keep_as_note("format", &typed),
        }
        let typed = self.cells.get("paper_colour");
        match PaperColour::ALL.iter().copied().find(|c| c.label().eq_ignore_ascii_case(&typed)) {
            Some(colour) => self.draft.paper_colour = Some(colour),
            None => self.keep_as_note("paper_colour", &typed),
        }
        let typed = self.cells.get("language");
        match language_tag(&typed) {
            Some(tag) => self.draft.language = tag,
            None => self.keep_as_note("language", &typed),
        }
        let typed = self.cells.get("braille_grade");
        match typed.to_lowercase().trim_start_matches("grade").trim() {
            "1" | "uncontracted" => self.draft.braille_grade = Some(BrailleGrade::Uncontracted),
            "2" | "contracted" => self.draft.braille_grade = Some(BrailleGrade::Contracted),
            _ => self.keep_as_note("braille_grade", &typed),
        }
        let typed = self.cells.get("format_size");
        match points(&typed) {
            _ if typed.is_empty() => {}
            Ok(size) => self.draft.format_size = size.to_string(),
            Err(_) => self.keep_as_note("format_size", &typed),
        }
    }

    /// A day or a month that is not in the future, as typed; anything else is kept as a note.
    fn day(&mut self, field: &str, typed: &str, now: Now) -> String {
        match When::understood(typed) {
            Ok((when, is_doubtful)) if when.from <= now.today => {
                if is_doubtful {
                    self.remarks.push(self.cells.remark(
                        field,
                        typed,
                        format!("It is read as {}.", when.long()),
                    ));
                }
                when.as_typed()
            }
            _ => {
                self.keep_as_note(field, typed);
                String::new()
            }
        }
    }

    fn agreement(&mut self, now: Now) -> Option<people::CheckedAgreement> {
        let typed = self.cells.get("agreement");
        let Some(said) = agreed::understand(&typed) else {
            self.keep_as_note("agreement", &typed);
            return None;
        };
        let mut draft = AgreementDraft {
            state: said.state,
            channel: said.channel.to_owned(),
            on: self.day("agreed_on", &self.cells.get("agreed_on"), now),
            how: self.short("agreed_how", 200),
            with_whom: self.short("agreed_with", 200),
            note: self.short("agreed_note", 2000),
            ..AgreementDraft::default()
        };
        match When::understood(said.more) {
            Ok(_) => draft.on = self.day("agreement", said.more, now),
            // What else was said belongs to the answer.
            Err(_) if draft.note.is_empty() => said.more.clone_into(&mut draft.note),
            Err(_) => draft.note = format!("{}\n{}", draft.note, said.more).trim().to_owned(),
        }
        let mut form = Form::default();
        let checked = people::check_agreement(&draft, now, "", &mut form);
        if form.is_fine() {
            return Some(checked);
        }
        self.keep_as_note("agreement", &typed);
        None
    }

    fn short(&mut self, field: &str, most: usize) -> String {
        let typed = self.cells.get(field);
        if typed.chars().count() <= most {
            return typed;
        }
        self.keep_as_note(field, &typed);
        String::new()
    }

    fn keep_as_note(&mut self, field: &str, typed: &str) {
        if is_nothing(typed) {
            return;
        }
        let heading = self.cells.heading(field).to_owned();
        self.notes.push(format!("{heading}: {typed}"));
        self.remarks.push(self.cells.remark(field, typed, ""));
    }
}

fn is_nothing(typed: &str) -> bool {
    matches!(typed.trim().to_lowercase().as_str(), "" | "none" | "n/a" | "na" | "-" | "nil")
}

fn way(typed: &str) -> Option<Way> {
    match typed.trim().to_lowercase().as_str() {
        "phone" | "telephone" | "call" | "landline" | "mobile" => Some(Way::Phone),
        "text" | "sms" | "text message" | "whatsapp" => Some(Way::Text),
        "email" | "e-mail" | "mail" => Some(Way::Email),
        "post" | "letter" | "by post" => Some(Way::Post),
        "via carer" | "through carer" | "through a carer" | "carer" => Some(Way::ViaCarer),
        _ => None,
    }
}

/// The format and the size in points; `None` where it can't be understood.
fn format(typed: &str) -> Option<(Option<Format>, String)> {
    let lower = typed.to_lowercase();
    let words: String = lower.chars().filter(|c| c.is_alphabetic()).collect();
    let has_number = numbers(&lower).next().is_some();
    let size = points_among(&lower).map(|size| size.to_string());
    let format = match words.as_str() {
        "" if !has_number => return Some((None, String::new())),
        "none" | "na" => return Some((None, String::new())),
        "standard" | "standardprint" | "normal" | "any" | "plain" => Format::Standard,
        "easyread" | "easyreadplease" | "easywords" => Format::EasyRead,
        "dyslexia" | "dyslexiafriendly" | "dyslexic" => Format::DyslexiaFriendly,
        "largeprint" | "largeprintpt" | "largeprintpoint" | "largeprintsize" | "pt" | "point" | "large" => {
            Format::LargePrint
        }
        "braille" | "braillegrade" => return Some((Some(Format::Braille), String::new())),
        "audio" | "cd" | "audiocd" | "usb" => Format::Audio,
        "email" | "electronic" => Format::Email,
        "bsl" | "bslvideo" => Format::BslVideo,
        "readaloud" | "verbal" | "verbally" => Format::ReadAloud,
        _ => return None,
    };
    // A number that is no print size would be lost.
    if size.is_none() && has_number {
        return None;
    }
    Some((Some(format), size.unwrap_or_default()))
}

fn told(draft: &PersonDraft) -> String {
    let needs = draft.needs.iter().map(|n| {
        let label = people::NEEDS.iter().find(|c| c.code == n.code).map_or(n.detail.as_str(), |c| c.label);
        label.to_owned()
    });
    [draft.town.clone(), draft.phone.clone(), draft.mobile.clone()]
        .into_iter()
        .chain(needs)
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
