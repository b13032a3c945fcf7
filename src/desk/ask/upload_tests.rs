//! What is taken and what is turned away, on bytes made here and on those that lie beside the checkout.

use super::*;

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker][..], &length, body].concat()
}

/// A JPEG with everything a camera writes, turned on its side.
fn photograph() -> Vec<u8> {
    let mut exif = b"Exif\0\0II\x2A\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 50, 0, 0, 0]);
    exif.extend(b"GPS 47.1N 8.2E Canon of Flavia");
    [
        vec![0xFF, 0xD8],
        segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
        segment(0xE1, &exif),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>Flavia</x>"),
        segment(0xED, b"Photoshop 3.0\0 Flavia"),
        segment(0xFE, b"taken by Flavia"),
        segment(0xC0, &[8, 0, 16, 0, 16, 1, 1, 0x11, 0]),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        vec![0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD1, 0x56, 0xFF, 0xD9],
        b"PK\x03\x04 behind the picture, Flavia".to_vec(),
    ]
    .concat()
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&u32::try_from(body.len()).unwrap().to_be_bytes()[..], name, body, &[0, 0, 0, 0]].concat()
}

fn png_of(width: u32, more: &[Vec<u8>]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &16_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut all = b"\x89PNG\r\n\x1a\n".to_vec();
    all.extend(chunk(b"IHDR", &head));
    all.extend(more.concat());
    all.extend([chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")].concat());
    all
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|piece| piece == text.as_bytes())
}

#[test]
fn w31_a_photograph_loses_place_owner_and_what_hangs_behind_it_and_keeps_its_pixels_and_its_side() {
    let taken = accept("DSC_0001.JPG", &photograph()).unwrap();
    assert_eq!((taken.filename.as_str(), taken.media_type), ("DSC_0001.jpg", "image/jpeg"));
    assert!(!has(&taken.bytes, "Flavia") && !has(&taken.bytes, "GPS") && !has(&taken.bytes, "PK\x03\x04"));
    assert!(
        has(&taken.bytes, "JFIF")
            && taken.bytes.ends_with(&[0x12, 0xFF, 0, 0x34, 0xFF, 0xD1, 0x56, 0xFF, 0xD9])
    );
    let turned = taken.bytes.windows(6).position(|piece| piece == b"Exif\0\0").unwrap();
    assert_eq!(
        taken.bytes[turned + 6..turned + 26],
        *b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06"
    );
    assert_eq!(accept("x", &taken.bytes).unwrap().bytes, taken.bytes, "a clean picture stays as it is");
}

#[test]
fn w31_a_png_and_a_webp_keep_what_makes_the_picture_and_nothing_else() {
    let png =
        png_of(16, &[chunk(b"tEXt", b"Author\0Flavia"), chunk(b"eXIf", b"Flavia"), chunk(b"gAMA", &[0; 4])]);
    let taken = accept("a.png", &[png, b"Flavia".to_vec()].concat()).unwrap();
    assert_eq!(taken.bytes, png_of(16, &[chunk(b"gAMA", &[0; 4])]));
    let part = |name: &[u8; 4], body: &[u8]| {
        [&name[..], &u32::try_from(body.len()).unwrap().to_le_bytes(), body].concat()
    };
    let body = [
        b"WEBP".to_vec(),
        part(b"VP8X", &[0x0C, 0, 0, 0, 15, 0, 0, 15, 0, 0]),
        part(b"VP8 ", b"pixels"),
        part(b"EXIF", b"Flavia"),
        part(b"XMP ", b"Flavia"),
    ]
    .concat();
    let webp = [&b"RIFF"[..], &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat();
    let taken = accept("a.webp", &webp).unwrap();
    assert!(!has(&taken.bytes, "Flavia") && has(&taken.bytes, "pixels"));
    assert_eq!(taken.bytes[20], 0, "the picture no longer announces what it lost");
}

#[test]
fn w29_a_file_is_what_its_content_says_and_nothing_that_runs_is_taken() {
    assert_eq!(accept("report.exe", b"%PDF-1.7 ...").unwrap().filename, "report.pdf");
    assert_eq!(accept("notes", "Crew: 김민수".as_bytes()).unwrap().media_type, "text/plain");
    for (name, bytes) in [
        ("passport.pdf", b"MZ\x90\0\x03\0\0\0".as_slice()),
        ("passport.jpg", b"\x7fELF\x02\x01\x01"),
        ("passport.pdf", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("passport.png", b"<svg onload=alert(1)>"),
        ("passport.pdf", b"PK\x03\x04 any archive"),
        ("run.txt", b"#!/bin/sh\nrm -rf /"),
        ("bytes.txt", b"\x01\x02\xff"),
        ("moving.pdf", b"GIF89a\x01\0\x01\0"),
    ] {
        assert_eq!(accept(name, bytes), Err(Turned::OtherKind), "{name}");
    }
    assert_eq!(accept("a.pdf", b""), Err(Turned::Empty));
    assert_eq!(
        accept("a.pdf", &[b"%PDF-1.7".as_slice(), &vec![b' '; LARGEST]].concat()),
        Err(Turned::TooLarge)
    );
    assert_eq!(accept("a.png", &png_of(8_000_000, &[])), Err(Turned::TooManyPixels));
    let photograph = photograph();
    for end in 3..photograph.len() - 40 {
        assert_eq!(accept("a.jpg", &photograph[..end]), Err(Turned::Broken), "cut off at {end}");
    }
}

#[test]
fn w30_two_hundred_hostile_names_become_labels() {
    let mut names: Vec<String> = Vec::new();
    for up in ["..", "....", "%2e%2e", "..%00", "．．", "C:", "\\\\host\\share", "~", "file://", "."] {
        for rest in [
            "/etc/passwd",
            "\\windows\\win.ini",
            "/../../x.pdf",
            "/",
            "\\",
            "//x",
            "/.htaccess",
            "/nul",
            "/COM1.pdf",
            "/a\r\nb",
        ] {
            names.push(format!("{up}{rest}"));
        }
    }
    for odd in [
        "\u{202E}fdp.exe",
        "a\0.pdf",
        "a\"; filename=b",
        "a'; DROP TABLE drafts;--",
        "$(reboot)",
        "`id`",
        "|nc",
        "<img src=x>",
        "=cmd|'/c calc'!A1",
        "-rf",
    ] {
        names.extend(
            ["", ".pdf", ".php.pdf", " .", "....", "\u{200B}", "\t", "::$DATA", ".lnk", "/x"]
                .map(|end| format!("{odd}{end}")),
        );
    }
    for shelf in ["linux", "microsoft"] {
        let shelf = format!("../shared/data/bad-input/fuzzdb/file-upload__invalid-filenames-{shelf}.txt");
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(shelf);
        names.extend(std::fs::read_to_string(path).unwrap_or_default().lines().map(str::to_owned));
    }
    assert!(names.len() >= 200, "{}", names.len());
    for name in names {
        let kept = accept(&name, b"%PDF-1.7").unwrap().filename;
        assert!(kept.ends_with(".pdf") && kept.matches('.').count() == 1, "{name:?}: {kept:?}");
        assert!(
            !kept
                .contains(['/', '\\', ':', '"', '\'', '<', '|', '`', '$', '%', '\0', '\r', '\n', '\u{202E}']),
            "{kept:?}"
        );
        assert!(!kept.starts_with(['.', '-', '~', '=']), "{kept:?}");
    }
}
