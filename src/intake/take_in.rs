//! Taking in letters that lie somewhere: files, folders, a pipe. One thread reads and understands ahead while another
//! writes; many letters share a commit, and each stands or falls alone.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use serde::Serialize;

use super::ahead::{Ahead, Over};
use crate::desk::place::Placed;
use crate::desk::receive::{Reader, Reading, Ready, TRIES, keep, make_ready, read_one};
use crate::error::Result;
use crate::letters::arrival::kind_word;
use crate::office::Office;

/// Letters that share one commit.
const TOGETHER: usize = 64;
/// Letters read ahead of the writing.
const AHEAD: usize = 128;
/// Bytes after which a batch is written although it is small; far less than may be read ahead, or both sides would wait.
const ENOUGH: usize = 8 << 20;

/// One letter and where it lay.
#[derive(Debug)]
pub struct Source {
    /// Where it lay, for messages.
    pub path: String,
    /// Envelope sender, when known.
    pub sender: Option<String>,
    /// Envelope recipient; empty when not known.
    pub recipient: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Something that could not be taken in.
#[derive(Debug, Clone, Serialize)]
pub struct Failed {
    /// Where it lies.
    pub path: String,
    /// Why, in a sentence.
    pub reason: String,
}

/// What was taken in.
#[derive(Debug, Default, Serialize)]
pub struct Summary {
    /// Letters kept now.
    pub letters: u64,
    /// Cases they opened.
    pub cases_opened: u64,
    /// Letters put on a lane of a case.
    pub placed: u64,
    /// Letters in the tray.
    pub in_tray: u64,
    /// Second deliveries, and copies of a letter that lies there already.
    pub duplicates: u64,
    /// Letters by kind.
    pub by_kind: BTreeMap<String, u64>,
    /// What could not be taken in.
    pub failed: Vec<Failed>,
    /// How long it took.
    pub seconds: f64,
}

struct Understood {
    path: String,
    bytes: usize,
    ready: Ready,
    reading: Reading,
}

/// Takes in every source; `progress` hears after each commit how many are done. `elapsed` tells the time since the start.
///
/// # Errors
/// When the database or the disk fails: what was not committed lies where it lay.
pub fn take_in(
    office: &Office,
    sources: impl Iterator<Item = std::result::Result<Source, Failed>> + Send,
    mut progress: impl FnMut(u64),
    elapsed: impl Fn() -> Duration,
) -> Result<Summary> {
    let mut summary = Summary::default();
    let ahead = Ahead::default();
    std::thread::scope(|scope| {
        let (hand_over, handed) = sync_channel(AHEAD);
        let over = Over(&ahead);
        let ahead = &ahead;
        scope.spawn(move || {
            for source in sources {
                let bytes = source.as_ref().map_or(0, |source| source.bytes.len());
                // When the writer has gone it failed, and says so itself.
                if !ahead.take(bytes)
                    || hand_over.send(source.map(|source| understand(office, source))).is_err()
                {
                    return;
                }
            }
        });
        let mut done = 0;
        while let Some(batch) = next_batch(&handed, &mut summary) {
            let batch = batch.into_iter().collect::<Result<Vec<Understood>>>()?;
            done += u64::try_from(batch.len()).unwrap_or(0);
            batch
                .chunks(office.together(TOGETHER))
                .try_for_each(|some| write_batch(office, some, &mut summary))?;
            ahead.give_back(batch.iter().map(|one| one.bytes).sum());
            progress(done);
        }
        drop(over);
        Ok(())
    })
    .map(|()| {
        summary.seconds = elapsed().as_secs_f64();
        summary
    })
}

fn understand(office: &Office, source: Source) -> Result<Understood> {
    let ready = make_ready(office, source.sender.as_deref(), &source.recipient, &source.bytes)?;
    Ok(Understood {
        path: source.path,
        bytes: source.bytes.len(),
        ready,
        reading: Reading::of(&source.bytes),
    })
}

type Handed = std::result::Result<Result<Understood>, Failed>;

/// What lies ready, at least one and at most [`TOGETHER`]; `None` at the end.
fn next_batch(handed: &Receiver<Handed>, summary: &mut Summary) -> Option<Vec<Result<Understood>>> {
    let mut batch = Vec::with_capacity(TOGETHER);
    let mut bytes = 0;
    let mut next = handed.recv().ok();
    next.as_ref()?;
    while let Some(handed_over) = next {
        match handed_over {
            Ok(understood) => {
                bytes += understood.as_ref().map_or(0, |one| one.bytes);
                batch.push(understood);
            }
            Err(failed) => summary.failed.push(failed),
        }
        next = if batch.len() < TOGETHER && bytes < ENOUGH { handed.recv().ok() } else { None };
    }
    Some(batch)
}

fn write_batch(office: &Office, batch: &[Understood], summary: &mut Summary) -> Result<()> {
    let together = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        office.write(|tx| {
            batch
                .iter()
                .map(|one| {
                    let Some(letter_id) = keep(tx, office, &one.ready)? else { return Ok(None) };
                    read_one(tx, office, &letter_id, &one.reading)
                })
                .collect::<Result<Vec<Option<Placed>>>>()
        })
    }));
    let Ok(Ok(places)) = together else {
        return one_by_one(office, batch, summary);
    };
    for (one, placed) in batch.iter().zip(places) {
        count(summary, one, placed.as_ref());
    }
    Ok(())
}

/// One of a batch spoils it: each is kept alone, then read alone, so that it spoils no other.
fn one_by_one(office: &Office, batch: &[Understood], summary: &mut Summary) -> Result<()> {
    for one in batch {
        let kept = office.write(|tx| keep(tx, office, &one.ready))?;
        let alone = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            office.write(|tx| match &kept {
                Some(letter_id) => read_one(tx, office, letter_id, &one.reading),
                None => Ok(None),
            })
        }));
        match alone {
            Ok(Ok(placed)) => count(summary, one, placed.as_ref()),
            _ => {
                summary.letters += 1;
                summary.in_tray += 1;
                summary.failed.push(Failed {
                    path: one.path.clone(),
                    reason: "its bytes are kept, but it could not be read; it lies in the tray".to_owned(),
                });
            }
        }
    }
    // Marks what could not be read, after as many tries as the reader gives it.
    let mut reader = Reader::default();
    for _ in 0..TRIES {
        reader.read_waiting(office, 64)?;
    }
    Ok(())
}

fn count(summary: &mut Summary, one: &Understood, placed: Option<&Placed>) {
    let Some(placed) = placed else {
        summary.duplicates += 1;
        return;
    };
    summary.letters += 1;
    *summary.by_kind.entry(kind_word(one.reading.letter.kind).to_owned()).or_default() += 1;
    match placed {
        Placed::Opened { .. } => summary.cases_opened += 1,
        Placed::OnLane { .. } => summary.placed += 1,
        Placed::Tray => summary.in_tray += 1,
        Placed::Copy => summary.duplicates += 1,
    }
}
