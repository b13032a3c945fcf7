//! The served interface probed by schemathesis: questions made from the description, well-formed and not, and every answer
//! held against it. What the office refuses by its rules (422) is no fault.

use std::process::Command;

use crate::program::House;
use crate::world::OFFICE;

const LETTERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/demo/letters");
const RIGHTS: [&str; 12] = [
    "read",
    "open",
    "route",
    "forward",
    "accept",
    "relay",
    "answer",
    "close",
    "clock",
    "tray",
    "note",
    "directory",
];

#[test]
fn no_question_made_from_the_description_is_answered_otherwise_than_it_says() {
    let Ok(schemathesis) = std::env::var("CHANCERY_TEST_SCHEMATHESIS") else {
        assert!(std::env::var_os("CHANCERY_TEST_WHOLE").is_none(), "the whole suite needs schemathesis");
        println!(
            "schemathesis is missing: name its executable in CHANCERY_TEST_SCHEMATHESIS, or run the whole suite"
        );
        return;
    };
    let house = House::build(OFFICE, None);
    let taken = house.runs(&["take-in", LETTERS, "--recipient", "desk@ruritania.example"]);
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    let mut arguments = vec!["key", "make", "probe", "--right", "outbox"];
    RIGHTS.iter().for_each(|right| arguments.extend(["--right", right]));
    let made = house.runs(&arguments);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let key = String::from_utf8(made.stdout).unwrap();
    let program = house.opens();
    let address = format!("http://127.0.0.1:{}/api/v1/openapi.json", program.web);
    let probed = Command::new(schemathesis)
        .args(["run", &address, "-H", &format!("Authorization: Bearer {}", key.trim())])
        .args(["--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--seed", "7"])
        .args(["--exclude-checks", "positive_data_acceptance", "--request-timeout", "20", "--no-color"])
        .current_dir(house.office())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&probed.stdout);
    assert!(probed.status.success(), "{told}\n{}", String::from_utf8_lossy(&probed.stderr));
    assert!(
        told.contains("Tested: 28") || told.contains("Selected: 28/28"),
        "not every line was probed:\n{told}"
    );
    assert!(program.closes());
}
