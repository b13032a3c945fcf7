//! Texts that a person gives to a command: a file by its name, or "-" for standard input.

use std::io::Read;
use std::path::Path;

use super::failure::Failure;

/// Reads a text.
///
/// # Errors
/// A sentence naming the file when it cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let (name, read) = if path == Path::new("-") {
        ("standard input".to_owned(), std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ()))
    } else {
        (path.display().to_string(), std::fs::read(path).map(|whole| bytes = whole))
    };
    read.map_err(|error| {
        Failure::Wrong(format!("{name} cannot be read ({error}): check its name and its rights"))
    })?;
    let text = String::from_utf8(bytes);
    let text = text
        .map_err(|_| Failure::Wrong(format!("{name} is not UTF-8 text: save it as UTF-8 and try again")))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned())
}
