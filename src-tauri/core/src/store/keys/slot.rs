//! The key of a store, wrapped for one officer under what is stretched from their
//! passphrase.

use super::{OfficerRef, Stretch};
use crate::error::{Code, Error, Result};
use crate::store::ids::Ids;
use crate::store::{RawKey, hex, raw_key};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// What any laptop of an office can do in some seconds.
pub(super) const HARDEST: Stretch = Stretch { memory_kib: 256 * 1024, passes: 10 };

#[derive(Serialize, Deserialize)]
pub(super) struct Slot {
    pub(super) officer: OfficerRef,
    pub(super) stretch: Stretch,
    pub(super) salt: String,
    pub(super) nonce: String,
    pub(super) wrapped: String,
    /// The moment that the log tells of this passphrase; "" in files of before.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) keyed_at: String,
}

impl Slot {
    pub(super) fn wrap(
        officer: &OfficerRef,
        passphrase: &str,
        raw: &RawKey,
        stretch: Stretch,
        ids: &mut Ids,
    ) -> Result<Self> {
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        ids.fill(&mut salt);
        ids.fill(&mut nonce);
        let cipher = cipher(passphrase, &salt, stretch)?;
        let payload = Payload { msg: &raw[..], aad: &bound_to(officer) };
        let wrapped = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Error::bug("the key could not be wrapped"))?;
        Ok(Self {
            officer: officer.clone(),
            stretch,
            salt: hex(&salt),
            nonce: hex(&nonce),
            wrapped: hex(&wrapped),
            keyed_at: String::new(),
        })
    }

    pub(super) fn unwrap(&self, passphrase: &str) -> Result<Option<RawKey>> {
        let (Some(salt), Some(nonce), Some(wrapped)) =
            (unhex(&self.salt), unhex(&self.nonce), unhex(&self.wrapped))
        else {
            return Ok(None);
        };
        let Ok(nonce) = <[u8; 24]>::try_from(nonce) else { return Ok(None) };
        let cipher = cipher(passphrase, &salt, self.stretch)?;
        let payload = Payload { msg: &wrapped, aad: &bound_to(&self.officer) };
        let Ok(raw) = cipher.decrypt(&XNonce::from(nonce), payload).map(Zeroizing::new) else {
            return Ok(None);
        };
        Ok(raw_key(&raw))
    }
}

/// A slot opens only under the name it was made for.
fn bound_to(officer: &OfficerRef) -> Vec<u8> {
    format!("alongside slot 1\n{}\n{}", officer.id, officer.name).into_bytes()
}

fn cipher(passphrase: &str, salt: &[u8], stretch: Stretch) -> Result<XChaCha20Poly1305> {
    let odd = || Error::new(Code::Damaged, "The keys of this store are damaged.", "Use the recovery key.");
    // The file says how hard: whoever writes into it must not stop the app with that.
    if stretch.memory_kib > HARDEST.memory_kib || stretch.passes > HARDEST.passes {
        return Err(odd());
    }
    let params = Params::new(stretch.memory_kib, stretch.passes, 1, Some(32)).map_err(|_| odd())?;
    // The same letters typed on another keyboard are the same passphrase.
    let passphrase = Zeroizing::new(passphrase.nfc().collect::<String>());
    let mut key = RawKey::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key[..])
        .map_err(|_| odd())?;
    XChaCha20Poly1305::new_from_slice(&key[..]).map_err(|_| Error::bug("a key has the wrong length"))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect()
}
