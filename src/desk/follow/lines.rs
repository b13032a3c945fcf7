//! The lines that stand below every letter of ours: where its reader can check that it is really from us, and, for a
//! requester alone, where to follow the case. Only an office that has said where its pages are prints them.

use store::Tx;

use super::link;
use crate::desk::lane::{Lane, Role};
use crate::error::Result;
use crate::letters::{check_code, letter};
use crate::office::Office;
use crate::phrases;

/// What stands below a letter, and its code.
#[derive(Debug, Clone, Default)]
pub struct Below {
    /// The lines, each a paragraph.
    pub lines: Vec<String>,
    /// The code, as printed.
    pub code: String,
}

/// What stands below the next letter on this lane. The same in a preview and in the letter that leaves.
///
/// # Errors
/// When the database fails.
pub fn below_next(tx: &mut Tx<'_>, office: &Office, lane: &Lane) -> Result<Below> {
    let number = letter::number_of_ours(tx, &lane.case_id, &lane.lane_id)?;
    let code = code_of(office, lane, number);
    let mut lines = Vec::new();
    if let Some(site) = site(office) {
        if lane.role == Role::Requester {
            let secret = link::secret_of(tx, office, lane)?;
            lines.push(line(lane, "letter-follow", &format!("{site}/follow/{secret}")));
        }
        lines.push(line(lane, "letter-check", &format!("{site}/check/{code}")));
    }
    Ok(Below { lines, code })
}

/// The codes of every letter on a lane so far: they tell of a letter to this party, so they reach no other.
///
/// # Errors
/// When the database fails.
pub fn codes_of(tx: &mut Tx<'_>, office: &Office, lane: &Lane) -> Result<Vec<String>> {
    let number = letter::number_of_ours(tx, &lane.case_id, &lane.lane_id)?;
    Ok((0..number).map(|number| code_of(office, lane, number)).collect())
}

/// The code of the letter of ours with this number (from 0) on a lane.
#[must_use]
pub fn code_of(office: &Office, lane: &Lane, number: i64) -> String {
    // A lane that is opened by the very letter has another id in the preview; case and party are the same.
    let party = match lane.role {
        Role::Requester => lane.role.word(),
        Role::Authority | Role::ThirdParty => lane.authority.as_deref().unwrap_or(&lane.lane_id),
    };
    check_code::printed(office.key.check_code(&format!(
        "{}/{}/{party}/{number}",
        lane.case_id,
        lane.role.word()
    )))
}

/// Where visitors find the office's pages, if the office file says so; without a slash at the end.
#[must_use]
pub fn site(office: &Office) -> Option<String> {
    let in_force = office.in_force();
    let url = in_force.directory.web.url.as_ref();
    url.map(|url| url.as_ref().trim_end_matches('/').to_owned())
}

fn line(lane: &Lane, phrase: &str, address: &str) -> String {
    // The address stands alone on its line: no full stop to copy with it, and no line of Arabic to turn it round.
    format!("{}\n{address}", phrases::say(&lane.language, phrase, &[]))
}
