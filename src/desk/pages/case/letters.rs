//! The addresses of letters of ours: for each sort the page on which it is written, its preview, its sending.

use super::draft::Letter;
use super::nothing_here;
use super::write::{page, preview, send};
use crate::error::Result;
use crate::html::response::Response;
use crate::html::visit::Visit;

/// `GET /desk/cases/{reference}/forward`.
///
/// # Errors
/// As [`page`].
pub fn forward_page(visit: &Visit<'_>) -> Result<Response> {
    page(visit, Letter::Forward)
}

/// `POST /desk/cases/{reference}/forward/preview`.
///
/// # Errors
/// As [`preview`].
pub fn forward_preview(visit: &Visit<'_>) -> Result<Response> {
    preview(visit, Letter::Forward)
}

/// `POST /desk/cases/{reference}/forward`.
///
/// # Errors
/// As [`send`].
pub fn forward_send(visit: &Visit<'_>) -> Result<Response> {
    send(visit, Letter::Forward)
}

/// `GET /desk/cases/{reference}/letters/{letter}/relay`.
///
/// # Errors
/// As [`page`].
pub fn relay_page(visit: &Visit<'_>) -> Result<Response> {
    page(visit, Letter::Relay).map_err(nothing_here)
}

/// `POST /desk/cases/{reference}/letters/{letter}/relay/preview`.
///
/// # Errors
/// As [`preview`].
pub fn relay_preview(visit: &Visit<'_>) -> Result<Response> {
    preview(visit, Letter::Relay)
}

/// `POST /desk/cases/{reference}/letters/{letter}/relay`.
///
/// # Errors
/// As [`send`].
pub fn relay_send(visit: &Visit<'_>) -> Result<Response> {
    send(visit, Letter::Relay)
}

/// `GET /desk/cases/{reference}/answer`.
///
/// # Errors
/// As [`page`].
pub fn answer_page(visit: &Visit<'_>) -> Result<Response> {
    page(visit, Letter::Answer)
}

/// `POST /desk/cases/{reference}/answer/preview`.
///
/// # Errors
/// As [`preview`].
pub fn answer_preview(visit: &Visit<'_>) -> Result<Response> {
    preview(visit, Letter::Answer)
}

/// `POST /desk/cases/{reference}/answer`.
///
/// # Errors
/// As [`send`].
pub fn answer_send(visit: &Visit<'_>) -> Result<Response> {
    send(visit, Letter::Answer)
}

/// `GET /desk/cases/{reference}/ask`.
///
/// # Errors
/// As [`page`].
pub fn ask_page(visit: &Visit<'_>) -> Result<Response> {
    page(visit, Letter::Ask)
}

/// `POST /desk/cases/{reference}/ask/preview`.
///
/// # Errors
/// As [`preview`].
pub fn ask_preview(visit: &Visit<'_>) -> Result<Response> {
    preview(visit, Letter::Ask)
}

/// `POST /desk/cases/{reference}/ask`.
///
/// # Errors
/// As [`send`].
pub fn ask_send(visit: &Visit<'_>) -> Result<Response> {
    send(visit, Letter::Ask)
}

/// `GET /desk/cases/{reference}/close`.
///
/// # Errors
/// As [`page`].
pub fn close_page(visit: &Visit<'_>) -> Result<Response> {
    page(visit, Letter::Close)
}

/// `POST /desk/cases/{reference}/close/preview`.
///
/// # Errors
/// As [`preview`].
pub fn close_preview(visit: &Visit<'_>) -> Result<Response> {
    preview(visit, Letter::Close)
}

/// `POST /desk/cases/{reference}/close`.
///
/// # Errors
/// As [`send`].
pub fn close_send(visit: &Visit<'_>) -> Result<Response> {
    send(visit, Letter::Close)
}
