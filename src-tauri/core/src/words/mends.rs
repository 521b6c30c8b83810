//! What stands in place of a listed word: only where the sentence that comes of it is
//! certain to be right. What is not certain keeps a hint.

use super::clauses::capital;
use super::grammar::{self, is_between, is_determiner, is_helping, is_object, leads};
use super::lists::{Form, List, Phrase};
use super::readings::{Voice, fits_as_verb, is_plural, is_preposition, voice};
use super::text::{ReadPart, Sentence};
use super::tokens::Token;

/// A listed word where it stands.
pub(super) struct Place<'a> {
    pub part: &'a ReadPart<'a>,
    pub sentence: &'a Sentence<'a>,
    pub at: usize,
    pub phrase: &'static Phrase,
}

impl<'a> Place<'a> {
    pub fn words(&self) -> &str {
        let bytes = self.sentence.span(self.at, self.last());
        &self.part.words[bytes]
    }

    /// The last token of it.
    pub fn last(&self) -> usize {
        self.at + self.phrase.len() - 1
    }

    fn lower(&self, at: usize) -> &str {
        self.sentence.tokens.get(at).map_or("", Token::lower)
    }

    fn before(&self) -> &str {
        self.at.checked_sub(1).map_or("", |at| self.lower(at))
    }

    fn next(&self) -> &str {
        self.lower(self.last() + 1)
    }

    fn next_token(&self) -> Option<&Token<'a>> {
        self.sentence.tokens.get(self.last() + 1)
    }

    fn begins(&self) -> bool {
        self.sentence.begins_with(self.at)
    }
}

/// The tokens that change and the words that stand there then.
pub(super) struct Mended {
    pub from: usize,
    pub to: usize,
    pub text: String,
}

/// What to write in place of a listed word, where that is certain.
pub(super) fn mended(place: &Place<'_>, instead: &str) -> Option<Mended> {
    if place.phrase.never_before.iter().any(|word| word == place.next()) || is_part_of_a_name(place) {
        return None;
    }
    if instead.is_empty() {
        return left_out(place);
    }
    if place.phrase.list == List::Short {
        return short_form(place, instead);
    }
    let quantity = place.sentence.tokens[place.last()].lower() == "of";
    if quantity && matches!(instead, "many" | "most" | "some") {
        return quantified(place, instead);
    }
    match place.phrase.form {
        Some(form) => {
            let instead = if is_participle_here(place, form)? { &place.phrase.participle } else { instead };
            put(place, &phrasal(place, form, instead)?)
        }
        None if place.phrase.kind == 'n' && !fits_as_noun(place, instead) => None,
        None if !fits_as_it_stands(place, instead) => None,
        None => put(place, &(instead.to_owned(), place.last())),
    }
}

/// "Option B", "Option 3", "the participants'": more than the word itself.
fn is_part_of_a_name(place: &Place<'_>) -> bool {
    let numbered = place
        .next_token()
        .is_some_and(|t| t.is_number() || t.is_word() && t.is_capitalised() && t.text().chars().count() == 1);
    // "the participants' views": what stands after belongs to them.
    let owns = place.next_token().is_some_and(|t| matches!(t.text(), "'" | "’") && !t.spaced());
    place.phrase.kind == 'n' && (numbered || owns)
}

/// Nothing stands in its place: the next word takes over the beginning.
fn left_out(place: &Place<'_>) -> Option<Mended> {
    let tokens = &place.sentence.tokens;
    let comma = usize::from(place.next() == ",");
    let next = place.last() + 1 + comma;
    let token = tokens.get(next)?;
    // "Please note the change of date." would have no verb.
    let number = token.is_number() || token.text() == "£";
    let rest = &tokens[next..tokens.len().min(next + NEAR)];
    let verb = (0..rest.len()).any(|at| {
        let many = at > 0 && is_plural(rest[at - 1].lower());
        grammar::is_verb(rest, at) || many && grammar::form(rest[at].lower()).base
    });
    if !verb && !number {
        return None;
    }
    let text = if place.begins() { capital(token.text()) } else { token.text().to_owned() };
    Some(Mended { from: place.at, to: next, text })
}

/// Words that are looked at for what a sentence is like.
const NEAR: usize = 12;

/// "the majority of us" is "most of us", "the majority of members" "most members".
fn quantified(place: &Place<'_>, instead: &str) -> Option<Mended> {
    let bare = !place.phrase.starts_with_article();
    let article = bare && place.before() == "the";
    // "a small majority of"
    if bare && !article {
        return None;
    }
    // "many help", "there is many"
    let plural = (1..=3).any(|ahead| is_plural(place.lower(place.last() + ahead)));
    if matches!(instead, "many") && (!plural || matches!(place.before(), "is" | "was" | "there's")) {
        return None;
    }
    let from = place.at - usize::from(article);
    if instead == "most" && grammar::is_being(place.before()) {
        return None;
    }
    let whole = is_determiner(place.next()) && !matches!(place.next(), "new" | "good")
        || matches!(place.next(), "us" | "them" | "you" | "all");
    let text = if whole { format!("{instead} of") } else { instead.to_owned() };
    let text = if place.sentence.begins_with(from) { capital(&text) } else { text };
    Some(Mended { from, to: place.last(), text })
}

/// Whether a verb is a participle here; nothing where it is no verb, or it is not certain.
fn is_participle_here(place: &Place<'_>, form: Form) -> Option<bool> {
    let tokens = &place.sentence.tokens;
    let voice = voice(tokens, place.at);
    match form {
        Form::Past | Form::Participle if voice != Voice::None => Some(true),
        Form::Participle => None,
        Form::Past
            if matches!(place.before(), "as" | "than" | "if" | "when" | "where" | "unless" | "otherwise") =>
        {
            Some(true)
        }
        Form::Past if place.next() == "by" && !place.begins() => Some(true),
        _ => fits_as_verb(tokens, place.at, place.last(), form).then_some(false),
    }
}

/// A verb of more words with what stands between and after them: "pay you back". The
/// words that stand there then, and the last token that they take the place of.
fn phrasal(place: &Place<'_>, form: Form, instead: &str) -> Option<(String, usize)> {
    let to = place.last();
    let next = place.next();
    let done = matches!(form, Form::Past | Form::Participle);
    let passive = done && voice(&place.sentence.tokens, place.at) == Voice::Passive;
    let ends = next.is_empty() || matches!(next, "." | "," | ";" | "?" | "!");
    if instead == "got" && (passive || !is_object(next) && !is_amount(place)) {
        return None;
    }
    if form != Form::Past && instead.starts_with("get") && matches!(next, "to" | "by") {
        return None;
    }
    let Some((verb, rest)) = instead.split_once(' ') else { return Some((instead.to_owned(), to)) };
    let plain = || Some((instead.to_owned(), to));
    let whom = matches!(
        next,
        "you" | "them" | "us" | "me" | "him" | "it" | "this" | "these" | "those" | "everyone" | "everybody"
    );
    match rest {
        "sure" if passive => None,
        "sure" => {
            let clause =
                next == "that" || grammar::is_subject(next) && !matches!(next, "this" | "these" | "those");
            let nobody = next == "no" && place.lower(to + 2) == "one";
            (clause || nobody).then(plain).flatten()
        }
        "clear" if !passive => {
            matches!(next, "that" | "how" | "what" | "who" | "when" | "where" | "whether" | "why")
                .then(plain)
                .flatten()
        }
        "better" | "stronger" | "easier" | "going" | "less" | "first" | "small" => {
            passive.then(plain).flatten()
        }
        "back" | "up" | "out" | "off" | "down" | "on" | "right" | "over" if whom && !passive => {
            let following = place.lower(to + 2);
            // "accumulating this evidence" is no "building this up evidence".
            // "pay you and your carer back"
            let one = !matches!(following, "and" | "or");
            let alone = following.is_empty()
                || !place.sentence.tokens[to + 2].is_word()
                || leads(following)
                || is_helping(following)
                || is_between(following)
                || grammar::is_subordinate(following)
                || following == "first";
            (alone && one).then(|| (format!("{verb} {next} {rest}"), to + 1))
        }
        "out" if next == "from" => None,
        _ if passive => {
            let about = ["with", "about", "of", "part in", "people"].iter().any(|end| rest.ends_with(end));
            (!about || instead == "got rid of").then(plain).flatten()
        }
        _ => {
            let loose = ["into", "with", "about", "to", "after", "for", "of", "in"];
            let dangles = loose.iter().any(|end| rest.ends_with(end));
            // "What did you look into?"
            let asks = form == Form::Base && place.sentence.end_mark() == Some('?');
            let stops = (ends && !asks) || matches!(next, "and" | "or" | "but" | "for" | "to" | "on" | "in");
            (!(dangles && stops)).then(plain).flatten()
        }
    }
}

fn is_amount(place: &Place<'_>) -> bool {
    place.next_token().is_some_and(|t| t.is_number() || t.text() == "£")
}

/// Whether a noun can take the place of another here.
fn fits_as_noun(place: &Place<'_>, instead: &str) -> bool {
    let tokens = &place.sentence.tokens;
    let next = place.next_token().filter(|t| t.is_word()).map_or("", |t| t.lower());
    let verb = grammar::form(next);
    let free = next.is_empty()
        || is_helping(next)
        || grammar::is_subordinate(next)
        || is_preposition(next)
        || is_between(next)
        || is_object(next)
        || verb.told
        // "our applicant list": after one of them no verb would look like that.
        || verb.base && is_plural(tokens[place.last()].lower())
        || next.ends_with("ed");
    let before = place.before();
    // "the person who uses services group", "an aim view": it stands before another noun.
    if !free {
        return false;
    }
    let alone = place.begins() || leads(before) || is_determiner(before) || before.is_empty();
    let counted = place.at.checked_sub(1).is_some_and(|at| tokens[at].is_number());
    if instead.contains(" who ") {
        let number = counted
            || grammar::is_number_word(before)
            || matches!(before, "of" | "all" | "many" | "most" | "other" | "working-age");
        return (alone || number || grammar::form(before).told || is_object(before))
            && next != "who"
            && !(speaks_of_now(instead) && is_told_of_then(place));
    }
    // "our true working together"
    let ing = instead.split(' ').next().is_some_and(|word| word.ends_with("ing") && word.len() > 5);
    !(ing && instead != "spending" && !place.begins() && !leads(before) && !grammar::form(before).base)
}

/// "who takes part": it happens now.
fn speaks_of_now(instead: &str) -> bool {
    !instead.contains(" was ")
        && !instead.contains(" were ")
        && !instead.contains(" use")
        && !instead.contains("answered")
}

/// Whether what is near happened in the past: "The attendee asked" is no "person who comes asked".
fn is_told_of_then(place: &Place<'_>) -> bool {
    let tokens = &place.sentence.tokens;
    let near = place.at.saturating_sub(NEAR)..tokens.len().min(place.last() + 1 + NEAR / 2);
    near.into_iter().any(|at| {
        let word = tokens[at].lower();
        matches!(
            word,
            "was"
                | "were"
                | "had"
                | "did"
                | "said"
                | "told"
                | "came"
                | "wrote"
                | "wasn't"
                | "weren't"
                | "didn't"
        ) || at > place.last() && at < place.last() + 3 && word.ends_with("ed")
            || word.ends_with("'d")
    })
}

/// Whether other words can stand for those of an entry that has one form only.
fn fits_as_it_stands(place: &Place<'_>, instead: &str) -> bool {
    let before = place.before();
    let (next, begins) = (place.next(), place.begins());
    let ends = next.is_empty() || matches!(next, "." | "," | ";" | "?" | "!");
    match instead {
        // "and it should be paid so", "we so ask you"
        "so" | "also" => begins || matches!(before, "and" | "," | ";") && !matches!(next, "." | ""),
        "but" => !begins,
        "can" => place.sentence.end_mark() != Some('?'),
        "a lot" if !begins && !ends => {
            next.ends_with("er") || leads(next) || matches!(next, "more" | "less" | "better")
        }
        "too much" | "enough" | "not enough" | "many" | "a lot" => {
            !is_determiner(before) && before != "so" && (instead != "a lot" || !begins)
        }
        "first" => begins,
        "from now on" => begins || ends && !grammar::is_being(before),
        "food and drink" => !matches!(next, "and" | "or") && !matches!(before, "and" | "or" | ","),
        "here is" => !is_plural(place.lower(place.last() + 2)) || matches!(next, "a" | "an"),
        _ => true,
    }
}

/// A short form keeps the full stop that ends the sentence, and the number before it.
fn short_form(place: &Place<'_>, instead: &str) -> Option<Mended> {
    let tokens = &place.sentence.tokens;
    let (mut to, last) = (place.last(), tokens.len() - 1);
    let token = &tokens[place.at];
    let before = place.at.checked_sub(1).map(|at| &tokens[at]);
    let named = |t: &Token<'_>| t.is_word() && t.is_capitalised();
    let in_a_name = !place.begins() && before.is_some_and(named) && named(token);
    // "LD Partnership Board", "Northbrook Homes Inc."
    let is_title = place.phrase.kind == 'c'
        && place.next_token().is_some_and(named)
        && instead.starts_with(char::is_lowercase);
    if is_title || in_a_name && instead == "including" {
        return None;
    }
    let stop = tokens.get(to + 1).is_some_and(|t| t.text() == ".");
    let dotted = token.text().ends_with('.') && to == last;
    // "e.g." ends no sentence; where it seems to, the sentence was read wrong.
    let goes_on =
        ["that is", "against", "about", "for example", "including", "not including", "with", "without"];
    if (dotted || stop && to + 1 == last) && goes_on.contains(&instead) {
        return None;
    }
    let mut text = counted(place, instead)?;
    // "the approx. cost" is no "the about cost".
    if instead == "about" && before.is_some_and(|t| is_determiner(t.lower())) {
        return None;
    }
    if matches!(before.map_or("", Token::lower), "each" | "every" | "a" | "an" | "this")
        && instead == "young people"
    {
        return None;
    }
    if stop && to + 2 < tokens.len() {
        to += 1;
    } else if dotted {
        text.push('.');
    }
    // "Rm 12" is Room 12.
    let numbered = named(token) && place.next_token().is_some_and(Token::is_number);
    if place.begins() || (in_a_name || numbered) && place.phrase.kind != 'c' {
        text = capital(&text);
    }
    Some(Mended { from: place.at, to, text })
}

/// "1 sec" is 1 second, "10 secs" are 10 seconds, and "a 45 mins drive" is neither.
fn counted(place: &Place<'_>, instead: &str) -> Option<String> {
    const UNITS: &[&str] = &["hour", "minute", "second", "week", "month", "year"];
    let one = instead.strip_suffix('s').unwrap_or(instead);
    let number = place.at.checked_sub(1).filter(|at| place.sentence.tokens[*at].is_number());
    let Some(number) = number.filter(|_| UNITS.contains(&one)) else { return Some(instead.to_owned()) };
    let single = place.sentence.tokens[number].text() == "1";
    let whose = number.checked_sub(1).map_or("", |at| place.lower(at));
    if matches!(whose, "a" | "an") {
        return (one == instead).then(|| instead.to_owned());
    }
    Some(if single { one.to_owned() } else { format!("{one}s") })
}

/// The words in their place, with the article and the capital that they want.
fn put(place: &Place<'_>, (instead, to): &(String, usize)) -> Option<Mended> {
    let tokens = &place.sentence.tokens;
    let mut text = instead.clone();
    let before = place.before();
    let token = &tokens[place.at];
    let shouted = place.phrase.len() == 1
        && token.text().chars().count() > 3
        && token.text().chars().all(|c| !c.is_lowercase());
    if matches!(before, "a" | "an") && !instead.starts_with(char::is_uppercase) {
        let article = if instead.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        let many = instead.ends_with("people")
            || matches!(
                instead.as_str(),
                "more" | "enough" | "many" | "help" | "most" | "staff" | "spending"
            )
            || instead.starts_with("each ");
        if many && instead != "staff" {
            return None;
        }
        if article != before {
            let first = place.at == 1 && tokens[0].is_capitalised();
            let article = if first { capital(article) } else { article.to_owned() };
            return Some(Mended { from: place.at - 1, to: *to, text: format!("{article} {text}") });
        }
    }
    if shouted {
        text = text.to_uppercase();
    } else if place.begins() && token.is_capitalised() {
        text = capital(&text);
    }
    Some(Mended { from: place.at, to: *to, text })
}
