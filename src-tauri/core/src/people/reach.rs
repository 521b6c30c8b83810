//! How to reach a person: phones, e-mail and postcodes as people write them.

use crate::values::{choices, phone_groups};

choices! {
    /// A way of reaching a person.
    pub enum Way {
        Phone "phone" "Phone",
        Text "text" "Text message",
        Email "email" "E-mail",
        Post "post" "Letter",
        ViaCarer "via_carer" "Through a carer",
    }
}

/// A phone number in one shape: `07700 900123`, `01632 960123`. Numbers from
/// elsewhere stay as typed.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn phone(typed: &str) -> Result<String, String> {
    let sorry = || "Write the phone number in figures, such as 01632 960123.".to_owned();
    // What a link and a spreadsheet put before a number, and how a script ends one.
    let typed = typed.trim();
    let typed = without_scheme(typed, "tel:").trim_start_matches('\'');
    let typed = typed.strip_suffix(".0").filter(|n| n.bytes().all(|b| b.is_ascii_digit())).unwrap_or(typed);
    let bare: String =
        typed.chars().filter(|c| !matches!(c, ' ' | '(' | ')' | '-' | '.' | '\u{a0}')).collect();
    if bare.is_empty() {
        return Ok(String::new());
    }
    let (plus, digits) = bare.strip_prefix('+').map_or((false, bare.as_str()), |d| (true, d));
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !(6..=15).contains(&digits.len()) {
        return Err(sorry());
    }
    let abroad =
        digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|d| plus || d.len() == 10));
    let home = match abroad {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None if plus => return Ok(format!("+{digits}")),
        // A spreadsheet drops the first 0. No area begins with 4, 6 or 0.
        None if digits.len() == 10 && digits.starts_with(['1', '2', '3', '5', '7', '8', '9']) => {
            format!("0{digits}")
        }
        // Some areas of five figures have numbers of five.
        None if digits.len() == 9 && digits.starts_with('1') => format!("0{digits}"),
        None => digits.to_owned(),
    };
    Ok(phone_groups(&home).map_or(home.clone(), |groups| groups.join(" ")))
}

/// A link to somebody without what makes it a link.
fn without_scheme<'a>(typed: &'a str, scheme: &str) -> &'a str {
    match typed.split_at_checked(scheme.len()) {
        Some((head, rest)) if head.eq_ignore_ascii_case(scheme) => rest.trim_start(),
        _ => typed,
    }
}

/// # Errors
/// A sentence for the person who typed it.
pub fn email(typed: &str) -> Result<String, String> {
    let typed = typed.trim();
    let address = without_scheme(typed, "mailto:");
    // A link may bring the subject of a letter along.
    let address =
        if address.len() < typed.len() { address.split('?').next().unwrap_or(address) } else { address };
    if address.is_empty() {
        return Ok(String::new());
    }
    let fine = address.split_once('@').is_some_and(|(name, place)| {
        !name.is_empty()
            && !place.contains('@')
            && place.contains('.')
            && place.split('.').all(|part| !part.is_empty())
            && !address
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>'))
    });
    if fine { Ok(address.to_owned()) } else { Err("Write the e-mail address like name@example.org.".into()) }
}

/// A page of the web as people write it, with or without `https://`. Other schemes could
/// run something where the page makes a link of them.
///
/// # Errors
/// A sentence for the person who typed it.
pub fn web_page(typed: &str) -> Result<String, String> {
    let typed = typed.trim();
    let page = ["https://", "http://"].iter().fold(typed, |page, scheme| without_scheme(page, scheme));
    let site = page.split(['/', '?', '#']).next().unwrap_or_default();
    let letters = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let name = site.split_once(':').map_or(site, |(name, _)| name);
    let port = site.split_once(':').map_or("1", |(_, port)| port);
    let fine = name.contains('.')
        && name.split('.').all(letters)
        && port.bytes().all(|b| b.is_ascii_digit())
        && !page.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    if typed.is_empty() || fine {
        Ok(typed.to_owned())
    } else {
        Err("Write the web page like www.example.org.".into())
    }
}

/// `MA39QB` becomes `MA3 9QB`; anything that is no British postcode stays as typed.
#[must_use]
pub fn postcode(typed: &str) -> String {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let inward = bare.len().checked_sub(3).and_then(|at| bare.get(at..));
    let british = inward.is_some_and(|i| {
        i.as_bytes()[0].is_ascii_digit() && i.as_bytes()[1..].iter().all(u8::is_ascii_alphabetic)
    });
    match (british && bare.is_ascii() && (5..=7).contains(&bare.len()), bare.len()) {
        (true, n) => format!("{} {}", &bare[..n - 3], &bare[n - 3..]),
        _ => typed.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_take_one_shape() {
        for typed in [
            "07700900192",
            "(07700) 900-192",
            "+447700900192",
            "0044 7700900192",
            "7700900192",
            "07700 900192",
        ] {
            assert_eq!(phone(typed).unwrap(), "07700 900192", "{typed}");
        }
        for typed in [
            "1632960135",
            "1632 960135",
            "1632960135.0",
            "'01632960135",
            "tel:+44-1632-960135",
            "441632960135",
        ] {
            assert_eq!(phone(typed).unwrap(), "01632 960135", "{typed}");
        }
        assert_eq!(phone("2079460123").unwrap(), "020 7946 0123");
        assert_eq!(phone("01159460123").unwrap(), "0115 946 0123");
        for city in ["0113 496 0123", "0131 496 0123", "0161 496 0123", "0191 498 0123"] {
            assert_eq!(phone(city).unwrap(), city);
        }
        assert_eq!(phone("169773155").unwrap(), "016977 3155", "a number of nine figures and its 0");
        assert_eq!(phone("960135").unwrap(), "960135", "a number within one's own area");
        assert_eq!(phone("01632 960135").unwrap(), "01632 960135");
        assert_eq!(phone("+48 601 234 567").unwrap(), "+48601234567");
        for typed in ["ring the bell", "123", "07700 900192 (after 6)", "7.70E+09"] {
            assert!(phone(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn an_odd_address_is_refused() {
        for typed in
            ["mailto:bob@example.org", "MAILTO: bob@example.org", "mailto:bob@example.org?subject=Hi"]
        {
            assert_eq!(email(typed).unwrap(), "bob@example.org", "{typed}");
        }
        assert_eq!(email(" łukasz.jones@example.org ").unwrap(), "łukasz.jones@example.org");
        for typed in ["bad@@example", "bad@example", "@example.org", "a b@example.org", "a@example..org"] {
            assert!(email(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_web_page_is_one_and_nothing_that_runs() {
        for typed in [
            "",
            "example.org",
            "https://www.example.org/a?b=c#d",
            "HTTP://example.org:8080/",
            "münchen.example.org",
        ] {
            assert_eq!(web_page(typed).unwrap(), typed);
        }
        for typed in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc",
            "ask them",
            "example",
            "https://",
            "a.org\"onclick=x",
        ] {
            assert!(web_page(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn postcodes_take_one_shape() {
        assert_eq!(postcode("ma39qb"), "MA3 9QB");
        assert_eq!(postcode("NB12  2YD"), "NB12 2YD");
        assert_eq!(postcode("not known"), "not known");
        assert_eq!(postcode("é1"), "é1");
    }
}
