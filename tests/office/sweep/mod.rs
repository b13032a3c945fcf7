//! The access sweep (ASVS 5.0 V8.2, V8.3): every line of the router × every kind of visitor × a record in sight, out of
//! sight, absent, misplaced and hostile. What is expected is computed from the line's need and the table of roles, never
//! written down by hand; what is out of sight must be answered byte for byte like what does not exist.

mod people;
pub mod scene;
mod secrets;

use std::collections::BTreeMap;

use chancery::html::request::{Method, Request};
use chancery::html::response::Response;
use chancery::router::{Need, ROUTES, Route};
use chancery::staff::role;

use crate::samples::{HOSTILE, Samples, Whose, has_country};
use crate::visitor::Visitor;
use crate::world::story;
use people::{Kind, Standing, kinds};
use scene::{OTHER, OWN, digest, set};

/// What a visitor must meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// The page, whatever it says.
    Answered,
    /// As if there were nothing.
    Nothing,
    /// The way to the sign-in.
    SignIn,
    /// Refused without a word about what is there.
    Refused,
}

fn expected(route: &Route, kind: &Kind, whose: Whose) -> Expected {
    let is_known = kind.standing == Standing::SignedIn;
    let role = role::rights(kind.role);
    let may = match route.need {
        Need::Anybody | Need::Secret => true,
        Need::Officer => is_known,
        Need::Right(right) => is_known && role.has(right),
    };
    if !may {
        return match (is_known, route.method) {
            (true, _) => Expected::Nothing,
            (false, Method::Get) => Expected::SignIn,
            (false, _) => Expected::Refused,
        };
    }
    if route.need == Need::Secret && matches!(whose, Whose::Own | Whose::Other) {
        return Expected::Answered;
    }
    let is_in_sight = |country: &str| kind.countries.is_empty() || kind.countries.contains(&country);
    match whose {
        Whose::Absent | Whose::Mixed | Whose::Hostile(_) => Expected::Nothing,
        Whose::Own if has_country(route) && is_known && !is_in_sight(OWN) => Expected::Nothing,
        Whose::Other if is_known && !is_in_sight(OTHER) => Expected::Nothing,
        Whose::Own | Whose::Other => Expected::Answered,
    }
}

fn whoses() -> impl Iterator<Item = Whose> {
    [Whose::Own, Whose::Other, Whose::Absent, Whose::Mixed]
        .into_iter()
        .chain((0..HOSTILE.len()).map(Whose::Hostile))
}

/// Whether the answer is what was expected.
fn is_met(expected: Expected, route: &Route, response: &Response) -> bool {
    let status = response.status;
    match expected {
        Expected::Answered if route.method == Method::Get => matches!(status, 200 | 303 | 406),
        Expected::Answered => matches!(status, 200 | 303 | 400 | 409 | 413 | 415 | 422 | 429),
        // A path that cannot even be read as one of ours may be called so.
        Expected::Nothing => status == 404,
        Expected::SignIn => status == 303 && response.headers.get("location").starts_with("/sign-in?next="),
        Expected::Refused => status == 403,
    }
}

/// What one sweep has seen.
#[derive(Default)]
struct Account {
    checks: usize,
    faults: Vec<String>,
}

impl Account {
    fn checks(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        self.checks += 1;
        if !holds {
            self.faults.push(fault());
        }
    }

    fn must_be_clean(self, at_least: usize) {
        println!("{} checks", self.checks);
        assert!(self.faults.is_empty(), "{} faults:\n{}", self.faults.len(), self.faults.join("\n"));
        assert!(self.checks >= at_least, "only {} checks", self.checks);
    }
}

#[test]
fn w21_every_page_is_there_for_whom_the_matrix_says_and_for_nobody_else() {
    story(|world| {
        set(world);
        let samples = Samples::of(&world.office, OWN, OTHER);
        let mut account = Account::default();
        for route in ROUTES.iter().filter(|route| route.method == Method::Get) {
            let before = digest(&world.office);
            reads(&world.office, route, &samples, &mut account);
            let after = digest(&world.office);
            account.checks(before == after, || {
                format!("GET {} changes {}", route.path, changed(&before, &after))
            });
        }
        account.must_be_clean(5_000);
    });
}

/// One line of the table, asked by everybody for everything.
fn reads(office: &chancery::office::Office, route: &Route, samples: &Samples, account: &mut Account) {
    for kind in kinds() {
        let visitor = kind.enters(office);
        let mut nothings: Vec<(Whose, String)> = Vec::new();
        for whose in whoses() {
            let Some(address) = samples.address(route, whose) else { continue };
            let response = visitor.get(&address);
            let wanted = expected(route, &kind, whose);
            account
                .checks(is_met(wanted, route, &response), || fault(route, &kind, whose, wanted, &response));
            // Whoever holds a secret may be told that it holds, though not what lies behind another one.
            let may_differ = matches!(whose, Whose::Hostile(_)) || route.need == Need::Secret;
            if wanted == Expected::Nothing && !may_differ {
                nothings.push((whose, without(&response, route, &address)));
            }
            account
                .checks(!response.shown().contains("<script>alert"), || format!("{address} echoes a script"));
        }
        for (whose, shown) in &nothings {
            let (first, told) = &nothings[0];
            account.checks(shown == told, || {
                format!("{}: {} can tell {whose:?} from {first:?}\n{shown}\n{told}", route.path, kind.name)
            });
        }
    }
}

/// A response without what repeats the question: the parts that stand where the route has names.
fn without(response: &Response, route: &Route, address: &str) -> String {
    let mut shown = format!("{:?}\n{}", response.headers, response.shown());
    let named = route.path.split('/').zip(address.split('/')).filter(|(name, _)| name.starts_with('{'));
    for (_, segment) in named {
        for end in ["?", "\"", "/"] {
            shown = shown.replace(&format!("/{segment}{end}"), &format!("/…{end}"));
        }
        if segment.len() > 3 {
            shown = shown.replace(segment, "…");
        }
    }
    shown
}

fn fault(route: &Route, kind: &Kind, whose: Whose, wanted: Expected, response: &Response) -> String {
    format!(
        "{} {} by {} for {whose:?}: {} instead of {wanted:?} {}",
        route.method.word(),
        route.path,
        kind.name,
        response.status,
        response.headers.get("location")
    )
}

fn changed(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> String {
    let tables = after.iter().filter(|(table, digest)| before.get(*table) != Some(digest));
    tables.map(|(table, _)| table.as_str()).collect::<Vec<_>>().join(", ")
}

#[test]
fn w12_nothing_is_changed_by_whoever_may_not_or_from_another_site() {
    story(|world| {
        set(world);
        let samples = Samples::of(&world.office, OWN, OTHER);
        let mut account = Account::default();
        for route in ROUTES.iter().filter(|route| route.method != Method::Get) {
            let before = digest(&world.office);
            for kind in kinds() {
                let visitor = kind.enters(&world.office);
                for whose in whoses() {
                    let Some(address) = samples.address(route, whose) else { continue };
                    let mut ask = |request: Request, wanted: Expected, how: &str| {
                        let response = visitor.asks(request);
                        account.checks(is_met(wanted, route, &response), || {
                            format!("{how}: {}", fault(route, &kind, whose, wanted, &response))
                        });
                    };
                    for foreign in foreign_requests(&visitor, route, &address) {
                        ask(foreign, Expected::Refused, "from elsewhere");
                    }
                    let wanted = expected(route, &kind, whose);
                    if wanted != Expected::Answered {
                        ask(visitor.request(route.method, &address), wanted, "from our own page");
                    }
                }
            }
            let after = digest(&world.office);
            account.checks(before == after, || {
                format!("{} {} changes {}", route.method.word(), route.path, changed(&before, &after))
            });
        }
        account.must_be_clean(5_000);
    });
}

/// The same question as pages of other sites can make a browser ask it.
fn foreign_requests(visitor: &Visitor<'_>, route: &Route, address: &str) -> Vec<Request> {
    let signs = [
        [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
        [("origin", "https://www.desk.test"), ("sec-fetch-site", "same-site")],
        [("origin", "null"), ("sec-fetch-site", "cross-site")],
        [("origin", "https://evil.example"), ("sec-fetch-site", "")],
        [("origin", ""), ("sec-fetch-site", "")],
    ];
    let foreign = signs.into_iter().map(|signs| {
        let mut request = visitor.request(route.method, address);
        request.headers.0.retain(|(name, _)| name != "origin" && name != "sec-fetch-site");
        let said = signs.into_iter().filter(|(_, value)| !value.is_empty());
        request.headers.0.extend(said.map(|(name, value)| (name.to_owned(), value.to_owned())));
        request
    });
    foreign.collect()
}

#[test]
fn w21_whoever_may_is_answered_when_they_change_something() {
    story(|world| {
        set(world);
        let mut account = Account::default();
        for route in ROUTES.iter().filter(|route| route.method != Method::Get) {
            let mut is_changed = false;
            let samples = Samples::of(&world.office, OWN, OTHER);
            let addresses: Vec<(Whose, String)> = [Whose::Own, Whose::Other]
                .into_iter()
                .filter_map(|whose| Some((whose, samples.address(route, whose)?)))
                .collect();
            for kind in kinds() {
                for (whose, address) in &addresses {
                    let whose = *whose;
                    if expected(route, &kind, whose) != Expected::Answered {
                        continue;
                    }
                    let visitor = kind.enters(&world.office);
                    let response = visitor.asks(visitor.request(route.method, address));
                    // What somebody before has done to the record may have ended it.
                    let holds =
                        is_met(Expected::Answered, route, &response) || is_changed && response.status == 404;
                    account.checks(holds, || fault(route, &kind, whose, Expected::Answered, &response));
                    is_changed |= response.status == 303;
                }
            }
        }
        account.must_be_clean(100);
    });
}
