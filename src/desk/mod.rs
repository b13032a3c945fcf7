//! The desk: the main job. The steps stand in the order in which a request walks through them.
//!
//! | step | file | takes | leaves behind |
//! |---|---|---|---|
//! | 1 | [`receive`] | bytes, envelope | kept letter, or "seen before" |
//! | 2 | [`place`] | kept letter | a lane, a new request, or the tray |
//! | 3 | [`open`] | request | case, requester's lane, acknowledgement in the outbox |
//! | 4 | [`route`] | case, officer | procedure and authority confirmed |
//! | 5 | [`forward`] | case, draft | authority's lane, dispatch, time limit, letter in the outbox |
//! | 1–2 | again | the authority's letter | the authority's lane |
//! | 6 | [`reply`] | letter, dispatch | reply accepted or held |
//! | 7 | [`relay`] | accepted reply | letter to the requester in the outbox |
//! | 8 | [`close`] | decision | closed case |
//!
//! Every verb takes the transaction, the office and the actor. Its caller commits it, or rehearses it as a preview.

pub mod receive;
pub mod place;
pub mod open;
pub mod route;
pub mod forward;
pub mod reply;
pub mod relay;
pub mod close;
pub mod answer;
pub mod call_back;
pub mod fill;
pub mod chase;
pub mod pause;
pub mod withdraw;
pub mod set_aside;
pub mod tray;
pub mod note;
pub mod ask;
pub mod amend;
pub mod follow;
pub mod assign;
pub mod settle;
pub mod release;
pub mod saved_view;
pub mod stranger;

pub mod case;
pub mod lane;
pub mod dispatch;
pub mod decision;
pub mod standing;
pub mod trust;
pub mod gate;
pub mod crossing;
pub mod fields;
pub mod wording;
pub mod list;
pub mod report;
pub mod show;
pub mod case_file;
pub mod pages;
