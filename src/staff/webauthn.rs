//! Passkeys as the standard has them (WebAuthn level 3): what a browser is asked to prove, and whether it did. Every
//! passkey shows that its owner was there and proved it to the device: it is both factors at once.

use anyhow::Context;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, RequestChallengeResponse, Url, Uuid,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::error::Result;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::staff::account::Account;
use crate::staff::ceremony::{self, Ceremony};
use crate::staff::passkey::{self, KeptPasskey};

/// For whom a passkey is made.
#[derive(Debug, Clone)]
pub struct Owner<'a> {
    /// The id of the account, which need not exist yet.
    pub account_id: &'a str,
    /// What they sign in with, shown by their device.
    pub email: &'a str,
    /// Their name, shown by their device.
    pub name: &'a str,
}

/// What the browser sent back.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// Which ceremony it answers.
    pub ceremony: &'a str,
    /// The credential (JSON).
    pub credential: &'a str,
    /// How its owner will call a new one.
    pub label: &'a str,
}

/// Whether passkeys are possible at this address of the office's pages: they need a name, never a bare number.
#[must_use]
pub fn is_possible(site: &str) -> bool {
    asker(site).is_ok()
}

/// Asks a browser to make a passkey; what it must be told.
///
/// # Errors
/// [`Refusal::PasskeyFailed`] where passkeys are not possible.
pub fn begin_new(office: &Office, site: &str, owner: &Owner<'_>, purpose: &str) -> Result<Json> {
    let id = Uuid::parse_str(owner.account_id).context("the id of an account")?;
    let known = office.read(|tx| passkey::of_account(tx, owner.account_id))?;
    let known = known.iter().map(|key| read::<Passkey>(&key.passkey).map(|key| key.cred_id().clone()));
    let known = known.collect::<Result<Vec<_>>>()?;
    let (asked, state): (CreationChallengeResponse, PasskeyRegistration) = asker(site)?
        .start_passkey_registration(id, owner.email, owner.name, Some(known))
        .map_err(|_| Refusal::PasskeyFailed)?;
    let mut options = serde_json::to_value(&asked).context("a ceremony")?;
    // Kept by the device under our name, so that nobody types an address to sign in, and no address tells which keys
    // there are.
    if let Some(wanted) =
        options.pointer_mut("/publicKey/authenticatorSelection").and_then(Json::as_object_mut)
    {
        wanted.insert("residentKey".to_owned(), json!("required"));
        wanted.insert("requireResidentKey".to_owned(), json!(true));
    }
    begun(office, owner.account_id, purpose, &state, options)
}

/// Takes the new passkey; the account it was made for and the key.
///
/// # Errors
/// [`Refusal::PasskeyFailed`].
pub fn finish_new(
    office: &Office,
    site: &str,
    answer: &Answer<'_>,
    purpose: &str,
) -> Result<(String, KeptPasskey)> {
    let ended = ended(office, answer, purpose)?;
    let credential: RegisterPublicKeyCredential = answered(answer)?;
    let state: PasskeyRegistration = read(&ended.state)?;
    let made = asker(site)?.finish_passkey_registration(&credential, &state);
    let made = made.map_err(|error| failed(&error))?;
    let kept = KeptPasskey {
        credential_id: data_encoding::BASE64URL_NOPAD.encode(made.cred_id()),
        account_id: ended.account_id.clone(),
        label: answer.label.to_owned(),
        passkey: serde_json::to_string(&made).context("a passkey")?,
        made_at: String::new(),
        used_at: None,
    };
    if office.read(|tx| passkey::find(tx, &kept.credential_id))?.is_some() {
        return Err(Refusal::PasskeyFailed.into());
    }
    Ok((ended.account_id, kept))
}

/// Asks a browser for a passkey of this office, whosever it is.
///
/// # Errors
/// [`Refusal::PasskeyFailed`] where passkeys are not possible.
pub fn begin_known(office: &Office, site: &str, purpose: &str) -> Result<Json> {
    let (asked, state): (RequestChallengeResponse, DiscoverableAuthentication) =
        asker(site)?.start_discoverable_authentication().map_err(|_| Refusal::PasskeyFailed)?;
    begun(office, "", purpose, &state, serde_json::to_value(&asked).context("a ceremony")?)
}

/// Takes the proof; whose it is, and the key as it must be kept from now on.
///
/// # Errors
/// [`Refusal::PasskeyFailed`].
pub fn finish_known(
    office: &Office,
    site: &str,
    answer: &Answer<'_>,
    purpose: &str,
) -> Result<(Account, KeptPasskey)> {
    let ended = ended(office, answer, purpose)?;
    let credential: PublicKeyCredential = answered(answer)?;
    let state: DiscoverableAuthentication = read(&ended.state)?;
    let asker = asker(site)?;
    let (owner, credential_id) =
        asker.identify_discoverable_authentication(&credential).map_err(|_| Refusal::PasskeyFailed)?;
    let credential_id = data_encoding::BASE64URL_NOPAD.encode(credential_id);
    let (kept, account) = office.read(|tx| {
        let kept = passkey::find(tx, &credential_id)?.ok_or(Refusal::PasskeyFailed)?;
        let account = Account::find(tx, &kept.account_id)?.filter(|account| !account.is_shut_out);
        Ok((kept, account.ok_or(Refusal::PasskeyFailed)?))
    })?;
    if owner.to_string() != account.account_id {
        return Err(Refusal::PasskeyFailed.into());
    }
    let mut key: Passkey = read(&kept.passkey)?;
    let proof = asker.finish_discoverable_authentication_v2(&credential, state, &key);
    let proof = proof.map_err(|error| failed(&error))?;
    if !proof.user_verified() {
        return Err(Refusal::PasskeyFailed.into());
    }
    key.update_credential(&proof);
    let passkey = serde_json::to_string(&key).context("a passkey")?;
    Ok((account, KeptPasskey { passkey, ..kept }))
}

fn begun(
    office: &Office,
    account_id: &str,
    purpose: &str,
    state: &impl serde::Serialize,
    options: Json,
) -> Result<Json> {
    let ceremony = Ceremony {
        account_id: account_id.to_owned(),
        purpose: purpose.to_owned(),
        state: serde_json::to_string(state).context("a ceremony")?,
    };
    let secret = office.write(|tx| ceremony::begin(tx, office, &ceremony))?;
    Ok(json!({ "ceremony": secret, "options": options }))
}

fn ended(office: &Office, answer: &Answer<'_>, purpose: &str) -> Result<Ceremony> {
    let ended = office.write(|tx| ceremony::end(tx, office, answer.ceremony, purpose))?;
    Ok(ended.ok_or(Refusal::PasskeyFailed)?)
}

/// What a browser sent may be anything.
fn answered<T: DeserializeOwned>(answer: &Answer<'_>) -> Result<T> {
    Ok(serde_json::from_str(answer.credential).map_err(|_| Refusal::PasskeyFailed)?)
}

/// What we kept ourselves must be whole.
fn read<T: DeserializeOwned>(kept: &str) -> Result<T> {
    Ok(serde_json::from_str(kept).context("a passkey's row")?)
}

fn failed(error: &webauthn_rs::prelude::WebauthnError) -> Refusal {
    tracing::info!(%error, "a passkey was not accepted");
    Refusal::PasskeyFailed
}

fn asker(site: &str) -> Result<Webauthn> {
    let origin = Url::parse(site).context("the address of the office's pages")?;
    let host = origin.domain().ok_or(Refusal::PasskeyFailed)?.to_owned();
    let built = WebauthnBuilder::new(&host, &origin).and_then(WebauthnBuilder::build);
    Ok(built.map_err(|_| Refusal::PasskeyFailed)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_need_a_name_for_the_office() {
        assert!(is_possible("https://desk.example") && is_possible("http://localhost:8080"));
        assert!(!is_possible("http://127.0.0.1:8080") && !is_possible("desk.example"));
    }
}
