//! The office, in reading order. Arrows run one way: doors, main rooms, shared rooms, tools, leaf crates.

// The main job.
pub mod desk;

pub mod staff;
pub mod figures;
pub mod programs;
pub mod api;

// Shared rooms.
pub mod directory;
pub mod letters;
pub mod time_limit;
pub mod journal;
pub mod webhook;
pub mod notice;

// Tools.
pub mod office;
pub mod schema;
pub mod right;
pub mod actor;
pub mod refusal;
pub mod error;
pub mod reference;
pub mod keys;
pub mod id;
pub mod clock;
pub mod config;
pub mod phrases;
pub mod html;

// Doors: the only async code, and the command line.
pub mod intake;
pub mod sender;
pub mod worker;
pub mod serve;
pub mod health;
pub mod router;
pub mod web;
pub mod check;
pub mod cli;
pub mod demo;
