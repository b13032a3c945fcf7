//! The shapes of the interface, each on one line: `name:Type`, `[]` for a list, `?` for what may be null, `~` for what may
//! be left out. Made into JSON Schema (2020-12) for the description.

use serde_json::{Map, Value as Json, json};

/// Shapes with fields.
const OBJECTS: &[(&str, &str)] = &[
    (
        "Case",
        "reference:Text procedure:Text? state:State requester_country:Text? subject:Text officer:Text authorities:[]Text \
         due_at:Instant? overdue:Flag opened_at:Instant changed_at:Instant",
    ),
    (
        "WholeCase",
        "reference:Text procedure:Text? state:State requester_country:Text? subject:Text officer:Text authorities:[]Text \
         due_at:Instant? overdue:Flag opened_at:Instant changed_at:Instant fields:[]FilledField proposals:[]Proposal \
         lanes:[]Lane dispatches:[]Dispatch decision:Decision? notes:[]Note journal:[]Deed",
    ),
    ("FilledField", "field:Text value:Text"),
    ("Proposal", "procedure:Text authorities:[]Text weight:Number reasons:[]Text"),
    ("Lane", "party:Text role:Role name:Text address:Text reply_address:Text letters:[]Letter"),
    (
        "Letter",
        "id:Text direction:Direction at:Instant from:Text to:Text subject:Text text:Text kind:Kind attachments:[]Attachment \
         trust:Trust? why:Text accepted_at:Instant? relayed_at:Instant?",
    ),
    ("Attachment", "position:Number filename:Text media_type:Text bytes:Number"),
    (
        "Dispatch",
        "dispatch_id:Text authority:Text letter_id:Text state:DispatchState sent_at:Instant acknowledge_due_at:Instant? \
         due_at:Instant? extended_days:Number reminders:Number receipt_asked_at:Instant? escalated_at:Instant? \
         answered_at:Instant?",
    ),
    ("Decision", "outcome:Text number:Text valid_until:Text conditions:Text"),
    ("Note", "at:Instant officer:Text text:Text"),
    ("Deed", "position:Number at:Instant actor:Text deed:Text details:Texts"),
    ("Done", "reference:Text state:State ~letters:[]Text"),
    ("Preview", "messages:[]Text"),
    ("Turned", "reference:Text state:State authority:Text due_at:Instant?"),
    ("LyingLetter", "id:Text at:Instant from:Text to:Text subject:Text kind:Kind why:Text guesses:[]Guess"),
    ("Guess", "reference:Text lane:Text why:Text"),
    ("Moved", "letter:Text reference:Text?"),
    ("Discarded", "letter:Text discarded:Flag"),
    (
        "OutboxLetter",
        "letter_id:Text state:OutboxState recipient:Text subject:Text put_at:Instant not_before_at:Instant attempts:Number \
         was_uncertain:Flag last_answer:Text",
    ),
    ("Cancelled", "letter:Text state:OutboxState"),
    ("Notice", "id:Text at:Instant code:Text what:Text text:Text"),
    ("Settled", "notice:Text settled:Flag"),
    ("Authority", "key:Text name:Texts country:Text domains:[]Text own:Flag contacts:[]Contact"),
    ("Contact", "address:Text procedures:[]Text language:Text? escalation:Flag"),
    (
        "Procedure",
        "key:Text name:Texts authorities:[]Text outcomes:[]Text acknowledge_within:Text? answer_within:Text? fields:[]Field",
    ),
    ("Field", "key:Text label:Texts required:Flag disclose:Flag"),
    ("Problem", "type:Text title:Text status:Number detail:Text code:Text"),
    // What is sent.
    (
        "Opening",
        "~procedure:Text? requester:Text ~country:Text? ~fields:Texts ~subject:Text? ~language:Text?",
    ),
    ("Routing", "procedure:Text ~authorities:[]Text"),
    ("Filling", "fields:Texts"),
    (
        "Forwarding",
        "~text:Text? ~authorities:[]Text ~incomplete:Flag ~allow:[]Text ~attachments:[]Text ~preview:Flag",
    ),
    ("Accepting", "letter:Text ~as_receipt:Flag"),
    ("Relaying", "letter:Text ~text:Text? ~attachments:[]Number ~allow:[]Text ~preview:Flag"),
    ("Saying", "text:Text"),
    ("Deciding", "outcome:Text ~number:Text ~valid_until:Text ~conditions:Text"),
    ("Turning", "authority:Text why:Text"),
    ("Extending", "authority:Text days:Days why:Text"),
    ("Placing", "reference:Text lane:Text"),
    ("Discarding", "why:Text"),
];

/// Words that are all there are.
const WORDS: &[(&str, &str)] = &[
    ("State", "open routed forwarded replied relayed closed"),
    ("Role", "requester authority third_party"),
    ("Direction", "in out"),
    ("Kind", "person auto_reply bounce receipt list calendar"),
    ("Trust", "verified plausible held"),
    ("DispatchState", "sent delivered failed acknowledged answered withdrawn"),
    ("OutboxState", "waiting claimed on_wire sent refused uncertain cancelled"),
];

/// Every shape by its name.
#[must_use]
pub fn all() -> Json {
    let mut schemas = Map::new();
    for (name, words) in WORDS {
        let words: Vec<&str> = words.split(' ').collect();
        schemas.insert((*name).to_owned(), json!({ "type": "string", "enum": words }));
    }
    for (name, fields) in OBJECTS {
        schemas.insert((*name).to_owned(), object(fields));
    }
    schemas.insert(
        "DoneOrPreview".to_owned(),
        json!({ "anyOf": [of("Done"), of("Preview")], "description": "A preview where one was asked for." }),
    );
    schemas.insert("Description".to_owned(), json!({ "type": "object", "description": "OpenAPI 3.1" }));
    Json::Object(schemas)
}

/// The schema of a type by its name.
#[must_use]
pub fn of(name: &str) -> Json {
    if let Some(name) = name.strip_prefix("[]") {
        return json!({ "type": "array", "items": of(name) });
    }
    match name {
        "Text" => json!({ "type": "string" }),
        "Words" => json!({ "type": "string", "maxLength": 1000 }),
        "Number" => json!({ "type": "integer", "format": "int64" }),
        "Limit" => json!({ "type": "integer", "minimum": 1, "maximum": 1000 }),
        "Days" => json!({ "type": "integer", "minimum": 1, "maximum": 3650 }),
        "Flag" => json!({ "type": "boolean" }),
        "Instant" => json!({ "type": "string", "format": "date-time" }),
        "Texts" => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        other => json!({ "$ref": format!("#/components/schemas/{other}") }),
    }
}

fn object(fields: &str) -> Json {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for field in fields.split_whitespace() {
        let (name, kind) = field.split_once(':').unwrap_or((field, "Text"));
        if !name.starts_with('~') {
            required.push(name);
        }
        let schema = match kind.strip_suffix('?') {
            Some(kind) => json!({ "anyOf": [of(kind), { "type": "null" }] }),
            None => of(kind),
        };
        properties.insert(name.trim_start_matches('~').to_owned(), schema);
    }
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}
