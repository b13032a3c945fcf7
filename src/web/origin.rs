//! Whether a change was asked for from our own pages (ASVS 5.0 V3.5): told by what browsers say of themselves, so that no
//! form needs a token.

use crate::html::request::{Method, Request};

/// Whether the question may change something. `site` is the address of our own pages.
#[must_use]
pub fn is_ours(request: &Request, site: &str) -> bool {
    if request.method == Method::Get {
        return true;
    }
    let origin = request.headers.get("origin");
    match request.headers.get("sec-fetch-site") {
        // Our pages send no referrer, and so a form of theirs comes with the origin "null" (Fetch, "append a request Origin
        // header"); the browser says beside it whose page it was.
        "same-origin" => matches!(origin, "" | "null") || origin == site,
        "none" => origin.is_empty() || origin == site,
        // Pages of another site, or of a neighbour under our domain, may not.
        said if !said.is_empty() => false,
        _ => origin == site,
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;
    use crate::html::request::Pairs;

    fn check(fetch_site: &str, origin: &str, expected: bool) {
        let said = [("sec-fetch-site", fetch_site), ("origin", origin)];
        let said = said.into_iter().filter(|(_, value)| !value.is_empty());
        let request = Request {
            method: Method::Post,
            path: "/".to_owned(),
            parts: Pairs::default(),
            query: Pairs::default(),
            form: Pairs::default(),
            uploads: Vec::new(),
            body: Vec::new(),
            headers: Pairs(said.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()),
            peer: IpAddr::V4(Ipv4Addr::LOCALHOST),
        };
        assert_eq!(is_ours(&request, "https://desk.example"), expected, "{fetch_site} {origin}");
        assert!(is_ours(&Request { method: Method::Get, ..request }, "https://desk.example"));
    }

    #[test]
    fn only_our_own_pages_change_anything() {
        check("same-origin", "https://desk.example", true);
        check("same-origin", "null", true);
        check("none", "null", false);
        check("none", "", true);
        check("", "https://desk.example", true);
        check("same-origin", "https://evil.example", false);
        check("cross-site", "https://desk.example", false);
        check("cross-site", "null", false);
        check("same-site", "https://desk.example", false);
        check("", "https://evil.example", false);
        check("", "null", false);
        check("", "", false);
    }
}
