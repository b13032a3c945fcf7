//! The officers' page of programs: keys and webhooks, made and taken back. A key and a webhook's secret are shown on the
//! answer to the form that made them, and never again.

use askama::Template;

use super::hooks;
use super::key::ProgramKey;
use super::make::{self, LONGEST_DAYS, NewKey};
use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;
use crate::right::Right;
use crate::webhook::delivery;
use crate::webhook::hook::Webhook;

/// Days that a new key lives unless somebody says otherwise.
const USUAL_DAYS: &str = "90";

#[derive(Template)]
#[template(path = "pages/programs/keys.html")]
struct KeysPage {
    page: Page,
    mistakes: Mistakes,
    keys: Vec<ShownKey>,
    hooks: Vec<ShownHook>,
    rights: Vec<(&'static str, String, bool)>,
    name: String,
    countries: String,
    days: String,
    address: String,
    deeds: String,
}

#[derive(Template)]
#[template(path = "pages/programs/made.html")]
struct Made {
    page: Page,
    explained: String,
    label: String,
    secret: String,
}

struct ShownKey {
    key: ProgramKey,
    rights: String,
    is_alive: bool,
}

struct ShownHook {
    hook: Webhook,
    waiting: i64,
    given_up: i64,
}

/// `GET /keys`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    shown(visit, 200, Mistakes::default())
}

/// `POST /keys`.
///
/// # Errors
/// [`Refusal::NotProved`].
pub fn make(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let form = &visit.request.form;
    let new = NewKey {
        name: tidied(form.get("name")),
        rights: form.all("right").filter_map(Right::of_word).collect(),
        countries: words(form.get("countries")).iter().map(|country| country.to_uppercase()).collect(),
        days: tidied(form.get("days")).parse().unwrap_or(0),
    };
    let account = visit.signed_in.as_ref().map(|officer| officer.account_id.as_str());
    let made = visit.office.write(|tx| make::make(tx, visit.office, &visit.actor, (account, &new)));
    match made {
        Ok((_, secret)) => {
            Ok(told_once(visit, ("key-made-title", "key-made-explained", "key-label"), secret))
        }
        Err(Error::Refused(refusal)) => {
            let field = match refusal {
                Refusal::BadCountry(_) => "countries",
                Refusal::GrantsMore(_) => "rights",
                _ if !(1..=LONGEST_DAYS).contains(&new.days) => "days",
                _ if new.rights.is_empty() => "rights",
                _ => "name",
            };
            mistaken(visit, field, &refusal)
        }
        Err(fault) => Err(fault),
    }
}

/// `POST /keys/{key}/end`.
///
/// # Errors
/// [`Refusal::UnknownKey`].
pub fn end(visit: &Visit<'_>) -> Result<Response> {
    let key_id = visit.request.part("key");
    visit.office.write(|tx| make::end(tx, visit.office, &visit.actor, key_id))?;
    Ok(Response::see_other("/keys?done=key-ended"))
}

/// `POST /keys/webhooks`.
///
/// # Errors
/// [`Refusal::NotProved`].
pub fn make_hook(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let (address, deeds) =
        (tidied(visit.request.form.get("address")), words(visit.request.form.get("deeds")));
    let made = visit
        .office
        .write(|tx| hooks::make(tx, visit.office, &visit.actor, (address.as_str(), deeds.as_slice())));
    match made {
        Ok((_, secret)) => {
            Ok(told_once(visit, ("webhook-made-title", "webhook-made-explained", "webhook-secret"), secret))
        }
        Err(Error::Refused(refusal)) => mistaken(visit, "address", &refusal),
        Err(fault) => Err(fault),
    }
}

/// `POST /keys/webhooks/{webhook}/end`.
///
/// # Errors
/// [`Refusal::UnknownWebhook`].
pub fn end_hook(visit: &Visit<'_>) -> Result<Response> {
    let webhook_id = visit.request.part("webhook");
    visit.office.write(|tx| hooks::end(tx, visit.office, &visit.actor, webhook_id))?;
    Ok(Response::see_other("/keys?done=webhook-ended"))
}

fn told_once(visit: &Visit<'_>, (title, explained, label): (&str, &str, &str), secret: String) -> Response {
    let page = visit.page(visit.say(title));
    render(200, &Made { page, explained: visit.say(explained), label: visit.say(label), secret })
}

fn mistaken(visit: &Visit<'_>, field: &str, refusal: &Refusal) -> Result<Response> {
    let mut mistakes = Mistakes::default();
    mistakes.add(field, visit.sentence(refusal));
    shown(visit, 422, mistakes)
}

fn shown(visit: &Visit<'_>, status: u16, mistakes: Mistakes) -> Result<Response> {
    let now = visit.office.now();
    let (keys, hooks) = visit.office.read(|tx| {
        let keys = ProgramKey::all(tx)?;
        let mut hooks = Vec::new();
        for hook in Webhook::all(tx)? {
            let (waiting, given_up) = delivery::in_trouble(tx, &hook.webhook_id)?;
            hooks.push(ShownHook { hook, waiting, given_up });
        }
        Ok((keys, hooks))
    })?;
    let form = &visit.request.form;
    let said = |right: Right| visit.say(&format!("right-{}", right.word()));
    let keys = keys.into_iter().map(|key| ShownKey {
        rights: key.rights.iter().map(|right| said(*right)).collect::<Vec<_>>().join(" · "),
        is_alive: key.is_alive(now),
        key,
    });
    let mut page = visit.page(visit.say("place-keys"));
    page.has_mistakes = !mistakes.is_empty();
    let own = Right::ALL.into_iter().filter(|right| visit.actor.may(*right));
    let rights =
        own.map(|right| (right.word(), said(right), form.all("right").any(|word| word == right.word())));
    let days = form.said("days").unwrap_or(USUAL_DAYS).to_owned();
    let template = KeysPage {
        page,
        mistakes,
        keys: keys.collect(),
        hooks,
        rights: rights.collect(),
        name: tidied(form.get("name")),
        countries: tidied(form.get("countries")),
        days,
        address: tidied(form.get("address")),
        deeds: tidied(form.get("deeds")),
    };
    Ok(render(status, &template))
}

fn words(written: &str) -> Vec<String> {
    let parts = written.split(|sign: char| sign.is_whitespace() || sign == ',');
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
