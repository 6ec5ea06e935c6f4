//! An operation says which action it is; there is no default.
use waymark_core::Result;
use waymark_core::office::WriteOp;
use waymark_core::store::WriteTx;

struct Quietly;

impl WriteOp for Quietly {
    type Output = ();
    fn run(self, _tx: &mut WriteTx<'_>) -> Result<()> {
        Ok(())
    }
}

fn main() {}
