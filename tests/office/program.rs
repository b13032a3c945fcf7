//! The built program as its administrators have it: an office in a folder of its own, opened, killed and closed from
//! outside.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use chancery::id::Chance;

use crate::wire::comes_true;

/// A debug build on a busy machine needs its time.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program and its office's folder.
pub struct House {
    folder: tempfile::TempDir,
}

impl House {
    pub fn build(office_file: &str, database: Option<&str>) -> House {
        let house = House { folder: tempfile::tempdir().unwrap() };
        let file = house.folder.path().join("office.toml");
        fs::write(&file, office_file).unwrap();
        let mut arguments = vec!["init", "--office", file.to_str().unwrap()];
        arguments.extend(database.into_iter().flat_map(|url| ["--database", url]));
        let made = house.runs(&arguments);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        house
    }

    pub fn office(&self) -> PathBuf {
        self.folder.path().join("office")
    }

    fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_chancery"));
        program.arg("--data").arg(self.office()).env("CHANCERY_LOG", "error");
        program.env_remove("CHANCERY_DATABASE").env_remove("CHANCERY_BLOBS").env_remove("CHANCERY_DATA");
        program
    }

    pub fn runs(&self, arguments: &[&str]) -> Output {
        self.program().args(arguments).output().unwrap()
    }

    /// Opens the office; when this returns it answers on its port.
    pub fn opens(&self) -> Program {
        self.opens_at(0, 0)
    }

    /// The same on these ports; 0 takes a free one.
    pub fn opens_at(&self, http: u16, lmtp: u16) -> Program {
        let ready = self.folder.path().join("ready");
        // The file of the office before would tell a port where nobody listens any more.
        drop(fs::remove_file(&ready));
        let mut serve = self.program();
        let (http, lmtp) = (format!("127.0.0.1:{http}"), format!("127.0.0.1:{lmtp}"));
        serve.args(["serve", "--http", &http, "--lmtp", &lmtp, "--ready"]).arg(&ready);
        let mut program = Program { child: serve.stdout(Stdio::null()).spawn().unwrap(), port: 0, web: 0 };
        assert!(comes_true(PATIENCE, || ready.exists()), "the office did not open");
        program.port = port(&ready, "lmtp");
        program.web = port(&ready, "http");
        program
    }
}

fn port(ready: &Path, door: &str) -> u16 {
    let bound: serde_json::Value = serde_json::from_slice(&fs::read(ready).unwrap()).unwrap();
    bound[door].as_str().unwrap().rsplit(':').next().unwrap().parse().unwrap()
}

/// An open office; killed when dropped, so that a story that fails leaves no program behind.
pub struct Program {
    child: Child,
    /// Where it takes in letters.
    pub port: u16,
    /// Where it answers browsers and programs.
    pub web: u16,
}

impl Program {
    /// SIGKILL, after 50 to 400 milliseconds that chance has chosen: nothing is finished, nothing is said.
    pub fn meets_its_end(self, chance: &Chance) {
        let byte = chance.bytes().unwrap()[0];
        thread::sleep(Duration::from_millis(50 + u64::from(byte) * 350 / 255));
        drop(self);
    }

    /// Ends as an administrator ends it; whether it ended well and within five seconds.
    pub fn closes(mut self) -> bool {
        let asked = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap();
        assert!(asked.success());
        let mut ended = None;
        let in_time = comes_true(Duration::from_secs(5), || {
            ended = self.child.try_wait().unwrap();
            ended.is_some()
        });
        in_time && ended.is_some_and(|status| status.success())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // One that has ended already cannot be killed.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
