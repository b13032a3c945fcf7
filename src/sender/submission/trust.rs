//! Whom the client trusts, and what to say when a server does not deserve it (RFC 8314, RFC 9525).

use std::{io, sync::Arc};

use rustls::{
    CertificateError, ClientConfig, Error, RootCertStore,
    crypto::ring::default_provider,
    pki_types::{CertificateDer, pem::PemObject},
};
use rustls_platform_verifier::BuilderVerifierExt;

/// The authorities of this machine, or only those in the PEM text `root_certificate`.
pub(super) fn authorities(root_certificate: Option<&str>) -> Result<Arc<ClientConfig>, String> {
    let fault = |fault: Error| format!("TLS cannot be used: {fault}");
    let builder = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(fault)?;
    let config = match root_certificate {
        None => builder.with_platform_verifier().map_err(fault)?.with_no_client_auth(),
        Some(pem) => builder.with_root_certificates(roots(pem)?).with_no_client_auth(),
    };
    Ok(Arc::new(config))
}

fn roots(pem: &str) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
        let certificate =
            certificate.map_err(|fault| format!("the root certificate is not PEM text: {fault}"))?;
        roots.add(certificate).map_err(|fault| format!("the root certificate cannot be used: {fault}"))?;
    }
    if roots.is_empty() {
        return Err("the text given as root certificate holds none".to_owned());
    }
    Ok(roots)
}

/// What went wrong, for an officer's eyes.
pub(super) fn sentence(fault: &io::Error) -> String {
    let inner = fault.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
    let Some(Error::InvalidCertificate(why)) = inner else { return fault.to_string() };
    let why = match why {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "has expired",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "is not valid yet",
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "is for another name"
        }
        // A forger who takes a trusted authority's name is told apart from one who does not by "bad signature".
        CertificateError::UnknownIssuer | CertificateError::BadSignature => {
            "is not signed by anybody trusted here"
        }
        CertificateError::Revoked => "was revoked",
        other => return format!("its certificate cannot be accepted ({other}); nothing was sent"),
    };
    format!("its certificate {why}; nothing was sent")
}
