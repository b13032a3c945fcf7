//! Everything that must be well before a change is taken, in the order in which a reader wants to hear of it. How a step
//! is done lives elsewhere.

use std::path::Path;

use anyhow::{Result, bail};

use crate::postgres::Cluster;
use crate::run::{Account, cargo, cargo_test};
use crate::{packages, tidy};

/// Runs every step, also after one has failed; the last line printed is `N passed, N failed`.
pub fn everything(root: &Path) -> Result<bool> {
    let mut account = Account::default();
    account.step("packages", packages::install);
    account.step("format", || cargo(root, &["fmt", "--all", "--check"]));
    account.step("lints", || {
        cargo(root, &["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"])
    });
    account.step("tidy", || match tidy::report(root)? {
        true => Ok(()),
        false => bail!("rules are broken, see above"),
    });
    tests(root, &mut account);
    account.step("demonstration", || {
        cargo(root, &["run", "--quiet", "--release", "--bin", "chancery", "--", "demo", "--once"])
    });
    Ok(account.close())
}

fn tests(root: &Path, account: &mut Account) {
    let cluster = account.step("PostgreSQL", Cluster::start);
    let url = cluster.as_ref().map(Cluster::url);
    // The stories read these: with a database each story runs on both engines, without it on SQLite alone; and in the
    // whole suite a mail server that is missing is a failure, not a story left out.
    let mut settings = vec![("CHANCERY_TEST_WHOLE", "1")];
    settings.extend(url.as_deref().map(|url| ("CHANCERY_TEST_POSTGRES", url)));
    account.count("tests", |tally| {
        cargo_test(root, &["test", "--workspace", "--no-fail-fast"], &settings, tally)
    });
}
