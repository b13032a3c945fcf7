//! What may be uploaded: told by content, never by name or by what the browser says; within limits; pictures without what
//! their cameras wrote beside them (ASVS 5.0 V5.2, V5.3, V14.2.8). Pure.

use super::filename;
use super::image::{self, Unfit};

/// Bytes of one file.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// Bytes of all files of a request: what a letter may carry after encoding.
pub const WHOLE: usize = 18 * 1024 * 1024;
/// Files of a request.
pub const MOST: usize = 12;

/// A file as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Its cleaned name.
    pub filename: String,
    /// What it is, by its content.
    pub media_type: &'static str,
    /// Its bytes, without hidden remarks.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turned {
    /// There is nothing in it.
    Empty,
    /// More than [`LARGEST`].
    TooLarge,
    /// A kind that is not taken.
    OtherKind,
    /// A picture that breaks off.
    Broken,
    /// A picture with too many pixels.
    TooManyPixels,
    /// The question has as many files as it takes.
    TooMany,
    /// All files together would be more than a letter carries.
    NoRoom,
}

impl Turned {
    /// Its phrase.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Turned::Empty => "ask-upload-empty",
            Turned::TooLarge => "ask-upload-large",
            Turned::OtherKind => "ask-upload-kind",
            Turned::Broken => "ask-upload-broken",
            Turned::TooManyPixels => "ask-upload-pixels",
            Turned::TooMany => "ask-upload-many",
            Turned::NoRoom => "ask-upload-room",
        }
    }
}

/// Takes a file, or says why not.
///
/// # Errors
/// [`Turned`].
pub fn accept(filename: &str, bytes: &[u8]) -> Result<Accepted, Turned> {
    match bytes.len() {
        0 => return Err(Turned::Empty),
        length if length > LARGEST => return Err(Turned::TooLarge),
        _ => {}
    }
    let (media_type, ending) = kind_of(bytes).ok_or(Turned::OtherKind)?;
    let cleaned = match ending {
        "jpg" => image::jpeg(bytes),
        "png" => image::png(bytes),
        "webp" => image::webp(bytes),
        _ => Ok(bytes.to_vec()),
    };
    let bytes = cleaned.map_err(|unfit| match unfit {
        Unfit::Broken => Turned::Broken,
        Unfit::TooLarge => Turned::TooManyPixels,
    })?;
    Ok(Accepted { filename: filename::cleaned(filename, ending), media_type, bytes })
}

/// The kinds that are taken, with their endings. Nothing that runs, nothing that a browser would show as a page.
fn kind_of(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let kind = infer::get(bytes).map(|kind| kind.mime_type());
    match kind {
        Some("application/pdf") => Some(("application/pdf", "pdf")),
        Some("image/jpeg") => Some(("image/jpeg", "jpg")),
        Some("image/png") => Some(("image/png", "png")),
        Some("image/webp") => Some(("image/webp", "webp")),
        Some(kind @ "application/vnd.openxmlformats-officedocument.wordprocessingml.document") => {
            without_macros(bytes, kind, "docx")
        }
        Some(kind @ "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") => {
            without_macros(bytes, kind, "xlsx")
        }
        Some("application/vnd.oasis.opendocument.text") => {
            Some(("application/vnd.oasis.opendocument.text", "odt"))
        }
        Some("application/vnd.oasis.opendocument.spreadsheet") => {
            Some(("application/vnd.oasis.opendocument.spreadsheet", "ods"))
        }
        None if is_plain_text(bytes) => Some(("text/plain", "txt")),
        Some(_) | None => None,
    }
}

/// A document with a program in it has the name of that program's part in its directory, in the clear.
fn without_macros(
    bytes: &[u8],
    kind: &'static str,
    ending: &'static str,
) -> Option<(&'static str, &'static str)> {
    let has_macros = bytes.windows(14).any(|piece| piece.eq_ignore_ascii_case(b"vbaProject.bin"));
    (!has_macros).then_some((kind, ending))
}

/// UTF-8 without control signs, and nothing that looks like markup or a script.
fn is_plain_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let start = text.trim_start_matches('\u{FEFF}').trim_start();
    !start.starts_with(['<', '#'])
        && text.chars().all(|sign| !sign.is_control() || matches!(sign, '\n' | '\r' | '\t'))
}

#[cfg(test)]
#[path = "upload_tests.rs"]
mod tests;
