//! Measures durable writes of a 10 KB row with 1, 8 and 32 callers against a bare loop of 32 times 10 KB and one flush on
//! the same disk, in turns, so that a busy disk weighs on both alike. `cargo run --release --example group_commit [FOLDER]`

#![expect(clippy::disallowed_methods, reason = "a measurement")]

use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use store::{Store, StoreError};

const ROW: usize = 10 * 1024;
const ROUND: Duration = Duration::from_millis(1500);
const ROUNDS: usize = 4;
const CALLERS: [usize; 3] = [1, 8, 32];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(folder)?;
    let store = Store::open(&folder.path().join("office.db").display().to_string())?;
    store.write(|tx| tx.batch("CREATE TABLE letters (letter_id BIGINT PRIMARY KEY, bytes BLOB NOT NULL)"))?;
    println!("{}, rows of {ROW} bytes, {ROUNDS} rounds of {ROUND:?} each", store.version());
    let next = AtomicI64::new(1);
    let mut bare = Vec::new();
    let mut kept = CALLERS.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        bare.push(bare_rows(folder.path())?);
        for (callers, kept) in CALLERS.into_iter().zip(&mut kept) {
            kept.push(rows(&store, &next, callers)?);
        }
    }
    let bare = middle(&mut bare);
    println!("bare loop, 32 rows and one flush: {bare:.0} rows/s");
    for (callers, kept) in CALLERS.into_iter().zip(&mut kept) {
        let kept = middle(kept);
        println!("{callers:>2} callers: {kept:.0} rows/s, {:.0} % of the bare loop", 100.0 * kept / bare);
    }
    Ok(())
}

fn bare_rows(folder: &Path) -> Result<f64, Box<dyn Error>> {
    let mut file = File::create(folder.join("bare"))?;
    let rows = letter(0).repeat(32);
    let (began, mut count) = (Instant::now(), 0.0);
    while began.elapsed() < ROUND {
        file.write_all(&rows)?;
        file.sync_data()?;
        count += 32.0;
    }
    Ok(count / began.elapsed().as_secs_f64())
}

fn rows(store: &Store, next: &AtomicI64, callers: usize) -> Result<f64, Box<dyn Error>> {
    let began = Instant::now();
    let counts = std::thread::scope(|scope| {
        let run = || -> Result<f64, StoreError> {
            let mut count = 0.0;
            while began.elapsed() < ROUND {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let params = [number.into(), letter(number).into()];
                store
                    .write(|tx| tx.run("INSERT INTO letters (letter_id, bytes) VALUES ($1, $2)", &params))?;
                count += 1.0;
            }
            Ok(count)
        };
        let callers: Vec<_> = (0..callers).map(|_| scope.spawn(run)).collect();
        callers.into_iter().map(|caller| caller.join().unwrap_or(Ok(0.0))).collect::<Vec<_>>()
    });
    let total: f64 = counts.into_iter().sum::<Result<f64, StoreError>>()?;
    Ok(total / began.elapsed().as_secs_f64())
}

/// Bytes that no disk can shorten.
fn letter(number: i64) -> Vec<u8> {
    let mut state = number.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut bytes = Vec::with_capacity(ROW);
    while bytes.len() < ROW {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend_from_slice(&state.to_le_bytes());
    }
    bytes
}

fn middle(figures: &mut [f64]) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(0.0)
}
