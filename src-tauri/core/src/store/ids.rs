//! Row ids: UUIDv7, so that rows made on two laptops never collide. Time and
//! seed are given, so that a test makes the same ids twice.

use chrono::{DateTime, Utc};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

pub(super) struct Ids {
    random: ChaCha20Rng,
}

impl Ids {
    pub fn new(seed: [u8; 32]) -> Self {
        Self { random: ChaCha20Rng::from_seed(seed) }
    }

    pub fn next(&mut self, at: DateTime<Utc>) -> String {
        let mut bytes = [0; 10];
        self.fill(&mut bytes);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid().to_string()
    }

    /// Random bytes for keys, salts and nonces: ChaCha20 from the system's seed.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        self.random.fill_bytes(bytes);
    }
}
