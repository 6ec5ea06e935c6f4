//! Only a right password makes a session.
use waymark_core::domain::id::StaffId;
use waymark_core::domain::role::Role;
use waymark_core::office::Session;

fn main() {
    let _ = Session::new(StaffId::new("somebody"), Role::Senco, true);
}
