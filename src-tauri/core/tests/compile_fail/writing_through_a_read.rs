//! A reading transaction has no verbs that write.
use waymark_core::domain::record::pupil::Note;
use waymark_core::store::ReadTx;

fn write_through(tx: &ReadTx<'_>, note: &Note) {
    let _ = tx.add(note);
}

fn main() {}
