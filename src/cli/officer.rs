//! `officer …`: who may sit at the desk, from the machine itself: the way in for the first officer and for one who is
//! locked out.

use clap::Subcommand;
use serde_json::json;

use super::failure::Failure;
use super::{Global, print};
use crate::actor::Actor;
use crate::error::Result as OfficeResult;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::staff::account::Account;
use crate::staff::change;
use crate::staff::invite::{self, Newcomer};

/// Where an office listens unless told otherwise.
const USUAL_SITE: &str = "http://localhost:8080";

/// `officer …`.
#[derive(Debug, Subcommand)]
pub enum OfficerCommand {
    /// Who may sit at the desk
    List,
    /// Print a link that lets a new officer in once, within seven days
    Invite {
        /// As the journal will name them
        name: String,
        /// What they will sign in with
        #[arg(long, value_name = "ADDRESS")]
        email: String,
        /// head, officer, clerk or reader
        #[arg(long, value_name = "ROLE", default_value = "officer")]
        role: String,
        /// See only cases of requesters from this country (may be given again); without it, every case
        #[arg(long = "country", value_name = "CC")]
        countries: Vec<String>,
    },
    /// End an officer's sessions and print a link by which they choose anew how to sign in, within a day. Without a name,
    /// while nobody has come in yet: a new link for the first officer
    Reset {
        /// Their name
        name: Option<String>,
    },
    /// End an officer's sessions and let them in no more
    ShutOut {
        /// Their name
        name: String,
    },
}

/// Runs one of `officer …`.
///
/// # Errors
/// What the office says.
pub fn run(global: &Global, command: &OfficerCommand) -> Result<(), Failure> {
    let office = global.office()?;
    let actor = global.actor();
    match command {
        OfficerCommand::List => list(global, &office),
        OfficerCommand::Invite { name, email, role, countries } => {
            let new = Newcomer {
                name: name.clone(),
                email: email.clone(),
                role: role.clone(),
                countries: countries.iter().map(|country| country.to_ascii_uppercase()).collect(),
            };
            let secret = office.write(|tx| invite::invite(tx, &office, &actor, &new))?;
            report(global, &office, name, &secret)
        }
        OfficerCommand::Reset { name: Some(name) } => {
            let secret = office.write(|tx| {
                let account = named(tx, name)?;
                invite::reset(tx, &office, &actor, &account.account_id)
            })?;
            report(global, &office, name, &secret)
        }
        OfficerCommand::Reset { name: None } => {
            let secret = office.write(|tx| first_again(tx, &office, &actor))?;
            report(global, &office, "the first officer", &secret)
        }
        OfficerCommand::ShutOut { name } => {
            office.write(|tx| {
                let account = named(tx, name)?;
                change::shut_out(tx, &office, &actor, &account.account_id)
            })?;
            if global.json {
                return print::json(&json!({ "officer": name, "shut_out": true }));
            }
            print::line(&format!("{} is shut out; their sessions have ended.", print::one_line(name)))
        }
    }
}

/// The address behind which a link's secret lets somebody in.
#[must_use]
pub fn link(office: &Office, secret: &str) -> String {
    let in_force = office.in_force();
    let url = in_force.directory.web.url.as_ref();
    let site = url.map_or(USUAL_SITE, |url| url.as_ref().trim_end_matches('/'));
    format!("{site}/admission/{secret}")
}

fn named(tx: &mut store::Tx<'_>, name: &str) -> OfficeResult<Account> {
    Ok(Account::by_name(tx, name)?.ok_or_else(|| Refusal::UnknownOfficer(name.to_owned()))?)
}

/// Once somebody has come in, the way in leads through a name.
fn first_again(tx: &mut store::Tx<'_>, office: &Office, actor: &Actor) -> OfficeResult<String> {
    if Account::all(tx)?.is_empty() {
        invite::first(tx, office, actor)
    } else {
        Err(Refusal::UnknownOfficer(String::new()).into())
    }
}

fn list(global: &Global, office: &Office) -> Result<(), Failure> {
    let accounts = office.read(Account::all)?;
    if global.json {
        let shown = accounts.iter().map(|account| {
            json!({
                "name": account.name, "email": account.email, "role": account.role,
                "countries": account.countries, "shut_out": account.is_shut_out
            })
        });
        return print::json(&shown.collect::<Vec<_>>());
    }
    if accounts.is_empty() {
        return print::line("Nobody has come in yet. \"officer reset\" prints the first officer's link.");
    }
    let rows: Vec<Vec<String>> = accounts
        .iter()
        .map(|account| {
            let countries = account.countries.join(" ");
            let sees = if countries.is_empty() { "every case".to_owned() } else { countries };
            let may = if account.is_shut_out { "shut out".to_owned() } else { account.role.clone() };
            vec![account.name.clone(), may, sees, account.email.clone()]
        })
        .collect();
    print::line(&print::table(&["NAME", "ROLE", "SEES", "EMAIL"], &rows))
}

fn report(global: &Global, office: &Office, name: &str, secret: &str) -> Result<(), Failure> {
    let link = link(office, secret);
    if global.json {
        return print::json(&json!({ "officer": name, "admission": link }));
    }
    print::line(&format!("This link lets {} in, once:\n  {link}", print::one_line(name)))
}
