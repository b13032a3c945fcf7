//! The frame around every page: title, language and direction, who is signed in and where they may go. Templates see it
//! as `page` and take every word they say from it.

use std::fmt::Display;

use askama::Template;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::phrases::Language;
use crate::right::Right;

/// The frame.
#[derive(Debug, Clone)]
pub struct Page {
    /// The title, in the language of the page.
    pub title: String,
    /// Said before the title when a form has mistakes.
    pub has_mistakes: bool,
    /// The language.
    pub language: Language,
    /// For our own script alone.
    pub nonce: String,
    /// The office's name.
    pub office: String,
    /// The officer's name.
    pub officer: Option<String>,
    /// Where the officer may go.
    pub places: Vec<Place>,
    /// Path and question of this page, without a choice of language.
    pub here: String,
    /// What was just done, to be said at the top.
    pub done: Option<String>,
    /// Where the office's clocks stand.
    pub zone: TimeZone,
    /// When the page was asked for.
    pub now: Timestamp,
}

/// An entry of the officers' navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where it leads.
    pub path: &'static str,
    /// Its phrase.
    pub phrase: &'static str,
    /// Whether this page is it.
    pub is_here: bool,
}

/// The officers' places, each with the right it takes.
const PLACES: [(&str, &str, Right); 8] = [
    ("/desk", "place-today", Right::Read),
    ("/desk/cases", "place-cases", Right::Read),
    ("/desk/tray", "place-tray", Right::Tray),
    ("/desk/outbox", "place-outbox", Right::Outbox),
    ("/directory", "place-directory", Right::Directory),
    ("/figures", "place-figures", Right::Figures),
    ("/staff", "place-staff", Right::Accounts),
    ("/keys", "place-keys", Right::Keys),
];

#[derive(Template)]
#[template(path = "pages/problem.html")]
struct Problem<'a> {
    page: Page,
    sentence: &'a str,
    code: &'a str,
}

impl Page {
    /// The frame of a visit's page.
    #[must_use]
    pub fn new(visit: &Visit<'_>, title: String) -> Page {
        let path = visit.request.path.as_str();
        let in_force = visit.office.in_force();
        let directory = &in_force.directory;
        let signed_in = visit.signed_in.as_ref();
        let may_go = |right| signed_in.is_some() && visit.actor.may(right);
        let here =
            PLACES.iter().filter(|(place, ..)| is_under(path, place)).map(|(place, ..)| place.len()).max();
        let places = PLACES
            .into_iter()
            .filter(|(.., right)| may_go(*right))
            .map(|(place, phrase, _)| Place {
                path: place,
                phrase,
                is_here: is_under(path, place) && Some(place.len()) == here,
            })
            .collect();
        let done = visit.request.query.said("done").map(|done| format!("done-{done}"));
        Page {
            title,
            has_mistakes: false,
            language: visit.language,
            nonce: visit.nonce.clone(),
            office: directory.office.name.in_language(visit.language.code()).to_owned(),
            officer: signed_in.map(|officer| officer.name.clone()),
            places,
            here: here_without_language(visit),
            done: done
                .filter(|phrase| crate::phrases::exists(visit.language.code(), phrase))
                .map(|phrase| visit.language.say(&phrase)),
            zone: TimeZone::get(directory.office.time_zone.as_ref()).unwrap_or(TimeZone::UTC),
            now: visit.office.now(),
        }
    }

    /// A phrase.
    #[must_use]
    pub fn say(&self, phrase: &str) -> String {
        self.language.say(phrase)
    }

    /// A phrase that counts.
    #[must_use]
    pub fn count(&self, phrase: &str, count: &i64) -> String {
        self.language.count(phrase, *count)
    }

    /// A phrase with one value.
    #[must_use]
    pub fn with(&self, phrase: &str, name: &'static str, value: &str) -> String {
        self.language.with(phrase, name, value)
    }

    /// A stored day or instant as a short day: 24 Nov 2026.
    #[must_use]
    pub fn day(&self, written: impl AsRef<str>) -> String {
        self.language.day(written.as_ref(), &self.zone)
    }

    /// The same with the month in full: 24 November 2026.
    #[must_use]
    pub fn day_in_full(&self, written: impl AsRef<str>) -> String {
        self.language.day_in_full(written.as_ref(), &self.zone)
    }

    /// A stored instant as day and time where the office is: 24 Nov 2026, 15:05.
    #[must_use]
    pub fn moment(&self, written: impl AsRef<str>) -> String {
        self.language.moment(written.as_ref(), &self.zone)
    }

    /// A month, as `2026-11` or any day of it: November 2026.
    #[must_use]
    pub fn month(&self, written: impl AsRef<str>) -> String {
        self.language.month(written.as_ref(), &self.zone)
    }

    /// How long ago a stored day or instant is, or how far off: 3 days ago, in 2 hours.
    #[must_use]
    pub fn ago(&self, written: impl AsRef<str>) -> String {
        self.language.ago(written.as_ref(), self.now, &self.zone)
    }

    /// A country by its code.
    #[must_use]
    pub fn country(&self, code: impl AsRef<str>) -> String {
        self.language.country(code.as_ref())
    }

    /// A number.
    #[must_use]
    pub fn number(&self, number: impl Display) -> String {
        self.language.number(number)
    }

    /// A number out of a hundred: 12.5 %.
    #[must_use]
    pub fn percent(&self, percent: impl Display) -> String {
        self.language.percent(percent)
    }

    /// The size of a file from its bytes: 1.2 MB.
    #[must_use]
    pub fn size(&self, bytes: impl Display) -> String {
        bytes.to_string().parse().map_or_else(|_| bytes.to_string(), |bytes| self.language.size(bytes))
    }

    /// Every language with the address of this page in it.
    #[must_use]
    pub fn languages(&self) -> Vec<(Language, String)> {
        let join = if self.here.contains('?') { '&' } else { '?' };
        Language::all()
            .map(|language| (language, format!("{}{join}language={}", self.here, language.code())))
            .collect()
    }

    /// The address of the stylesheet.
    #[must_use]
    pub fn stylesheet(&self) -> &'static str {
        crate::html::assets::stylesheet_path()
    }

    /// The address of the script.
    #[must_use]
    pub fn script(&self) -> &'static str {
        crate::html::assets::script_path()
    }

    /// The page of a problem.
    #[must_use]
    pub fn problem(self, status: u16, sentence: &str, code: &str) -> Response {
        render(status, &Problem { page: self, sentence, code })
    }
}

/// Fills a template. Templates are checked at build; what can fail here is memory alone.
#[must_use]
pub fn render(status: u16, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => Response::html(status, text),
        Err(error) => {
            tracing::error!(%error, "a page could not be put together");
            Response::text(500, "our fault")
        }
    }
}

fn is_under(path: &str, place: &str) -> bool {
    path == place || path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'))
}

fn here_without_language(visit: &Visit<'_>) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    let kept = visit.request.query.0.iter().filter(|(name, _)| name != "language" && name != "done");
    kept.for_each(|(name, value)| {
        question.append_pair(name, value);
    });
    let question = question.finish();
    if question.is_empty() {
        visit.request.path.clone()
    } else {
        format!("{}?{question}", visit.request.path)
    }
}
