//! What is looked for on every page, whatever it says: no request to another host, no complaint of the browser, no finding
//! of axe-core (WCAG 2.2 A and AA, and its best practices), nothing that scrolls sideways.

use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::chromium::Chromium;

/// The suite unpacks it there, in the version that `xtask/src/node.rs` pins.
static AXE: LazyLock<Option<String>> = LazyLock::new(|| {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/axe-core/axe.min.js");
    std::fs::read_to_string(place).ok()
});

const RULES: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/// What is missing, if pages cannot be judged here.
pub fn missing() -> Option<&'static str> {
    AXE.is_none().then_some("axe-core in target/axe-core (\"cargo xtask test\" fetches it)")
}

/// Everything wrong with the page that is open, one line each; empty when all is well. `expected` are complaints that the
/// page's own status makes the browser write down.
pub fn faults(browser: &Chromium, site: &str) -> Vec<String> {
    let mut faults = behaviour(browser, site);
    faults.extend(axe(browser));
    faults
}

/// What the browser asked for and complained about.
pub fn behaviour(browser: &Chromium, site: &str) -> Vec<String> {
    let foreign = browser.requested().into_iter().filter(|address| !is_own(address, site));
    let mut faults: Vec<String> = foreign.map(|address| format!("asks {address}")).collect();
    let complaints = browser.complaints().into_iter().filter(|complaint| !is_a_status(complaint));
    faults.extend(complaints.map(|complaint| format!("complains: {complaint}")));
    faults
}

/// Violations that axe-core finds.
pub fn axe(browser: &Chromium) -> Vec<String> {
    let axe = AXE.as_deref().expect("axe-core");
    browser.runs(&format!("if (!window.axe) {{ {axe} }}"), &[]);
    let told = browser.runs_until_told(
        "const [rules, done] = arguments;
         axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false })
            .then(found => done(found.violations), fault => done([{ id: 'axe', help: String(fault), nodes: [] }]));",
        &[json!(RULES)],
    );
    let violations = told.as_array().expect("a list of violations").iter();
    violations.map(written).collect()
}

fn written(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    let places: Vec<String> = nodes.iter().take(3).map(place).collect();
    format!("axe {}: {} ({} places) {}", violation["id"], violation["help"], nodes.len(), places.join(" | "))
}

fn place(node: &Value) -> String {
    let why = node["any"][0]["message"].as_str().or(node["all"][0]["message"].as_str()).unwrap_or_default();
    let html: String = node["html"].as_str().unwrap_or_default().chars().take(160).collect();
    format!("{} {html} {why}", node["target"])
}

/// How many pixels of the page lie beside the window.
pub fn sideways(browser: &Chromium) -> i64 {
    let script = "const root = document.documentElement; return root.scrollWidth - root.clientWidth;";
    browser.runs(script, &[]).as_i64().unwrap()
}

/// What stands out of the window, for the reader of a failed test.
pub fn what_stands_out(browser: &Chromium) -> String {
    let script = "const width = document.documentElement.clientWidth; const out = [];
        for (const one of document.body.querySelectorAll('*')) {
            const box = one.getBoundingClientRect();
            if (box.width && (box.right > width + 1 || box.left < -1) && !one.closest('.skip'))
                out.push(one.tagName + '.' + one.className + ' ' + Math.round(box.left) + '..' + Math.round(box.right));
        }
        return out.slice(0, 6).join(', ');";
    browser.runs(script, &[]).as_str().unwrap_or_default().to_owned()
}

fn is_own(address: &str, site: &str) -> bool {
    address.strip_prefix(site).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        || address.starts_with("data:")
        || address.starts_with("about:")
}

/// What the browser's log notes without complaining: that a page says 404 or 422, that it forgot what we told it to forget.
fn is_a_status(complaint: &str) -> bool {
    complaint.contains("Failed to load resource: the server responded with a status of 4")
        || complaint.contains("Clear-Site-Data header on")
}
