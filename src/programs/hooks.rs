//! Makes a webhook and takes it back. It is told of no more countries than its maker sees.

use store::Tx;

use crate::actor::Actor;
use crate::clock::written;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;
use crate::webhook::address;
use crate::webhook::hook::Webhook;
use crate::webhook::sign;

/// More webhooks than this are nobody's to oversee, and each costs a row for every deed.
const MOST: usize = 20;

/// Makes a webhook; returns its id and the secret that its receiver checks signatures with.
///
/// # Errors
/// [`Refusal::BadWebhook`].
pub fn make(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    (address, deeds): (&str, &[String]),
) -> Result<(String, String)> {
    actor.must(Right::Keys)?;
    let Actor::Officer(maker) = actor else { return Err(Refusal::NotAllowed(actor.written()).into()) };
    let bad = || Refusal::BadWebhook(address.chars().take(200).collect());
    address::read(address, &inside(office).iter().map(String::as_str).collect::<Vec<_>>()).ok_or_else(bad)?;
    let is_code =
        |deed: &String| deed.bytes().all(|byte| byte.is_ascii_lowercase() || b".-_".contains(&byte));
    if Webhook::all(tx)?.len() >= MOST || deeds.len() > 50 || !deeds.iter().all(is_code) {
        return Err(bad().into());
    }
    let hook = Webhook {
        webhook_id: office.new_id()?,
        address: address.to_owned(),
        deeds: deeds.to_vec(),
        countries: maker.countries.clone(),
        maker: maker.name.clone(),
        made_at: written(office.now()),
    };
    hook.record(tx)?;
    noted(tx, office, actor, ("webhook.made", &hook.webhook_id))?;
    let secret = sign::printed(&office.key.webhook_secret(&hook.webhook_id));
    Ok((hook.webhook_id, secret))
}

/// Takes a webhook back; what waits for it is not told any more.
///
/// # Errors
/// [`Refusal::UnknownWebhook`].
pub fn end(tx: &mut Tx<'_>, office: &Office, actor: &Actor, webhook_id: &str) -> Result<()> {
    actor.must(Right::Keys)?;
    if !Webhook::end(tx, webhook_id, office.now())? {
        return Err(Refusal::UnknownWebhook(webhook_id.to_owned()).into());
    }
    noted(tx, office, actor, ("webhook.ended", webhook_id))
}

/// Hosts inside to which the office file lets webhooks go.
#[must_use]
pub fn inside(office: &Office) -> Vec<String> {
    let in_force = office.in_force();
    in_force.directory.web.webhooks_inside.iter().map(|host| host.as_ref().clone()).collect()
}

fn noted(tx: &mut Tx<'_>, office: &Office, actor: &Actor, (deed, what): (&str, &str)) -> Result<()> {
    let entry = Entry { at: office.now(), actor, deed, case_id: None, details: &[("id", what)] };
    journal::note(tx, &entry)
}
