//! Where a webhook may go (ASVS 5.0 V1.3.6): an https address of a public host, written in the one plain way. What a
//! resolver could read in another way than we do is refused. Pure: nothing is looked up here.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Names that mean this machine or this house, whatever a resolver says.
const HOUSE_NAMES: [&str; 9] =
    ["localhost", "local", "internal", "intranet", "lan", "home", "localdomain", "arpa", "onion"];
/// The longest address.
const LONGEST: usize = 500;

/// An address taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The host: a name, or an address without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
    /// Whether the office file says that webhooks may go there although it is inside.
    pub is_inside: bool,
}

/// Reads an address; `None` when a webhook may not go there. `inside` are hosts (`name` or `name:port`) that the office file
/// allows although they are not public; to them alone plain http goes too.
#[must_use]
pub fn read(address: &str, inside: &[&str]) -> Option<Target> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"\\\"<>^`{|}#@".contains(&byte);
    if address.len() > LONGEST || !address.bytes().all(is_plain) {
        return None;
    }
    let (scheme, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?']).next()?;
    let is_inside = |host: &str| inside.contains(&authority) || inside.contains(&host);
    let (written, port) = host_and_port(authority)?;
    let host = written.trim_start_matches('[').trim_end_matches(']').to_owned();
    let is_inside = is_inside(&host);
    let usual = match scheme {
        "https" => 443,
        "http" if is_inside => 80,
        _ => return None,
    };
    let port = port.unwrap_or(usual);
    let is_meant = match ip(written) {
        Some(ip) => is_inside || is_public(ip),
        None => is_name(&host) && (is_inside || !is_house_name(&host)),
    };
    let is_port = is_inside || port == 443 || port >= 1_024;
    (is_meant && is_port).then_some(Target { host, port, is_inside })
}

/// The host as it is written, and the port if there is one.
fn host_and_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let end = if authority.starts_with('[') {
        authority.find(']')? + 1
    } else {
        authority.find(':').unwrap_or(authority.len())
    };
    let (host, rest) = authority.split_at_checked(end)?;
    let port = match rest.strip_prefix(':') {
        None if rest.is_empty() => None,
        Some(digits) if !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(digits.parse().ok()?)
        }
        _ => return None,
    };
    Some((host, port))
}

/// An address in figures, in the one way that every reader reads alike.
fn ip(written: &str) -> Option<IpAddr> {
    match written.strip_prefix('[') {
        Some(rest) => rest.strip_suffix(']')?.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        None => written.parse::<Ipv4Addr>().ok().map(IpAddr::V4),
    }
}

/// A name of letters, at least two labels, the last one no number: 0x7f.1, 127.1 and 2130706433 are none.
fn is_name(host: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    host.len() <= 253
        && labels.len() >= 2
        && labels.iter().all(|label| is_label(label))
        && last.len() >= 2
        && last.bytes().all(|byte| byte.is_ascii_alphabetic() || last.starts_with("xn--"))
}

fn is_house_name(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    HOUSE_NAMES.contains(&last.as_str())
}

/// Whether an address belongs to the public network (IANA special-purpose registries, RFC 6890): nothing of this machine,
/// this house, a cloud's own data, documentation, or a tunnel that hides another address inside.
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        // Only global unicast, without its special parts.
        IpAddr::V6(ip) => {
            let [first, second, ..] = ip.segments();
            let is_global = first & 0xE000 == 0x2000;
            let is_special = first == 0x2001 && (second < 0x0200 || second == 0x0DB8)
                || first == 0x2002
                || first == 0x3FFF && second < 0x1000;
            is_global && !is_special
        }
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [first, second, third, _] = ip.octets();
    !matches!(
        (first, second, third),
        (0 | 10 | 127 | 224.., ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (198, 51, 100)
            | (203, 0, 113)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// W33: what must not be reached, written in every way that some reader understands.
    #[test]
    #[expect(clippy::too_many_lines, reason = "a table: one line per case")]
    fn w33_no_trick_of_writing_leads_inside() {
        let tricks = [
            "https://127.0.0.1/",
            "https://127.0.0.1:8443/",
            "https://127.1/",
            "https://127.0.1/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://0x7f.0.0.1/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://017700000001/",
            "https://127.0.0.1./",
            "https://127.000.000.001/",
            "https://0/",
            "https://0.0.0.0/",
            "https://[::]/",
            "https://[::1]/",
            "https://[::1]:8443/",
            "https://[0:0:0:0:0:0:0:1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "https://[::127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[64:ff9b:1::1]/",
            "https://[2002:7f00:1::]/",
            "https://[2001:0:7f00:1::]/",
            "https://[fe80::1]/",
            "https://[fe80::1%25eth0]/",
            "https://[fe80::1%eth0]/",
            "https://[fc00::1]/",
            "https://[fd00:ec2::254]/",
            "https://[ff02::1]/",
            "https://[fec0::1]/",
            "https://[100::1]/",
            "https://[2001:db8::1]/",
            "https://[3fff::1]/",
            "https://[::1/",
            "https://10.0.0.1/",
            "https://172.16.0.1/",
            "https://172.31.255.255/",
            "https://192.168.1.1/",
            "https://169.254.169.254/latest/meta-data/",
            "https://100.64.0.1/",
            "https://100.127.255.255/",
            "https://192.0.0.1/",
            "https://192.0.2.1/",
            "https://198.18.0.1/",
            "https://198.51.100.1/",
            "https://203.0.113.1/",
            "https://224.0.0.1/",
            "https://240.0.0.1/",
            "https://255.255.255.255/",
            "https://localhost/",
            "https://LOCALHOST/",
            "https://localhost./",
            "https://a.localhost/",
            "https://printer.local/",
            "https://metadata.google.internal/",
            "https://router.lan/",
            "https://intranet/",
            "https://x/",
            "https://user@hooks.example.com/",
            "https://hooks.example.com@127.0.0.1/",
            "https://127.0.0.1#@hooks.example.com/",
            "https://hooks.example.com\\@127.0.0.1/",
            "https://hooks.example.com:22/",
            "https://hooks.example.com:0443/",
            "https://hooks.example.com:+443/",
            "https://hooks.example.com:99999/",
            "https://hooks.example.com:/",
            "http://hooks.example.com/",
            "HTTP://hooks.example.com/",
            "ftp://hooks.example.com/",
            "file:///etc/passwd",
            "gopher://hooks.example.com/",
            "https:hooks.example.com",
            "//hooks.example.com/",
            "https://",
            "https:///path",
            "https://hooks.example.com/\r\nHost: x",
            "https://hooks.example.com/ x",
            "https://hóoks.example.com/",
            "https://①②⑦.⓪.⓪.①/",
            "https://127。0。0。1/",
            "https://-a.example.com/",
            "https://a..example.com/",
            "https://%31%32%37.0.0.1/",
            "https://example.com.0x7f/",
            "https://1.2.3.4.5/",
            "https://256.1.1.1/",
        ];
        assert!(tricks.len() >= 60, "{}", tricks.len());
        for trick in tricks {
            assert_eq!(read(trick, &[]), None, "{trick}");
        }
    }

    #[test]
    fn public_hosts_are_meant_and_what_the_office_allows() {
        for good in [
            "https://hooks.example.com/a/b?c=d",
            "https://hooks.example.com",
            "https://hooks.example.com:8443/x",
            "https://93.184.216.34/",
            "https://[2606:2800:220:1::1]/",
            "https://xn--hks-2na.example.xn--p1ai/x",
        ] {
            assert!(read(good, &[]).is_some_and(|target| !target.is_inside), "{good}");
        }
        let inside = ["127.0.0.1:8099", "feeds.internal"];
        let own = read("http://127.0.0.1:8099/hook", &inside).unwrap();
        assert_eq!((own.host.as_str(), own.port, own.is_inside), ("127.0.0.1", 8099, true));
        assert!(read("https://feeds.internal/x", &inside).is_some());
        assert_eq!(read("http://127.0.0.1:8098/hook", &inside), None, "another port is another host");
        assert_eq!(read("http://127.0.0.1/hook", &inside), None);
    }
}
