//! Staff: who may sit at the desk, how they come in, what each may do. Knows no case.

pub mod role;
pub mod account;
pub mod session;
pub mod pages;
