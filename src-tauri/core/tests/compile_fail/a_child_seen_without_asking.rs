//! That a child is in scope is found out by the store, never claimed.
use waymark_core::domain::id::PupilId;
use waymark_core::store::Seen;

fn main() {
    let _ = Seen::new(PupilId::new("some child"));
}
