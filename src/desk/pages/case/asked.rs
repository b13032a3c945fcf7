//! What was asked: the fields as filled in, which of them an authority sees and has seen; and the choice of procedure and
//! authority, proposed with reasons.

use super::lane_view::saw;
use super::letter_view::party;
use super::names::Names;
use crate::desk::case_file::CaseFile;
use crate::directory::FieldKind;
use crate::html::request::Pairs;

/// A field as shown and as filled in.
#[derive(Debug)]
pub struct FieldView {
    /// Its key; also its id on a form.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Its value; empty when it is missing.
    pub value: String,
    /// Whether an authority sees it.
    pub is_disclosed: bool,
    /// Whether an authority cannot do without it.
    pub is_required: bool,
    /// Authorities that have seen it.
    pub seen_by: Vec<String>,
    /// How it is filled in: `line`, `lines`, `choice`.
    pub form: &'static str,
    /// What may be chosen, each with its name and whether it is.
    pub choices: Vec<(String, bool)>,
}

/// A procedure that can be chosen.
#[derive(Debug)]
pub struct ProposalView {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Who decides it.
    pub authorities: String,
    /// What speaks for it.
    pub reasons: Vec<String>,
    /// Whether it is chosen already.
    pub is_chosen: bool,
}

/// The choice of procedure and authorities.
#[derive(Debug)]
pub struct RouteView {
    /// Proposed procedures, the likeliest first.
    pub proposals: Vec<ProposalView>,
    /// All others, by name.
    pub others: Vec<ProposalView>,
    /// Whether one of the others is chosen.
    pub is_other_chosen: bool,
    /// Every authority: key, name, whether it is chosen.
    pub authorities: Vec<(String, String, bool)>,
}

/// The fields of a case's procedure in its order, filled in or missing.
#[must_use]
pub fn fields(names: &Names<'_>, file: &CaseFile) -> Vec<FieldView> {
    let procedure = file.case.procedure.as_deref().and_then(|key| names.in_force.directory.procedure(key));
    let Some(procedure) = procedure else { return Vec::new() };
    let value_of = |key: &str| file.fields.iter().find(|(known, _)| known == key);
    let shown = procedure.fields.iter().map(|field| {
        let filled = value_of(field.key.as_ref());
        let value = filled.map(|(_, value)| value.clone()).unwrap_or_default();
        let seen_by = filled.map(|filled| {
            let lanes = file.authority_lanes().filter(|lane| saw(names, file, lane, filled));
            lanes.map(|lane| party(names, lane)).collect()
        });
        FieldView {
            key: field.key.as_ref().clone(),
            label: field.label.in_language(names.language()).to_owned(),
            is_disclosed: field.disclose,
            is_required: field.required,
            seen_by: seen_by.unwrap_or_default(),
            form: form(field.kind),
            choices: choices(field.kind, &field.choices, &value),
            value,
        }
    });
    shown.collect()
}

fn form(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::LongText | FieldKind::Rows => "lines",
        FieldKind::Choice | FieldKind::YesNo => "choice",
        _ => "line",
    }
}

fn choices(kind: FieldKind, of_field: &[String], value: &str) -> Vec<(String, bool)> {
    let all: Vec<String> = match kind {
        FieldKind::Choice => of_field.to_vec(),
        FieldKind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        _ => Vec::new(),
    };
    all.into_iter().map(|choice| (choice.clone(), choice == value)).collect()
}

/// The choice, as it was made on a form, or as the case stands.
#[must_use]
pub fn route(names: &Names<'_>, file: &CaseFile, form: Option<&Pairs>) -> RouteView {
    let chosen = match form {
        Some(form) => chosen_procedure(form),
        None if file.authorities.is_empty() => file.proposals.first().map(|first| first.procedure.clone()),
        None => file.case.procedure.clone(),
    };
    let view = |key: &str, reasons: Vec<String>| {
        let known = names.in_force.directory.procedure(key);
        let keys: Vec<&str> = known
            .map(|procedure| procedure.authorities.iter().map(|key| key.as_ref().as_str()).collect())
            .unwrap_or_default();
        ProposalView {
            key: key.to_owned(),
            name: names.procedure(key),
            authorities: names.authorities(&keys.join(", ")),
            reasons,
            is_chosen: chosen.as_deref() == Some(key),
        }
    };
    let proposals: Vec<ProposalView> = file
        .proposals
        .iter()
        .map(|proposal| {
            let reasons = proposal.reasons.iter().filter_map(|reason| super::why::proposed(names, reason));
            view(&proposal.procedure, reasons.collect())
        })
        .collect();
    let all = names.in_force.directory.procedures.iter().map(|procedure| procedure.key.as_ref().as_str());
    let mut others: Vec<ProposalView> = all
        .filter(|key| !proposals.iter().any(|proposal| proposal.key == *key))
        .map(|key| view(key, Vec::new()))
        .collect();
    others.sort_by(|one, other| one.name.cmp(&other.name));
    RouteView {
        is_other_chosen: proposals.is_empty() || others.iter().any(|other| other.is_chosen),
        authorities: authorities(names, file, form),
        proposals,
        others,
    }
}

/// The procedure that a form chose: one that was proposed, or one of the others.
#[must_use]
pub fn chosen_procedure(form: &Pairs) -> Option<String> {
    let chosen = form.said("procedure").filter(|key| *key != "other").or_else(|| form.said("other"));
    chosen.map(str::to_owned)
}

/// On a new case none is ticked: whoever the procedure names is meant.
fn authorities(names: &Names<'_>, file: &CaseFile, form: Option<&Pairs>) -> Vec<(String, String, bool)> {
    let is_chosen = |key: &str| match form {
        Some(form) => form.all("authority").any(|chosen| chosen == key),
        None => file.authorities.iter().any(|chosen| chosen == key),
    };
    let all = names.in_force.directory.authorities.iter().map(|authority| authority.key.as_ref().as_str());
    let mut all: Vec<(String, String, bool)> =
        all.map(|key| (key.to_owned(), names.authority(key), is_chosen(key))).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}
