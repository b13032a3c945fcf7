//! A device that keeps passkeys, without a device: what a browser with a fingerprint reader would send (WebAuthn level 3,
//! ES256, attestation "none").

use chancery::id::Chance;
use data_encoding::BASE64URL_NOPAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

/// User present, user verified.
const THERE_AND_VERIFIED: u8 = 0x05;
/// A credential's public half follows.
const WITH_KEY: u8 = 0x40;

pub struct Device {
    pair: EcdsaKeyPair,
    id: [u8; 32],
    owner: String,
    /// What the pages it stands before are called.
    pub origin: String,
    /// Whether the owner is asked for finger or PIN.
    pub verifies: bool,
    pub counter: u32,
}

impl Device {
    pub fn new(origin: &str) -> Device {
        let random = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, key.as_ref(), &random).unwrap();
        let id = Chance::System.bytes().unwrap();
        Device { pair, id, owner: String::new(), origin: origin.to_owned(), verifies: true, counter: 1 }
    }

    /// Makes a passkey as asked; the credential to send back.
    pub fn makes(&mut self, options: &Json) -> String {
        let asked = &options["publicKey"];
        assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
        self.owner = asked["user"]["id"].as_str().unwrap().to_owned();
        let mut proof = self.proof(asked["rp"]["id"].as_str().unwrap(), WITH_KEY);
        proof.extend([0; 16]);
        proof.extend([0, 32]);
        proof.extend(self.id);
        proof.extend(self.public_half());
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": proof}.
        let mut attestation = vec![0xA3, 0x63];
        attestation.extend(b"fmt\x64none\x67attStmt\xA0\x68authData\x59");
        attestation.extend(u16::try_from(proof.len()).unwrap().to_be_bytes());
        attestation.extend(proof);
        let said = self.said("webauthn.create", &asked["challenge"]);
        self.credential(&json!({
            "attestationObject": BASE64URL_NOPAD.encode(&attestation),
            "clientDataJSON": BASE64URL_NOPAD.encode(said.as_bytes()),
        }))
    }

    /// Proves itself as asked; the credential to send back.
    pub fn proves(&mut self, options: &Json) -> String {
        let asked = &options["publicKey"];
        self.counter += 1;
        let proof = self.proof(asked["rpId"].as_str().unwrap(), 0);
        let said = self.said("webauthn.get", &asked["challenge"]);
        let signed = [proof.as_slice(), &Sha256::digest(said.as_bytes())].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        self.credential(&json!({
            "authenticatorData": BASE64URL_NOPAD.encode(&proof),
            "clientDataJSON": BASE64URL_NOPAD.encode(said.as_bytes()),
            "signature": BASE64URL_NOPAD.encode(signature.as_ref()),
            "userHandle": self.owner,
        }))
    }

    fn proof(&self, rp_id: &str, more: u8) -> Vec<u8> {
        let flags = if self.verifies { THERE_AND_VERIFIED } else { 0x01 };
        let mut proof = Sha256::digest(rp_id.as_bytes()).to_vec();
        proof.push(flags | more);
        proof.extend(self.counter.to_be_bytes());
        proof
    }

    /// COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.
    fn public_half(&self) -> Vec<u8> {
        let point = self.pair.public_key().as_ref();
        let mut cose = vec![0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        cose.extend(&point[1..33]);
        cose.extend([0x22, 0x58, 0x20]);
        cose.extend(&point[33..65]);
        cose
    }

    fn said(&self, kind: &str, challenge: &Json) -> String {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
    }

    fn credential(&self, response: &Json) -> String {
        let id = BASE64URL_NOPAD.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} })
            .to_string()
    }
}
