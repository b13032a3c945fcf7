//! The office's key, and what is derived from it: reply addresses and Message-IDs. The key never leaves this file.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::id::Chance;

/// 256 bits that make this office's reply addresses its own.
#[derive(Clone)]
pub struct OfficeKey([u8; 32]);

impl std::fmt::Debug for OfficeKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("OfficeKey(…)")
    }
}

impl OfficeKey {
    /// Makes a key and writes it to `path`, readable by its owner alone.
    ///
    /// # Errors
    /// When the file exists already or cannot be written.
    pub fn create(path: &Path, chance: &Chance) -> anyhow::Result<OfficeKey> {
        let key = OfficeKey(chance.bytes()?);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file =
            options.open(path).with_context(|| format!("cannot create the key file {}", path.display()))?;
        file.write_all(HEXLOWER.encode(&key.0).as_bytes())?;
        file.sync_all()?;
        Ok(key)
    }

    /// Reads the key that [`OfficeKey::create`] wrote.
    ///
    /// # Errors
    /// When the file is missing or is not 64 hexadecimal digits.
    pub fn open(path: &Path) -> anyhow::Result<OfficeKey> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("cannot read the key file {}", path.display()))?;
        let bytes = HEXLOWER.decode(text.trim().as_bytes()).context("the key file is not hexadecimal")?;
        let key =
            <[u8; 32]>::try_from(bytes).map_err(|_| anyhow::anyhow!("the key file is not 32 bytes long"))?;
        Ok(OfficeKey(key))
    }

    /// The secret of a lane's reply address: 128 bits, 27 signs. Another `rotation` gives another address.
    #[must_use]
    pub fn reply_token(&self, lane_id: &str, rotation: i64) -> String {
        mail::address::token_from(self.derive("reply-address", &format!("{lane_id}/{rotation}")))
    }

    /// The Message-ID of the letter with this id, without brackets: the same on every repeat, and it says nothing.
    #[must_use]
    pub fn message_id(&self, letter_id: &str, domain: &str) -> String {
        format!("{}@{domain}", HEXLOWER.encode(&self.derive("message-id", letter_id)))
    }

    fn derive(&self, purpose: &str, of: &str) -> [u8; 16] {
        let mut first_half = [0_u8; 16];
        if let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0) {
            mac.update(purpose.as_bytes());
            mac.update(b"\0");
            mac.update(of.as_bytes());
            first_half.iter_mut().zip(mac.finalize().into_bytes()).for_each(|(to, from)| *to = from);
        }
        first_half
    }
}

/// What a lane's row keeps of its secret. (The letters we sent still carry it in their kept bytes.)
#[must_use]
pub fn token_hash(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}
