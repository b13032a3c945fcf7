//! Following a case from outside, and checking a letter: what the page behind the secret link tells, what it never tells,
//! what is written there, and the answer to "is this letter really from you?".

mod told;
mod written;
mod asked;
mod checked;

use chancery::phrases::LANGUAGES;

use crate::visitor::Visitor;
use crate::world::World;

pub const SITE: &str = "https://desk.test";

/// The address of the requester's page as the newest letter to the requester says it.
pub fn link_in_letter(world: &World, reference: &str) -> String {
    link_in(&world.read_message(&world.newest_to(reference, "requester").id).text).expect("a link")
}

pub fn link_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("{SITE}/follow/"))?;
    Some(format!("/follow/{}", rest.split_whitespace().next()?))
}

pub fn code_in(text: &str) -> String {
    let (_, rest) = text.split_once(&format!("{SITE}/check/")).expect("a code");
    rest.split_whitespace().next().expect("a code").to_owned()
}

pub fn pages(world: &World, path: &str) -> Vec<String> {
    let read = |language| {
        let response = Visitor::anybody(&world.office).reading(language).get(path);
        assert_eq!(response.status, 200);
        response.shown()
    };
    LANGUAGES.into_iter().map(read).collect()
}
