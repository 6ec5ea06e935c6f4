//! Only the office makes a writing transaction.
use waymark_core::office::Session;
use waymark_core::store::WriteTx;
use waymark_core::world::World;

fn make(session: &Session, world: &dyn World, connection: &rusqlite::Transaction<'_>) {
    let _ = WriteTx::new(connection, session, world);
}

fn main() {}
