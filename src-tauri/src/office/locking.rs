//! Locking, by somebody or by itself.

use alongside_core::{Result, settings};

use super::{Office, held, locked};
use crate::clock::Since;

/// Where whoever unlocks it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// Where it was locked.
    Here,
    /// Nobody comes back to a place in the made-up council.
    AtTheDoor,
}

/// After so many minutes it locks where no settings say when.
const UNTOLD: u32 = 15;

impl Office {
    /// Closes the store, and lets go one that was begun and not kept; their keys are wiped
    /// from memory.
    pub fn lock(&self) -> Again {
        let closed = held(&self.open).take();
        let again = match closed {
            Some(open) if open.store.file() == self.made_up() => Again::AtTheDoor,
            _ => Again::Here,
        };
        *held(&self.begun) = None;
        *held(&self.spare) = None;
        *held(&self.import) = None;
        self.forget_pictures();
        again
    }

    /// Whether nobody worked for so long that it locks by itself.
    #[must_use]
    pub fn should_lock(&self) -> bool {
        let idle = held(&self.last_used).passed().as_secs() / 60;
        let after = match held(&self.open).as_ref() {
            // A store whose settings can't be read does not stay open for that.
            Some(open) => settings::get(open.store.read()).map_or(UNTOLD, |told| told.lock_after_minutes),
            None if held(&self.begun).is_some() => UNTOLD,
            None => 0,
        };
        after > 0 && idle >= u64::from(after)
    }

    /// Locks by itself: nobody worked for long, or the laptop slept.
    pub fn fall_shut(&self) {
        if held(&self.open).is_some() || held(&self.begun).is_some() {
            let again = self.lock();
            *held(&self.fell_shut) = Some(again);
            self.shuts.notify_one();
        }
    }

    /// Comes back when it falls shut.
    pub async fn falls_shut(&self) {
        self.shuts.notified().await;
    }

    /// Whether it has fallen shut since this was asked last, and where it begins again.
    pub fn has_fallen_shut(&self) -> Option<Again> {
        held(&self.fell_shut).take()
    }

    /// Somebody works. Whoever comes back after long does not open it by one key.
    ///
    /// # Errors
    /// `Locked`.
    pub fn touch(&self) -> Result<()> {
        if self.should_lock() {
            self.fall_shut();
            return Err(locked());
        }
        *held(&self.last_used) = Since::now();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::DeskState;
    use crate::tests::{Place, founder};
    use alongside_core::store::Op;
    use alongside_core::{Code, Store};
    use std::time::Duration;

    fn idle(office: &Office, minutes: u64) {
        *held(&office.last_used) = Since::ago(Duration::from_secs(minutes * 60));
    }

    #[test]
    fn a_store_whose_settings_cant_be_read_locks_after_a_quarter_of_an_hour() {
        let place = Place::new("unreadable");
        let office = place.office();
        office.start_sample().unwrap();
        idle(&office, 11);
        assert!(office.should_lock(), "its settings say ten minutes");
        idle(&office, 0);
        let no_words = "UPDATE setting SET value = CAST(x'ff' AS TEXT) WHERE id = 'department'";
        let harm =
            |store: &mut Store, now| store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute(no_words, ())?));
        office.write(harm).unwrap();
        assert!(office.read(|store, _| settings::get(store.read())).is_err());
        idle(&office, 11);
        assert!(!office.should_lock());
        idle(&office, 16);
        assert!(office.should_lock());
        assert_eq!(office.touch().unwrap_err().code, Code::Locked);
    }

    #[test]
    fn an_office_that_was_begun_and_left_is_let_go_with_its_key() {
        let place = Place::new("left");
        let office = place.office();
        office.start(&founder()).unwrap();
        idle(&office, 14);
        assert!(!office.should_lock());
        idle(&office, 16);
        assert!(office.should_lock());
        office.fall_shut();
        assert!(held(&office.begun).is_none());
        assert!(office.has_fallen_shut().is_some(), "the page begins anew, without the recovery key");
        assert_eq!(office.keep_started().unwrap_err().code, Code::NotFound);
        assert_eq!(office.desk().unwrap().state, DeskState::Empty);
    }
}
