//! The office in a real browser: the built program serves, Chromium asks. What a page does is tested without a screen
//! elsewhere; here is what only a browser can tell: what it asks of whom, what it complains about, what eyes, fingers and
//! reading machines meet.

pub mod chromium;

mod sight;
mod pages;
mod hostile;
mod coming_in;
mod job;
mod screens;

/// Whether there is a browser. The whole suite must have one; elsewhere it is named as missing.
fn is_here() -> bool {
    let Some(missing) = chromium::Chromium::missing().or_else(sight::missing) else { return true };
    assert!(std::env::var_os("CHANCERY_TEST_WHOLE").is_none(), "the whole suite needs {missing}");
    println!("missing: {missing}");
    false
}
