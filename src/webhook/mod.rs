//! Webhooks: addresses that are told of deeds, what is to be told to them, and how it is signed (Standard Webhooks). What is
//! told is codes and references, never a name or an address. Sends nothing itself.

pub mod hook;
pub mod delivery;
pub mod address;
pub mod sign;
