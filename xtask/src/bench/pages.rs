//! What officers wait for: the queue and a case of large offices over HTTP, side by side with a file of the same size from
//! nginx, 16 clients each (wrk). Sizes: the words after `CHANCERY_BENCH_CASES`, else ten thousand, a hundred thousand and
//! a million cases.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use super::figures::{Figures, line, timed};
use super::office::{Program, Serving};

const SIZES: &str = "10000 100000 1000000";
const ROUNDS: usize = 3;
const SECONDS: &str = "5s";
const CLIENTS: &str = "16";
/// A page may have so many bytes over the wire.
const LARGEST: usize = 60_000;

pub fn measure(program: &Program, folder: &Path) -> Result<()> {
    let sizes = std::env::var("CHANCERY_BENCH_CASES").unwrap_or_else(|_| SIZES.to_owned());
    let mut slowest: Vec<(u64, f64)> = Vec::new();
    for cases in sizes.split_whitespace() {
        let cases: u64 = cases.parse().context("how many cases?")?;
        let office = folder.join(format!("office-{cases}"));
        let (seeded, seconds) = timed(|| program.seed(&office, cases))?;
        println!("\n  {cases} cases, made in {seconds:.0} s");
        let serving = program.serve(&office)?;
        let reference = after(&seeded, "\"references\":[\"")?;
        let pages = [
            ("today", "/desk".to_owned()),
            ("queue", "/desk/cases".to_owned()),
            ("queue of a country", "/desk/cases?country=AU".to_owned()),
            ("queue by words", "/desk/cases?text=landing+relief".to_owned()),
            ("case", format!("/desk/cases/{reference}")),
        ];
        let session = after(&seeded, "\"session\":\"")?;
        for (name, path) in pages {
            let p99 = page(folder, &serving, (name, &path), &session)?;
            if name == "queue" {
                slowest.push((cases, p99));
            }
        }
        serving.stop()?;
        fs::remove_dir_all(&office)?;
    }
    if let (Some((few, first)), Some((many, last))) = (slowest.first(), slowest.last()) {
        line(
            &format!("queue, p99 at {many} over {few}"),
            &format!("{:.2}", last / first.max(f64::MIN_POSITIVE)),
        );
    }
    Ok(())
}

/// Measures one page beside a file of its size; answers its p99 in milliseconds.
fn page(folder: &Path, serving: &Serving, (name, path): (&str, &str), session: &str) -> Result<f64> {
    let cookie = format!("Cookie: __Host-session={session}");
    let body = ask(serving, path, &cookie)?;
    let size = body.len();
    if size > LARGEST {
        bail!("{name} has {size} bytes");
    }
    let nginx = Nginx::start(folder, &body)?;
    let (mut ours, mut theirs) =
        ((Figures::default(), Figures::default()), (Figures::default(), Figures::default()));
    for _ in 0..ROUNDS {
        theirs = add(theirs, load(&format!("http://127.0.0.1:{}/page.html", nginx.port), None)?);
        ours = add(ours, load(&format!("http://{}{path}", serving.http), Some(&cookie))?);
    }
    let share = ours.0.median() / theirs.0.median().max(f64::MIN_POSITIVE) * 100.0;
    let slower = ours.1.median() / theirs.1.median().max(f64::MIN_POSITIVE);
    line(&format!("{name}, {size} bytes, requests/s"), &ours.0.written(0));
    line("  nginx, a file of that size, requests/s", &theirs.0.written(0));
    line("  share of nginx, %", &format!("{share:.1}"));
    line("  p99, ms", &ours.1.written(2));
    line("  p99 of nginx, ms", &theirs.1.written(2));
    line("  p99 over that of nginx", &format!("{slower:.1}"));
    Ok(ours.1.median())
}

fn add((mut rates, mut tails): (Figures, Figures), (rate, p99): (f64, f64)) -> (Figures, Figures) {
    rates.add(rate);
    tails.add(p99);
    (rates, tails)
}

/// The body of a page; anything but 200 ends the measurement.
fn ask(serving: &Serving, path: &str, cookie: &str) -> Result<Vec<u8>> {
    let mut stream = TcpStream::connect(serving.http)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n{cookie}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let head_ends = answer
        .windows(4)
        .position(|end| end == b"\r\n\r\n")
        .context("an answer without an end of its head")?;
    if !answer.starts_with(b"HTTP/1.1 200") {
        bail!("{path}: {}", String::from_utf8_lossy(answer.get(..head_ends).unwrap_or_default()));
    }
    Ok(answer.get(head_ends + 4..).unwrap_or_default().to_vec())
}

/// Requests a second and the 99th percentile in milliseconds; an answer that is an error ends the measurement.
fn load(address: &str, cookie: Option<&str>) -> Result<(f64, f64)> {
    let mut command = Command::new("wrk");
    command.args(["-t", "1", "-c", CLIENTS, "-d", SECONDS, "--latency", "-H", "Accept-Language: en"]);
    if let Some(cookie) = cookie {
        command.args(["-H", cookie]);
    }
    let output = command.arg(address).output().context("wrk is missing (Debian: wrk)")?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    if said.contains("Non-2xx") || said.contains("Socket errors") {
        bail!("{address}: {said}");
    }
    let word = |name: &str| said.split(name).nth(1).and_then(|rest| rest.split_whitespace().next());
    let rate = word("Requests/sec:").context("wrk says no rate")?.parse()?;
    let p99 = word("99%").context("wrk says no percentile")?;
    let scale = [("us", 0.001), ("ms", 1.0), ("s", 1000.0)].into_iter().find(|(unit, _)| p99.ends_with(unit));
    let (unit, factor) = scale.context("a time without a unit")?;
    Ok((rate, p99.trim_end_matches(unit).parse::<f64>()? * factor))
}

fn after(text: &str, words: &str) -> Result<String> {
    let found = text.split(words).nth(1).and_then(|rest| rest.split('"').next());
    Ok(found.context("the large office does not say what it is asked for")?.to_owned())
}

/// nginx with one file, on a port of its own; stopped when dropped.
struct Nginx {
    child: Child,
    port: u16,
}

impl Nginx {
    fn start(folder: &Path, body: &[u8]) -> Result<Nginx> {
        let root = folder.join("nginx");
        fs::create_dir_all(&root)?;
        fs::write(root.join("page.html"), body)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let at = root.display();
        let conf = format!(
            "daemon off;\nworker_processes auto;\npid {at}/pid;\nerror_log {at}/error.log;\n\
             events {{ worker_connections 256; }}\n\
             http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; types {{ text/html html; }}\n\
             client_body_temp_path {at}/b; proxy_temp_path {at}/p; fastcgi_temp_path {at}/f; uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;\n\
             server {{ listen 127.0.0.1:{port}; root {at}; }} }}\n"
        );
        fs::write(root.join("nginx.conf"), conf)?;
        let mut command = Command::new("nginx");
        command.arg("-c").arg(root.join("nginx.conf")).arg("-e").arg(root.join("error.log"));
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let nginx = Nginx { child: child.context("nginx is missing (Debian: nginx-light)")?, port };
        for _ in 0..2_000 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(nginx);
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        bail!("nginx does not answer")
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it only when it is told to end, not when it is killed.
        let told = Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status();
        if told.is_err() || self.child.wait().is_err() {
            eprintln!("nginx could not be stopped");
        }
    }
}
