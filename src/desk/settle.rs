//! By hand: an officer has read a notice and done what it asked for.

use store::Tx;

use super::case::Case;
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::notice;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// Settles a notice.
///
/// # Errors
/// [`Refusal::UnknownNotice`], also when its case is out of the actor's sight.
pub fn settle(tx: &mut Tx<'_>, office: &Office, actor: &Actor, notice_id: &str) -> Result<()> {
    actor.must(Right::Outbox)?;
    let unknown = || Refusal::UnknownNotice(notice_id.to_owned());
    let open = notice::find_open(tx, notice_id)?.ok_or_else(unknown)?;
    let case = open.case_id.as_deref().map(|case_id| Case::by_id(tx, case_id)).transpose()?;
    if !actor.sees(case.as_ref().map_or("", |case| &case.requester_country)) {
        return Err(unknown().into());
    }
    if !notice::settle(tx, office, notice_id)? {
        return Err(unknown().into());
    }
    let details = [("notice", open.code.as_str()), ("what", open.what.as_str())];
    let case_id = open.case_id.as_deref();
    journal::note(tx, &Entry { at: office.now(), actor, deed: "notice.settled", case_id, details: &details })
}
