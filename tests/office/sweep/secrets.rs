//! What must not be read by whom: no page of any address, question or search shows a requester to those whom the matrix
//! gives no sight, or to officers of other countries.

use chancery::html::request::Method;
use chancery::right::Right;
use chancery::router::{Need, ROUTES, Route};
use chancery::staff::role;

use super::people::{Kind, Standing, kinds};
use super::scene::{OTHER, OWN, set};
use crate::letters::{ALICE, MINSU};
use crate::samples::{Samples, Whose};
use crate::world::{World, story};

/// Questions that lists and searches understand, or may come to understand; what is not understood changes nothing.
const QUESTIONS: [&str; 12] = [
    "",
    "?q=VH-ABC",
    "?text=Alice",
    "?search=Wetherby",
    "?country=AU",
    "?countries=AU",
    "?state=replied",
    "?state=closed&country=AU",
    "?officer=rassendyll",
    "?page=2",
    "?order=oldest",
    "?part=all",
];

/// Everything that tells of Alice's case: her own words, and the number that names it.
fn canaries(world: &World) -> Vec<String> {
    let references = world
        .office
        .read(|tx| Ok(tx.all("SELECT reference FROM cases WHERE requester_country = $1", &[OWN.into()])?))
        .unwrap();
    let references = references.iter().map(|row| row.text("reference").unwrap());
    let own = [ALICE.name, ALICE.address, ALICE.host].map(str::to_owned);
    references.chain(own).collect()
}

/// Every page of the table with every question, as this visitor meets it; the canaries that were seen.
fn seen(
    world: &World,
    kind: &Kind,
    canaries: &[String],
    pages: &mut usize,
    skipped: fn(&Route) -> bool,
) -> Vec<String> {
    let samples = Samples::of(&world.office, OWN, OTHER);
    let visitor = kind.enters(&world.office);
    let mut seen = Vec::new();
    for route in ROUTES.iter().filter(|route| route.method == Method::Get && !skipped(route)) {
        for whose in [Whose::Own, Whose::Other] {
            let Some(address) = samples.address(route, whose) else { continue };
            for question in QUESTIONS {
                *pages += 1;
                let asked = format!("{address}{question}");
                let shown = visitor.get(&asked).shown();
                // A page may repeat what was asked.
                let found =
                    canaries.iter().filter(|canary| shown.contains(*canary) && !asked.contains(*canary));
                seen.extend(found.map(|canary| format!("{} reads {canary} at {asked}", kind.name)));
            }
        }
    }
    seen
}

/// Whoever holds the secret of a path may read what it opens.
fn is_secret(route: &Route) -> bool {
    route.need == Need::Secret
}

#[test]
fn w22_no_page_shows_a_requester_to_whom_the_matrix_gives_no_sight() {
    story(|world| {
        set(world);
        let (canaries, mut pages, mut faults) = (canaries(world), 0, Vec::new());
        for kind in kinds() {
            let has_sight = kind.standing == Standing::SignedIn && role::rights(kind.role).has(Right::Read);
            if !has_sight {
                faults.extend(seen(world, &kind, &canaries, &mut pages, is_secret));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(pages > 100, "only {pages} pages");
    });
}

#[test]
fn w24_no_list_count_or_search_shows_what_is_out_of_sight() {
    story(|world| {
        set(world);
        let (canaries, mut pages, mut faults) = (canaries(world), 0, Vec::new());
        let abroad = |kind: &Kind| {
            kind.standing == Standing::SignedIn
                && !kind.countries.is_empty()
                && !kind.countries.contains(&OWN)
        };
        for kind in kinds().into_iter().filter(abroad) {
            faults.extend(seen(world, &kind, &canaries, &mut pages, is_secret));
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
        assert!(pages > 100, "only {pages} pages");
    });
}

#[test]
fn the_search_for_what_is_out_of_sight_finds_what_is_in_sight() {
    story(|world| {
        set(world);
        let own = kinds().into_iter().find(|kind| kind.role == "officer" && kind.countries == [OWN]).unwrap();
        let (mut pages, canaries) = (0, canaries(world));
        let lists_exist = ROUTES.iter().any(|route| route.path == "/desk/cases");
        let found = seen(world, &own, &canaries, &mut pages, is_secret);
        assert!(!lists_exist || found.len() > 3, "an officer of the country reads of the case: {found:?}");
        let stranger = [MINSU.address.to_owned()];
        assert!(seen(world, &own, &stranger, &mut pages, is_secret).is_empty(), "and of no other");
    });
}
