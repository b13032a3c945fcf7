//! The office's stories and exhaustive walks, in one binary. Each story runs on SQLite and, when the suite has brought one
//! up, on PostgreSQL; at its end the world checks that nothing is left over and nothing has leaked.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod world;
mod letters;
mod leak;
mod visitor;
mod samples;

mod walk;
mod placing;
mod clocks;
mod lanes;
mod commands;
mod properties;
mod refusals;
mod everything;
mod phrases;
mod languages;
mod web;
mod case_page;
mod news;
mod queue;
mod follow;
mod api;
mod webhooks;
mod sweep;
mod faults;
mod ask;
mod directory;
mod imports;
mod figures;
mod staff;

mod wire;
mod outbox;
mod door;
mod corpus;
mod program;
mod crashes;
mod servers;
mod postfix;
mod premises;
mod checklist;
mod browser;
