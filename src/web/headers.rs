//! The headers that every answer carries (ASVS 5.0 V3.4): nothing from elsewhere, nothing framed, nothing kept by a cache
//! unless the page says so itself.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response as Answered;

use crate::html::response::Response;

/// What holds for every answer that does not say otherwise itself.
const ALWAYS: [(&str, &str); 8] = [
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), interest-cohort=()"),
    ("x-frame-options", "DENY"),
];

/// The policy of a page: our stylesheet, our script with this page's nonce, forms to ourselves, nothing else.
#[must_use]
pub fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         frame-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )
}

/// The answer as it leaves.
#[must_use]
pub fn finished(response: Response, nonce: &str, without_body: bool) -> Answered {
    let mut lines = response.headers.0;
    let says = |lines: &[(String, String)], name: &str| lines.iter().any(|(known, _)| known == name);
    for (name, value) in ALWAYS {
        if !says(&lines, name) {
            lines.push((name.to_owned(), value.to_owned()));
        }
    }
    if !says(&lines, "content-security-policy") {
        lines.push(("content-security-policy".to_owned(), policy(nonce)));
    }
    lines.push(("content-length".to_owned(), response.body.len().to_string()));
    let body = if without_body { Body::empty() } else { Body::from(response.body) };
    let mut answered = Answered::new(body);
    if let Ok(status) = axum::http::StatusCode::from_u16(response.status) {
        *answered.status_mut() = status;
    }
    for (name, value) in lines {
        // A value with a line end in it never leaves: such a field is left out.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            answered.headers_mut().append(name, value);
        }
    }
    answered
}
