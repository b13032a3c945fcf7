//! Whom we trust, and that nobody else ever hears a password or a letter.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::{crypto::ring::default_provider, pki_types::PrivateKeyDer};

use super::*;

/// An authority, and servers it vouches for.
struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        Self::called("Registry of Atlantis")
    }

    fn called(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).unwrap().pem();
        Self { pem, issuer: Issuer::new(params, key) }
    }

    fn vouches_for(&self, name: &str, expired: bool) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        if expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2021, 1, 1);
        }
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        config(certificate.der().clone(), &key)
    }
}

fn self_signed(name: &str) -> Arc<ServerConfig> {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().self_signed(&key).unwrap();
    config(certificate.der().clone(), &key)
}

fn config(certificate: rustls::pki_types::CertificateDer<'static>, key: &KeyPair) -> Arc<ServerConfig> {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    Arc::new(config)
}

/// A server that speaks TLS from the first octet and signs everybody in.
fn tls_server(config: Arc<ServerConfig>) -> Server {
    Server::plays_with(move |tcp| {
        let mut clerk = Clerk::new(Box::new(std::io::empty())).secured(&config, tcp);
        sign_in_and_take(&mut clerk);
        clerk
    })
}

/// A server that offers STARTTLS; `injected` follows its consent in the same breath.
fn starttls_server(config: Arc<ServerConfig>, injected: &'static str) -> Server {
    Server::plays_with(move |tcp| {
        let mut clerk = Clerk::new(Box::new(tcp.try_clone().unwrap()));
        clerk.welcome(&["STARTTLS", "AUTH PLAIN"]);
        clerk.answer("STARTTLS", &format!("220 go ahead{injected}"));
        let mut clerk = clerk.secured(&config, tcp);
        if clerk.hear().starts_with("EHLO") {
            clerk.say("250-relay.example\r\n250 AUTH PLAIN");
            finish(&mut clerk);
        }
        clerk
    })
}

fn sign_in_and_take(clerk: &mut Clerk) {
    clerk.say("220 relay.example ESMTP");
    if clerk.hear().starts_with("EHLO") {
        clerk.say("250-relay.example\r\n250 AUTH PLAIN");
        finish(clerk);
    }
}

fn finish(clerk: &mut Clerk) {
    clerk.answer("AUTH PLAIN AGRlc2sAc2VjcmV0", "235 welcome");
    clerk.take_envelope();
    clerk.take_letter("250 ok");
}

fn submission(scheme: &str, server: &Server, root: Option<&str>) -> Submission {
    let url = format!("{scheme}://desk@localhost:{}", server.port);
    Submission::parse(&url, Some("secret\n".to_owned()), root).unwrap()
}

#[test]
fn a_server_vouched_for_gets_the_password_and_the_letter() {
    let authority = Authority::new();
    let server = tls_server(authority.vouches_for("localhost", false));
    let mut connection = submission("smtps", &server, Some(&authority.pem)).connect().unwrap();
    assert_eq!(send(&mut connection), Outcome::Sent("250 ok".to_owned()));

    let server = starttls_server(authority.vouches_for("localhost", false), "");
    let mut connection = submission("smtp+starttls", &server, Some(&authority.pem)).connect().unwrap();
    assert_eq!(send(&mut connection), Outcome::Sent("250 ok".to_owned()));
}

/// Connects in vain; the server must not have heard a password, and the sentence must say `why`.
fn check_distrusted(submission: &Submission, server: Server, why: &str) {
    let sentence = submission.connect().err().unwrap().to_string();
    assert!(sentence.contains(why), "{sentence}, expected {why}");
    let heard = server.heard();
    assert!(!heard.contains("AUTH") && !heard.contains("c2VjcmV0"), "{heard}");
    assert!(!heard.contains("MAIL"), "{heard}");
}

#[test]
fn a_server_that_cannot_prove_its_name_hears_no_password() {
    let authority = Authority::new();
    type Certified = fn(&Authority) -> Arc<ServerConfig>;
    let cases: [(Certified, &str); 5] = [
        (|authority| authority.vouches_for("relay.example", false), "for another name"),
        (|authority| authority.vouches_for("localhost", true), "has expired"),
        (|_authority| self_signed("localhost"), "not signed by anybody trusted"),
        (|_authority| Authority::new().vouches_for("localhost", false), "not signed by anybody trusted"),
        (
            |_authority| Authority::called("Nobody").vouches_for("localhost", false),
            "not signed by anybody trusted",
        ),
    ];
    for (certificate, why) in cases {
        let server = tls_server(certificate(&authority));
        check_distrusted(&submission("smtps", &server, Some(&authority.pem)), server, why);
        let server = starttls_server(certificate(&authority), "");
        check_distrusted(&submission("smtp+starttls", &server, Some(&authority.pem)), server, why);
    }
}

#[test]
fn without_a_root_of_our_own_only_the_machines_authorities_count() {
    let server = tls_server(Authority::new().vouches_for("localhost", false));
    check_distrusted(&submission("smtps", &server, None), server, "not signed by anybody trusted");
}

#[test]
fn a_server_whose_starttls_was_stripped_hears_nothing() {
    let authority = Authority::new();
    let server = Server::plays(|clerk| clerk.welcome(&["AUTH PLAIN"]));
    check_distrusted(
        &submission("smtp+starttls", &server, Some(&authority.pem)),
        server,
        "not offer STARTTLS",
    );
    let server = Server::plays(|clerk| {
        clerk.welcome(&["STARTTLS", "AUTH PLAIN"]);
        clerk.answer("STARTTLS", "454 not today");
    });
    check_distrusted(&submission("smtp+starttls", &server, Some(&authority.pem)), server, "454 not today");
}

#[test]
fn words_injected_before_the_handshake_end_the_connection() {
    for injected in ["\r\n250-relay.example\r\n250 AUTH LOGIN", "\r\n250"] {
        let authority = Authority::new();
        let server = starttls_server(authority.vouches_for("localhost", false), injected);
        let submission = submission("smtp+starttls", &server, Some(&authority.pem));
        check_distrusted(&submission, server, "spoke before TLS");
    }
}

#[test]
fn a_password_that_is_not_accepted_is_said_so() {
    let server = Server::plays(|clerk| {
        clerk.welcome(&["AUTH LOGIN"]);
        clerk.answer("AUTH LOGIN", "334 VXNlcm5hbWU6");
        clerk.answer("ZGVzaw==", "334 UGFzc3dvcmQ6");
        clerk.answer("c2VjcmV0", "535 5.7.8 no");
    });
    let sentence = submission("smtp", &server, None).connect().err().unwrap().to_string();
    assert!(sentence.ends_with("it did not sign us in: 535 5.7.8 no"), "{sentence}");
    assert!(!sentence.contains("secret") && !sentence.contains("c2VjcmV0"), "{sentence}");
}

#[test]
fn a_password_is_never_shown() {
    let submission = Submission::parse("smtps://desk@mail.example", Some("secret".to_owned()), None).unwrap();
    assert_eq!(format!("{submission:?}"), "Submission(smtps://mail.example:465)");
}

#[test]
fn a_name_without_a_password_or_a_password_without_a_name_is_refused() {
    assert!(Submission::parse("smtps://desk@mail.example", None, None).is_err());
    assert!(Submission::parse("smtps://mail.example", Some("secret".to_owned()), None).is_err());
    assert!(Submission::parse("smtps://mail.example", None, Some("no certificate")).is_err());
}
