//! What is answered: a page, another address, a file. The headers that every answer needs are added at the door.

use crate::html::request::Pairs;
use crate::phrases::Language;

/// The cookie in which a browser keeps the language of pages; the office keeps nothing of it.
pub const LANGUAGE_COOKIE: &str = "__Host-language";

/// One answer.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// Status code (RFC 9110 section 15).
    pub status: u16,
    /// Header fields of this answer alone.
    pub headers: Pairs,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// An HTML page.
    #[must_use]
    pub fn html(status: u16, text: String) -> Response {
        Response { status, headers: Pairs::default(), body: text.into_bytes() }
            .with("content-type", "text/html; charset=utf-8")
    }

    /// Plain text.
    #[must_use]
    pub fn text(status: u16, text: &str) -> Response {
        Response { status, headers: Pairs::default(), body: text.as_bytes().to_vec() }
            .with("content-type", "text/plain; charset=utf-8")
    }

    /// A JSON document.
    #[must_use]
    pub fn json(status: u16, value: &serde_json::Value) -> Response {
        Response { status, headers: Pairs::default(), body: value.to_string().into_bytes() }
            .with("content-type", "application/json")
    }

    /// After a change: the browser goes on to read `place` (303, RFC 9110 section 15.4.4). Only our own paths.
    #[must_use]
    pub fn see_other(place: &str) -> Response {
        let is_ours =
            place.starts_with('/') && !place.starts_with("//") && !place.contains(['\\', '\r', '\n']);
        Response { status: 303, ..Response::default() }.with("location", if is_ours { place } else { "/" })
    }

    /// A file to keep, never to show: its name in both forms of RFC 6266, its type never a page's.
    #[must_use]
    pub fn download(filename: &str, media_type: &str, body: Vec<u8>) -> Response {
        let plain: String = filename
            .chars()
            .map(
                |letter| if letter.is_ascii_alphanumeric() || "._- ".contains(letter) { letter } else { '_' },
            )
            .collect();
        let full: String = filename.bytes().fold(String::new(), |mut written, byte| {
            if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
                written.push(char::from(byte));
            } else {
                written.push_str(&format!("%{byte:02X}"));
            }
            written
        });
        let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}");
        let is_harmless =
            matches!(media_type, "application/pdf" | "image/png" | "image/jpeg" | "text/csv" | "text/plain");
        let media_type = if is_harmless { media_type } else { "application/octet-stream" };
        Response { status: 200, headers: Pairs::default(), body }
            .with("content-type", media_type)
            .with("content-disposition", &disposition)
            .with("content-security-policy", "default-src 'none'; sandbox")
    }

    /// The same with one header field more.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Response {
        self.headers.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, and the browser keeps this language for further pages, or forgets which it kept.
    #[must_use]
    pub fn keeping_language(self, language: Option<Language>) -> Response {
        let (value, age) = language.map_or(("", 0), |language| (language.code(), 31_536_000));
        let cookie = format!("{LANGUAGE_COOKIE}={value}; Path=/; Secure; SameSite=Lax; Max-Age={age}");
        self.with("set-cookie", &cookie)
    }

    /// The body as text, for tests and logs.
    #[must_use]
    pub fn shown(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for foreign in
            ["https://evil.example/", "//evil.example", "/\\evil.example", "", "javascript:alert(1)"]
        {
            assert_eq!(Response::see_other(foreign).headers.get("location"), "/", "{foreign}");
        }
        assert_eq!(Response::see_other("/desk?x=1").headers.get("location"), "/desk?x=1");
    }

    #[test]
    fn a_file_is_never_shown_as_a_page() {
        let response = Response::download("a\"\r\nb/..\\é.html", "text/html", Vec::new());
        assert_eq!(response.headers.get("content-type"), "application/octet-stream");
        let disposition = response.headers.get("content-disposition");
        assert_eq!(
            disposition,
            "attachment; filename=\"a___b_..__.html\"; filename*=UTF-8''a%22%0D%0Ab%2F..%5C%C3%A9.html"
        );
    }
}
