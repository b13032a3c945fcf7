//! From the wire to a [`Request`]: the body within its limit, forms taken apart, files whole.

use std::net::IpAddr;

use axum::body::{Body, to_bytes};
use axum::extract::Request as Asked;

use crate::api;
use crate::html::request::{Method, Pairs, Request, Upload};
use crate::html::response::Response;

/// A form without files is never larger.
const LARGEST_FORM: usize = 2 * 1024 * 1024;
/// A form with files: what one letter may carry, and a little for its fields.
const LARGEST_UPLOAD: usize = 30 * 1024 * 1024;
/// More fields than this are an attack on whoever walks them.
const MOST_FIELDS: usize = 2_000;

/// Takes a request apart.
///
/// # Errors
/// The answer to give instead: method not known, body too large or broken.
pub async fn request(asked: Asked, peer: IpAddr) -> Result<Request, Response> {
    let (head, body) = asked.into_parts();
    let method = match head.method {
        axum::http::Method::GET | axum::http::Method::HEAD => Method::Get,
        axum::http::Method::POST => Method::Post,
        axum::http::Method::DELETE => Method::Delete,
        _ if api::is_here(head.uri.path()) => return Err(api::no_such_method(head.uri.path())),
        _ => {
            return Err(
                Response::text(405, "this method is not known here").with("allow", "GET, HEAD, POST, DELETE")
            );
        }
    };
    let headers = head.headers.iter().map(|(name, value)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    let mut request = Request {
        method,
        path: head.uri.path().to_owned(),
        parts: Pairs::default(),
        query: Pairs::read(head.uri.query().unwrap_or_default().as_bytes()),
        form: Pairs::default(),
        uploads: Vec::new(),
        body: Vec::new(),
        headers: Pairs(headers.collect()),
        peer,
    };
    if method != Method::Get {
        read_body(&mut request, body).await?;
    }
    if request.form.0.len() + request.query.0.len() > MOST_FIELDS {
        return Err(Response::text(413, "too many fields"));
    }
    Ok(request)
}

async fn read_body(request: &mut Request, body: Body) -> Result<(), Response> {
    let media_type = request.headers.get("content-type").to_owned();
    let boundary = multer::parse_boundary(&media_type).ok();
    let limit = if boundary.is_some() { LARGEST_UPLOAD } else { LARGEST_FORM };
    let bytes = to_bytes(body, limit).await.map_err(|_| {
        Response::text(413, &format!("the form is larger than {} MB, or broke off", limit / 1024 / 1024))
    })?;
    match boundary {
        Some(boundary) => read_parts(request, bytes, boundary).await,
        None if media_type.starts_with("application/x-www-form-urlencoded") => {
            request.form = Pairs::read(&bytes);
            Ok(())
        }
        None => {
            request.body = bytes.to_vec();
            Ok(())
        }
    }
}

/// RFC 7578. A file field left empty comes as a part without name and bytes, and counts as nothing.
async fn read_parts(
    request: &mut Request,
    bytes: axum::body::Bytes,
    boundary: String,
) -> Result<(), Response> {
    let broken = |_| Response::text(400, "the form is broken");
    let mut parts = multer::Multipart::new(Once(Some(bytes)), boundary);
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let field = part.name().unwrap_or_default().to_owned();
        let filename = part.file_name().map(str::to_owned);
        let media_type = part.content_type().map(ToString::to_string).unwrap_or_default();
        let bytes = part.bytes().await.map_err(broken)?;
        match filename {
            Some(filename) if filename.is_empty() && bytes.is_empty() => {}
            Some(filename) => {
                request.uploads.push(Upload { field, filename, media_type, bytes: bytes.to_vec() });
            }
            None => request.form.0.push((field, String::from_utf8_lossy(&bytes).into_owned())),
        }
        if request.form.0.len() + request.uploads.len() > MOST_FIELDS {
            return Err(Response::text(413, "too many fields"));
        }
    }
    Ok(())
}

/// A stream of one piece: the body is whole already.
struct Once(Option<axum::body::Bytes>);

impl futures_core::Stream for Once {
    type Item = Result<axum::body::Bytes, std::convert::Infallible>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.take().map(Ok))
    }
}
