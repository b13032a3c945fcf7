//! What a part says it is: media type, charset, names, encoding (RFC 2045, 2183, 2231). Never looks at the body.

use super::{
    header::Headers,
    transfer,
    words::{decode_words, repair},
};
use mail_parser::{ContentType, HeaderValue, parsers::MessageStream};

/// The MIME fields of one part, folded to lower case where case does not matter.
#[derive(Debug, Clone, Default)]
pub(crate) struct Content {
    /// `type/subtype`, lower case; `text/plain` when nothing is said.
    pub(crate) media_type: String,
    pub(crate) charset: Option<String>,
    pub(crate) boundary: Option<String>,
    pub(crate) report_type: Option<String>,
    /// The calendar method, upper case (RFC 6047 section 2.4).
    pub(crate) method: Option<String>,
    pub(crate) filename: Option<String>,
    pub(crate) is_attachment: bool,
    pub(crate) is_inline: bool,
    pub(crate) has_id: bool,
    /// `Content-Transfer-Encoding`, lower case; empty when none.
    pub(crate) encoding: String,
}

impl Content {
    /// Reads the MIME fields of a header block. Inside a digest the default type is a message (RFC 2046 section 5.1.5).
    pub(crate) fn of(headers: &Headers<'_>, is_in_digest: bool) -> Self {
        let default = if is_in_digest { "message/rfc822" } else { "text/plain" };
        let mut content = Self { media_type: default.to_owned(), ..Self::default() };
        if let Some(raw) = headers.first("content-type") {
            structured(raw, |parsed| content.take_type(parsed));
        }
        if let Some(raw) = headers.first("content-disposition") {
            structured(raw, |parsed| content.take_disposition(parsed));
        }
        content.has_id = headers.first("content-id").is_some();
        content.encoding = headers
            .word("content-transfer-encoding")
            .map(|word| word.split([';', ' ', '(']).next().unwrap_or_default().to_ascii_lowercase())
            .unwrap_or_default();
        content
    }

    fn take_type(&mut self, parsed: &ContentType<'_>) {
        let kind = parsed.c_type.trim().to_ascii_lowercase();
        match parsed.c_subtype.as_deref().map(str::trim).filter(|subtype| !subtype.is_empty()) {
            Some(subtype) if !kind.is_empty() => {
                self.media_type = format!("{kind}/{}", subtype.to_ascii_lowercase());
            }
            // "Content-Type: text" was common before MIME had settled (RFC 2045 section 5.2).
            _ if kind == "html" => "text/html".clone_into(&mut self.media_type),
            _ if kind == "text" || kind.is_empty() => {}
            _ => "application/octet-stream".clone_into(&mut self.media_type),
        }
        let text = |name: &str| parsed.attribute(name).map(|value| value.trim().to_owned());
        self.charset = text("charset").filter(|name| !name.is_empty());
        self.boundary = parsed.attribute("boundary").map(|value| value.trim_end().to_owned());
        self.report_type = text("report-type").map(|value| value.to_ascii_lowercase());
        self.method = text("method").map(|value| value.to_ascii_uppercase());
        self.filename = parsed.attribute("name").map(|name| decode_words(name).into_owned());
    }

    fn take_disposition(&mut self, parsed: &ContentType<'_>) {
        self.is_attachment = parsed.c_type.eq_ignore_ascii_case("attachment");
        self.is_inline = parsed.c_type.eq_ignore_ascii_case("inline");
        let given = parsed.attribute("filename").map(|name| decode_words(name).into_owned());
        self.filename = given.or(self.filename.take());
    }

    /// Whether the body stands on the wire as it is.
    pub(crate) fn is_identity(&self) -> bool {
        !transfer::is_known(&self.encoding)
    }
}

fn structured(raw: &[u8], mut take: impl FnMut(&ContentType<'_>)) {
    let mut line = repair(raw, None).replace(['\r', '\n'], "");
    line.push('\n');
    if let HeaderValue::ContentType(parsed) = MessageStream::new(line.as_bytes()).parse_content_type() {
        take(&parsed);
    }
}
