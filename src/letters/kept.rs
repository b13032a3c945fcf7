//! The bytes of a letter by their SHA-256: small ones packed in a row, large ones in the blob directory, always on disk
//! before anything says that they are.

use store::Tx;

use crate::error::Result;
use crate::office::Office;

/// Up to this size bytes live packed in the rows and share the commit of the row that names them (decision 0005).
pub const SMALL: usize = 64 * 1024;

/// Bytes made ready outside the transaction, so that it stays short.
pub struct Prepared {
    /// SHA-256, hexadecimal.
    pub hash: String,
    /// How many bytes.
    pub size: usize,
    packed: Option<Vec<u8>>,
}

/// Hashes the bytes and packs them, or writes them to the blob directory (and its disk) when they are large.
///
/// # Errors
/// When the disk is full or fails.
pub fn prepare(office: &Office, bytes: &[u8]) -> Result<Prepared> {
    if bytes.len() > SMALL {
        return Ok(Prepared { hash: office.blobs.put(bytes)?, size: bytes.len(), packed: None });
    }
    Ok(Prepared { hash: store::hash(bytes), size: bytes.len(), packed: Some(store::pack(bytes)) })
}

/// Records prepared bytes; the same bytes twice are one row.
///
/// # Errors
/// When the database fails.
pub fn keep(tx: &mut Tx<'_>, prepared: &Prepared) -> Result<()> {
    tx.run(
        "INSERT INTO kept_bytes (hash, size, packed) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
        &[
            prepared.hash.clone().into(),
            i64::try_from(prepared.size).unwrap_or(i64::MAX).into(),
            prepared.packed.clone().into(),
        ],
    )?;
    Ok(())
}

/// How many bytes have this hash; none when they are not recorded.
///
/// # Errors
/// When the database fails.
pub fn size(tx: &mut Tx<'_>, hash: &str) -> Result<i64> {
    let row = tx.one("SELECT size FROM kept_bytes WHERE hash = $1", &[hash.into()])?;
    Ok(row.map_or(Ok(0), |row| row.int("size"))?)
}

/// The bytes with this hash.
///
/// # Errors
/// When they are not there or are not what they were.
pub fn bytes(office: &Office, tx: &mut Tx<'_>, hash: &str) -> Result<Vec<u8>> {
    let row = tx.one("SELECT packed FROM kept_bytes WHERE hash = $1", &[hash.into()])?;
    let row = row.ok_or_else(|| anyhow::anyhow!("the bytes {hash} are not recorded"))?;
    match row.opt_bytes("packed")? {
        Some(packed) => Ok(store::unpack(&packed)?),
        None => Ok(office.blobs.get(hash)?),
    }
}

/// Names every recorded piece of bytes that is missing or changed.
///
/// # Errors
/// When the database fails.
pub fn faults(office: &Office, tx: &mut Tx<'_>, mut progress: impl FnMut()) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    tx.each("SELECT hash, packed FROM kept_bytes", &[], |row| {
        let hash = row.text("hash")?;
        let found = match row.opt_bytes("packed")? {
            Some(packed) => store::unpack(&packed),
            None => office.blobs.get(&hash),
        };
        match found {
            Ok(bytes) if store::hash(&bytes) == hash => {}
            Ok(_) => faults.push(format!("bytes {hash}: they were changed")),
            Err(error) => faults.push(format!("bytes {hash}: {error}")),
        }
        progress();
        Ok(())
    })?;
    Ok(faults)
}
