//! Who may sit at the desk, with the links that wait for somebody and the table of what each role may do; one officer's
//! role and countries.

use askama::Template;

use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;
use crate::right::Right;
use crate::staff::account::Account;
use crate::staff::admission::Admission;
use crate::staff::invite::{self, Newcomer, may_grant};
use crate::staff::{change, role};

#[derive(Template)]
#[template(path = "pages/staff/officers.html")]
struct Officers {
    page: Page,
    accounts: Vec<Line>,
    waiting: Vec<Waiting>,
    roles: Vec<&'static str>,
    /// Each right with whether each role has it.
    matrix: Vec<(&'static str, Vec<bool>)>,
}

/// One officer in the table.
struct Line {
    account: Account,
    role: String,
    is_oneself: bool,
}

/// One link in the table.
struct Waiting {
    admission: Admission,
    role: String,
    is_over: bool,
    is_in_reach: bool,
}

#[derive(Template)]
#[template(path = "pages/staff/officer.html")]
struct OneOfficer {
    page: Page,
    mistakes: Mistakes,
    /// Nobody yet, on the page that invites.
    account: Option<Account>,
    name: String,
    email: String,
    roles: Vec<(&'static str, bool)>,
    countries: Vec<Choice>,
    is_kept_to_countries: bool,
    /// Whether the visitor sees every case, and so may let others see every case.
    may_grant_every: bool,
    /// Whether the visitor may change this one.
    is_in_reach: bool,
}

/// One country to tick.
struct Choice {
    code: &'static str,
    name: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "pages/staff/link.html")]
struct Link {
    page: Page,
    link: String,
    lasts: &'static str,
}

/// `GET /staff`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let (accounts, waiting) = visit.office.read(|tx| Ok((Account::all(tx)?, Admission::waiting(tx)?)))?;
    let own = visit.signed_in.as_ref().map(|officer| officer.account_id.clone());
    let accounts = accounts.into_iter().map(|account| Line {
        role: visit.say(&format!("role-{}", account.role)),
        is_oneself: own.as_ref() == Some(&account.account_id),
        account,
    });
    let waiting = waiting.into_iter().map(|admission| Waiting {
        role: visit.say(&format!("role-{}", admission.role)),
        is_over: admission.is_over(visit.office),
        is_in_reach: may_grant(&visit.actor, &admission.role, &admission.countries),
        admission,
    });
    let roles: Vec<&'static str> = role::all().collect();
    // What only the clock does is nobody's.
    let rights = Right::ALL.into_iter().filter(|right| *right != Right::AutoRelay);
    let matrix =
        rights.map(|right| (right.word(), roles.iter().map(|role| role::rights(role).has(right)).collect()));
    let shown = Officers {
        page: visit.page(visit.say("place-staff")),
        accounts: accounts.collect(),
        waiting: waiting.collect(),
        matrix: matrix.collect(),
        roles,
    };
    Ok(render(200, &shown))
}

/// `GET /staff/invite`.
///
/// # Errors
/// [`Refusal::NotProved`].
pub fn invite_page(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    one(visit, None, Mistakes::default())
}

/// `POST /staff/invite`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::GrantsMore`].
pub fn invite(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let form = &visit.request.form;
    let new = Newcomer {
        name: tidied(form.get("name")),
        email: tidied(form.get("email")),
        role: form.get("role").to_owned(),
        countries: countries(visit),
    };
    let mut mistakes = Mistakes::default();
    for (field, value, phrase) in
        [("name", &new.name, "name-missing"), ("email", &new.email, "email-missing")]
    {
        if value.is_empty() {
            mistakes.add(field, visit.say(phrase));
        }
    }
    if form.get("sees") == "some" && new.countries.is_empty() {
        mistakes.add("sees", visit.say("countries-missing"));
    }
    if !mistakes.is_empty() {
        return one(visit, None, mistakes);
    }
    match visit.office.write(|tx| invite::invite(tx, visit.office, &visit.actor, &new)) {
        Ok(secret) => Ok(link(visit, &new.name, &secret, "link-lasts-week")),
        Err(Error::Refused(refusal)) => {
            mistakes.add(field_of(&refusal), visit.sentence(&refusal));
            one(visit, None, mistakes)
        }
        Err(fault) => Err(fault),
    }
}

/// `GET /staff/officers/{account}`.
///
/// # Errors
/// [`Refusal::UnknownOfficer`].
pub fn officer_page(visit: &Visit<'_>) -> Result<Response> {
    let account = found(visit)?;
    one(visit, Some(account), Mistakes::default())
}

/// `POST /staff/officers/{account}`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::UnknownOfficer`].
pub fn change_officer(visit: &Visit<'_>) -> Result<Response> {
    let account = found(visit)?;
    visit.must_be_proved()?;
    let countries = countries(visit);
    let mut mistakes = Mistakes::default();
    if visit.request.form.get("sees") == "some" && countries.is_empty() {
        mistakes.add("sees", visit.say("countries-missing"));
        return one(visit, Some(account), mistakes);
    }
    let wanted = (visit.request.form.get("role"), countries.as_slice());
    let changed =
        visit.office.write(|tx| change::change(tx, visit.office, &visit.actor, &account.account_id, wanted));
    match changed {
        Ok(()) => Ok(Response::see_other(&format!("/staff/officers/{}?done=officer", account.account_id))),
        Err(Error::Refused(refusal)) => {
            mistakes.add(field_of(&refusal), visit.sentence(&refusal));
            one(visit, Some(account), mistakes)
        }
        Err(fault) => Err(fault),
    }
}

/// `POST /staff/officers/{account}/shut-out`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::LastHead`], [`Refusal::GrantsMore`].
pub fn shut_out(visit: &Visit<'_>) -> Result<Response> {
    let account_id = found(visit)?.account_id;
    visit.must_be_proved()?;
    visit.office.write(|tx| change::shut_out(tx, visit.office, &visit.actor, &account_id))?;
    Ok(Response::see_other("/staff?done=shut-out"))
}

/// `POST /staff/officers/{account}/let-in`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::GrantsMore`].
pub fn let_in(visit: &Visit<'_>) -> Result<Response> {
    let account_id = found(visit)?.account_id;
    visit.must_be_proved()?;
    visit.office.write(|tx| change::let_in(tx, visit.office, &visit.actor, &account_id))?;
    Ok(Response::see_other("/staff?done=let-in"))
}

/// `POST /staff/officers/{account}/reset`. The link is shown once, on this answer.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::GrantsMore`].
pub fn reset(visit: &Visit<'_>) -> Result<Response> {
    let account = found(visit)?;
    visit.must_be_proved()?;
    let secret =
        visit.office.write(|tx| invite::reset(tx, visit.office, &visit.actor, &account.account_id))?;
    Ok(link(visit, &account.name, &secret, "link-lasts-day"))
}

/// `POST /staff/links/renew`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::GrantsMore`].
pub fn renew(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let hash = visit.request.form.get("link");
    let renewed = visit.office.write(|tx| {
        let name = Admission::unused(tx, hash)?.map(|old| old.name).unwrap_or_default();
        Ok((name, invite::renew(tx, visit.office, &visit.actor, hash)?))
    });
    settled(visit, renewed, |(name, secret)| link(visit, &name, &secret, "link-lasts-week"))
}

/// `POST /staff/links/withdraw`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::GrantsMore`].
pub fn withdraw(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let hash = visit.request.form.get("link");
    let withdrawn = visit.office.write(|tx| invite::withdraw(tx, visit.office, &visit.actor, hash));
    settled(visit, withdrawn, |()| Response::see_other("/staff?done=link-withdrawn"))
}

/// A link that was used or taken back while the table stood on somebody's screen is no missing page.
fn settled<T>(visit: &Visit<'_>, done: Result<T>, then: impl FnOnce(T) -> Response) -> Result<Response> {
    match done {
        Err(Error::Refused(over @ Refusal::LinkOver)) => Ok(Response { status: 409, ..visit.refused(&over) }),
        done => Ok(then(done?)),
    }
}

fn found(visit: &Visit<'_>) -> Result<Account> {
    let account_id = visit.request.part("account");
    let account = visit.office.read(|tx| Account::find(tx, account_id))?;
    Ok(account.ok_or(Refusal::NothingHere)?)
}

/// The countries that were ticked, unless every case was meant.
fn countries(visit: &Visit<'_>) -> Vec<String> {
    let form = &visit.request.form;
    if form.get("sees") == "some" { form.all("country").map(str::to_owned).collect() } else { Vec::new() }
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NameTaken(_) => "name",
        Refusal::EmailTaken(_) | Refusal::BadAddress(_) => "email",
        _ => "role",
    }
}

fn link(visit: &Visit<'_>, name: &str, secret: &str, lasts: &'static str) -> Response {
    let shown = Link {
        page: visit.page(visit.language.with("way-link-title", "what", name)),
        link: format!("{}/admission/{secret}", visit.site),
        lasts,
    };
    render(200, &shown)
}

fn one(visit: &Visit<'_>, account: Option<Account>, mistakes: Mistakes) -> Result<Response> {
    let form = &visit.request.form;
    let was_sent = form.is_ticked("role");
    let (role, chosen) = match (&account, was_sent) {
        (_, true) => (form.get("role").to_owned(), countries(visit)),
        (Some(account), false) => (account.role.clone(), account.countries.clone()),
        (None, false) => ("officer".to_owned(), visit.actor.countries().to_vec()),
    };
    let is_in_reach =
        account.as_ref().is_none_or(|account| may_grant(&visit.actor, &account.role, &account.countries));
    // Nobody is offered what they could not give; what an account out of reach has is shown all the same.
    let roles =
        role::all().filter(|known| !is_in_reach || role::rights(known).are_within(visit.actor.rights()));
    let own = visit.actor.countries();
    let countries = visit.language.countries().iter();
    let countries = countries.filter(|country| own.is_empty() || own.iter().any(|code| code == country.code));
    let title = account.as_ref().map_or_else(|| visit.say("invite-title"), |account| account.name.clone());
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let shown = OneOfficer {
        page: Page { has_mistakes: !mistakes.is_empty(), ..visit.page(title) },
        mistakes,
        name: form.get("name").to_owned(),
        email: form.get("email").to_owned(),
        roles: roles.map(|known| (known, known == role)).collect(),
        is_kept_to_countries: !chosen.is_empty() || form.get("sees") == "some" || !own.is_empty(),
        countries: countries
            .map(|country| Choice {
                code: country.code,
                name: country.name.clone(),
                is_chosen: chosen.iter().any(|code| code == country.code),
            })
            .collect(),
        may_grant_every: own.is_empty(),
        account,
        is_in_reach,
    };
    Ok(render(status, &shown))
}
