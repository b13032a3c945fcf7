//! Today: what needs an officer now.

use askama::Template;

use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;

#[derive(Template)]
#[template(path = "pages/desk/today.html")]
struct Today {
    page: Page,
}

/// `GET /desk`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    Ok(render(200, &Today { page: visit.page(visit.say("place-today")) }))
}
