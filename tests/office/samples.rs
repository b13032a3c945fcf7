//! One address for each line of the router, made of what an office really holds. A new line without one fails the walks
//! that use this table.

use chancery::office::Office;
use chancery::router::Route;
use store::Value;

/// What stands for the names in braces.
pub struct Samples {
    reference: String,
}

impl Samples {
    /// The richest records of an office.
    pub fn of(office: &Office) -> Samples {
        Samples {
            reference: first(
                office,
                "SELECT reference AS found FROM cases WHERE state = 'relayed' OR state = 'closed' ORDER BY opened_at",
            ),
        }
    }

    /// The address at which a page of this line is looked at; `None` for what is no page.
    pub fn page(&self, route: &Route) -> Option<String> {
        let path = match route.path {
            "/sign-out" => return None,
            path => path,
        };
        Some(self.filled(path))
    }

    /// A path with every name in braces replaced.
    pub fn filled(&self, path: &str) -> String {
        let parts = path.split('/').map(|part| match part {
            "{reference}" => self.reference.as_str(),
            part if part.starts_with('{') => panic!("{path}: tests/office/samples.rs knows no {part}"),
            part => part,
        });
        parts.collect::<Vec<_>>().join("/")
    }
}

/// The first row's value.
fn first(office: &Office, sql: &str) -> String {
    let row = office.read(|tx| Ok(tx.one(&format!("{sql} LIMIT 1"), &[] as &[Value])?)).unwrap();
    row.unwrap_or_else(|| panic!("nothing for {sql}")).text("found").unwrap()
}
