//! `case …`: which steps there are, listing and showing. The steps themselves are called in `step`.

use std::path::PathBuf;

use clap::{Args, Subcommand, builder::PossibleValuesParser};

use super::failure::Failure;
use super::{Global, case_page, print, step};
use crate::desk::case::State;
use crate::desk::forward::Chosen;
use crate::desk::list::{self, CaseRow, Filter};
use crate::desk::show;

/// `case …`.
#[derive(Debug, Subcommand)]
pub enum CaseCommand {
    /// Cases, the last changed first
    List(ListArguments),
    /// One case, whole
    Show {
        /// The case's reference
        reference: String,
    },
    /// Open a case for a requester
    Open(OpenArguments),
    /// Confirm procedure and authority
    Route(RouteArguments),
    /// Write to the authorities
    Forward(ForwardArguments),
    /// Take a letter as the authority's own reply
    Accept(AcceptArguments),
    /// Pass an accepted reply on to the requester
    Relay(RelayArguments),
    /// Answer the requester on the desk's own matter
    Answer(TextArguments),
    /// Ask the requester something, or tell them how it stands
    Ask(TextArguments),
    /// Fill in or correct fields of the procedure
    Fill(FillArguments),
    /// Record what the authority decided
    Decide(DecideArguments),
    /// Close the case and tell the requester
    Close {
        /// The case's reference
        reference: String,
    },
    /// Write a remark that no party sees
    Note(TextArguments),
    /// Let an authority's clock stand still from tomorrow
    Pause(ClockArguments),
    /// Let an authority's clock run again from tomorrow
    Resume(ClockArguments),
    /// Give an authority more days
    Extend(ExtendArguments),
}

/// `case list`.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// Only cases in this state
    #[arg(long, value_parser = PossibleValuesParser::new(State::ALL.map(State::word)))]
    state: Option<String>,
    /// Only cases with an overdue reply
    #[arg(long)]
    overdue: bool,
    /// Only cases one of whose letters has these words
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// At most so many
    #[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(i64).range(1..=1_000_000))]
    limit: i64,
}

/// `case open`.
#[derive(Debug, Args)]
pub struct OpenArguments {
    /// The procedure's key
    #[arg(long, value_name = "P")]
    pub procedure: Option<String>,
    /// Who asks: "name@example.org" or "Name <name@example.org>"
    #[arg(long, value_name = "ADDRESS")]
    pub requester: String,
    /// The requester's country, two letters of ISO 3166-1
    #[arg(long, value_name = "CC")]
    pub country: Option<String>,
    /// A field of the procedure, as key=value; once for each
    #[arg(long = "field", value_name = "K=V", value_parser = step::field)]
    pub fields: Vec<(String, String)>,
    /// What the request is about; the procedure's name when not given
    #[arg(long, value_name = "TEXT")]
    pub subject: Option<String>,
    /// The language to write to them in; the office's first when not given
    #[arg(long, value_name = "LANGUAGE")]
    pub language: Option<String>,
}

/// `case fill`.
#[derive(Debug, Args)]
pub struct FillArguments {
    /// The case's reference
    pub reference: String,
    /// A field of the procedure, as key=value; once for each
    #[arg(long = "field", value_name = "K=V", value_parser = step::field, required = true)]
    pub fields: Vec<(String, String)>,
}

/// `case route`.
#[derive(Debug, Args)]
pub struct RouteArguments {
    /// The case's reference
    pub reference: String,
    /// The procedure's key
    #[arg(long, value_name = "P")]
    pub procedure: String,
    /// An authority's key, once for each; the procedure's own authorities when not given
    #[arg(long = "authority", value_name = "A")]
    pub authorities: Vec<String>,
}

/// `case forward`.
#[derive(Debug, Args)]
pub struct ForwardArguments {
    /// The case's reference
    pub reference: String,
    /// A text of yours to the authority; "-" for standard input
    #[arg(long, value_name = "FILE")]
    pub text_file: Option<PathBuf>,
    /// Only to this authority, once for each; all that were not written to when not given
    #[arg(long = "authority", value_name = "A")]
    pub authorities: Vec<String>,
    /// Although required fields are empty
    #[arg(long)]
    pub incomplete: bool,
    /// A text that may cross although it is the requester's, once for each
    #[arg(long = "allow", value_name = "TEXT")]
    pub allowed: Vec<String>,
    /// A file of the requester's that goes with it, once for each
    #[arg(long = "attach", value_name = "LETTER:NUMBER")]
    pub attachments: Vec<Chosen>,
    /// Print the exact message and send nothing
    #[arg(long)]
    pub preview: bool,
}

/// `case accept`.
#[derive(Debug, Args)]
pub struct AcceptArguments {
    /// The case's reference
    pub reference: String,
    /// The letter's id
    #[arg(long, value_name = "ID")]
    pub letter: String,
    /// File it as their receipt: the answer is still owed
    #[arg(long)]
    pub as_receipt: bool,
}

/// `case relay`.
#[derive(Debug, Args)]
pub struct RelayArguments {
    /// The case's reference
    pub reference: String,
    /// The accepted letter's id
    #[arg(long, value_name = "ID")]
    pub letter: String,
    /// The text to pass on instead of the reply's own; "-" for standard input
    #[arg(long, value_name = "FILE")]
    pub text_file: Option<PathBuf>,
    /// The number of an attachment that goes with it, once for each
    #[arg(long = "attachment", value_name = "N")]
    pub attachments: Vec<i64>,
    /// A text that may cross although it is the authority's, once for each
    #[arg(long = "allow", value_name = "TEXT")]
    pub allowed: Vec<String>,
    /// Print the exact message and send nothing
    #[arg(long)]
    pub preview: bool,
}

/// `case answer` and `case note`.
#[derive(Debug, Args)]
pub struct TextArguments {
    /// The case's reference
    pub reference: String,
    /// The text; "-" for standard input
    #[arg(long, value_name = "FILE")]
    pub text_file: PathBuf,
}

/// `case decide`.
#[derive(Debug, Args)]
pub struct DecideArguments {
    /// The case's reference
    pub reference: String,
    /// One of the procedure's outcomes, such as "granted"
    #[arg(long, value_name = "O")]
    pub outcome: String,
    /// The authority's number for it
    #[arg(long, default_value = "", value_name = "TEXT", hide_default_value = true)]
    pub number: String,
    /// Until when it holds, as the authority writes it
    #[arg(long, default_value = "", value_name = "TEXT", hide_default_value = true)]
    pub valid_until: String,
    /// On which conditions
    #[arg(long, default_value = "", value_name = "TEXT", hide_default_value = true)]
    pub conditions: String,
}

/// `case pause` and `case resume`.
#[derive(Debug, Args)]
pub struct ClockArguments {
    /// The case's reference
    pub reference: String,
    /// The authority's key
    #[arg(long, value_name = "A")]
    pub authority: String,
    /// Why, for the journal
    #[arg(long, value_name = "TEXT")]
    pub why: String,
}

/// `case extend`.
#[derive(Debug, Args)]
pub struct ExtendArguments {
    /// Which clock, and why
    #[command(flatten)]
    pub clock: ClockArguments,
    /// How many days more, counted as the procedure counts
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..=3650))]
    pub days: i64,
}

/// Runs one of `case …`.
///
/// # Errors
/// What the office says.
pub fn run(global: &Global, command: &CaseCommand) -> Result<(), Failure> {
    match command {
        CaseCommand::List(arguments) => list_cases(global, arguments),
        CaseCommand::Show { reference } => show_case(global, reference),
        CaseCommand::Open(arguments) => step::open(global, arguments),
        CaseCommand::Route(arguments) => step::route(global, arguments),
        CaseCommand::Forward(arguments) => step::forward(global, arguments),
        CaseCommand::Accept(arguments) => step::accept(global, arguments),
        CaseCommand::Relay(arguments) => step::relay(global, arguments),
        CaseCommand::Answer(arguments) => step::answer(global, arguments),
        CaseCommand::Ask(arguments) => step::ask(global, arguments),
        CaseCommand::Fill(arguments) => step::fill(global, arguments),
        CaseCommand::Decide(arguments) => step::decide(global, arguments),
        CaseCommand::Close { reference } => step::close(global, reference),
        CaseCommand::Note(arguments) => step::note(global, arguments),
        CaseCommand::Pause(arguments) => step::pause(global, arguments),
        CaseCommand::Resume(arguments) => step::resume(global, arguments),
        CaseCommand::Extend(arguments) => step::extend(global, arguments),
    }
}

fn list_cases(global: &Global, arguments: &ListArguments) -> Result<(), Failure> {
    let office = global.office()?;
    let filter = Filter {
        state: arguments.state.as_deref().and_then(State::of_word),
        is_overdue: arguments.overdue,
        search: arguments.search.clone(),
        limit: arguments.limit,
        ..Filter::default()
    };
    let rows = office.read(|tx| list::list(tx, &office, &global.actor(), &filter))?;
    if global.json {
        return print::json(&rows);
    }
    if rows.is_empty() {
        return print::line("No case.");
    }
    let heads = ["REFERENCE", "STATE", "DUE", "PROCEDURE", "AUTHORITIES", "FROM", "SUBJECT"];
    print::line(&print::table(&heads, &rows.iter().map(cells).collect::<Vec<_>>()))
}

fn cells(row: &CaseRow) -> Vec<String> {
    let dash = |text: Option<&str>| text.filter(|text| !text.is_empty()).unwrap_or("-").to_owned();
    let due = row.due_at.as_deref().map(|due_at| due_at.split('T').next().unwrap_or(due_at));
    let late = if row.overdue { "!" } else { "" };
    vec![
        row.reference.clone(),
        row.state.to_owned(),
        format!("{}{late}", dash(due)),
        dash(row.procedure.as_deref()),
        dash(Some(&row.authorities.join(","))),
        dash(row.requester_country.as_deref()),
        row.subject.clone(),
    ]
}

fn show_case(global: &Global, reference: &str) -> Result<(), Failure> {
    let office = global.office()?;
    let whole = office.read(|tx| show::show(tx, &office, &global.actor(), reference))?;
    if global.json {
        return print::json(&whole);
    }
    print::bytes(case_page::page(&whole).as_bytes())
}
