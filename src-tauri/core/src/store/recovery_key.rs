//! The recovery key: the store's own key, written so that it can be copied by hand.

use super::{RawKey, raw_key};
use crate::error::{Code, Error, Problem, Result};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// 56 letters and figures in groups of four: the key and a checksum of three
/// bytes, in Crockford's alphabet, which has no I, L, O or U.
#[derive(Clone)]
pub struct RecoveryKey(Zeroizing<String>);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl RecoveryKey {
    pub(super) fn of(raw: &RawKey) -> Self {
        let bytes = Zeroizing::new([&raw[..], &checksum(&raw[..])].concat());
        let mut text = Zeroizing::new(String::new());
        for (at, five) in bytes.chunks(5).enumerate() {
            let bits = five.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
            for place in (0..8).rev() {
                if place % 4 == 3 && !(at == 0 && place == 7) {
                    text.push('-');
                }
                let five_bits = usize::try_from((bits >> (place * 5)) & 31).unwrap_or(0);
                text.push(char::from(ALPHABET[five_bits]));
            }
        }
        Self(text)
    }

    pub(super) fn read(text: &str) -> Result<RawKey> {
        let wrong = || Error {
            code: Code::BadInput,
            message: "There is 1 thing to put right.".into(),
            hint: "What you typed is still there.".into(),
            problems: vec![Problem::new(
                "key",
                "This is not a whole recovery key. Check each group of four.",
            )],
        };
        let mut bytes = Zeroizing::new(Vec::with_capacity(35));
        let mut values = Zeroizing::new(Vec::with_capacity(56));
        for letter in text.chars().filter(|c| c.is_alphanumeric()) {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = ALPHABET.iter().position(|a| char::from(*a) == letter).ok_or_else(wrong)?;
            values.push(value as u64);
        }
        if values.len() != 56 {
            return Err(wrong());
        }
        for eight in values.chunks(8) {
            let bits = eight.iter().fold(0_u64, |bits, value| (bits << 5) | value);
            bytes.extend_from_slice(&bits.to_be_bytes()[3..]);
        }
        let (raw, sum) = bytes.split_at(32);
        if checksum(raw) != sum {
            return Err(wrong());
        }
        raw_key(raw).ok_or_else(wrong)
    }

    /// The text to print and keep in a safe.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

fn checksum(raw: &[u8]) -> [u8; 3] {
    let digest = Sha256::digest([b"alongside recovery key 1".as_slice(), raw].concat());
    [digest[0], digest[1], digest[2]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_key_survives_being_copied_by_hand() {
        let raw = raw_key(&[7; 32]).unwrap();
        let key = RecoveryKey::of(&raw);
        assert_eq!(key.text().len(), 56 + 13, "fourteen groups of four");
        let by_hand = key.text().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(&RecoveryKey::read(&by_hand).unwrap()[..], &raw[..]);
    }

    #[test]
    fn a_slip_in_a_recovery_key_is_noticed() {
        let key = RecoveryKey::of(&raw_key(&[7; 32]).unwrap());
        let first = if key.text().starts_with('A') { 'B' } else { 'A' };
        let slip = format!("{first}{}", &key.text()[1..]);
        assert_eq!(RecoveryKey::read(&slip).unwrap_err().code, Code::BadInput);
        assert_eq!(RecoveryKey::read("too short").unwrap_err().code, Code::BadInput);
    }
}
