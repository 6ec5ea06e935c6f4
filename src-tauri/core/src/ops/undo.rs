//! Taking a record back with a reason, and bringing it back: the same two verbs for every kind that needs no more.

/// Declares the operation that voids a record of a kind and the one that brings it back.
macro_rules! void_and_bring_back {
    ($void:ident, $bring_back:ident, $record:ty, $id:ty, $action:expr, $what:literal) => {
        #[doc = concat!("Takes ", $what, " back, with the reason.")]
        #[derive(Debug, serde::Deserialize, ts_rs::TS)]
        pub struct $void {
            pub id: $id,
            pub reason: String,
        }

        impl crate::office::WriteOp for $void {
            const ACTION: crate::domain::role::Action = $action;
            type Output = ();
            fn run(self, tx: &mut crate::store::WriteTx<'_>) -> crate::error::Result<()> {
                let reason = crate::ops::check::void_reason(&self.reason)?;
                tx.void::<$record>(self.id.as_str(), &reason)
            }
        }

        #[doc = concat!("Brings back ", $what, " that was taken back.")]
        #[derive(Debug, serde::Deserialize, ts_rs::TS)]
        pub struct $bring_back {
            pub id: $id,
        }

        impl crate::office::WriteOp for $bring_back {
            const ACTION: crate::domain::role::Action = $action;
            type Output = ();
            fn run(self, tx: &mut crate::store::WriteTx<'_>) -> crate::error::Result<()> {
                tx.bring_back::<$record>(self.id.as_str())
            }
        }
    };
}
pub(crate) use void_and_bring_back;
