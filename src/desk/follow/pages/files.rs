//! Files chosen on the requester's page: how many and how large together; each taken as a form takes it, by its bytes, under
//! a clean name, without what a camera wrote beside it. Pure.

use mail::compose::Enclosure;

use crate::desk::ask::upload;
use crate::html::request::Upload;

/// Files of one letter.
const MOST: usize = 10;
/// Bytes of all of them: with base64 the letter stays within what mail servers take.
const LARGEST: usize = 20 * 1024 * 1024;

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
    let taken = uploads.iter().map(|file| {
        let accepted = upload::accept(&file.filename, &file.bytes).map_err(upload::Turned::phrase)?;
        Ok(Enclosure {
            filename: accepted.filename,
            media_type: accepted.media_type.to_owned(),
            bytes: accepted.bytes,
        })
    });
    taken.collect()
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
            assert!(types(refused).is_err(), "{refused:?}");
        }
        let kept = chosen(&[upload("../../\u{202E}fdp.exe", b"%PDF-1.7\n")]).unwrap();
        assert!(kept[0].filename.ends_with(".pdf") && !kept[0].filename.contains(['/', '\u{202E}']));
    }

    #[test]
    fn too_many_files_and_too_large_ones_are_not_taken() {
        assert_eq!(chosen(&vec![upload("a", b"x"); 11]), Err("mistake-follow-files-many"));
        assert_eq!(chosen(&[upload("a", &vec![b'x'; LARGEST + 1])]), Err("mistake-follow-files-large"));
    }
}
