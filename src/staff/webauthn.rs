//! Passkeys as the standard has them (WebAuthn level 3): what a browser is asked to prove, and whether it did.

use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// Whether passkeys are possible at this address of the office's pages: they need a name, never a bare number.
#[must_use]
pub fn is_possible(site: &str) -> bool {
    asker(site).is_some()
}

fn asker(site: &str) -> Option<Webauthn> {
    let origin = Url::parse(site).ok()?;
    let host = origin.domain()?.to_owned();
    WebauthnBuilder::new(&host, &origin).ok()?.build().ok()
}
