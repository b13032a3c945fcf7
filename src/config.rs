//! Where an office lives: the choices made once at `init` and kept in `chancery.toml` of its folder.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;

/// The folder's settings, each promised with its comment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `sqlite:FILE` relative to the folder, or `postgres://…`.
    pub database: String,
    /// A folder relative to this one. Object stores come later through the same seam.
    pub blobs: String,
}

impl Config {
    /// What `init` writes when nothing else is asked for.
    #[must_use]
    pub fn chosen(database: Option<&str>, blobs: Option<&str>) -> Config {
        Config {
            database: database.unwrap_or("sqlite:office.db").to_owned(),
            blobs: blobs.unwrap_or("blobs").to_owned(),
        }
    }

    /// The file, every key with its comment.
    #[must_use]
    pub fn text(&self) -> String {
        format!(
            "# Where this office keeps its rows: sqlite:FILE in this folder, or postgres://user@/database?host=/socket/folder\n\
             database = {:?}\n\n\
             # Where the bytes of large letters are kept: a folder, relative to this one. Small letters live in the rows.\n\
             blobs = {:?}\n",
            self.database, self.blobs
        )
    }

    /// Reads the settings of an office folder.
    ///
    /// # Errors
    /// When there is no office in the folder, or its file has a mistake.
    pub fn open(folder: &Path) -> anyhow::Result<Config> {
        let path = folder.join("chancery.toml");
        let text = fs::read_to_string(&path).with_context(|| {
            format!("there is no office in {}: make one with \"chancery init --office FILE\", or name its folder with --data", folder.display())
        })?;
        toml::from_str(&text).with_context(|| format!("{} has a mistake", path.display()))
    }

    /// Writes the settings into a new office folder.
    ///
    /// # Errors
    /// When there is an office already, or the folder cannot be written.
    pub fn create(&self, folder: &Path) -> anyhow::Result<()> {
        let path = folder.join("chancery.toml");
        let file = fs::OpenOptions::new().write(true).create_new(true).open(&path);
        let mut file = file.with_context(|| {
            format!("{} cannot be made; is there an office in this folder already?", path.display())
        })?;
        file.write_all(self.text().as_bytes())?;
        file.sync_all()?;
        Ok(())
    }

    /// The database's address for the store, with a relative file put into the folder.
    #[must_use]
    pub fn database_url(&self, folder: &Path) -> String {
        match self.database.strip_prefix("sqlite:") {
            Some(file) => format!("sqlite:{}", folder.join(file).display()),
            None => self.database.clone(),
        }
    }

    /// The folder of large letters.
    #[must_use]
    pub fn blob_folder(&self, folder: &Path) -> PathBuf {
        folder.join(&self.blobs)
    }
}
