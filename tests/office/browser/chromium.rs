//! A real Chromium without a window, driven by WebDriver (W3C) through Debian's chromedriver: pages asked for, keys pressed,
//! what was requested and complained about read back. A fresh profile each time; nothing of it outlives the test.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::wire::comes_true;

/// A busy machine draws slowly.
const PATIENCE: Duration = Duration::from_secs(30);
/// What WebDriver calls a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Nothing of Chromium's own may go out, be asked or be kept.
const SWITCHES: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--lang=en",
    "--force-color-profile=srgb",
];

/// Where Chromium itself likes to ask for updates, accounts and searches: it finds nobody there.
const OWN_HOSTS: [&str; 4] = ["google.com", "googleapis.com", "gvt1.com", "duckduckgo.com"];

/// How a browser is started.
#[derive(Default)]
pub struct Wanted {
    /// No script of any page runs.
    pub without_scripts: bool,
    /// Every host but localhost is this port on loopback.
    pub elsewhere: u16,
}

/// One browser with one window; closed when dropped, also by a test that fails.
pub struct Chromium {
    driver: Child,
    session: String,
    process: Option<u64>,
    agent: ureq::Agent,
    profile: TempDir,
}

/// An element of the page.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Chromium {
    /// What is missing, if it cannot run here.
    pub fn missing() -> Option<&'static str> {
        let is_there = |name: &str| crate::servers::program(name).is_some();
        match (is_there("chromium"), is_there("chromedriver")) {
            (true, true) => None,
            (false, _) => Some("the package chromium"),
            (_, false) => Some("the package chromium-driver"),
        }
    }

    pub fn start(wanted: &Wanted) -> Chromium {
        let profile = tempfile::Builder::new().prefix("chancery-chromium-").tempdir().unwrap();
        let mut driver = Command::new("chromedriver");
        driver.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).env("HOME", profile.path());
        let mut driver = driver.spawn().unwrap();
        let port = port_told(&mut driver);
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(180)))
            .build()
            .into();
        let mut browser = Chromium {
            driver,
            session: format!("http://127.0.0.1:{port}/session"),
            process: None,
            agent,
            profile,
        };
        let made = browser.posts("", &browser.capabilities(wanted));
        browser.process = made["capabilities"]["goog:processID"].as_u64();
        browser.session = format!("{}/{}", browser.session, made["sessionId"].as_str().unwrap());
        // The page for a new window is Chromium's own and asks for much.
        browser.goes("about:blank");
        browser.requested();
        browser
    }

    fn capabilities(&self, wanted: &Wanted) -> Value {
        let mut switches: Vec<String> = SWITCHES.iter().map(|switch| (*switch).to_owned()).collect();
        switches.push(format!("--user-data-dir={}", self.profile.path().display()));
        let own = OWN_HOSTS.map(|host| format!("MAP *.{host} ~NOTFOUND, ")).concat();
        let rules = format!("{own}MAP * 127.0.0.1:{}, EXCLUDE localhost", wanted.elsewhere);
        switches.push(format!("--host-resolver-rules={rules}"));
        let scripts = if wanted.without_scripts { 2 } else { 1 };
        json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "pageLoadStrategy": "normal",
            // Every rule over a long page takes its time where the machine has other work.
            "timeouts": { "script": 120_000 },
            "unhandledPromptBehavior": "ignore",
            "goog:chromeOptions": {
                "args": switches,
                "binary": crate::servers::program("chromium").unwrap(),
                "prefs": {
                    "profile.managed_default_content_settings.javascript": scripts,
                    "intl.accept_languages": "en",
                },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        } } })
    }

    /// Opens an address and waits until it is whole.
    pub fn goes(&self, address: &str) {
        self.posts("/url", &json!({ "url": address }));
    }

    pub fn address(&self) -> String {
        self.gets("/url").as_str().unwrap().to_owned()
    }

    pub fn source(&self) -> String {
        self.gets("/source").as_str().unwrap().to_owned()
    }

    /// The value of a script's `return`.
    pub fn runs(&self, script: &str, arguments: &[Value]) -> Value {
        self.posts("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// The value that a script hands to its last argument.
    pub fn runs_until_told(&self, script: &str, arguments: &[Value]) -> Value {
        self.posts("/execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// Every element that a selector finds.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.posts("/elements", &json!({ "using": "css selector", "value": selector }));
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().map(|one| Element(one[ELEMENT].as_str().unwrap().to_owned())).collect()
    }

    /// The one element that a selector finds first; the test fails when there is none.
    pub fn one(&self, selector: &str) -> Element {
        let found = self.all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("no {selector} on {}\n{}", self.address(), self.source()))
    }

    pub fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// What stands there, read in one moment: a page may be on its way out.
    pub fn text(&self, selector: &str) -> String {
        self.one(selector);
        let script = "return document.querySelector(arguments[0])?.innerText ?? '';";
        self.runs(script, &[json!(selector)]).as_str().unwrap_or_default().to_owned()
    }

    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let element = self.one(selector).0;
        self.gets(&format!("/element/{element}/attribute/{name}")).as_str().map(str::to_owned)
    }

    /// Presses something with the mouse; a page that it leads to is whole when this returns.
    pub fn presses(&self, selector: &str) {
        let element = self.one(selector).0;
        self.posts(&format!("/element/{element}/click"), &json!({}));
    }

    /// Empties a field and types into it.
    pub fn types(&self, selector: &str, text: &str) {
        let element = self.one(selector).0;
        self.posts(&format!("/element/{element}/clear"), &json!({}));
        self.posts(&format!("/element/{element}/value"), &json!({ "text": text }));
    }

    /// Waits for something that happens by itself.
    pub fn waits_for(&self, what: &str, mut is_true: impl FnMut(&Chromium) -> bool) {
        assert!(comes_true(PATIENCE, || is_true(self)), "{what}: {}\n{}", self.address(), self.source());
    }

    /// A command of the Chrome DevTools Protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.posts("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// How wide and high the window is.
    pub fn measures(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    pub fn likes_the_dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", &media);
    }

    /// A cookie as the office would set it.
    pub fn carries(&self, site: &str, name: &str, value: &str) {
        let cookie = json!({
            "url": site, "name": name, "value": value, "path": "/", "secure": true, "httpOnly": true,
        });
        let kept = self.devtools("Network.setCookie", &cookie);
        assert_eq!(kept["success"], true, "{name}");
    }

    pub fn forgets_cookies(&self) {
        self.devtools("Network.clearBrowserCookies", &json!({}));
    }

    /// The screen as a PNG; `whole`: as long as the page is.
    pub fn screenshot(&self, whole: bool) -> Vec<u8> {
        let wanted = json!({ "format": "png", "captureBeyondViewport": whole });
        let shot = self.devtools("Page.captureScreenshot", &wanted);
        data_encoding::BASE64.decode(shot["data"].as_str().unwrap().as_bytes()).unwrap()
    }

    /// A security key that says yes to everything, inside the browser (WebAuthn level 2, section 11).
    pub fn plugs_in_a_passkey(&self) {
        let key = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserConsenting": true, "isUserVerified": true,
        });
        self.posts("/webauthn/authenticator", &key);
    }

    /// Whether a page asks something in a dialog of the browser; only a script can make one.
    pub fn dialog(&self) -> Option<String> {
        let (status, answer) = self.asks("GET", "/alert/text", None);
        (status == 200).then(|| answer.as_str().unwrap_or_default().to_owned())
    }

    /// Every address that pages asked for since the last time, as the network saw it.
    pub fn requested(&self) -> Vec<String> {
        let mut requested = Vec::new();
        for entry in self.log("performance") {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            let event = &event["message"];
            if event["method"] == "Network.requestWillBeSent" {
                requested.push(event["params"]["request"]["url"].as_str().unwrap().to_owned());
            }
        }
        requested
    }

    /// What the browser complained about since the last time: broken policies, scripts that failed.
    pub fn complaints(&self) -> Vec<String> {
        let entries = self.log("browser");
        entries.iter().map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.posts("/se/log", &json!({ "type": kind }));
        entries.as_array().cloned().unwrap_or_default()
    }

    fn gets(&self, path: &str) -> Value {
        self.told("GET", path, None)
    }

    fn posts(&self, path: &str, body: &Value) -> Value {
        self.told("POST", path, Some(body))
    }

    fn told(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let (status, answer) = self.asks(method, path, body);
        let asked = body.map(|body| body.to_string().chars().take(300).collect::<String>());
        assert_eq!(status, 200, "{method} {path} {asked:?}: {}", answer["message"]);
        answer
    }

    fn asks(&self, method: &str, path: &str, body: Option<&Value>) -> (u16, Value) {
        let address = format!("{}{path}", self.session);
        let answered = match (method, body) {
            ("GET", _) => self.agent.get(&address).call(),
            ("DELETE", _) => self.agent.delete(&address).call(),
            (_, body) => {
                let body = body.map(Value::to_string).unwrap_or_default();
                self.agent.post(&address).content_type("application/json").send(body.as_bytes())
            }
        };
        let mut answered = answered.unwrap_or_else(|fault| panic!("chromedriver, {path}: {fault}"));
        let status = answered.status().as_u16();
        let body = answered.body_mut().with_config().limit(200_000_000).read_to_vec().unwrap();
        let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
        (status, answer["value"].clone())
    }
}

/// The driver says on its output where it listens.
fn port_told(driver: &mut Child) -> u16 {
    let told = BufReader::new(driver.stdout.take().unwrap()).lines();
    let mut ports = told.map_while(Result::ok).filter_map(|line| {
        let (_, rest) = line.split_once("started successfully on port ")?;
        rest.trim_end_matches('.').parse().ok()
    });
    ports.next().expect("chromedriver says where it listens")
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // A browser that hangs cannot be asked to close; its process, and the driver's, end all the same.
        let asked = self.agent.delete(&self.session).call();
        if asked.is_err()
            && let Some(process) = self.process
        {
            drop(Command::new("kill").arg("-KILL").arg(process.to_string()).status());
        }
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}
