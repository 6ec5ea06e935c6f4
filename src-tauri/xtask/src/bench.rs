//! `cargo xtask bench`: how fast the core is, measured by divan.

use anyhow::{Result, bail};

use crate::place::Place;
use crate::stage::{cargo, run, stage};
use crate::system::{self, Need};

pub(crate) fn bench(place: &Place, arguments: &[String]) -> Result<()> {
    let handed_on = match arguments.split_first() {
        None => &[],
        Some((dashes, rest)) if dashes == "--" => rest,
        Some((other, _)) => {
            bail!("`cargo xtask bench` does not know {other}. Words for cargo bench follow --.")
        }
    };
    system::ensure(Need::Build)?;
    stage("The core, measured", || {
        run(cargo(place)
            .args(["bench", "--package", "waymark-core"])
            .args(handed_on))
    })
}
