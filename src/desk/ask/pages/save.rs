//! Stopping half-way: the link back, on the page and by letter.

use askama::Template;

use super::{draft_of, path};
use crate::desk::ask::link::mail_link;
use crate::directory::typed;
use crate::directory::{Field, FieldKind};
use crate::error::Result;
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;

#[derive(Template)]
#[template(path = "pages/ask/save.html")]
struct Save {
    page: Page,
    mistakes: Mistakes,
    link: String,
    until: String,
    action: String,
    on: String,
    typed: String,
}

/// `GET /ask/draft/{secret}/save`.
///
/// # Errors
/// [`crate::refusal::Refusal::DraftGone`].
pub fn save_page(visit: &Visit<'_>) -> Result<Response> {
    shown(visit, (200, Mistakes::default()))
}

/// `POST /ask/draft/{secret}/save`.
///
/// # Errors
/// [`crate::refusal::Refusal::DraftGone`], [`crate::refusal::Refusal::TooManyRequests`].
pub fn mail(visit: &Visit<'_>) -> Result<Response> {
    let field =
        Field { required: true, ..Field::plain("email", FieldKind::Email, visit.say("ask-your-email")) };
    let wanted = visit.request.form.get("email").to_owned();
    let address = match typed::read(&field, &|_| wanted.clone()) {
        Ok(address) => address.unwrap_or_default(),
        Err(wrong) => {
            let mut mistakes = Mistakes::default();
            wrong.iter().for_each(|(_, why)| mistakes.add("email", why.sentence(&field, visit.language)));
            return shown(visit, (422, mistakes));
        }
    };
    let link = link(visit);
    let secret = visit.request.part("secret");
    visit.office.write(|tx| mail_link(tx, visit.office, (secret, &link), &address, visit.request.peer))?;
    Ok(Response::see_other(&format!("{}?done=link-mailed", path(visit, "save"))))
}

fn shown(visit: &Visit<'_>, (status, mistakes): (u16, Mistakes)) -> Result<Response> {
    let draft = draft_of(visit)?;
    let save = Save {
        page: Page { has_mistakes: !mistakes.is_empty(), ..visit.page(visit.say("ask-save-title")) },
        link: link(visit),
        until: draft.ends_at,
        action: path(visit, "save"),
        on: format!("/ask/draft/{}", visit.request.part("secret")),
        typed: visit.request.form.get("email").to_owned(),
        mistakes,
    };
    Ok(render(status, &save))
}

fn link(visit: &Visit<'_>) -> String {
    format!("{}/ask/draft/{}", visit.site, visit.request.part("secret"))
}
