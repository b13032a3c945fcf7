//! The round of webhooks: what is due is told over HTTPS, to the very addresses that were looked up and found public, without
//! following anybody anywhere else. A blocking turn like the post round.

use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

use serde_json::json;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use crate::desk::case::Case;
use crate::error::Result;
use crate::notice;
use crate::office::Office;
use crate::programs::hooks::inside;
use crate::webhook::address::{self, Target};
use crate::webhook::delivery::{self, Delivery, Ending};
use crate::webhook::hook::Webhook;
use crate::webhook::sign;

/// Deliveries taken up together; each may take a while.
const AT_ONCE: i64 = 8;
/// How long one try may take altogether.
const PATIENCE: Duration = Duration::from_secs(10);
/// Addresses of one host that are tried.
const MOST_ADDRESSES: usize = 4;

/// Tells what is due now; how many deliveries were taken up.
///
/// # Errors
/// When the database fails.
pub fn tell_due(office: &Office, go_on: impl Fn() -> bool) -> Result<usize> {
    let mut taken = 0;
    while go_on() {
        let due = office.write(|tx| delivery::claim(tx, office.now(), AT_ONCE))?;
        if due.is_empty() {
            break;
        }
        for delivery in &due {
            tell(office, delivery)?;
        }
        taken += due.len();
    }
    Ok(taken)
}

fn tell(office: &Office, delivery: &Delivery) -> Result<()> {
    let meant = office.read(|tx| {
        let Some(hook) = Webhook::find(tx, &delivery.webhook_id)? else { return Ok(None) };
        let case = Case::by_id(tx, &delivery.case_id)?;
        Ok(hook.wants(&delivery.deed, &case.requester_country).then_some((hook, case)))
    })?;
    let Some((hook, case)) = meant else {
        return office
            .write(|tx| delivery::report(tx, delivery, (Ending::NotMeant, ""), office.now()).map(|_| ()));
    };
    let payload = json!({
        "type": delivery.deed,
        "timestamp": delivery.done_at,
        "data": { "reference": case.reference, "state": case.state.word(), "position": delivery.position },
    });
    let (ending, answer) = match post(office, &hook, delivery, &payload.to_string()) {
        Ok(status) if (200..300).contains(&status) => (Ending::Told, status.to_string()),
        Ok(status) => (Ending::Later, status.to_string()),
        Err(sentence) => (Ending::Later, sentence),
    };
    office.write(|tx| {
        if delivery::report(tx, delivery, (ending, &answer), office.now())? {
            notice::tell(tx, office, "notice-webhook-given-up", None, &hook.address)?;
        }
        Ok(())
    })
}

/// Posts one delivery; the status of the answer.
fn post(
    office: &Office,
    hook: &Webhook,
    delivery: &Delivery,
    payload: &str,
) -> std::result::Result<u16, String> {
    let inside = inside(office);
    let inside: Vec<&str> = inside.iter().map(String::as_str).collect();
    let target = address::read(&hook.address, &inside).ok_or("the address is not allowed any more")?;
    let addresses = looked_up(&target)?;
    let config = ureq::Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .https_only(!target.is_inside)
        .proxy(None)
        .timeout_global(Some(PATIENCE))
        .user_agent("Chancery")
        .build();
    let agent = ureq::Agent::with_parts(config, DefaultConnector::default(), Pinned(addresses));
    let (message_id, timestamp) = (delivery.message_id(), office.now().as_second());
    let secret = office.key.webhook_secret(&hook.webhook_id);
    let signature = sign::signature(&secret, (&message_id, timestamp), payload);
    let answered = agent
        .post(&hook.address)
        .header("content-type", "application/json")
        .header("webhook-id", &message_id)
        .header("webhook-timestamp", &timestamp.to_string())
        .header("webhook-signature", &signature)
        .send(payload);
    match answered {
        Ok(response) => Ok(response.status().as_u16()),
        Err(error) => Err(error.to_string()),
    }
}

/// The addresses of a host, looked up once; none when one of them is inside: a name that leads to both is a trap.
fn looked_up(target: &Target) -> std::result::Result<Vec<SocketAddr>, String> {
    let found = (target.host.as_str(), target.port).to_socket_addrs();
    let found: Vec<SocketAddr> = found.map_err(|error| error.to_string())?.collect();
    match found.iter().find(|found| !target.is_inside && !address::is_public(found.ip())) {
        Some(_) => Err("the host leads to an address that is not public".to_owned()),
        None if found.is_empty() => Err("the host has no address".to_owned()),
        None => Ok(found),
    }
}

/// Answers every question for a host with what was looked up and found public, so that a second look-up cannot differ.
#[derive(Debug)]
struct Pinned(Vec<SocketAddr>);

impl Resolver for Pinned {
    fn resolve(
        &self,
        _: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> std::result::Result<ResolvedSocketAddrs, ureq::Error> {
        let mut found = self.empty();
        self.0.iter().take(MOST_ADDRESSES).for_each(|address| found.push(*address));
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w33_a_public_name_that_leads_inside_is_not_called() {
        // A resolver may say anything of a public name; what it says of this machine's own name is known here.
        let named = Target { host: "localhost".to_owned(), port: 443, is_inside: false };
        assert!(looked_up(&named).unwrap_err().contains("not public"));
        assert!(looked_up(&Target { is_inside: true, ..named }).is_ok());
    }
}
