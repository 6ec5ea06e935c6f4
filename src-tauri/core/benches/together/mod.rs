//! What the benches share: the clock, the memory of a process, the peers, a school with people signed in, and the part
//! of `docs/benchmarks.md` that each of them writes. `cargo xtask bench` puts the parts together.

#![allow(dead_code, reason = "no bench uses all of it")]

pub(crate) mod clock;
pub(crate) mod memory;
pub(crate) mod options;
pub(crate) mod page;
pub(crate) mod peers;
pub(crate) mod school;
