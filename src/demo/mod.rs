//! The demonstration: the whole job on an invented office, through its real doors, with a small stand-in for the outside
//! world. Never touches an office that is not its own.

mod story;
mod stage;
mod officer;
mod ending;
mod alive;
mod proof;
mod cast;
mod letters;
mod host;
mod outside;
mod narrator;

use std::net::{Ipv4Addr, SocketAddr, TcpListener as StdListener};
use std::sync::Arc;

use anyhow::Context;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Notify, watch};

use crate::actor::Actor;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::intake::letter_box::LetterBox;
use crate::intake::{LmtpLimits, serve as serve_lmtp};
use crate::office::{Office, World};
use crate::sender::post_round::SoleSender;
use crate::serve::{Doors, serve};
use crate::staff::sign_in;
use crate::web::answer::site;
use host::MailHost;
use narrator::Narrator;
use outside::Outside;
use stage::Stage;

/// The invented office, as its file says it.
const OFFICE_FILE: &str = include_str!("office.toml");
/// What the file says about its submission server, to be replaced by the stand-in's address.
const SUBMISSION: &str = "smtp://127.0.0.1:2525";
/// What the file says about its pages, to be replaced by where they will be.
const SITE: &str = "http://localhost:8080";
/// Where the health page is shown afterwards, unless another address is asked for.
const HTTP: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// Shows the whole job on an invented office in a temporary folder, prints each step (`json`: one JSON object a line),
/// proves that nothing crossed, and then, unless `once`, serves on `http` (default 127.0.0.1:8080) until Ctrl-C.
///
/// # Errors
/// A fault when the walk does not end as it must, or something crossed from one lane to another.
pub fn run(http: Option<SocketAddr>, once: bool, json: bool) -> Result<()> {
    let narrator = Narrator::new(Box::new(std::io::stdout()), json);
    let serve_on = (!once).then(|| http.unwrap_or(HTTP));
    perform(serve_on, narrator)
}

fn perform(serve_on: Option<SocketAddr>, mut narrator: Narrator) -> Result<()> {
    let folder = TempDir::with_prefix("chancery-demo-").context("no temporary folder can be made")?;
    let outside = Outside::open()?;
    // Its letters name its pages, so the port is chosen before the first of them.
    let serve_on = serve_on.map(|http| free_address(http, &mut narrator)).transpose()?;
    let port = serve_on.unwrap_or(HTTP).port();
    let text = OFFICE_FILE
        .replace(SUBMISSION, &format!("smtp://{}", outside.address))
        .replace(SITE, &format!("http://localhost:{port}"));
    let office = Arc::new(Office::create(folder.path(), &Config::chosen(None, None), &text, World::real())?);
    narrator.remark("Chancery shows its whole job on an invented office: real letters, real SMTP and LMTP on this machine alone.")?;
    narrator.remark(&format!("The office lies in {} until this ends.", folder.path().display()))?;
    let runtime = Builder::new_multi_thread().enable_all().build().context("no threads for the doors")?;
    let mut stage = walk(&runtime, Arc::clone(&office), outside, narrator)?;
    if let Some(http) = serve_on {
        keep_open(&runtime, office, http, &mut stage.narrator)?;
    }
    drop(stage);
    folder.close().context("the temporary folder cannot be removed")?;
    Ok(())
}

/// The walk itself, with the LMTP door open for as long as it takes. Sends by its own hand: no other sender may run.
fn walk(runtime: &Runtime, office: Arc<Office>, outside: Outside, narrator: Narrator) -> Result<Stage> {
    let sole = SoleSender::take(&office)?
        .ok_or_else(|| anyhow::anyhow!("somebody else sends this office's letters"))?;
    let listener =
        runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).context("no free port for LMTP")?;
    let door = listener.local_addr().context("the LMTP door has no address")?;
    let letter_box = Arc::new(LetterBox::new(Arc::clone(&office), Arc::new(Notify::new())));
    let (stop, stopped) = watch::channel(false);
    let serving = runtime.spawn(serve_lmtp(listener, letter_box, LmtpLimits::default(), stopped));
    let mut stage = Stage::new(office, outside, MailHost { door }, narrator);
    let told = story::tell(&mut stage).and_then(|cases| ending::end(&mut stage, &cases));
    stop.send_replace(true);
    runtime.block_on(serving).context("the LMTP door fell")?.context("the LMTP door fell")?;
    drop(sole);
    told.map(|()| stage).map_err(|error| match error {
        // In the story a refusal that was not asked for is our failure, not an answer to somebody.
        Error::Refused(_) => {
            Error::Fault(anyhow::anyhow!("the office refused what the story needs: {error}"))
        }
        fault @ Error::Fault(_) => fault,
    })
}

/// Serves the office until somebody stops it.
fn keep_open(
    runtime: &Runtime,
    office: Arc<Office>,
    http: SocketAddr,
    narrator: &mut Narrator,
) -> Result<()> {
    let folder = office.folder.display().to_string();
    alive::open_requests(&office, &Actor::operator("Rassendyll"))?;
    let secret = office.write(|tx| {
        sign_in::open_for_demonstration(tx, &office, "Rassendyll", "rassendyll@ruritania.example")
    })?;
    let doors = Doors { http, lmtp: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)) };
    let mut told = Ok(());
    let named = Arc::clone(&office);
    runtime.block_on(serve(office, doors, None, |bound| {
        let site = site(&named, bound.http);
        let what = format!(
            "the office stays open at {site}, LMTP on {} for a mail server; it lies in {folder}; Ctrl-C stops it and \
             removes it",
            bound.lmtp
        );
        let link = format!("the desk, signed in, by this link, once: {site}/admission/{secret}");
        told = narrator
            .heading("Open")
            .and_then(|()| narrator.step("ready", None, &what))
            .and_then(|()| narrator.step("sign in", None, &link));
    }))?;
    told
}

/// The wanted address, or a free port when somebody has it already.
fn free_address(wanted: SocketAddr, narrator: &mut Narrator) -> Result<SocketAddr> {
    let listener = match StdListener::bind(wanted) {
        Ok(listener) => listener,
        Err(fault) => {
            narrator
                .remark(&format!("\n{wanted} cannot be used ({fault}); a free port is taken instead."))?;
            StdListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port for the pages")?
        }
    };
    Ok(listener.local_addr().context("the pages have no address")?)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::Mutex;

    use super::*;

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    impl Page {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

    #[test]
    fn the_demonstration_comes_to_its_end() {
        let page = Page::default();
        let told = perform(None, Narrator::new(Box::new(page.clone()), false));
        let text = page.text();
        println!("{text}");
        assert!(told.is_ok(), "{told:?}");
        assert!(text.contains("nothing crossed") && text.contains("DESK-014"), "{text}");
        assert!(text.lines().count() > 100, "{text}");
    }

    #[test]
    fn every_step_is_one_json_object_a_line() {
        let page = Page::default();
        perform(None, Narrator::new(Box::new(page.clone()), true)).unwrap();
        let text = page.text();
        for line in text.lines() {
            let object: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(object["step"].is_string() && object["what"].is_string(), "{line}");
            assert!(object.get("reference").is_some(), "{line}");
        }
        assert!(text.lines().count() > 60, "{text}");
    }

    #[test]
    fn a_taken_address_gives_way_to_a_free_port() {
        let taken = StdListener::bind("127.0.0.1:0").unwrap();
        let page = Page::default();
        let mut narrator = Narrator::new(Box::new(page.clone()), false);
        let wanted = taken.local_addr().unwrap();
        let other = free_address(wanted, &mut narrator).unwrap();
        assert!(other != wanted && other.port() != 0, "letters name the port before it is served: {other}");
        assert!(page.text().contains(&wanted.to_string()));
        drop(taken);
        assert_eq!(free_address(wanted, &mut narrator).unwrap(), wanted);
    }
}
