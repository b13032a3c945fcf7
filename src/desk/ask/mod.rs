//! Requesters ask: a form is filled in page by page, kept as a draft behind a secret link, and sent. Sending opens a case
//! as a letter would; nothing of a draft reaches anybody before.
//!
//! Pure: `form` (what is asked, and whether the answers hold), `filename`, `image`, `upload`. Nouns: `draft`, `tries`.
//! Verbs: `fill`, `send`, `link`. Screens: `pages`.

pub mod form;
pub mod filename;
pub mod image;
pub mod upload;
pub mod draft;
pub mod tries;
pub mod fill;
pub mod send;
pub mod link;
pub mod pages;
