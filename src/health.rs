//! The health page: whether the office can read its rows, what waits, and what a person should look at. No personal words.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

use crate::error::Result;
use crate::office::Office;

/// What the page says.
#[derive(Debug, Serialize)]
pub struct Health {
    /// Whether the office works.
    pub ok: bool,
    /// The database and its version.
    pub database: String,
    /// Letters kept and not read yet.
    pub letters_waiting: i64,
    /// Letters in the tray, up to a hundred.
    pub in_tray: i64,
    /// Notices that no officer has settled, up to a hundred.
    pub notices: i64,
}

/// The routes of this page.
pub fn routes(office: Arc<Office>) -> Router {
    Router::new().route("/health", get(page)).with_state(office)
}

async fn page(State(office): State<Arc<Office>>) -> (StatusCode, Json<Option<Health>>) {
    let found = tokio::task::spawn_blocking(move || health(&office)).await;
    match found {
        Ok(Ok(health)) => (StatusCode::OK, Json(Some(health))),
        Ok(Err(error)) => {
            tracing::error!(%error, "the health page cannot read the office");
            (StatusCode::SERVICE_UNAVAILABLE, Json(None))
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, Json(None)),
    }
}

/// How the office is.
///
/// # Errors
/// When the database cannot be read.
pub fn health(office: &Office) -> Result<Health> {
    office.read(|tx| {
        Ok(Health {
            ok: true,
            database: office.store.version(),
            letters_waiting: count(crate::letters::letter::waiting(tx, 100)?.len()),
            in_tray: count(crate::letters::letter::KeptLetter::in_tray(tx, 100)?.len()),
            notices: count(crate::notice::open(tx, 100)?.len()),
        })
    })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
