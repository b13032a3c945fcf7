//! The office and the officer that the command line names.

use super::Global;
use super::failure::Failure;
use crate::actor::Actor;
use crate::config::Config;
use crate::office::{Office, World};

impl Global {
    /// Opens the office in the folder.
    ///
    /// # Errors
    /// A sentence with the next step when there is none; else what opening it says.
    pub fn office(&self) -> Result<Office, Failure> {
        self.config()?;
        Ok(Office::open(&self.folder, World::real())?)
    }

    /// The settings of the folder.
    ///
    /// # Errors
    /// When there is no office there, or its settings have a mistake.
    pub fn config(&self) -> Result<Config, Failure> {
        let is_there = self.folder.join("chancery.toml").exists();
        let sentence = |fault: anyhow::Error| if is_there { format!("{fault:#}") } else { fault.to_string() };
        Config::open(&self.folder).map_err(|fault| Failure::Wrong(sentence(fault)))
    }

    /// The officer who acts.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let name = self.officer.trim();
        Actor::operator(if name.is_empty() { "officer" } else { name })
    }
}
