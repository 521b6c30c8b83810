//! People from a spreadsheet. What can't be understood becomes a note, in the
//! words of the cell; a row is refused where it has no name, more cells than
//! headings, or more words than a name or the notes can hold.

use super::cells::Cells;
use super::headings::Known;
use super::{Remark, Understood};
use crate::documents::{BrailleGrade, PaperColour};
use crate::error::Result;
use crate::people::{self, AgreementDraft, Checked, PersonDraft, Way, email, phone, understand_needs};
use crate::store::{Now, Tx};
use crate::values::{Form, When, fold, language_tag, one_line, points};

mod agreed;
mod format;

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

/// One of these a row needs.
pub(super) const NEEDED: &[&str] = &["name", "first_name", "family_name"];

/// Where a second column of the same heading goes.
pub(super) fn second(field: &str) -> Option<&'static str> {
    match field {
        "address_1" => Some("address_2"),
        "phone" => Some("mobile"),
        _ => None,
    }
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

/// Writes a person and what they agreed to.
pub(super) fn keep(tx: &Tx<'_>, person: &Person, sequence: i64) -> Result<()> {
    let id = people::add(tx, &person.checked, sequence)?;
    person.agreement.iter().try_for_each(|agreement| people::add_agreement(tx, &id, agreement))
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
        let name = if whole.is_empty() {
            format!("{first} {family}")
        } else {
            self.with_first(whole, &first, &family)
        };
        let name = one_line(&name).into_owned();
        self.draft.family_name = one_line(&family).into_owned();
        match name.chars().count() {
            0 => Err("This row has no name.".into()),
            1..=200 => Ok(name),
            n => Err(format!("The name has {n} characters. Use 200 or fewer.")),
        }
    }

    /// "Gwen" under First name and "Askew" under Name are one name; beside a
    /// whole name another first name is a note.
    fn with_first(&mut self, whole: String, first: &str, family: &str) -> String {
        let words = |text: &str| fold(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (in_whole, in_first) = (words(&whole), words(first));
        let known = in_first.iter().filter(|word| in_whole.contains(word)).count();
        if known == in_first.len() || is_nothing(first) {
            return whole;
        }
        let is_family = family.is_empty() || words(family) == in_whole;
        if known == 0 && is_family {
            return format!("{first} {whole}");
        }
        self.keep_as_note("first_name", first);
        whole
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
        self.draft.best_way = way(&typed);
        if self.draft.best_way.is_none() || says_more(&typed) {
            self.keep_as_note("best_way", &typed);
        }
        let typed = self.cells.get("not_by");
        let apart = typed.replace(" and ", ",").replace(" or ", ",");
        for part in apart.split([';', ',', '/', '&']).map(str::trim).filter(|p| !p.is_empty()) {
            match way(part) {
                Some(Way::Phone) => self.draft.no_phone = true,
                Some(Way::Text) => self.draft.no_text = true,
                Some(Way::Email) => self.draft.no_email = true,
                Some(Way::Post) => self.draft.no_post = true,
                Some(Way::ViaCarer) | None => {
                    self.keep_as_note("not_by", part);
                    continue;
                }
            }
            if says_more(part) {
                self.keep_as_note("not_by", part);
            }
        }
    }

    fn needs_and_format(&mut self) {
        let needs = understand_needs(&self.cells.get("needs"));
        for mut need in needs {
            if need.detail.chars().count() > 300 {
                let typed = std::mem::take(&mut need.detail);
                self.keep_as_note("needs", &typed);
            }
            if !(need.code.is_empty() && need.detail.is_empty()) {
                self.draft.needs.push(need);
            }
        }
        self.format();
        let typed = self.cells.get("paper_colour");
        match PaperColour::from_label(&typed) {
            Some(colour) => self.draft.paper_colour = Some(colour),
            None => self.keep_as_note("paper_colour", &typed),
        }
        let typed = self.cells.get("language");
        match language_tag(&typed) {
            Some(tag) => self.draft.language = tag,
            None => self.keep_as_note("language", &typed),
        }
    }

    /// The format, and its size and grade, which columns of their own may say too:
    /// these count, and what the format said otherwise is a note.
    fn format(&mut self) {
        let typed = self.cells.get("format");
        let wish = format::understand(&typed);
        let (size, grade) = (self.size(), self.grade());
        let wished = wish.clone().unwrap_or_default();
        let is_outdone = size.as_ref().is_some_and(|size| !wished.size.is_empty() && *size != wished.size)
            || grade.is_some_and(|grade| wished.grade.is_some_and(|wished| wished != grade));
        self.draft.format = wished.format;
        self.draft.format_size = size.unwrap_or(wished.size);
        self.draft.braille_grade = grade.or(wished.grade);
        if wish.is_none() || wished.says_more || is_outdone {
            self.keep_as_note("format", &typed);
        }
    }

    fn size(&mut self) -> Option<String> {
        let typed = self.cells.get("format_size");
        let size = points(&typed).ok().map(|size| size.to_string());
        if size.is_none() {
            self.keep_as_note("format_size", &typed);
        }
        size
    }

    fn grade(&mut self) -> Option<BrailleGrade> {
        let typed = self.cells.get("braille_grade");
        let grade = format::grade(&typed);
        if grade.is_none() {
            self.keep_as_note("braille_grade", &typed);
        }
        grade
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

    /// The answer and what is said of it in other columns. Without an answer
    /// that is understood nothing is agreed, and all of it is a note.
    fn agreement(&mut self, now: Now) -> Option<people::CheckedAgreement> {
        let typed = self.cells.get("agreement");
        let agreement = agreed::understand(&typed).and_then(|said| self.agreed(&said, now));
        if agreement.is_none() {
            for field in ["agreement", "agreed_on", "agreed_how", "agreed_with", "agreed_note"] {
                self.keep_as_note(field, &self.cells.get(field));
            }
        }
        agreement
    }

    fn agreed(&mut self, said: &agreed::Said<'_>, now: Now) -> Option<people::CheckedAgreement> {
        let (notes, remarks) = (self.notes.len(), self.remarks.len());
        let mut draft = AgreementDraft {
            state: said.state,
            channel: said.channel,
            on: self.day("agreed_on", &self.cells.get("agreed_on"), now),
            how: self.short("agreed_how", 200),
            with_whom: self.short("agreed_with", 200),
            note: self.short("agreed_note", 2000),
            ..AgreementDraft::default()
        };
        if draft.on.is_empty() && When::understood(said.more).is_ok() {
            draft.on = self.day("agreement", said.more, now);
        } else {
            // What else was said belongs to the answer.
            let note = format!("{}\n{}", draft.note, said.more).trim().to_owned();
            if note.chars().count() <= 2000 {
                draft.note = note;
            } else {
                self.keep_as_note("agreement", said.more);
            }
        }
        let mut form = Form::default();
        let checked = people::check_agreement(&draft, now, "", &mut form);
        if form.is_fine() {
            return Some(checked);
        }
        self.notes.truncate(notes);
        self.remarks.truncate(remarks);
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
    ["", "none", "n/a", "na", "-", "nil"].iter().any(|word| typed.trim().eq_ignore_ascii_case(word))
}

fn way(typed: &str) -> Option<Way> {
    let typed = typed.trim();
    match typed.to_lowercase().as_str() {
        "telephone" | "call" | "landline" | "mobile" => Some(Way::Phone),
        "text" | "sms" | "whatsapp" => Some(Way::Text),
        "email" | "mail" => Some(Way::Email),
        "post" | "by post" => Some(Way::Post),
        "via carer" | "through carer" | "carer" => Some(Way::ViaCarer),
        _ => Way::from_label(typed),
    }
}

/// Whether the word names one way among those that are one to us.
fn says_more(way: &str) -> bool {
    ["landline", "mobile", "whatsapp"].iter().any(|word| way.trim().eq_ignore_ascii_case(word))
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
