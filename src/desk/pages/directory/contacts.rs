//! The contacts of an authority: added or changed, confirmed, taken out; and the authority itself, taken out.

use toml_edit::Table;

use super::{one_line, place};
use crate::desk::amend::{amend, confirm_contact};
use crate::directory::edit::{self, Edit, set};
use crate::error::Result;
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

/// `POST /directory/authorities/{key}/contacts`: a new contact, or new particulars of a known one.
///
/// # Errors
/// When the officer may not, the address is none, or the database fails.
pub fn put(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let address = one_line(form.get("address"));
    let key = visit.request.part("key");
    if visit.office.in_force().directory.authority(key).is_none() {
        return Err(Refusal::UnknownEntry(key.to_owned()).into());
    }
    if mail::letter::Address::parse(&address).is_none_or(|address| !address.is_usable()) {
        return Err(Refusal::BadAddress(address).into());
    }
    let procedures: Vec<String> = form.all("procedures").map(one_line).collect();
    change(visit, "?done=directory-contact-saved", |authority| {
        let contact = contact(authority, &address)?;
        set(contact, "procedures", edit::list(&procedures));
        set(contact, "language", edit::line(form.get("language")));
        set(contact, "escalation", edit::flag(form.is_ticked("escalation")));
        Some(())
    })
}

/// `POST /directory/authorities/{key}/contacts/remove`.
///
/// # Errors
/// When the officer may not, there is no such contact, or the database fails.
pub fn remove(visit: &Visit<'_>) -> Result<Response> {
    let address = visit.request.form.get("address");
    change(visit, "?done=directory-contact-removed", |authority| {
        let contacts = authority.get_mut("contact")?.as_array_of_tables_mut()?;
        edit::take_out(contacts, |contact| edit::says(contact, "address", address)).then_some(())
    })
}

/// `POST /directory/authorities/{key}/contacts/confirm`: an officer vouches for it, whatever came back before.
///
/// # Errors
/// When the officer may not, there is no such contact, or the database fails.
pub fn confirm(visit: &Visit<'_>) -> Result<Response> {
    let key = visit.request.part("key");
    let contact = (key, visit.request.form.get("address"));
    visit.office.write(|tx| confirm_contact(tx, visit.office, &visit.actor, contact))?;
    Ok(Response::see_other(&format!("{}?done=directory-contact-confirmed", place("authorities", key))))
}

/// `POST /directory/authorities/{key}/remove`: refused while a procedure names it.
///
/// # Errors
/// When the officer may not, there is no such authority, or the database fails.
pub fn remove_authority(visit: &Visit<'_>) -> Result<Response> {
    let key = visit.request.part("key");
    visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, None, |edit: &mut Edit| {
            let was_there = edit.remove("authority", key);
            if was_there { Ok(()) } else { Err(Refusal::UnknownEntry(key.to_owned()).into()) }
        })
    })?;
    Ok(Response::see_other("/directory?done=directory-removed"))
}

fn change(visit: &Visit<'_>, done: &str, work: impl FnOnce(&mut Table) -> Option<()>) -> Result<Response> {
    let key = visit.request.part("key");
    let unknown = || Refusal::UnknownEntry(key.to_owned());
    visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, None, |edit| {
            let authority = edit.entry("authority", key).ok_or_else(unknown)?;
            let address = || Refusal::UnknownContact(visit.request.form.get("address").to_owned());
            work(authority).ok_or_else(address)?;
            Ok(())
        })
    })?;
    Ok(Response::see_other(&format!("{}{done}", place("authorities", key))))
}

fn contact<'a>(authority: &'a mut Table, address: &str) -> Option<&'a mut Table> {
    let known = authority.get("contact").and_then(toml_edit::Item::as_array_of_tables);
    if !known.is_some_and(|contacts| contacts.iter().any(|one| edit::says(one, "address", address))) {
        let mut contact = Table::new();
        contact.insert("address", toml_edit::value(address));
        edit::push(authority, "contact", contact)?;
    }
    edit::find(authority.get_mut("contact")?.as_array_of_tables_mut()?, "address", address)
}
