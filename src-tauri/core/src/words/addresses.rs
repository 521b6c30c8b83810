//! Web addresses that are hard to type (`ER-S6`): long ones, and those with "https://".

use super::findings::Findings;
use super::text::ReadPart;
use super::tokens::Kind;

/// An address of more letters is long.
const LONG: usize = 40;

pub(super) fn check(parts: &[ReadPart<'_>], found: &mut Findings) {
    for part in parts {
        for token in part.sentences.iter().flat_map(|sentence| &sentence.tokens) {
            if token.kind() != Kind::Address || token.text().contains('@') {
                continue;
            }
            let address = token.text();
            let bare = ["https://", "http://"].iter().find_map(|lead| address.strip_prefix(lead));
            let short = bare.unwrap_or(address).trim_end_matches('/');
            let long = short.len() > LONG || short.contains(['?', '=', '&', '#', '%']);
            if long {
                found
                    .add("ER-S6", part, token.bytes(), "A long web address is hard to type.")
                    .suggest("Ask your web team for a short address, such as “northbrook.gov.uk/talk”.");
            } else if bare.is_some() {
                found.add("ER-S6", part, token.bytes(), "Nobody needs to type “https://”.").instead(short);
            }
        }
    }
}
