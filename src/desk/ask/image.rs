//! Pictures without what their cameras and programs wrote beside them: place, time, owner, thumbnail. Pure; the picture
//! itself is copied bit for bit.

/// A picture larger than this is an attack on whoever opens it.
const MOST_PIXELS: u64 = 60_000_000;

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It breaks off or is none.
    Broken,
    /// It has too many pixels.
    TooLarge,
}

/// A JPEG (ITU-T T.81) without its application segments and comments. JFIF, colour profile and Adobe's colour transform
/// stay; of Exif only the orientation, without which the picture would lie on its side.
///
/// # Errors
/// [`Unfit`].
pub fn jpeg(bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8]).ok_or(Unfit::Broken)?;
    let mut out = vec![0xFF, 0xD8];
    let (mut has_scan, mut is_oriented) = (false, false);
    loop {
        let (marker, after) = next_marker(rest)?;
        if marker == 0xD9 {
            out.extend([0xFF, 0xD9]);
            return if has_scan { Ok(out) } else { Err(Unfit::Broken) };
        }
        let length = after.first_chunk::<2>().map(|pair| usize::from(u16::from_be_bytes(*pair)));
        let length = length.filter(|length| *length >= 2).ok_or(Unfit::Broken)?;
        let (segment, next) = after.split_at_checked(length).ok_or(Unfit::Broken)?;
        let body = segment.get(2..).unwrap_or_default();
        match marker {
            0xE1 if !is_oriented => {
                if let Some(turned) = orientation(body) {
                    out.extend(turned_segment(turned));
                    is_oriented = true;
                }
            }
            0xE1 | 0xE3..=0xED | 0xEF | 0xFE => {}
            0xE2 if !body.starts_with(b"ICC_PROFILE\0") => {}
            _ => {
                if matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) {
                    within_pixels(number(body, 3, 2), number(body, 1, 2))?;
                }
                out.extend([0xFF, marker]);
                out.extend(segment);
            }
        }
        rest = next;
        if marker == 0xDA {
            has_scan = true;
            let end = end_of_scan(rest).ok_or(Unfit::Broken)?;
            let (scan, next) = rest.split_at_checked(end).ok_or(Unfit::Broken)?;
            out.extend(scan);
            rest = next;
        }
    }
}

/// The next marker and what follows it; fill bytes before it are allowed (T.81 section B.1.1.2).
fn next_marker(bytes: &[u8]) -> Result<(u8, &[u8]), Unfit> {
    let after = bytes.strip_prefix(&[0xFF]).ok_or(Unfit::Broken)?;
    let filled = after.iter().take_while(|byte| **byte == 0xFF).count();
    let (marker, rest) = after.get(filled..).and_then(<[u8]>::split_first).ok_or(Unfit::Broken)?;
    if *marker == 0 { Err(Unfit::Broken) } else { Ok((*marker, rest)) }
}

/// Where the scan's coded bytes end: at a marker that is neither stuffing nor a restart.
fn end_of_scan(bytes: &[u8]) -> Option<usize> {
    bytes.windows(2).position(|pair| matches!(pair, [0xFF, next] if !matches!(next, 0 | 0xD0..=0xD7 | 0xFF)))
}

/// The orientation in an Exif segment (TIFF 6.0, tag 0x0112), when it says anything but upright.
fn orientation(body: &[u8]) -> Option<u8> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let is_little = tiff.starts_with(b"II");
    let read = |at: usize, length: usize| {
        let bytes = tiff.get(at..at.checked_add(length)?)?;
        let fold = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
        let value = if is_little { bytes.iter().rev().fold(0, fold) } else { bytes.iter().fold(0, fold) };
        usize::try_from(value).ok()
    };
    let directory = read(4, 4)?;
    let entries = read(directory, 2)?.min(200);
    let entry = (0..entries)
        .filter_map(|number| directory.checked_add(2 + 12 * number))
        .find(|at| read(*at, 2) == Some(0x0112))?;
    let turned = u8::try_from(read(entry + 8, 2)?).ok()?;
    (2..=8).contains(&turned).then_some(turned)
}

/// An Exif segment that says nothing but the orientation.
fn turned_segment(turned: u8) -> Vec<u8> {
    let mut segment = vec![0xFF, 0xE1, 0, 34];
    segment.extend(b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    segment.extend([turned, 0, 0, 0, 0, 0, 0]);
    segment
}

/// A PNG (ISO/IEC 15948) with the chunks that make the picture and no other.
///
/// # Errors
/// [`Unfit`].
pub fn png(bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
    const KEPT: [&[u8]; 15] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
        b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(Unfit::Broken)?;
    let mut out = SIGNATURE.to_vec();
    loop {
        let length = rest.first_chunk::<4>().map(|four| u32::from_be_bytes(*four)).ok_or(Unfit::Broken)?;
        let whole =
            usize::try_from(length).ok().and_then(|length| length.checked_add(12)).ok_or(Unfit::Broken)?;
        let (chunk, next) = rest.split_at_checked(whole).ok_or(Unfit::Broken)?;
        let name = chunk.get(4..8).unwrap_or_default();
        if name == b"IHDR" {
            within_pixels(number(chunk, 8, 4), number(chunk, 12, 4))?;
        } else if out.len() == SIGNATURE.len() {
            return Err(Unfit::Broken);
        }
        if KEPT.contains(&name) {
            out.extend(chunk);
        }
        if name == b"IEND" {
            return Ok(out);
        }
        rest = next;
    }
}

/// A WebP (RFC 9649) without Exif and XMP.
///
/// # Errors
/// [`Unfit`].
pub fn webp(bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    let riff = bytes.strip_prefix(b"RIFF").and_then(|rest| rest.get(4..)).ok_or(Unfit::Broken)?;
    let mut rest = riff.strip_prefix(b"WEBP").ok_or(Unfit::Broken)?;
    let mut body = b"WEBP".to_vec();
    while rest.len() >= 8 {
        let length = rest.get(4..8).and_then(|four| <[u8; 4]>::try_from(four).ok()).map(u32::from_le_bytes);
        let length = length.and_then(|length| usize::try_from(length).ok()).ok_or(Unfit::Broken)?;
        let padded = length.checked_add(8 + length % 2).ok_or(Unfit::Broken)?;
        let (chunk, next) = rest.split_at_checked(padded).ok_or(Unfit::Broken)?;
        let mut chunk = chunk.to_vec();
        match chunk.get(..4).unwrap_or_default() {
            b"EXIF" | b"XMP " => chunk.clear(),
            b"VP8X" => {
                // The flags for Exif (8) and XMP (4) go with what they announce.
                if let Some(flags) = chunk.get_mut(8) {
                    *flags &= !0x0C;
                }
                let side = |at| number_le(&chunk, at).map(|side| side + 1);
                within_pixels(side(12), side(15))?;
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => {}
            _ => chunk.clear(),
        }
        body.extend(chunk);
        rest = next;
    }
    let length = u32::try_from(body.len()).map_err(|_| Unfit::TooLarge)?;
    Ok([b"RIFF".as_slice(), &length.to_le_bytes(), &body].concat())
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + length)?;
    Some(bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

fn number_le(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + 3)?;
    Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

fn within_pixels(width: Option<u64>, height: Option<u64>) -> Result<(), Unfit> {
    let (width, height) = (width.ok_or(Unfit::Broken)?, height.ok_or(Unfit::Broken)?);
    if width.saturating_mul(height) > MOST_PIXELS { Err(Unfit::TooLarge) } else { Ok(()) }
}
