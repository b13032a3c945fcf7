//! The steps of the desk from the command line: each calls its verb in one transaction and says how the case stands then.
//! A preview is the same verb, rehearsed and taken back.

use store::Tx;

use super::case::{
    AcceptArguments, ClockArguments, DecideArguments, ExtendArguments, FillArguments, ForwardArguments,
    OpenArguments, RelayArguments, RouteArguments, TextArguments,
};
use super::failure::Failure;
use super::{Global, print, texts};
use crate::actor::Actor;
use crate::desk::case::Case;
use crate::desk::decision::Decision;
use crate::desk::pause::Turn;
use crate::desk::report::{Done, Opening, Preview, Turned};
use crate::desk::{self, forward, relay};
use crate::error::Result as OfficeResult;
use crate::letters::writing::Written;
use crate::office::Office;

/// `case open`.
///
/// # Errors
/// What the office says.
pub fn open(global: &Global, arguments: &OpenArguments) -> Result<(), Failure> {
    let office = global.office()?;
    let opening = Opening {
        procedure: arguments.procedure.clone(),
        requester: arguments.requester.clone(),
        country: arguments.country.clone(),
        fields: arguments.fields.clone(),
        subject: arguments.subject.clone(),
        language: arguments.language.clone(),
    };
    let request = opening.request(&office)?;
    let case = office.write(|tx| desk::open::open_by_form(tx, &office, &global.actor(), &request))?;
    report(global, &Done::of(&case, &[]))
}

/// `case route`.
///
/// # Errors
/// What the office says.
pub fn route(global: &Global, arguments: &RouteArguments) -> Result<(), Failure> {
    let chosen = (arguments.procedure.as_str(), arguments.authorities.as_slice());
    change(global, |tx, office, actor| desk::route::route(tx, office, actor, &arguments.reference, chosen))
}

/// `case forward`.
///
/// # Errors
/// What the office says.
pub fn forward(global: &Global, arguments: &ForwardArguments) -> Result<(), Failure> {
    let draft = forward::Draft {
        text: arguments.text_file.as_deref().map(texts::read).transpose()?,
        authorities: arguments.authorities.clone(),
        incomplete: arguments.incomplete,
        release: arguments.allowed.clone(),
        attachments: arguments.attachments.clone(),
    };
    let verb = |tx: &mut Tx<'_>, office: &Office, actor: &Actor| {
        forward::forward(tx, office, actor, &arguments.reference, &draft)
    };
    write_or_preview(global, &arguments.reference, arguments.preview, verb)
}

/// `case accept`.
///
/// # Errors
/// What the office says.
pub fn accept(global: &Global, arguments: &AcceptArguments) -> Result<(), Failure> {
    let verb = if arguments.as_receipt { desk::reply::accept_as_receipt } else { desk::reply::accept };
    change(global, |tx, office, actor| verb(tx, office, actor, &arguments.reference, &arguments.letter))
}

/// `case relay`.
///
/// # Errors
/// What the office says.
pub fn relay(global: &Global, arguments: &RelayArguments) -> Result<(), Failure> {
    let draft = relay::Draft {
        text: arguments.text_file.as_deref().map(texts::read).transpose()?,
        attachments: arguments.attachments.clone(),
        release: arguments.allowed.clone(),
    };
    let verb = |tx: &mut Tx<'_>, office: &Office, actor: &Actor| {
        relay::relay(tx, office, actor, &arguments.reference, (&arguments.letter, &draft))
            .map(|letter| vec![letter])
    };
    write_or_preview(global, &arguments.reference, arguments.preview, verb)
}

/// `case answer`.
///
/// # Errors
/// What the office says.
pub fn answer(global: &Global, arguments: &TextArguments) -> Result<(), Failure> {
    let text = texts::read(&arguments.text_file)?;
    let verb = |tx: &mut Tx<'_>, office: &Office, actor: &Actor| {
        desk::answer::answer(tx, office, actor, &arguments.reference, &text).map(|letter| vec![letter])
    };
    write_or_preview(global, &arguments.reference, false, verb)
}

/// `case ask`.
///
/// # Errors
/// What the office says.
pub fn ask(global: &Global, arguments: &TextArguments) -> Result<(), Failure> {
    let text = texts::read(&arguments.text_file)?;
    let verb = |tx: &mut Tx<'_>, office: &Office, actor: &Actor| {
        desk::answer::ask(tx, office, actor, &arguments.reference, &text).map(|letter| vec![letter])
    };
    write_or_preview(global, &arguments.reference, false, verb)
}

/// `case fill`.
///
/// # Errors
/// What the office says.
pub fn fill(global: &Global, arguments: &FillArguments) -> Result<(), Failure> {
    change(global, |tx, office, actor| {
        desk::fill::fill(tx, office, actor, &arguments.reference, &arguments.fields)
    })
}

/// `case decide`.
///
/// # Errors
/// What the office says.
pub fn decide(global: &Global, arguments: &DecideArguments) -> Result<(), Failure> {
    let decided = Decision {
        outcome: arguments.outcome.clone(),
        number: arguments.number.clone(),
        valid_until: arguments.valid_until.clone(),
        conditions: arguments.conditions.clone(),
    };
    change(global, |tx, office, actor| desk::close::decide(tx, office, actor, &arguments.reference, &decided))
}

/// `case close`.
///
/// # Errors
/// What the office says.
pub fn close(global: &Global, reference: &str) -> Result<(), Failure> {
    let verb = |tx: &mut Tx<'_>, office: &Office, actor: &Actor| {
        desk::close::close(tx, office, actor, reference).map(|letter| vec![letter])
    };
    write_or_preview(global, reference, false, verb)
}

/// `case note`.
///
/// # Errors
/// What the office says.
pub fn note(global: &Global, arguments: &TextArguments) -> Result<(), Failure> {
    let text = texts::read(&arguments.text_file)?;
    change(global, |tx, office, actor| desk::note::note(tx, office, actor, &arguments.reference, &text))
}

/// `case pause`.
///
/// # Errors
/// What the office says.
pub fn pause(global: &Global, arguments: &ClockArguments) -> Result<(), Failure> {
    turn(global, arguments, Turn::Pause)
}

/// `case resume`.
///
/// # Errors
/// What the office says.
pub fn resume(global: &Global, arguments: &ClockArguments) -> Result<(), Failure> {
    turn(global, arguments, Turn::Resume)
}

/// `case extend`.
///
/// # Errors
/// What the office says.
pub fn extend(global: &Global, arguments: &ExtendArguments) -> Result<(), Failure> {
    turn(global, &arguments.clock, Turn::Extend(arguments.days))
}

/// A field as the command line writes it.
///
/// # Errors
/// A sentence when there is no "=" in it.
pub fn field(written: &str) -> Result<(String, String), String> {
    let parts = written.split_once('=').filter(|(key, _)| !key.trim().is_empty());
    let (key, value) =
        parts.ok_or_else(|| "write it as key=value, such as registration=RR-ABC".to_owned())?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

fn turn(global: &Global, arguments: &ClockArguments, turn: Turn) -> Result<(), Failure> {
    let office = global.office()?;
    let ClockArguments { reference, authority, why } = arguments;
    let (case, dispatch) = office.write(|tx| {
        let dispatch =
            desk::pause::turn_clock(tx, &office, &global.actor(), reference, (authority, turn, why))?;
        Ok((Case::by_reference(tx, &global.actor(), reference)?, dispatch))
    })?;
    if global.json {
        return print::json(&Turned {
            reference: case.reference,
            state: case.state.word(),
            authority: authority.clone(),
            due_at: dispatch.due_at,
        });
    }
    let due = dispatch.due_at.unwrap_or_else(|| "no day".to_owned());
    print::line(&format!(
        "Case {} is {}. The reply of {authority} is due at {due}.",
        case.reference, case.state
    ))
}

/// Runs a verb that changes a case and writes no letter.
fn change(
    global: &Global,
    verb: impl FnOnce(&mut Tx<'_>, &Office, &Actor) -> OfficeResult<Case>,
) -> Result<(), Failure> {
    let office = global.office()?;
    let case = office.write(|tx| verb(tx, &office, &global.actor()))?;
    report(global, &Done::of(&case, &[]))
}

/// Runs a verb that writes letters, or rehearses it and prints them.
fn write_or_preview(
    global: &Global,
    reference: &str,
    preview: bool,
    verb: impl FnOnce(&mut Tx<'_>, &Office, &Actor) -> OfficeResult<Vec<Written>>,
) -> Result<(), Failure> {
    let office = global.office()?;
    if preview {
        let letters = office.rehearse(|tx| verb(tx, &office, &global.actor()))?;
        return show_previews(global, &letters);
    }
    let done = office.write(|tx| {
        let letters = verb(tx, &office, &global.actor())?;
        Ok(Done::of(&Case::by_reference(tx, &global.actor(), reference)?, &letters))
    })?;
    report(global, &done)
}

/// Each message exactly as it would leave; how many there are is said where it cannot mix with them.
fn show_previews(global: &Global, letters: &[Written]) -> Result<(), Failure> {
    if global.json {
        return print::json(&Preview::of(letters));
    }
    if letters.len() > 1 {
        print::say(&format!("{} messages, one to each authority; --authority shows one", letters.len()));
    }
    letters.iter().try_for_each(|letter| print::bytes(&letter.bytes))
}

fn report(global: &Global, done: &Done) -> Result<(), Failure> {
    if global.json {
        return print::json(done);
    }
    let letters = match done.letters.as_slice() {
        [] => String::new(),
        [one] => format!(" Letter {one} is in the outbox."),
        many => format!(" Letters {} are in the outbox.", many.join(", ")),
    };
    print::line(&format!("Case {} is {}.{letters}", done.reference, done.state))
}
