//! How a delivery is signed (Standard Webhooks 1.0, symmetric): whoever has the secret knows that it is ours, when it was
//! sent, and that nobody changed it. Pure.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The secret as its receiver writes it down.
#[must_use]
pub fn printed(secret: &[u8]) -> String {
    format!("whsec_{}", BASE64.encode(secret))
}

/// The value of `webhook-signature`.
#[must_use]
pub fn signature(secret: &[u8], (message_id, timestamp): (&str, i64), payload: &str) -> String {
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(secret) else { return String::new() };
    mac.update(format!("{message_id}.{timestamp}.{payload}").as_bytes());
    format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_is_signed_as_it_says() {
        let secret = BASE64.decode(b"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed =
            signature(&secret, ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330), "{\"test\": 2432232314}");
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_eq!(printed(&secret), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }
}
