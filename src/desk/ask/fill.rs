//! Verb: writes down what stands on one page of a form, as it was typed: mistakes are looked for afterwards, and nothing
//! is lost by them.

use std::net::IpAddr;

use store::Tx;

use super::draft::Draft;
use super::form::{self, FormPage};
use super::tries::{self, Deed};
use super::upload::{self, Accepted, Turned};
use crate::directory::FieldKind;
use crate::error::Result;
use crate::html::form::tidied;
use crate::html::request::{Pairs, Upload};
use crate::office::Office;
use crate::refusal::Refusal;

/// What came with a page.
pub struct Sent<'a> {
    /// What was typed.
    pub typed: &'a Pairs,
    /// Files that were chosen.
    pub uploads: &'a [Upload],
    /// What else was asked for.
    pub wish: Wish,
    /// The language of the page.
    pub language: &'a str,
    /// From where.
    pub peer: IpAddr,
}

/// What else a page may be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    Nothing,
    /// One more row for a question.
    MoreRows(String),
    /// A row of a question to be taken out.
    LessRows(String, i64),
    /// A file to be taken out.
    DropFile(i64),
}

/// A file that was turned away: the question, its name, why.
pub type TurnedAway = (String, String, Turned);

/// Writes a page down; the files that were turned away.
///
/// # Errors
/// [`Refusal::DraftGone`], [`Refusal::TooMuchTyped`], [`Refusal::TooManyRequests`].
pub fn fill(
    tx: &mut Tx<'_>,
    office: &Office,
    secret: &str,
    page: &FormPage,
    sent: &Sent<'_>,
) -> Result<(Draft, Vec<TurnedAway>)> {
    let mut draft = Draft::lock(tx, office, secret)?;
    if draft.case_id.is_some() {
        return Err(Refusal::DraftGone.into());
    }
    for name in form::inputs(page, &draft) {
        if sent.typed.is_ticked(&name) {
            let text = tidied(sent.typed.get(&name));
            if text.is_empty() {
                draft.typed.remove(&name)
            } else {
                draft.typed.insert(name, text)
            };
        }
    }
    grant(&mut draft, page, &sent.wish);
    if let Wish::DropFile(position) = sent.wish {
        draft.remove_file(tx, position)?;
    }
    let mut turned = Vec::new();
    if !sent.uploads.is_empty() {
        tries::count(tx, office, Deed::Upload, sent.peer)?;
        turned = add_files(tx, &mut draft, page, sent.uploads)?;
    }
    sent.language.clone_into(&mut draft.language);
    draft.save(tx, office)?;
    Ok((draft, turned))
}

fn add_files(
    tx: &mut Tx<'_>,
    draft: &mut Draft,
    page: &FormPage,
    uploads: &[Upload],
) -> Result<Vec<TurnedAway>> {
    let mut turned = Vec::new();
    for upload in uploads {
        let is_asked = |question: &&form::Question| {
            question.name == upload.field && question.field.kind == FieldKind::File
        };
        let Some(question) = page.questions.iter().find(is_asked) else { continue };
        let of_field = draft.files.iter().filter(|file| file.field == question.name).count();
        let most = question.field.most.and_then(|most| usize::try_from(most).ok()).unwrap_or(upload::MOST);
        let accepted = match upload::accept(&upload.filename, &upload.bytes) {
            Ok(_) if of_field >= most => Err(Turned::TooMany),
            Ok(file) if !draft.has_room_for(file.bytes.len()) => {
                let _: Accepted = file;
                Err(Turned::NoRoom)
            }
            accepted => accepted,
        };
        match accepted {
            Ok(file) => draft.add_file(tx, &question.name, &file)?,
            Err(why) => {
                let name = super::filename::cleaned(&upload.filename, "file");
                turned.push((question.name.clone(), name.trim_end_matches(".file").to_owned(), why));
            }
        }
    }
    Ok(turned)
}

fn grant(draft: &mut Draft, page: &FormPage, wish: &Wish) {
    let (name, taken_out) = match wish {
        Wish::MoreRows(name) => (name, None),
        Wish::LessRows(name, number) => (name, Some(*number)),
        Wish::Nothing | Wish::DropFile(_) => return,
    };
    let is_rows =
        |question: &&form::Question| question.name == *name && question.field.kind == FieldKind::Rows;
    let Some(question) = page.questions.iter().find(is_rows) else { return };
    let shown = form::rows_shown(question, draft);
    if let Some(number) = taken_out {
        close_up(draft, name, number);
    }
    let shown = if taken_out.is_some() { (shown - 1).max(1) } else { shown + 1 };
    draft.typed.insert(form::rows_input(name), shown.to_string());
}

/// Takes a row out: those behind it move up.
fn close_up(draft: &mut Draft, name: &str, taken_out: i64) {
    let prefix = format!("{name}.");
    let moved = std::mem::take(&mut draft.typed).into_iter().filter_map(|(input, text)| {
        let Some((number, column)) = input.strip_prefix(&prefix).and_then(|rest| rest.split_once('.')) else {
            return Some((input, text));
        };
        let Ok(number) = number.parse::<i64>() else { return Some((input, text)) };
        match number.cmp(&taken_out) {
            std::cmp::Ordering::Less => Some((input, text)),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some((format!("{prefix}{}.{column}", number - 1), text)),
        }
    });
    draft.typed = moved.collect();
}
