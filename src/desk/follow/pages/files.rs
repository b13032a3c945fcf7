//! Files chosen on the requester's page: how many, how large, what they are by their bytes, and names without tricks. Pure.

use mail::compose::Enclosure;

use crate::html::request::Upload;

/// Files of one letter.
const MOST: usize = 10;
/// Bytes of all of them: with base64 the letter stays within what mail servers take.
const LARGEST: usize = 20 * 1024 * 1024;
/// A longer name is cut in its middle part.
const LONGEST_NAME: usize = 120;

/// Types that an officer can be asked to open: documents, tables, texts and pictures.
const TAKEN: [&str; 14] = [
    "application/pdf",
    "image/jpeg",
    "image/png",
    "image/gif",
    "image/webp",
    "image/tiff",
    "image/heif",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/msword",
    "application/rtf",
];

/// The files as they will lie in the letter.
///
/// # Errors
/// The phrase of what is wrong with them.
pub fn chosen(uploads: &[Upload]) -> Result<Vec<Enclosure>, &'static str> {
    if uploads.len() > MOST {
        return Err("mistake-follow-files-many");
    }
    if uploads.iter().map(|upload| upload.bytes.len()).sum::<usize>() > LARGEST {
        return Err("mistake-follow-files-large");
    }
    uploads
        .iter()
        .map(|upload| {
            let media_type = media_type(&upload.bytes).ok_or("mistake-follow-files-kind")?;
            Ok(Enclosure {
                filename: clean_name(&upload.filename),
                media_type: media_type.to_owned(),
                bytes: upload.bytes.clone(),
            })
        })
        .collect()
}

/// What a file is by its bytes, if it is taken; never by its name or by what the browser says.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match infer::get(bytes) {
        Some(kind) => TAKEN.into_iter().find(|taken| *taken == kind.mime_type()),
        None => {
            let text = std::str::from_utf8(bytes).ok()?;
            let is_plain = !text.chars().any(|sign| sign.is_control() && !"\r\n\t".contains(sign));
            (is_plain && !text.is_empty()).then_some("text/plain")
        }
    }
}

/// The last part of a name, without signs that mean something to a file system, a header or the eye.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\', ':']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|sign| !sign.is_control() && !"\"<>|?*;\u{FEFF}\u{200B}".contains(*sign))
        .filter(|sign| !matches!(sign, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
        .collect();
    let kept = kept.trim().trim_matches('.').trim();
    if kept.is_empty() {
        return "file".to_owned();
    }
    if kept.chars().count() <= LONGEST_NAME {
        return kept.to_owned();
    }
    let extension = kept.rsplit_once('.').map_or("", |(_, extension)| extension);
    let stem: String = kept.chars().take(LONGEST_NAME - 16).collect();
    let extension: String = extension.chars().take(12).collect();
    format!("{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(filename: &str, bytes: &[u8]) -> Upload {
        Upload {
            field: "files".to_owned(),
            filename: filename.to_owned(),
            media_type: "image/png".to_owned(),
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn a_file_is_what_its_bytes_say_and_programs_and_pages_are_not_taken() {
        let types = |bytes: &[u8]| chosen(&[upload("a.png", bytes)]).map(|files| files[0].media_type.clone());
        assert_eq!(types(b"%PDF-1.7\n"), Ok("application/pdf".to_owned()));
        assert_eq!(types("Grüße".as_bytes()), Ok("text/plain".to_owned()));
        for refused in
            [&b"MZ\x90\0\x03"[..], b"<!DOCTYPE html><script>", b"\x7fELF\x02\x01\x01", b"", b"\0\x01"]
        {
            assert_eq!(types(refused), Err("mistake-follow-files-kind"), "{refused:?}");
        }
    }

    #[test]
    fn too_many_files_and_too_large_ones_are_not_taken() {
        assert_eq!(chosen(&vec![upload("a", b"x"); 11]), Err("mistake-follow-files-many"));
        assert_eq!(chosen(&[upload("a", &vec![b'x'; LARGEST + 1])]), Err("mistake-follow-files-large"));
    }

    #[test]
    fn names_lose_their_tricks_and_keep_their_script() {
        for (given, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\a\\plan.pdf", "plan.pdf"),
            ("\u{202E}fdp.exe", "fdp.exe"),
            ("a\r\nContent-Type: x", "x"),
            ("여권 사본.pdf", "여권 사본.pdf"),
            ("...", "file"),
            ("", "file"),
        ] {
            assert_eq!(clean_name(given), kept, "{given:?}");
        }
        assert!(clean_name(&format!("{}.pdf", "x".repeat(400))).len() <= LONGEST_NAME);
        assert!(clean_name(&format!("{}.pdf", "x".repeat(400))).ends_with(".pdf"));
    }
}
