//! Staff: who may sit at the desk, how they come in, what each may do. Knows no case.

pub mod role;
pub mod account;
pub mod session;
pub mod admission;
pub mod passkey;
pub mod tries;
pub mod ceremony;
pub mod password;
pub mod second_factor;
pub mod webauthn;
pub mod invite;
pub mod admit;
pub mod sign_in;
pub mod change;
pub mod own;
pub mod pages;
