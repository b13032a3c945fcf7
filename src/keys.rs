//! The office's key, and what is derived from it: reply addresses, Message-IDs, secrets by purpose, and the seal on what
//! the rows keep but must not show. The key never leaves this file.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
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

    /// The secret of the address under which a lane's party follows its case: 128 bits, 27 signs.
    #[must_use]
    pub fn follow_secret(&self, lane_id: &str, rotation: i64) -> String {
        mail::address::token_from(self.derive("follow-link", &format!("{lane_id}/{rotation}")))
    }

    /// What the code printed in a letter is made of. `place` names the letter: its case, party and number, so that a
    /// preview shows the code that will leave.
    #[must_use]
    pub fn check_code(&self, place: &str) -> [u8; 16] {
        self.derive("check-code", place)
    }

    /// The secret that signs what a webhook is told: 256 bits, kept nowhere.
    #[must_use]
    pub fn webhook_secret(&self, webhook_id: &str) -> [u8; 32] {
        let halves =
            [self.derive("webhook-secret-1", webhook_id), self.derive("webhook-secret-2", webhook_id)];
        let mut secret = [0_u8; 32];
        secret.iter_mut().zip(halves.as_flattened()).for_each(|(to, from)| *to = *from);
        secret
    }

    /// The Message-ID of what a requester writes on the page of the case; the same text sent twice has the same.
    #[must_use]
    pub fn page_message_id(&self, written: &str, domain: &str) -> String {
        format!("{}@{domain}", HEXLOWER.encode(&self.derive("page-message-id", written)))
    }

    /// The Message-ID of the letter with this id, without brackets: the same on every repeat, and it says nothing.
    #[must_use]
    pub fn message_id(&self, letter_id: &str, domain: &str) -> String {
        format!("{}@{domain}", HEXLOWER.encode(&self.derive("message-id", letter_id)))
    }

    /// A secret of this office's own for one purpose and one thing: always the same, and it says nothing of the key.
    #[must_use]
    pub fn secret(&self, purpose: &str, of: &str) -> [u8; 32] {
        let mut whole = [0_u8; 32];
        if let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0) {
            mac.update(purpose.as_bytes());
            mac.update(b"\0");
            mac.update(of.as_bytes());
            whole.iter_mut().zip(mac.finalize().into_bytes()).for_each(|(to, from)| *to = from);
        }
        whole
    }

    /// Seals `plain` so that only this office opens it, and only for this purpose and thing (ChaCha20-Poly1305, RFC 8439;
    /// purpose and thing are its associated text). `chance` gives the nonce.
    ///
    /// # Errors
    /// When the seal cannot be made.
    pub fn seal(&self, purpose: &str, of: &str, chance: &[u8; 32], plain: &[u8]) -> anyhow::Result<String> {
        let (nonce, _) = chance.split_first_chunk::<NONCE_LEN>().context("no nonce")?;
        let mut sealed = plain.to_vec();
        self.sealer(purpose)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(*nonce), Aad::from(of), &mut sealed)
            .map_err(|_| anyhow::anyhow!("the seal cannot be made"))?;
        Ok(data_encoding::BASE64_NOPAD.encode(&[nonce.as_slice(), &sealed].concat()))
    }

    /// Opens what [`OfficeKey::seal`] sealed.
    ///
    /// # Errors
    /// When it was sealed for another purpose or thing, by another office, or was changed.
    pub fn unseal(&self, purpose: &str, of: &str, sealed: &str) -> anyhow::Result<Vec<u8>> {
        let bytes = data_encoding::BASE64_NOPAD.decode(sealed.as_bytes()).context("a seal that is none")?;
        let (nonce, rest) = bytes.split_first_chunk::<NONCE_LEN>().context("a seal without a nonce")?;
        let mut rest = rest.to_vec();
        let plain = self
            .sealer(purpose)?
            .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(of), &mut rest)
            .map_err(|_| anyhow::anyhow!("a seal is broken"))?;
        Ok(plain.to_vec())
    }

    fn sealer(&self, purpose: &str) -> anyhow::Result<LessSafeKey> {
        let own = self.secret("seal", purpose);
        let unbound = UnboundKey::new(&CHACHA20_POLY1305, &own);
        Ok(LessSafeKey::new(unbound.map_err(|_| anyhow::anyhow!("no key for the seal"))?))
    }

    fn derive(&self, purpose: &str, of: &str) -> [u8; 16] {
        let mut first_half = [0_u8; 16];
        first_half.iter_mut().zip(self.secret(purpose, of)).for_each(|(to, from)| *to = from);
        first_half
    }
}

/// What a lane's row keeps of its secret. (The letters we sent still carry it in their kept bytes.)
#[must_use]
pub fn token_hash(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_opens_for_its_own_thing_and_office_alone() {
        let (key, other) = (OfficeKey([7; 32]), OfficeKey([8; 32]));
        let sealed = key.seal("second-factor", "rassendyll", &[3; 32], b"secret").unwrap();
        assert!(!sealed.contains("secret"));
        assert_eq!(key.unseal("second-factor", "rassendyll", &sealed).unwrap(), b"secret");
        assert!(key.unseal("second-factor", "hentzau", &sealed).is_err(), "moved to another row");
        assert!(key.unseal("webhook", "rassendyll", &sealed).is_err(), "for another purpose");
        assert!(other.unseal("second-factor", "rassendyll", &sealed).is_err(), "by another office");
        let mut changed = data_encoding::BASE64_NOPAD.decode(sealed.as_bytes()).unwrap();
        for place in 0..changed.len() {
            changed[place] ^= 1;
            let broken = data_encoding::BASE64_NOPAD.encode(&changed);
            assert!(key.unseal("second-factor", "rassendyll", &broken).is_err(), "byte {place}");
            changed[place] ^= 1;
        }
        assert!(key.unseal("second-factor", "rassendyll", "").is_err());
    }
}
