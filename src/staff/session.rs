//! Noun: an officer's open session. The cookie holds 256 random bits, the row their hash; whoever is shut out, signs out or
//! changes is out at the next question, on every node (ASVS 5.0 V7). All SQL on `sessions`.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::Tx;

use crate::actor::Officer;
use crate::clock::{instant, written};
use crate::error::Result;
use crate::html::request::Request;
use crate::html::visit::SignedIn;
use crate::office::Office;
use crate::phrases::Language;
use crate::refusal::Refusal;
use crate::staff::account::Account;

/// The cookie. Its prefix makes a browser refuse it from a neighbour or without TLS (RFC 6265bis section 4.1.3).
pub const COOKIE: &str = "__Host-session";

/// A session that did nothing for so long is over.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends after so long whatever it does.
pub const WHOLE: SignedDuration = SignedDuration::from_hours(12);
/// Whoever showed so long ago who they are must show it again before dangerous things.
pub const PROVED_FOR: SignedDuration = SignedDuration::from_mins(10);
/// `seen_at` is written down no more often than this.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// Opens a session and returns the cookie's value.
///
/// # Errors
/// When the database fails.
pub fn open(tx: &mut Tx<'_>, office: &Office, account_id: &str) -> Result<String> {
    let secret = data_encoding::BASE64URL_NOPAD.encode(&office.random()?);
    tx.run(
        "INSERT INTO sessions (session_hash, account_id, opened_at, seen_at, proved_at) VALUES ($1, $2, $3, $3, $3)",
        &[hashed(&secret).into(), account_id.into(), written(office.now()).into()],
    )?;
    Ok(secret)
}

/// Goes on under a new id, proved now; the old id is dead. How long the whole may last does not begin again.
///
/// # Errors
/// When the database fails, or the session ended meanwhile.
pub fn renew(tx: &mut Tx<'_>, office: &Office, session_id: &str) -> Result<String> {
    let secret = data_encoding::BASE64URL_NOPAD.encode(&office.random()?);
    let changed = tx.run(
        "UPDATE sessions SET session_hash = $2, seen_at = $3, proved_at = $3 WHERE session_hash = $1",
        &[session_id.into(), hashed(&secret).into(), written(office.now()).into()],
    )?;
    if changed == 1 { Ok(secret) } else { Err(Refusal::NotProved.into()) }
}

/// One open session, for its owner to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// Its id: no cookie's value.
    pub session_id: String,
    /// When it was opened.
    pub opened_at: String,
    /// When something was last asked in it.
    pub seen_at: String,
}

/// The sessions of an account that are alive, the last used first.
///
/// # Errors
/// When the database fails.
pub fn of_account(tx: &mut Tx<'_>, office: &Office, account_id: &str) -> Result<Vec<OpenSession>> {
    let rows = tx.all(
        "SELECT session_hash, opened_at, seen_at FROM sessions WHERE account_id = $1 ORDER BY seen_at DESC LIMIT 100",
        &[account_id.into()],
    )?;
    let mut open = Vec::new();
    for row in rows {
        let (opened_at, seen_at) = (row.text("opened_at")?, row.text("seen_at")?);
        if is_alive(instant(&opened_at)?, instant(&seen_at)?, office.now()) {
            open.push(OpenSession { session_id: row.text("session_hash")?, opened_at, seen_at });
        }
    }
    Ok(open)
}

/// The header that hands the session to the browser.
#[must_use]
pub fn cookie(secret: &str) -> String {
    format!("{COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Strict")
}

/// The header that takes it back.
#[must_use]
pub fn no_cookie() -> String {
    format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
}

/// The officer whose session a question carries.
///
/// # Errors
/// When the database fails.
pub fn who(office: &Office, request: &Request) -> Result<Option<(SignedIn, Officer)>> {
    // A part of a page is asked for by the page itself: that is nobody doing anything.
    known(office, request, !request.query.is_ticked("part"))
}

/// The same for a page that stays open: that it does is nobody doing anything, and does not keep the session alive.
///
/// # Errors
/// When the database fails.
pub fn still(office: &Office, request: &Request) -> Result<Option<(SignedIn, Officer)>> {
    known(office, request, false)
}

fn known(office: &Office, request: &Request, is_somebody: bool) -> Result<Option<(SignedIn, Officer)>> {
    let Some(secret) = request.cookie(COOKIE) else { return Ok(None) };
    let session_id = hashed(secret);
    let found = office.read(|tx| {
        let row = tx.one(
            "SELECT account_id, opened_at, seen_at, proved_at FROM sessions WHERE session_hash = $1",
            &[session_id.clone().into()],
        )?;
        let Some(row) = row else { return Ok(None) };
        let seen_at = instant(&row.text("seen_at")?)?;
        if !is_alive(instant(&row.text("opened_at")?)?, seen_at, office.now()) {
            return Ok(None);
        }
        let proved_at = instant(&row.text("proved_at")?)?;
        let account_id = row.text("account_id")?;
        let language = Language::of(&Account::language(tx, &account_id)?);
        let account = Account::find(tx, &account_id)?;
        Ok(account
            .filter(|account| !account.is_shut_out)
            .map(|account| (account, seen_at, proved_at, language)))
    })?;
    let Some((account, seen_at, proved_at, language)) = found else { return Ok(None) };
    if is_somebody && office.now().duration_since(seen_at) >= SEEN_EVERY {
        office.write(|tx| {
            tx.run(
                "UPDATE sessions SET seen_at = $2 WHERE session_hash = $1",
                &[session_id.clone().into(), written(office.now()).into()],
            )?;
            Ok(())
        })?;
    }
    let since_proof = office.now().duration_since(proved_at);
    let signed_in = SignedIn {
        account_id: account.account_id.clone(),
        session_id,
        name: account.name.clone(),
        is_proved: since_proof < PROVED_FOR && since_proof > -SEEN_EVERY,
        language,
    };
    Ok(Some((signed_in, account.officer())))
}

/// Ends one session.
///
/// # Errors
/// When the database fails.
pub fn end(tx: &mut Tx<'_>, session_id: &str) -> Result<()> {
    tx.run("DELETE FROM sessions WHERE session_hash = $1", &[session_id.into()])?;
    Ok(())
}

/// Ends one of an account's own sessions; `false` when it has none such.
///
/// # Errors
/// When the database fails.
pub fn end_own(tx: &mut Tx<'_>, account_id: &str, session_id: &str) -> Result<bool> {
    let sql = "DELETE FROM sessions WHERE session_hash = $1 AND account_id = $2";
    Ok(tx.run(sql, &[session_id.into(), account_id.into()])? == 1)
}

/// Ends every session of an account but this one.
///
/// # Errors
/// When the database fails.
pub fn end_others(tx: &mut Tx<'_>, account_id: &str, session_id: &str) -> Result<()> {
    let sql = "DELETE FROM sessions WHERE account_id = $1 AND session_hash <> $2";
    tx.run(sql, &[account_id.into(), session_id.into()])?;
    Ok(())
}

/// The id of the session that a browser brought, alive or not.
#[must_use]
pub fn brought(request: &Request) -> Option<String> {
    request.cookie(COOKIE).map(hashed)
}

/// Ends every session of an account.
///
/// # Errors
/// When the database fails.
pub fn end_all(tx: &mut Tx<'_>, account_id: &str) -> Result<()> {
    tx.run("DELETE FROM sessions WHERE account_id = $1", &[account_id.into()])?;
    Ok(())
}

/// A clock that was set back must not keep a session alive: an instant in the future counts as over.
fn is_alive(opened_at: Timestamp, seen_at: Timestamp, now: Timestamp) -> bool {
    let (idle, whole) = (now.duration_since(seen_at), now.duration_since(opened_at));
    let is_future = idle < -SEEN_EVERY || whole < -SEEN_EVERY;
    !is_future && idle < IDLE && whole < WHOLE
}

fn hashed(secret: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_idle_when_old_and_when_the_clock_jumps() {
        let start: Timestamp = "2027-01-04T08:00:00Z".parse().unwrap();
        let after = |minutes| start + SignedDuration::from_mins(minutes);
        assert!(is_alive(start, after(29), after(58)));
        assert!(!is_alive(start, start, after(30)));
        assert!(is_alive(start, after(719), after(719)) && !is_alive(start, after(719), after(720)));
        assert!(!is_alive(start, start, after(-10)));
    }
}
