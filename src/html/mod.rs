//! What pages are made of: the question a browser asked, who asks it and in which language, the frame around every page,
//! forms and their errors. Knows HTTP; knows no room and no SQL.

pub mod request;
pub mod visit;
pub mod response;
pub mod page;
pub mod assets;
pub mod form;
