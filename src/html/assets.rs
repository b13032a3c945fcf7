//! The stylesheet, the script and the mark of the house, compiled in; each under an address that changes with its bytes,
//! so that a browser may keep it for ever.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::html::response::Response;

const STYLESHEET: &str = concat!(
    include_str!("../../static/styles/base.css"),
    include_str!("../../static/styles/desk.css"),
    include_str!("../../static/styles/queue.css"),
    include_str!("../../static/styles/ask.css"),
    include_str!("../../static/styles/directory.css"),
    include_str!("../../static/styles/staff.css"),
);
const SCRIPT: &str = concat!(
    include_str!("../../static/scripts/base.js"),
    include_str!("../../static/scripts/desk.js"),
    include_str!("../../static/scripts/queue.js"),
    include_str!("../../static/scripts/staff.js"),
    include_str!("../../static/scripts/directory.js"),
);

static STYLESHEET_PATH: LazyLock<String> = LazyLock::new(|| path_of("chancery.css", STYLESHEET));
static SCRIPT_PATH: LazyLock<String> = LazyLock::new(|| path_of("chancery.js", SCRIPT));

/// Where the stylesheet is.
#[must_use]
pub fn stylesheet_path() -> &'static str {
    &STYLESHEET_PATH
}

/// Where the script is.
#[must_use]
pub fn script_path() -> &'static str {
    &SCRIPT_PATH
}

/// The file at such an address; `None` for any other.
#[must_use]
pub fn find(path: &str) -> Option<Response> {
    let (text, media_type) = match path {
        _ if path == STYLESHEET_PATH.as_str() => (STYLESHEET, "text/css; charset=utf-8"),
        _ if path == SCRIPT_PATH.as_str() => (SCRIPT, "text/javascript; charset=utf-8"),
        _ => return None,
    };
    let response = Response { status: 200, body: text.as_bytes().to_vec(), ..Response::default() };
    Some(
        response
            .with("content-type", media_type)
            .with("cache-control", "public, max-age=31536000, immutable"),
    )
}

fn path_of(name: &str, text: &str) -> String {
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
    format!("/static/{}/{name}", hash.get(..16).unwrap_or_default())
}
