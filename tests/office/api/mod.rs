//! The interface for programs: the whole job by key, the shapes that are described, who is let in and who is not.

mod job;
mod closed;
mod keys;
mod probed;

use chancery::api::openapi::description;
use chancery::html::request::{Method, Pairs, Request};
use chancery::html::response::Response;
use chancery::office::Office;
use chancery::programs::make::{self, NewKey};
use chancery::right::Right;
use chancery::web::answer::answer;
use serde_json::{Value as Json, json};

use crate::visitor::SITE;
use crate::world::World;

/// A program with its key.
pub struct Program<'a> {
    pub office: &'a Office,
    pub secret: String,
}

impl<'a> Program<'a> {
    /// With every right that a head has, or with these; kept to these countries.
    pub fn with(world: &'a World, rights: &[Right], countries: &[&str]) -> Program<'a> {
        let new = NewKey {
            name: "mirror".to_owned(),
            rights: rights.to_vec(),
            countries: countries.iter().map(|country| (*country).to_owned()).collect(),
            days: 30,
        };
        let made = world.does(|tx, office, officer| make::make(tx, office, officer, (None, &new)));
        Program { office: &world.office, secret: made.unwrap().1 }
    }

    pub fn whole(world: &'a World) -> Program<'a> {
        Program::with(world, &every_right(), &[])
    }

    pub fn asks(&self, method: Method, address: &str, body: &str) -> Response {
        asked(self.office, method, address, &[("authorization", &format!("Bearer {}", self.secret))], body)
    }

    pub fn get(&self, address: &str) -> Response {
        self.asks(Method::Get, address, "")
    }

    pub fn post(&self, address: &str, body: &Json) -> Response {
        self.asks(Method::Post, address, &body.to_string())
    }
}

/// What a program can be given: relaying without a person is the clock's alone.
pub fn every_right() -> Vec<Right> {
    Right::ALL.into_iter().filter(|right| *right != Right::AutoRelay).collect()
}

pub fn asked(
    office: &Office,
    method: Method,
    address: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Response {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let mut headers: Vec<(String, String)> =
        headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    if !body.is_empty() && !headers.iter().any(|(name, _)| name == "content-type") {
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    let request = Request {
        method,
        path: path.to_owned(),
        parts: Pairs::default(),
        query: Pairs::read(query.as_bytes()),
        form: Pairs::default(),
        uploads: Vec::new(),
        body: body.as_bytes().to_vec(),
        headers: Pairs(headers),
        peer: "127.0.0.1".parse().unwrap(),
    };
    answer(office, request, String::new(), SITE)
}

pub fn read(response: &Response) -> Json {
    serde_json::from_slice(&response.body).unwrap_or_else(|error| panic!("{error}: {}", response.shown()))
}

/// What in a value is not as the schema says.
pub fn strays(schema: &Json, value: &Json, place: &str, all: &Json) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return strays(&all[name], value, place, all);
    }
    if let Some(kinds) = schema["anyOf"].as_array() {
        let fits = kinds.iter().any(|kind| strays(kind, value, place, all).is_empty());
        return if fits { Vec::new() } else { vec![format!("{place} fits none: {value}")] };
    }
    let is_kind = match schema["type"].as_str().expect("a type") {
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other}"),
    };
    if !is_kind {
        return vec![format!("{place} is not {}: {value}", schema["type"])];
    }
    let mut found = Vec::new();
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        found.push(format!("{place} is none of {words:?}: {value}"));
    }
    for (number, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(strays(&schema["items"], item, &format!("{place}[{number}]"), all));
    }
    let Some(fields) = value.as_object().filter(|_| schema.get("properties").is_some()) else { return found };
    for (name, field) in fields {
        match schema["properties"].get(name) {
            Some(known) => found.extend(strays(known, field, &format!("{place}.{name}"), all)),
            None => found.push(format!("{place}.{name} is not described")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Json::as_str) {
        if !fields.contains_key(name) {
            found.push(format!("{place}.{name} is missing"));
        }
    }
    found
}

/// The answer is as the description says.
pub fn must_fit(method: &str, path: &str, response: &Response) {
    let all = description();
    let responses = &all["paths"][path][method]["responses"];
    let (schema, media_type) = if response.status == 200 {
        (&responses["200"]["content"]["application/json"]["schema"], "application/json")
    } else {
        (&json!({ "$ref": "#/components/schemas/Problem" }), "application/problem+json")
    };
    assert_eq!(response.headers.get("content-type"), media_type, "{}", response.shown());
    let found = strays(schema, &read(response), path, &all["components"]["schemas"]);
    assert!(found.is_empty(), "{found:#?}");
}
