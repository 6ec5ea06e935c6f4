//! Taking a record back with a reason, bringing it back, and ending what lasts: the same verbs for every kind that needs
//! no more.

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

/// Declares the operation that ends an interval of a kind.
macro_rules! ends {
    ($end:ident, $record:ty, $id:ty, $action:expr, $what:literal) => {
        #[doc = concat!("Ends ", $what, " on its last day, or lets it go on where no day is given.")]
        #[derive(Debug, serde::Deserialize, ts_rs::TS)]
        pub struct $end {
            pub id: $id,
            pub version: i32,
            #[ts(type = "string | null")]
            pub to_on: Option<chrono::NaiveDate>,
        }

        impl crate::office::WriteOp for $end {
            const ACTION: crate::domain::role::Action = $action;
            type Output = ();
            fn run(self, tx: &mut crate::store::WriteTx<'_>) -> crate::error::Result<()> {
                let mut record = tx.get::<$record>(self.id.as_str())?;
                let mut errors = crate::domain::field_errors::FieldErrors::default();
                crate::ops::check::in_order(&mut errors, "to_on", record.from_on, self.to_on);
                errors.into_result()?;
                record.to_on = self.to_on;
                tx.revise(&record, self.version)
            }
        }
    };
}
pub(crate) use ends;
