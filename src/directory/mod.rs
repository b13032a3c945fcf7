//! The directory: the office file as values. Who decides what, who serves which country. Reads no mail, knows no case.

pub mod text;
pub mod office_file;
pub mod network;
pub mod authority;
pub mod procedure;
pub mod field;
pub mod shipped;
pub mod typed;
pub mod rows;
pub mod coverage;
pub mod check;
mod check_fields;
pub mod changes;
pub mod edit;
pub mod sheet;
pub mod import;
pub mod brought;
pub mod revision;
pub mod contact;

pub use authority::Authority;
pub use field::{Field, FieldKind};
pub use office_file::Directory;
pub use procedure::Procedure;
pub use text::Text;
