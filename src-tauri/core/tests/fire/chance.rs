//! Chance that a seed repeats (SplitMix64): for where to strike, not for keys.

/// A stream of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The stream of one try: the same for the same seed and number.
    pub(crate) fn of(seed: u64, number: u64) -> Self {
        let mut chance = Self(seed ^ number.wrapping_mul(0xA24B_AED4_963E_E407));
        chance.next();
        chance
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not nought.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let place = self.below(u64::try_from(from.len()).unwrap());
        &from[usize::try_from(place).unwrap()]
    }
}

/// A seed for whoever named none. It is printed, so that what it finds can be seen again.
pub(crate) fn any_seed() -> u64 {
    let now = std::time::UNIX_EPOCH
        .elapsed()
        .map_or(1, |since| since.as_nanos());
    u64::try_from(now % 1_000_000_007).unwrap()
}
