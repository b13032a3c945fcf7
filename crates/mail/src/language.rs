//! Which language a text is in, when that can be told. Never guesses from a handful of words.

/// The language of a text as ISO 639-1, `None` when it cannot be told reliably.
#[must_use]
pub fn of(text: &str) -> Option<String> {
    let found = whatlang::detect(text)?;
    found.is_reliable().then(|| found.lang().code().to_owned())
}
