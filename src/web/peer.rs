//! Who asks, seen through the proxies that the office file names: nobody else's word on it is believed (ASVS 5.0 V4.1.3).

use std::net::{IpAddr, SocketAddr};

use crate::directory::network::Network;

/// The address of whoever asks. `forwarded` are the lines of `X-Forwarded-For` as they came: each proxy adds, at the end,
/// whom it was asked by, and so they are believed from the end as far as proxies of ours go.
#[must_use]
pub fn peer<'a>(connected: IpAddr, forwarded: impl Iterator<Item = &'a str>, proxies: &[Network]) -> IpAddr {
    let hops: Vec<&str> = forwarded.flat_map(|line| line.split(',')).collect();
    let mut believed = connected;
    for hop in hops.into_iter().rev() {
        if !proxies.iter().any(|proxy| proxy.contains(believed)) {
            break;
        }
        let Some(address) = address(hop.trim()) else { break };
        believed = address;
    }
    believed.to_canonical()
}

/// An address, with or without the port that some proxies add.
fn address(hop: &str) -> Option<IpAddr> {
    hop.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(connected: &str, forwarded: &[&str], expected: &str) {
        let proxies = ["192.0.2.1", "10.0.0.0/8"].map(|written| Network::read(written).unwrap());
        let found = peer(connected.parse().unwrap(), forwarded.iter().copied(), &proxies);
        assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{connected} {forwarded:?}");
    }

    #[test]
    fn w26_only_the_proxies_of_the_office_file_are_believed_and_only_from_the_end() {
        check("203.0.113.9", &["198.51.100.1"], "203.0.113.9");
        check("192.0.2.1", &[], "192.0.2.1");
        check("192.0.2.1", &["198.51.100.1"], "198.51.100.1");
        check("192.0.2.1", &["127.0.0.1, 198.51.100.1"], "198.51.100.1");
        check("192.0.2.1", &["127.0.0.1", "198.51.100.1"], "198.51.100.1");
        check("192.0.2.1", &["198.51.100.1, 10.1.2.3"], "198.51.100.1");
        check("192.0.2.1", &["1.1.1.1, 198.51.100.1:443, 10.1.2.3"], "198.51.100.1");
        check("192.0.2.1", &["[2001:db8::7]:443"], "2001:db8::7");
        check("192.0.2.1", &["unknown"], "192.0.2.1");
        check("192.0.2.1", &["198.51.100.1, unknown"], "192.0.2.1");
        check("10.0.0.1", &["10.0.0.2, 10.0.0.3"], "10.0.0.2");
        check("::ffff:192.0.2.1", &["198.51.100.1"], "198.51.100.1");
    }
}
