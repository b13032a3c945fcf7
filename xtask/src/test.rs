//! Everything that must be well before a change is taken, in the order in which a reader wants to hear of it. How a step
//! is done lives elsewhere.

use std::path::Path;

use anyhow::{Result, bail};

use crate::postgres::Cluster;
use crate::run::{Account, cargo, cargo_test};
use crate::{node, packages, python, tidy};

/// Runs every step, also after one has failed; the last line printed is `N passed, N failed`.
pub fn everything(root: &Path) -> Result<bool> {
    let mut account = Account::default();
    account.step("packages", packages::install);
    account.step("axe-core", || node::fetch_axe_core(root));
    account.step("schemathesis", || python::fetch_schemathesis(root));
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

/// The tests that need a browser, and what they need, without everything else.
pub fn in_the_browser(root: &Path) -> Result<bool> {
    let mut account = Account::default();
    account.step("packages", packages::install);
    account.step("axe-core", || node::fetch_axe_core(root));
    account.step("schemathesis", || python::fetch_schemathesis(root));
    let schemathesis = python::schemathesis(root).display().to_string();
    let settings = [("CHANCERY_TEST_WHOLE", "1"), ("CHANCERY_TEST_SCHEMATHESIS", schemathesis.as_str())];
    account.count("tests in the browser", |tally| {
        cargo_test(root, &["test", "--test", "office", "browser::"], &settings, tally)
    });
    Ok(account.close())
}

/// The pictures of docs/screens/, taken anew.
pub fn screens(root: &Path) -> Result<bool> {
    let folder = root.join("docs/screens").display().to_string();
    let mut account = Account::default();
    account.step("packages", packages::install);
    account.step("axe-core", || node::fetch_axe_core(root));
    let settings = [("CHANCERY_TEST_WHOLE", "1"), ("CHANCERY_SCREENS", folder.as_str())];
    account.count("screens", |tally| {
        cargo_test(
            root,
            &["test", "--test", "office", "browser::screens", "--", "--nocapture"],
            &settings,
            tally,
        )
    });
    Ok(account.close())
}

fn tests(root: &Path, account: &mut Account) {
    let cluster = account.step("PostgreSQL", Cluster::start);
    let url = cluster.as_ref().map(Cluster::url);
    // The stories read these: with a database each story runs on both engines, without it on SQLite alone; and in the
    // whole suite a mail server or browser that is missing is a failure, not a story left out.
    let schemathesis = python::schemathesis(root).display().to_string();
    let mut settings = vec![("CHANCERY_TEST_WHOLE", "1"), ("CHANCERY_TEST_SCHEMATHESIS", &schemathesis)];
    settings.extend(url.as_deref().map(|url| ("CHANCERY_TEST_POSTGRES", url)));
    account.count("tests", |tally| {
        cargo_test(root, &["test", "--workspace", "--no-fail-fast"], &settings, tally)
    });
}
