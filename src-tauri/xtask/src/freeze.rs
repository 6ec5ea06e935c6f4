//! `cargo xtask freeze-schema`: a school of each schema that has none is kept for good in `tests/fixtures/schema`, with the
//! hash of the step that made it. From then on the core's tests hold that it opens and that the step is never edited.

use anyhow::Result;

use crate::place::Place;
use crate::stage::{cargo, run, stage};
use crate::system::{self, Need};

/// Told to the core's test: add what is missing before looking.
const FREEZE: &str = "WAYMARK_FREEZE_SCHEMA";

pub(crate) fn freeze(place: &Place) -> Result<()> {
    system::ensure(Need::Build)?;
    stage("The schools of the frozen schemas", || {
        let mut command = cargo(place);
        command.env(FREEZE, "1");
        let tests = ["test", "--quiet", "--package", "waymark-core", "--lib"];
        let wanted = "frozen::a_school_of_every_frozen_schema_is_brought_up_and_keeps_every_row";
        run(command.args(tests).args(["--", "--exact", wanted]))
    })
}
