//! Pages of coming and going.

use askama::Template;

use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::staff::session;

#[derive(Template)]
#[template(path = "pages/staff/sign_in.html")]
struct SignIn {
    page: Page,
}

/// `GET /`.
///
/// # Errors
/// None.
pub fn front_page(visit: &Visit<'_>) -> Result<Response> {
    Ok(Response::see_other(if visit.signed_in.is_some() { "/desk" } else { "/sign-in" }))
}

/// `GET /sign-in`.
///
/// # Errors
/// None.
pub fn sign_in_page(visit: &Visit<'_>) -> Result<Response> {
    Ok(render(200, &SignIn { page: visit.page(visit.say("sign-in-title")) }))
}

/// `POST /sign-out`.
///
/// # Errors
/// When the database fails.
pub fn sign_out(visit: &Visit<'_>) -> Result<Response> {
    if let Some(officer) = &visit.signed_in {
        visit.office.write(|tx| session::end(tx, &officer.session_id))?;
    }
    Ok(Response::see_other("/sign-in")
        .with("set-cookie", &session::no_cookie())
        .with("clear-site-data", "\"cache\", \"cookies\", \"storage\""))
}
