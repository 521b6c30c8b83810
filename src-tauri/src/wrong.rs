//! The pause that grows with every wrong passphrase.

use crate::clock::Since;
use alongside_core::{Code, Error, Problem, Result};
use std::time::Duration;

/// Wrong passphrases, one after another.
#[derive(Debug, Default)]
pub(crate) struct Wrong {
    tries: u32,
    /// Of the last one.
    since: Option<Since>,
}

impl Wrong {
    /// How long to wait yet: nothing for the first three, then longer each time, up to a
    /// minute. It is forgotten with the program; a thief has the file and not this window.
    fn wait(&self) -> Duration {
        let Some(since) = self.since.filter(|_| self.tries >= 3) else { return Duration::ZERO };
        let pause = Duration::from_secs(2_u64.saturating_pow(self.tries - 2).min(60));
        pause.saturating_sub(since.passed())
    }

    /// # Errors
    /// `WrongPassphrase` with how long to wait.
    pub(crate) fn refuse_too_soon(&self) -> Result<()> {
        let seconds = self.wait().as_millis().div_ceil(1000);
        if seconds == 0 {
            return Ok(());
        }
        let wait = if seconds == 1 { "1 second".to_owned() } else { format!("{seconds} seconds") };
        let sentence = format!("That was wrong {} times. Wait {wait}, then try again.", self.tries);
        Err(Error {
            code: Code::WrongPassphrase,
            message: sentence.clone(),
            hint: String::new(),
            problems: vec![Problem::new("passphrase", sentence)],
        })
    }

    pub(crate) fn once_more(&mut self) {
        *self = Self { tries: self.tries.saturating_add(1), since: Some(Since::now()) };
    }
}
