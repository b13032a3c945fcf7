//! Single header fields as values: addresses, identifiers, dates. Never fails: what cannot be read is left out.

use super::{
    date,
    header::{Headers, unfold},
    words::{one_line, repair},
};
use crate::{address::parse_list, letter::Address};

/// The addresses of every field of that name, at most `most`; the flag says there were more.
pub(crate) fn addresses(
    headers: &Headers<'_>,
    name: &str,
    charset: Option<&str>,
    most: usize,
) -> (Vec<Address>, bool) {
    let mut list = Vec::new();
    for raw in headers.all(name) {
        list.extend(parse_list(&repair(raw, charset)));
    }
    for address in &mut list {
        address.name = one_line(&address.name);
        address.address.retain(|c| !c.is_control() && !c.is_whitespace());
    }
    let has_more = list.len() > most;
    list.truncate(most);
    (list, has_more)
}

/// The identifiers of a field, without their angle brackets (RFC 5322 section 3.6.4).
pub(crate) fn identifiers(headers: &Headers<'_>, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for raw in headers.all(name) {
        let line = unfold(raw);
        let bracketed = line.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(id, _)| id);
        let before = found.len();
        found.extend(bracketed.map(without_blanks).filter(|id| !id.is_empty()));
        if found.len() == before {
            let bare = line.split_whitespace().map(|word| word.trim_matches(['<', '>', ',']));
            found.extend(bare.filter(|word| word.contains('@')).map(str::to_owned));
        }
        if found.len() == before && name == "message-id" {
            found.extend(line.split_whitespace().next().map(|word| word.trim_matches(['<', '>']).to_owned()));
        }
    }
    found.retain(|id| !id.is_empty());
    found
}

fn without_blanks(id: &str) -> String {
    id.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// `Date` in seconds since 1970 UTC.
pub(crate) fn date(headers: &Headers<'_>) -> Option<i64> {
    date::parse(&unfold(headers.first("date")?))
}

/// The bare addresses of the fields that say for whom a letter was delivered, in the order of the message.
pub(crate) fn delivered_to(headers: &Headers<'_>) -> Vec<String> {
    let is_delivery = |name: &[u8]| {
        ["delivered-to", "x-original-to", "envelope-to"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
    };
    headers
        .iter()
        .filter(|header| is_delivery(header.name))
        .map(|header| unfold(header.value).trim_matches(['<', '>', ' ']).to_owned())
        .filter(|address| !address.is_empty())
        .take(20)
        .collect()
}

/// `Return-Path` without brackets; `Some("")` is the null sender (RFC 5321 section 4.5.5).
pub(crate) fn return_path(headers: &Headers<'_>) -> Option<String> {
    let line = headers.word("return-path")?;
    let inside = line.split_once('<').map_or(line.as_ref(), |(_, rest)| rest);
    Some(inside.split('>').next().unwrap_or_default().trim().to_owned())
}
