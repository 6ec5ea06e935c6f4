//! A list of children from the school's MIS: what its columns mean and which children its rows tell of.

mod child;
mod column;
mod field;
mod rows;
mod value;

pub use child::{FileChild, FileContact, WrongRow};
pub use column::{
    ColumnConfidence, ColumnMeaning, is_heading, lacking_of_pupils, match_columns, meaning_of,
};
pub use field::PupilField;
pub use rows::{CellCorrection, FileSchool, children_of};

#[cfg(test)]
mod tests;
