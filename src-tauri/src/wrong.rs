//! The pause that grows with every wrong passphrase, wherever one is typed.

use crate::clock::Since;
use alongside_core::{Code, Error, Problem, Result};
use std::time::Duration;

/// Wrong passphrases, one after another. Whoever holds it is alone in trying one: of
/// several at the same time, each is counted before the next is tried.
#[derive(Debug, Default)]
pub(crate) struct Wrong {
    tries: u32,
    /// Of the last one.
    since: Option<Since>,
}

/// What is typed, and could be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secret {
    /// Of whoever comes in.
    Passphrase,
    /// Of whoever works here and chooses another one.
    Present,
    /// Of another officer, who agrees.
    Second,
    RecoveryKey,
}

impl Secret {
    /// Where it is typed.
    const fn field(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Present => "present",
            Self::Second => "second",
            Self::RecoveryKey => "key",
        }
    }

    /// Whether it was tried and is not the right one. A key that was not copied whole was
    /// not tried.
    fn is_wrong(self, error: &Error) -> bool {
        match self {
            Self::Passphrase | Self::Present => error.code == Code::WrongPassphrase,
            Self::Second => error.problems.iter().any(|problem| problem.field == self.field()),
            Self::RecoveryKey => matches!(error.code, Code::WrongPassphrase | Code::Damaged),
        }
    }
}

impl Wrong {
    /// Tries what was typed, unless it is too soon, and counts it where it is wrong.
    ///
    /// # Errors
    /// `WrongPassphrase` with how long to wait, and what `work` returns.
    pub(crate) fn tried<T>(&mut self, secret: Secret, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.refuse_too_soon(secret)?;
        work().inspect_err(|error| {
            if secret.is_wrong(error) {
                *self = Self { tries: self.tries.saturating_add(1), since: Some(Since::now()) };
            }
        })
    }

    /// How long to wait yet: nothing for the first three, then longer each time, up to a
    /// minute. It is forgotten with the program; a thief has the file and not this window.
    fn wait(&self) -> Duration {
        let Some(since) = self.since.filter(|_| self.tries >= 3) else { return Duration::ZERO };
        let pause = Duration::from_secs(2_u64.saturating_pow(self.tries - 2).min(60));
        pause.saturating_sub(since.passed())
    }

    fn refuse_too_soon(&self, secret: Secret) -> Result<()> {
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
            problems: vec![Problem::new(secret.field(), sentence)],
        })
    }
}
