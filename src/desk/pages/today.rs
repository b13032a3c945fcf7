//! Today: what needs an officer now, the most pressing first, each with the way to the next thing to do.

use askama::Template;

use super::names::Names;
use crate::desk::list::pressing::{self, Group, Item, Kind, MOST_COUNTED};
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::phrases;

/// So many of a kind are shown; the rest is behind its count.
const SHOWN: usize = 4;

#[derive(Template)]
#[template(path = "pages/desk/today.html")]
struct Today {
    page: Page,
    work: Work,
}

/// What waits alone, as the page's own script asks for it.
#[derive(Template)]
#[template(path = "pages/desk/today.html", block = "list")]
struct Part {
    page: Page,
    work: Work,
}

struct Work {
    cards: Vec<Card>,
    /// Kinds of which nothing waits.
    done: Vec<String>,
    /// The most pressing thing of all.
    next: Option<Line>,
}

struct Card {
    word: &'static str,
    title: String,
    count: String,
    all: String,
    lines: Vec<Line>,
    is_bad: bool,
}

#[derive(Clone)]
struct Line {
    path: String,
    reference: Option<String>,
    subject: String,
    who: String,
    since: String,
    act: String,
    /// Set when the thing is settled here and now.
    settled_by: Option<String>,
}

/// `GET /desk`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let groups = visit.office.read(|tx| pressing::pressing(tx, visit.office, &visit.actor))?;
    let work = work(visit, groups);
    let page = visit.page(visit.say("place-today"));
    let is_part = visit.request.query.is_ticked("part");
    Ok(if is_part { render(200, &Part { page, work }) } else { render(200, &Today { page, work }) })
}

fn work(visit: &Visit<'_>, groups: Vec<Group>) -> Work {
    let names = Names::of(visit);
    let (waiting, nothing): (Vec<Group>, Vec<Group>) =
        groups.into_iter().partition(|group| !group.items.is_empty());
    let cards: Vec<Card> = waiting.iter().map(|group| card(visit, &names, group)).collect();
    Work {
        done: nothing.iter().map(|group| visit.say(&format!("today-{}", group.kind.word()))).collect(),
        next: cards.first().and_then(|card| card.lines.first()).cloned(),
        cards,
    }
}

fn card(visit: &Visit<'_>, names: &Names, group: &Group) -> Card {
    let count = group.items.len();
    let word = group.kind.word();
    Card {
        word,
        title: visit.say(&format!("today-{word}")),
        count: if count < MOST_COUNTED { count.to_string() } else { format!("{}+", MOST_COUNTED - 1) },
        all: all_of(group.kind).to_owned(),
        lines: group.items.iter().take(SHOWN).map(|item| line(visit, names, (group.kind, item))).collect(),
        is_bad: matches!(group.kind, Kind::Held | Kind::Overdue | Kind::Trouble),
    }
}

/// Where all of a kind are.
fn all_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Held => "/desk/cases?held=1",
        Kind::WroteAgain => "/desk/outbox#notices",
        Kind::ToRelay => "/desk/cases?state=replied",
        Kind::Overdue => "/desk/cases?overdue=1",
        Kind::New => "/desk/cases?state=open",
        Kind::ToForward => "/desk/cases?state=routed",
        Kind::Tray => "/desk/tray",
        Kind::Trouble => "/desk/outbox?shelf=trouble",
        Kind::Leaving => "/desk/outbox",
        Kind::Notice => "/desk/outbox#notices",
    }
}

fn line(visit: &Visit<'_>, names: &Names, (kind, item): (Kind, &Item)) -> Line {
    let case = item.reference.as_ref().map(|reference| format!("/desk/cases/{reference}"));
    let path = match kind {
        Kind::Tray => format!("/desk/tray/{}", item.id),
        Kind::Held => format!("{}#letter-{}", case.clone().unwrap_or_default(), item.id),
        Kind::Leaving => "/desk/outbox".to_owned(),
        _ => case.clone().unwrap_or_else(|| "/desk/outbox#notices".to_owned()),
    };
    let is_notice = matches!(kind, Kind::WroteAgain | Kind::Trouble | Kind::Notice);
    let who = match kind {
        Kind::Overdue => names.authority(&item.who),
        Kind::New | Kind::ToForward | Kind::ToRelay if item.who.is_empty() => String::new(),
        Kind::New | Kind::ToForward | Kind::ToRelay => names.country(&item.who),
        Kind::WroteAgain => String::new(),
        Kind::Trouble | Kind::Notice => {
            phrases::say(visit.language.code(), &item.who, &[("what", item.what.clone())])
        }
        _ => item.who.clone(),
    };
    Line {
        path,
        reference: item.reference.clone(),
        subject: item.subject.clone(),
        who,
        since: names.ago(&item.since),
        act: visit.say(&format!("today-act-{}", kind.word())),
        settled_by: is_notice.then(|| format!("/desk/notices/{}/settle", item.id)),
    }
}
