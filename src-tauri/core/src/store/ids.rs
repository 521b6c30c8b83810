//! Row ids: UUIDv7, so that rows made on two laptops never collide. Time and
//! seed are given, so that a test makes the same ids twice.

use chrono::{DateTime, Utc};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

pub(super) struct Ids {
    random: ChaCha20Rng,
    /// The millisecond of the newest id, and its 74 random bits.
    newest: (u64, u128),
}

impl Ids {
    pub fn new(seed: [u8; 32]) -> Self {
        Self { random: ChaCha20Rng::from_seed(seed), newest: (0, 0) }
    }

    /// Ids of one millisecond count up in random steps (RFC 9562, May 2024, 6.2,
    /// method 2): rows that are made together lie together in every index.
    pub fn next(&mut self, at: DateTime<Utc>) -> String {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        let bits = if self.newest.0 == millis {
            self.newest.1 + 1 + u128::from(self.random.next_u32())
        } else {
            // The highest bit is left free to count into.
            (u128::from(self.random.next_u64()) << 9) | u128::from(self.random.next_u32() >> 23)
        };
        self.newest = (millis, bits);
        let (high, low) = ((bits >> 62) as u16, (bits & ((1 << 62) - 1)) as u64);
        let mut tail = [0; 10];
        tail[..2].copy_from_slice(&high.to_be_bytes());
        tail[2..].copy_from_slice(&low.to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid().to_string()
    }

    /// Random bytes for keys, salts and nonces: ChaCha20 from the system's seed.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        self.random.fill_bytes(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_of_one_moment_follow_one_another_and_never_meet_those_of_another_laptop() {
        let at = DateTime::from_timestamp_millis(1_795_334_400_000).unwrap();
        let (mut one, mut other) = (Ids::new([1; 32]), Ids::new([2; 32]));
        let ours: Vec<String> = (0..5000).map(|_| one.next(at)).collect();
        assert!(ours.is_sorted());
        let all: BTreeSet<String> = ours.into_iter().chain((0..5000).map(|_| other.next(at))).collect();
        assert_eq!(all.len(), 10_000);
        assert!(all.iter().all(|id| id.as_bytes()[14] == b'7' && b"89ab".contains(&id.as_bytes()[19])));
    }
}
