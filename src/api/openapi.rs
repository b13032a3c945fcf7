//! The description of the interface (OpenAPI 3.1), made of the table and the shapes. Kept under `docs/openapi.json`.

use serde_json::{Map, Value as Json, json};

use super::call::{self, Call};
use super::schemas;
use super::table::{LINES, Line};
use crate::error::Result;
use crate::html::response::Response;

/// `GET /openapi.json`.
///
/// # Errors
/// None.
pub fn answer(_: &Call<'_>) -> Result<Response> {
    call::answer(200, &description())
}

/// The whole description.
#[must_use]
pub fn description() -> Json {
    let mut paths: Map<String, Json> = Map::new();
    for line in LINES {
        let path = paths.entry(line.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(line.method.word().to_lowercase(), operation(line));
        }
    }
    json!({
        "openapi": "3.1.1",
        "info": {
            "title": "Chancery",
            "version": "1",
            "summary": "The desk of a representation abroad, for programs.",
            "description": "Every address calls the verb of the same name on the command line and answers in the same shape. \
                A key is made by an officer, may do no more than that officer, and ends by date. What is out of its sight \
                looks like what is not there.",
            "license": { "name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "key": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas::all(),
            "securitySchemes": { "key": { "type": "http", "scheme": "bearer" } },
            "responses": {
                "Problem": {
                    "description": "The office says no, or could not: a problem document (RFC 9457).",
                    "content": { "application/problem+json": { "schema": schemas::of("Problem") } },
                },
            },
        },
    })
}

fn operation(line: &Line) -> Json {
    let names = line.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let of_path = names.map(|name| {
        json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } })
    });
    let of_query = line.query.iter().map(|query| {
        json!({
            "name": query.name, "in": "query", "description": query.summary, "schema": schemas::of(query.schema),
        })
    });
    let parameters: Vec<Json> = of_path.chain(of_query).collect();
    let content = json!({ "application/json": { "schema": schemas::of(line.answer) } });
    let problem = || json!({ "$ref": "#/components/responses/Problem" });
    let mut responses = json!({ "200": { "description": "Done.", "content": content } });
    if let (Some(responses), Some(_)) = (responses.as_object_mut(), line.right) {
        for status in ["400", "401", "403", "404", "422", "default"] {
            responses.insert(status.to_owned(), problem());
        }
    }
    let mut operation = json!({
        "operationId": line.name, "summary": line.summary, "parameters": parameters, "responses": responses,
    });
    if let Some(operation) = operation.as_object_mut() {
        if let Some(body) = line.body {
            let content = json!({ "application/json": { "schema": schemas::of(body) } });
            operation.insert("requestBody".to_owned(), json!({ "required": true, "content": content }));
        }
        match line.right {
            Some(right) => operation.insert("x-right".to_owned(), json!(right.word())),
            None => operation.insert("security".to_owned(), json!([])),
        };
    }
    operation
}
