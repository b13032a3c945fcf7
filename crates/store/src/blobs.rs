//! Bytes kept under the hash of their content: large ones as files of their own, small ones packed for a row. It knows
//! nothing of what the bytes mean. A store of objects elsewhere (S3) would take the place of [`Blobs`] and nothing else.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use zstd::bulk::Compressor;

/// A folder of files named by the SHA-256 of what they hold: `ab/cdef…`.
#[derive(Clone, Debug)]
pub struct Blobs {
    folder: PathBuf,
}

/// The SHA-256 (FIPS 180-4) of some bytes, in lower-case hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

impl Blobs {
    /// Opens a folder, making it when it is missing.
    ///
    /// # Errors
    /// When it cannot be made or is not a folder.
    pub fn open(folder: impl AsRef<Path>) -> io::Result<Self> {
        fs::create_dir_all(&folder)?;
        Ok(Self { folder: folder.as_ref().canonicalize()? })
    }

    /// Keeps bytes and returns their hash, once they and their name are on disk. Keeping them again does nothing more.
    ///
    /// # Errors
    /// When the disk refuses; no half-written file is ever visible under a hash.
    pub fn put(&self, bytes: &[u8]) -> io::Result<String> {
        let hash = hash(bytes);
        let path = self.path(&hash)?;
        let folder = path.parent().unwrap_or(&self.folder);
        if !folder.is_dir() {
            fs::create_dir_all(folder)?;
            File::open(&self.folder)?.sync_all()?;
        }
        if !path.is_file() {
            let mut draft = tempfile::Builder::new().prefix(".draft-").tempfile_in(folder)?;
            draft.write_all(bytes)?;
            draft.as_file().sync_all()?;
            draft.persist(&path)?;
        }
        // Also when the file was there: whoever made it may have died before its name reached the disk.
        File::open(folder)?.sync_all()?;
        Ok(hash)
    }

    /// The bytes of a hash.
    ///
    /// # Errors
    /// `NotFound` when they are not kept, `InvalidData` when the file no longer holds what its name says.
    pub fn get(&self, hash: &str) -> io::Result<Vec<u8>> {
        let bytes = fs::read(self.path(hash)?)?;
        if self::hash(&bytes) != hash {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("the kept bytes of {hash} have changed"),
            ));
        }
        Ok(bytes)
    }

    /// Hands over every kept hash, in no order; drafts left by a crash are passed over.
    ///
    /// # Errors
    /// When a folder cannot be read, or what `f` returns.
    pub fn each(&self, mut f: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
        for folder in fs::read_dir(&self.folder)? {
            let folder = folder?;
            if !folder.file_type()?.is_dir() {
                continue;
            }
            for file in fs::read_dir(folder.path())? {
                let hash = [folder.file_name(), file?.file_name()]
                    .map(|name| name.to_string_lossy().into_owned())
                    .concat();
                if is_hash(&hash) {
                    f(&hash)?;
                }
            }
        }
        Ok(())
    }

    /// Where a hash lives. A text that is no hash is refused, so that no name from outside can leave the folder.
    fn path(&self, hash: &str) -> io::Result<PathBuf> {
        let parts = hash.split_at_checked(2).filter(|_| is_hash(hash));
        let (first, rest) = parts.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not a hash"))?;
        Ok(self.folder.join(first).join(rest))
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// What the first byte of packed bytes says of the rest.
const PLAIN: u8 = 0;
const ZSTD: u8 = 1;
/// No row holds more than this once unpacked; a damaged length must not be able to take all memory.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Packs bytes for a row: Zstandard (RFC 8878) at level 1 where that is shorter, else as they are.
#[must_use]
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let packed =
        with_packer(|packer| packer.compress(bytes).ok()).filter(|packed| packed.len() < bytes.len());
    let (mark, rest) = packed.as_deref().map_or((PLAIN, bytes), |packed| (ZSTD, packed));
    [&[mark], rest].concat()
}

/// Making a packer costs more than packing a letter, so some are kept; not one for each thread, for each takes half a
/// megabyte.
static PACKERS: Mutex<Vec<Compressor<'static>>> = Mutex::new(Vec::new());
const MOST_PACKERS: usize = 4;

fn with_packer(pack: impl FnOnce(&mut Compressor<'static>) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let kept = PACKERS.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let mut packer = kept.map_or_else(|| Compressor::new(1).ok(), Some)?;
    let packed = pack(&mut packer);
    let mut packers = PACKERS.lock().unwrap_or_else(PoisonError::into_inner);
    if packers.len() < MOST_PACKERS {
        packers.push(packer);
    }
    packed
}

/// Unpacks what [`pack`] made.
///
/// # Errors
/// `InvalidData` for anything else.
pub fn unpack(packed: &[u8]) -> io::Result<Vec<u8>> {
    let wrong = || io::Error::new(io::ErrorKind::InvalidData, "not packed by this program");
    match packed.split_first() {
        Some((&PLAIN, rest)) => Ok(rest.to_vec()),
        Some((&ZSTD, rest)) => {
            let mut bytes = Vec::new();
            zstd::Decoder::with_buffer(rest)?
                .take(LARGEST + 1)
                .read_to_end(&mut bytes)
                .map_err(|_| wrong())?;
            if u64::try_from(bytes.len()).is_ok_and(|len| len <= LARGEST) { Ok(bytes) } else { Err(wrong()) }
        }
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_hash_is_the_one_the_standard_gives() {
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn what_repeats_is_kept_shorter() {
        assert!(pack(&b"Dear Sir or Madam, ".repeat(100)).len() < 100);
    }

    proptest! {
        #[test]
        fn packed_bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let packed = pack(&bytes);
            prop_assert!(packed.len() <= bytes.len() + 1);
            prop_assert_eq!(unpack(&packed).unwrap(), bytes);
        }

        #[test]
        fn damaged_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack(&bytes);
            let mut packed = pack(&b"Dear Sir or Madam, ".repeat(20));
            let place = bytes.len() % packed.len();
            packed.truncate(place);
            prop_assert!(unpack(&packed).is_err());
        }
    }
}
