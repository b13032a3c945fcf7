//! The command line as scripts see it: the built program is run in a folder of its own, and its exit codes, sentences and
//! JSON are what the contract promises.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The program in a folder of its own.
struct Terminal {
    folder: TempDir,
}

/// How a command ended.
#[derive(Debug)]
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Terminal {
    fn without_office() -> Terminal {
        let terminal = Terminal { folder: tempfile::tempdir().unwrap() };
        terminal.puts("office.toml", include_str!("office.toml"));
        terminal
    }

    fn with_office() -> Terminal {
        let terminal = Terminal::without_office();
        terminal.does(&["init", "--office", "office.toml"]);
        terminal
    }

    fn puts(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
        command.args(arguments).current_dir(self.folder.path()).env("LC_ALL", "C").env("USER", "rudolf");
        for name in ["CHANCERY_DATA", "CHANCERY_DATABASE", "CHANCERY_BLOBS", "CHANCERY_LOG"] {
            command.env_remove(name);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn says(&self, arguments: &[&str]) -> Ended {
        self.says_fed(arguments, "")
    }

    fn says_fed(&self, arguments: &[&str], input: &str) -> Ended {
        end(self.command(arguments), input)
    }

    /// Runs a command that must end well.
    fn does(&self, arguments: &[&str]) -> Ended {
        let ended = self.says(arguments);
        assert_eq!(ended.code, Some(0), "{arguments:?}: {ended:?}");
        ended
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let ended = self.does(&[arguments, &["--json"]].concat());
        serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {ended:?}"))
    }

    /// Takes in a request for a landing permit; its reference.
    fn has_a_request(&self) -> String {
        self.puts("request.eml", &request("1"));
        self.does(&["take-in", "request.eml", "--recipient", "permits@ruritania.example"]);
        self.json(&["case", "list"])[0]["reference"].as_str().unwrap().to_owned()
    }
}

fn end(mut command: Command, input: &str) -> Ended {
    let mut child = command.spawn().unwrap();
    // A command that reads no input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn request(number: &str) -> String {
    format!(
        "From: Ana Bell <ana@bell.au>\nTo: permits@ruritania.example\nSubject: Landing permit {number}\n\
         Message-ID: <{number}@bell.au>\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n\nWe ask for a landing permit.\n"
    )
}

fn has_keys(value: &Value, keys: &str) {
    for key in keys.split(' ') {
        assert!(value.get(key).is_some(), "the key {key} is missing in {value}");
    }
}

#[test]
fn wrong_arguments_end_with_2_and_name_the_thing_and_the_next_step() {
    let terminal = Terminal::with_office();
    let wrong: &[(&[&str], &str)] = &[
        (&[], "Usage"),
        (&["fly"], "'fly'"),
        (&["demo", "--http", "here"], "'here'"),
        (&["init"], "--office"),
        (&["init", "--office", "none.toml", "--data", "new"], "none.toml"),
        (&["init", "--office", "office.toml", "--data", "new", "--blobs", "s3://a/b"], "come later"),
        (&["init", "--office", "office.toml", "--data", "new", "--database", "mysql://a/b"], "postgres://"),
        (&["serve", "--lmtp", "nowhere"], "'nowhere'"),
        (&["office"], "subcommand"),
        (&["office", "check"], "<FILE>"),
        (&["office", "apply", "none.toml"], "none.toml"),
        (&["config", "--data", "none"], "chancery init"),
        (&["take-in"], "<PATH>"),
        (&["take-in", "none.eml"], "none.eml"),
        (&["take-in", "-", "also.eml"], "second command"),
        (&["inspect", "none.eml"], "none.eml"),
        (&["case"], "subcommand"),
        (&["case", "list", "--state", "lost"], "forwarded"),
        (&["case", "list", "--limit", "0"], "--limit"),
        (&["case", "show"], "<REFERENCE>"),
        (&["case", "open"], "--requester"),
        (&["case", "open", "--requester", "a@b.example", "--field", "x"], "key=value"),
        (&["case", "route", "x"], "--procedure"),
        (&["case", "forward"], "<REFERENCE>"),
        (&["case", "forward", "x", "--text-file", "none.txt"], "none.txt"),
        (&["case", "accept", "x"], "--letter"),
        (&["case", "relay", "x"], "--letter"),
        (&["case", "answer", "x"], "--text-file"),
        (&["case", "ask", "x"], "--text-file"),
        (&["case", "fill", "x"], "--field"),
        (&["case", "decide", "x"], "--outcome"),
        (&["case", "close"], "<REFERENCE>"),
        (&["case", "note", "x"], "--text-file"),
        (&["case", "pause", "x"], "--authority"),
        (&["case", "resume", "x", "--authority", "y"], "--why"),
        (&["case", "extend", "x", "--authority", "y", "--why", "z", "--days", "0"], "--days"),
        (&["tray", "place", "x"], "<REFERENCE>"),
        (&["tray", "open"], "<LETTER>"),
        (&["tray", "discard", "x"], "--why"),
        (&["outbox", "send"], "submission"),
        (&["outbox", "cancel"], "<LETTER>"),
        (&["notice", "settle", "x"], "notice list"),
        (&["check", "--data", "none"], "chancery init"),
        (&["completions", "dos"], "bash"),
        (&["man", "fly"], "--help"),
    ];
    for (arguments, named) in wrong {
        let ended = terminal.says(arguments);
        assert_eq!(ended.code, Some(2), "{arguments:?}: {ended:?}");
        assert!(ended.err.contains(named) && !ended.err.contains("our fault"), "{arguments:?}: {ended:?}");
    }
    assert!(!terminal.folder.path().join("new").exists(), "a refused init leaves nothing behind");
}

#[test]
fn an_unknown_case_is_refused_in_the_language_of_the_terminal() {
    let terminal = Terminal::with_office();
    let shown = ["case", "show", "2222-2222"];
    let ended = terminal.says(&shown);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    assert!(ended.err.starts_with("DESK-001 No case"), "{ended:?}");
    let mut spanish = terminal.command(&shown);
    spanish.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "es_ES.UTF-8");
    assert!(end(spanish, "").err.starts_with("DESK-001 Ningún"));
    let problem: Value =
        serde_json::from_str(&terminal.says(&[&shown[..], &["--json"]].concat()).err).unwrap();
    has_keys(&problem, "type code detail");
    assert_eq!(problem["code"], "DESK-001");
}

#[test]
fn json_has_the_promised_keys() {
    let terminal = Terminal::with_office();
    let reference = terminal.has_a_request();
    let row = "reference procedure state requester_country subject officer authorities due_at overdue opened_at changed_at";
    has_keys(&terminal.json(&["case", "list"])[0], row);
    let shown = terminal.json(&["case", "show", &reference]);
    has_keys(&shown, row);
    has_keys(&shown, "lanes dispatches decision notes journal");
    has_keys(&shown["lanes"][0], "party role reply_address letters");
    has_keys(&shown["lanes"][0]["letters"][0], "id direction at from to subject text attachments trust why");
    let letter = terminal.json(&["inspect", "request.eml"]);
    has_keys(
        &letter,
        "path message_id date from to cc subject kind language text new_text attachments bounce defects",
    );
    has_keys(&letter["from"], "name address");
    assert_eq!((&letter["date"], &letter["kind"]), (&"2026-11-23T09:00:00.000Z".into(), &"person".into()));
    has_keys(&terminal.json(&["check"]), "ok faults");
    has_keys(&terminal.json(&["outbox", "list"])[0], "letter_id state recipient");
}

#[test]
fn a_pipe_keeps_a_letter_once_and_the_server_keeps_it_when_in_doubt() {
    let terminal = Terminal::with_office();
    let pipe =
        ["take-in", "-", "--recipient", "permits@ruritania.example", "--sender", "ana@bell.au", "--json"];
    let first = terminal.says_fed(&pipe, &request("1"));
    let again = terminal.says_fed(&pipe, &request("1"));
    let numbers = |ended: &Ended| {
        assert_eq!(ended.code, Some(0), "{ended:?}");
        let summary: Value = serde_json::from_str(&ended.out).unwrap();
        has_keys(&summary, "letters cases_opened placed in_tray duplicates by_kind failed seconds");
        (summary["letters"].as_u64(), summary["cases_opened"].as_u64(), summary["duplicates"].as_u64())
    };
    assert_eq!(numbers(&first), (Some(1), Some(1), Some(0)));
    assert_eq!(numbers(&again), (Some(0), Some(0), Some(1)));
    assert_eq!(terminal.says(&pipe).code, Some(2), "nothing was piped");
    let nowhere = terminal.says_fed(&[&pipe[..], &["--data", "none"]].concat(), &request("2"));
    assert_eq!(nowhere.code, Some(75), "{nowhere:?}");
    fs::write(terminal.folder.path().join("office/office.db"), "not a database at all").unwrap();
    assert_eq!(terminal.says_fed(&pipe, &request("3")).code, Some(75));
}

#[test]
fn mbox_and_maildir_and_folders_are_taken_in_and_what_cannot_be_is_named() {
    let terminal = Terminal::with_office();
    let before = "From ana@bell.au Mon Nov 23 10:00:00 2026\n";
    terminal.puts("box", &format!("{before}{}\n{before}{}\n", request("1"), request("2")));
    terminal.puts("maildir/cur/3:2,S", &request("3"));
    terminal.puts("maildir/new/4", &request("4"));
    terminal.puts("maildir/tmp/5", &request("5"));
    terminal.puts("folder/deep/6.eml", &request("6"));
    terminal.puts("folder/large.eml", &"x".repeat((25 << 20) + 1));
    let arguments =
        ["take-in", "box", "maildir", "folder", "--recipient", "permits@ruritania.example", "--json"];
    let ended = terminal.says(&arguments);
    assert_eq!(ended.code, Some(2), "{ended:?}");
    let summary: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!((&summary["letters"], &summary["by_kind"]["person"]), (&5.into(), &5.into()));
    assert_eq!(summary["failed"].as_array().unwrap().len(), 1);
    has_keys(&summary["failed"][0], "path reason");
    assert!(ended.err.contains("large.eml") && ended.err.contains("25 MiB"), "{ended:?}");
    let mut subjects: Vec<String> = terminal
        .json(&["case", "list"])
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case["subject"].to_string())
        .collect();
    subjects.sort();
    let expected: Vec<String> =
        [1, 2, 3, 4, 6].iter().map(|number| format!("\"Landing permit {number}\"")).collect();
    assert_eq!(subjects, expected);
}

#[test]
fn the_line_of_each_mistake_in_an_office_file_is_named() {
    let terminal = Terminal::with_office();
    terminal.does(&["office", "check", "office.toml"]);
    let mistaken = include_str!("office.toml").replace("Europe/Prague", "Europe/Nowhere");
    let line = mistaken.lines().position(|line| line.contains("Nowhere")).unwrap() + 1;
    terminal.puts("mistaken.toml", &mistaken);
    for arguments in
        [&["office", "check", "mistaken.toml"][..], &["office", "apply", "mistaken.toml", "--yes"]]
    {
        let ended = terminal.says(arguments);
        assert_eq!(ended.code, Some(2), "{ended:?}");
        assert!(ended.err.contains(&format!("line {line}: \"Europe/Nowhere\"")), "{ended:?}");
    }
}

#[test]
fn an_office_file_is_applied_only_when_somebody_agrees() {
    let terminal = Terminal::with_office();
    terminal.puts("new.toml", &include_str!("office.toml").replace("Europe/Prague", "Europe/Athens"));
    let before = terminal.does(&["office", "export"]).out;
    let asked = terminal.says_fed(&["office", "apply", "new.toml"], "y\n");
    assert_eq!(asked.code, Some(2), "{asked:?}");
    assert!(asked.out.contains("Europe/Athens") && asked.err.contains("--yes"), "{asked:?}");
    assert_eq!(terminal.does(&["office", "export"]).out, before);
    let applied = terminal.json(&["office", "apply", "new.toml", "--yes"]);
    assert_eq!((&applied["revision"], applied["changes"].as_array().unwrap().len()), (&2.into(), 1));
    assert_eq!(terminal.does(&["office", "export"]).out, before.replace("Europe/Prague", "Europe/Athens"));
    assert!(terminal.does(&["office", "apply", "new.toml"]).out.contains("Nothing would change"));
}

#[test]
fn a_second_office_is_never_made_over_the_first() {
    let terminal = Terminal::with_office();
    let key = fs::read(terminal.folder.path().join("office/office.key")).unwrap();
    let again = terminal.says(&["init", "--office", "office.toml"]);
    assert_eq!(again.code, Some(2), "{again:?}");
    assert!(again.err.contains("office apply"), "{again:?}");
    assert_eq!(fs::read(terminal.folder.path().join("office/office.key")).unwrap(), key);
    assert!(terminal.does(&["config"]).out.contains("database = \"sqlite:office.db\""));
}

#[test]
fn a_preview_is_the_exact_message_and_changes_nothing() {
    let terminal = Terminal::with_office();
    let reference = terminal.has_a_request();
    terminal.does(&["case", "route", &reference, "--procedure", "landing-permit"]);
    let before = terminal.json(&["case", "show", &reference]);
    let waiting = terminal.json(&["outbox", "list"]);
    let preview = terminal.does(&["case", "forward", &reference, "--incomplete", "--preview"]).out;
    assert!(preview.contains("\r\nTo: ") && preview.contains("permits@caa.gov.example"), "{preview}");
    assert_eq!(terminal.json(&["case", "show", &reference]), before);
    assert_eq!(terminal.json(&["outbox", "list"]), waiting);
    let done = terminal.json(&["case", "forward", &reference, "--incomplete"]);
    assert_eq!((&done["reference"], &done["state"]), (&reference.as_str().into(), &"forwarded".into()));
    assert_eq!(done["letters"].as_array().unwrap().len(), 1);
}

#[test]
fn the_whole_walk_can_be_done_from_a_terminal() {
    let terminal = Terminal::with_office();
    let reference = terminal.has_a_request();
    let state = |arguments: &[&str]| terminal.json(arguments)["state"].as_str().unwrap().to_owned();
    assert_eq!(state(&["case", "route", &reference, "--procedure", "landing-permit"]), "routed");
    assert_eq!(state(&["case", "forward", &reference, "--incomplete"]), "forwarded");
    let lanes = terminal.json(&["case", "show", &reference])["lanes"].clone();
    let lane =
        lanes.as_array().unwrap().iter().find(|lane| lane["party"] == "civil-aviation").unwrap().clone();
    let reply_address = lane["reply_address"].as_str().unwrap();
    let reply =
        "From: permits@caa.gov.example\nSubject: Permit\nMessage-ID: <r@caa>\n\nThe permit is granted.\n";
    terminal.says_fed(&["take-in", "-", "--recipient", reply_address], reply);
    let shown = terminal.json(&["case", "show", &reference]);
    let letters: Vec<&Value> = shown["lanes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|lane| lane["letters"].as_array().unwrap())
        .collect();
    let letter = letters.iter().find(|letter| letter["subject"] == "Permit").unwrap()["id"].as_str().unwrap();
    let early = terminal.says(&["case", "relay", &reference, "--letter", letter]);
    assert_eq!((early.code, early.err.starts_with("DESK-014")), (Some(1), true), "{early:?}");
    assert_eq!(state(&["case", "accept", &reference, "--letter", letter]), "replied");
    let preview = terminal.does(&["case", "relay", &reference, "--letter", letter, "--preview"]).out;
    assert!(preview.contains("ana@bell.au") && !preview.contains("caa.gov.example"), "{preview}");
    assert_eq!(state(&["case", "relay", &reference, "--letter", letter]), "relayed");
    assert_eq!(
        state(&["case", "decide", &reference, "--outcome", "granted", "--number", "LP-77"]),
        "relayed"
    );
    terminal.puts("note.txt", "Seen by nobody.");
    assert_eq!(state(&["case", "note", &reference, "--text-file", "note.txt"]), "relayed");
    assert_eq!(state(&["case", "close", &reference]), "closed");
    let page = terminal.does(&["case", "show", &reference]).out;
    for words in
        ["Trust: ", "because", "LP-77", "Seen by nobody.", "case.closed by officer rudolf", reply_address]
    {
        assert!(page.contains(words), "{words} is missing in {page}");
    }
}

#[test]
fn the_tray_and_the_outbox_are_worked_from_a_terminal() {
    let terminal = Terminal::with_office();
    for number in ["1", "2"] {
        let letter = terminal
            .puts("stray.eml", &request(number).replace("permits@ruritania.example", "x@ruritania.example"));
        terminal.does(&["take-in", letter.to_str().unwrap(), "--recipient", "x@ruritania.example"]);
    }
    let tray = terminal.json(&["tray", "list"]);
    has_keys(&tray[0], "id at from to subject kind why guesses");
    let (first, second) = (tray[0]["id"].as_str().unwrap(), tray[1]["id"].as_str().unwrap());
    let opened = terminal.json(&["tray", "open", first]);
    terminal.does(&["case", "show", opened["reference"].as_str().unwrap()]);
    terminal.does(&["tray", "discard", second, "--why", "not for us"]);
    assert_eq!(terminal.json(&["tray", "list"]), Value::Array(Vec::new()));
    let twice = terminal.says(&["tray", "discard", second, "--why", "not for us"]);
    assert_eq!((twice.code, twice.err.starts_with("DESK-018")), (Some(1), true), "{twice:?}");
    let reference = terminal.has_a_request();
    let waiting = terminal.json(&["outbox", "list"])[0]["letter_id"].as_str().unwrap().to_owned();
    terminal.does(&["outbox", "cancel", &waiting]);
    assert_eq!(terminal.says(&["outbox", "cancel", &waiting]).code, Some(1));
    assert!(terminal.does(&["case", "show", &reference]).out.contains("letter.cancelled"));
}

#[test]
fn nobody_sends_while_another_sends() {
    let terminal = Terminal::without_office();
    let office = include_str!("office.toml").replace("[mail]", "[mail]\nsubmission = \"smtp://127.0.0.1:9\"");
    terminal.puts("office.toml", &office);
    terminal.does(&["init", "--office", "office.toml"]);
    let lock = fs::File::create(terminal.folder.path().join("office/sender.lock")).unwrap();
    lock.lock().unwrap();
    let ended = terminal.says(&["outbox", "send"]);
    assert_eq!((ended.code, ended.err.contains("serve is sending")), (Some(75), true), "{ended:?}");
    drop(lock);
    assert!(terminal.does(&["outbox", "send"]).out.contains("Sent 0"));
}

#[test]
fn a_check_ends_with_1_when_kept_bytes_were_changed() {
    let terminal = Terminal::with_office();
    terminal.puts("large.eml", &format!("{}{}", request("1"), "A long line of a letter.\n".repeat(5000)));
    terminal.does(&["take-in", "large.eml", "--recipient", "permits@ruritania.example"]);
    terminal.does(&["check"]);
    let blob = first_file(&terminal.folder.path().join("office/blobs")).unwrap();
    let mut permissions = fs::metadata(&blob).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
    fs::set_permissions(&blob, permissions).unwrap();
    fs::write(&blob, "something else").unwrap();
    let ended = terminal.says(&["check", "--json"]);
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!((ended.code, &report["ok"]), (Some(1), &false.into()), "{ended:?}");
    assert_eq!(report["faults"].as_array().unwrap().len(), 1);
}

fn first_file(folder: &Path) -> Option<PathBuf> {
    let mut left = vec![folder.to_owned()];
    while let Some(path) = left.pop() {
        if path.is_file() {
            return Some(path);
        }
        left.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
    }
    None
}

#[test]
fn a_letter_cannot_steer_the_terminal_and_a_closed_pipe_is_no_fault() {
    let terminal = Terminal::without_office();
    let hostile = request("1")
        .replace("Landing permit", "=?utf-8?q?=1B[2J=C2=9B?=")
        .replace("We ask", "\u{1b}]0;x\u{7}We ask");
    terminal.puts("hostile.eml", &hostile);
    let page = terminal.does(&["inspect", "hostile.eml"]).out;
    assert!(page.contains("We ask") && !page.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{page:?}");
    terminal.puts("long.eml", &format!("{}{}", request("1"), "A long line of a letter.\n".repeat(10_000)));
    let mut child = terminal.command(&["inspect", "long.eml", "long.eml"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0), "{output:?}");
}

#[test]
fn shells_and_manuals_are_served() {
    let terminal = Terminal::without_office();
    assert!(terminal.does(&["completions", "bash"]).out.contains("complete -F _chancery"));
    assert!(terminal.does(&["man"]).out.contains(".TH chancery 1"));
    assert!(terminal.does(&["man", "case", "forward"]).out.contains("\\-\\-preview"));
}
