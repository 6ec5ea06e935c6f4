//! A list of targets or of provision, as SENCOs keep them in a spreadsheet: a row a target, or a row a child and what
//! the child is given.

mod column;
mod rows;
#[cfg(test)]
mod tests;
mod value;

pub use column::{PlanField, is_plan_heading, lacking_of_plans, match_plan_columns, plan_field_of};
pub use rows::{FileProvision, FileTarget, PlanRow, PlanRows, RowChild, rows_of};
