//! Step 1: a letter comes in. Its bytes are kept before anything is understood; a second delivery makes no second row.
//! Reading it and finding its place is done afterwards, from the kept bytes, as often as it takes.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use data_encoding::HEXLOWER;
use mail::letter::{Defect, Letter};
use mail::parse::Limits;
use sha2::{Digest, Sha256};
use store::Tx;

use super::place::{self, Placed};
use crate::error::{Error, Result};
use crate::letters::arrival::{self, Arrival};
use crate::letters::kept::{self, Prepared};
use crate::letters::letter::{self, KeptLetter, Standing};
use crate::notice;
use crate::office::Office;

/// Letters that are read in one transaction.
const TOGETHER: usize = 32;
/// Bytes of letters that are read in one transaction; a larger letter is read alone.
const ENOUGH: i64 = 8 << 20;
/// How often a letter is tried while the database itself fails, before a person is told.
pub const TRIES: u32 = 5;

/// A letter at the door, for one recipient, made ready outside the transaction.
pub struct Ready {
    prepared: Prepared,
    delivery_key: String,
    sender: Option<String>,
    recipient: String,
}

/// What was read from a letter's bytes.
pub struct Reading {
    /// The letter.
    pub letter: Letter,
    /// What is odd about it.
    pub defects: Vec<Defect>,
}

impl Reading {
    /// Reads bytes; never fails.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Reading {
        let (letter, defects) = mail::parse::read(bytes, &Limits::default());
        Reading { letter, defects }
    }
}

/// Hashes and packs a letter; a large one is on disk when this returns.
///
/// # Errors
/// When the disk is full or fails: the sender must keep the letter.
pub fn make_ready(office: &Office, sender: Option<&str>, recipient: &str, bytes: &[u8]) -> Result<Ready> {
    Ok(Ready {
        prepared: kept::prepare(office, bytes)?,
        delivery_key: delivery_key(recipient, bytes),
        sender: sender.map(str::to_owned),
        recipient: recipient.to_owned(),
    })
}

/// Keeps a letter; its new id, or `None` when this very delivery is there already.
///
/// # Errors
/// When the database fails: the sender must keep the letter.
pub fn keep(tx: &mut Tx<'_>, office: &Office, ready: &Ready) -> Result<Option<String>> {
    kept::keep(tx, &ready.prepared)?;
    let letter_id = office.new_id()?;
    let arrival = Arrival {
        letter_id: &letter_id,
        at: office.now(),
        hash: &ready.prepared.hash,
        sender: ready.sender.as_deref(),
        recipient: &ready.recipient,
        delivery_key: &ready.delivery_key,
    };
    Ok(arrival::arrive(tx, &arrival)?.then_some(letter_id))
}

/// Finds the place of a kept letter that nobody has read yet; `None` when somebody has.
///
/// # Errors
/// When the database fails.
pub fn read_one(
    tx: &mut Tx<'_>,
    office: &Office,
    letter_id: &str,
    reading: &Reading,
) -> Result<Option<Placed>> {
    let Some(kept) = record(tx, (letter_id, "received"), reading)? else { return Ok(None) };
    place::place(tx, office, &kept, &reading.letter).map(Some)
}

/// Writes down what was read from a letter that stands at `stands_at` and makes it findable by its words; `None` when it
/// does not stand there any more.
///
/// # Errors
/// When the database fails.
pub fn record(
    tx: &mut Tx<'_>,
    (letter_id, stands_at): (&str, &str),
    reading: &Reading,
) -> Result<Option<KeptLetter>> {
    if !arrival::record_reading(tx, (letter_id, stands_at), &reading.letter, &reading.defects)? {
        return Ok(None);
    }
    let kept =
        KeptLetter::find(tx, letter_id)?.ok_or_else(|| anyhow::anyhow!("letter {letter_id} vanished"))?;
    let filenames: Vec<&str> = reading.letter.attachments.iter().map(|file| file.filename.as_str()).collect();
    let words = format!(
        "{} {} {} {} {}",
        kept.subject,
        kept.from_name,
        kept.from_address,
        filenames.join(" "),
        kept.text
    );
    tx.index_text("letters", letter_id, &words)?;
    Ok(Some(kept))
}

/// Reads what has arrived, in batches; steps over a letter that cannot be read and marks it.
#[derive(Default)]
pub struct Reader {
    tries: HashMap<String, u32>,
}

impl Reader {
    /// Reads up to `limit` waiting letters; how many were taken up.
    ///
    /// # Errors
    /// When the database fails altogether; the letters wait on.
    pub fn read_waiting(&mut self, office: &Office, limit: i64) -> Result<usize> {
        let waiting = office.read(|tx| letter::waiting(tx, limit))?;
        for batch in batches(office, &waiting)? {
            let together = catch_unwind(AssertUnwindSafe(|| read_together(office, batch)));
            if !matches!(together, Ok(Ok(()))) {
                batch.iter().try_for_each(|kept| self.read_alone(office, kept))?;
            }
        }
        Ok(waiting.len())
    }

    /// One letter in its own transaction: whatever happens to it happens to no other.
    fn read_alone(&mut self, office: &Office, kept: &KeptLetter) -> Result<()> {
        let alone = catch_unwind(AssertUnwindSafe(|| read_together(office, std::slice::from_ref(kept))));
        let why = match alone {
            Ok(Ok(())) => {
                self.tries.remove(&kept.letter_id);
                return Ok(());
            }
            Ok(Err(Error::Refused(refusal))) => format!("{} {:?}", refusal.code(), refusal.values()),
            Ok(Err(Error::Fault(fault))) => {
                let tries = self.tries.entry(kept.letter_id.clone()).or_default();
                *tries += 1;
                if *tries < TRIES {
                    tracing::warn!(letter_id = %kept.letter_id, fault = format!("{fault:#}"), "a letter waits to be read again");
                    return Ok(());
                }
                format!("{fault:#}")
            }
            Err(_) => "the program stumbled over it".to_owned(),
        };
        tracing::error!(letter_id = %kept.letter_id, why, "a letter could not be read; its bytes are kept and it lies in the tray");
        office.write(|tx| mark_unreadable(tx, office, &kept.letter_id, &why))
    }
}

/// Letters that are understood and placed together: so many, and so many bytes, that they fit the memory.
fn batches<'a>(office: &Office, waiting: &'a [KeptLetter]) -> Result<Vec<&'a [KeptLetter]>> {
    let sizes = office
        .read(|tx| waiting.iter().map(|letter| kept::size(tx, &letter.hash)).collect::<Result<Vec<i64>>>())?;
    let mut batches = Vec::new();
    let (mut rest, mut sizes) = (waiting, sizes.as_slice());
    while !rest.is_empty() {
        let mut bytes = 0;
        let fits = sizes.iter().take(office.together(TOGETHER)).take_while(|size| {
            bytes += **size;
            bytes <= ENOUGH
        });
        let (batch, after) = rest.split_at(fits.count().clamp(1, rest.len()));
        sizes = sizes.get(batch.len()..).unwrap_or_default();
        rest = after;
        batches.push(batch);
    }
    Ok(batches)
}

/// Understands letters outside the transaction, then finds their places in one.
fn read_together(office: &Office, letters: &[KeptLetter]) -> Result<()> {
    let readings = letters
        .iter()
        .map(|kept| Ok((kept, Reading::of(&office.read(|tx| kept::bytes(office, tx, &kept.hash))?))));
    let readings = readings.collect::<Result<Vec<(&KeptLetter, Reading)>>>()?;
    office.write(|tx| {
        for (kept, reading) in &readings {
            read_one(tx, office, &kept.letter_id, reading)?;
        }
        Ok(())
    })
}

fn mark_unreadable(tx: &mut Tx<'_>, office: &Office, letter_id: &str, why: &str) -> Result<()> {
    let standing = Standing { disposition: "unreadable", why, case_id: None, lane_id: None };
    letter::stand(tx, letter_id, &["received"], &standing)?;
    notice::tell(tx, office, "notice-letter-unreadable", None, letter_id)
}

/// The same for a second delivery: recipient, Message-ID and body. The header is left out, for each try adds its own
/// `Received`; a letter without a Message-ID is known by its whole bytes.
fn delivery_key(recipient: &str, bytes: &[u8]) -> String {
    let glance = mail::glance(bytes);
    let mut hasher = Sha256::new();
    hasher.update(recipient.to_lowercase().as_bytes());
    hasher.update(b"\n");
    match &glance.message_id {
        Some(message_id) => {
            hasher.update(message_id.as_bytes());
            hasher.update(b"\n");
            hasher.update(bytes.get(glance.body_start..).unwrap_or_default());
        }
        None => hasher.update(bytes),
    }
    HEXLOWER.encode(&hasher.finalize())
}
