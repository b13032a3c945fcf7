//! The office: its store, clock, key and directory. First argument of every verb.

use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};

use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use mail::address::ReplyPattern;
use mail::sign::Signer;
use store::{Blobs, Store, Tx};

use crate::actor::Actor;
use crate::clock::Clock;
use crate::config::Config;
use crate::directory::{Directory, contact, revision};
use crate::error::{Error, Result};
use crate::id::{Chance, Order};
use crate::journal::{self, Entry};
use crate::keys::OfficeKey;
use crate::right::Right;
use crate::schema;

/// One open office.
pub struct Office {
    /// Its folder: key, blobs, settings.
    pub folder: PathBuf,
    /// Its rows.
    pub store: Store,
    /// The bytes of its large letters.
    pub blobs: Blobs,
    /// Its clock.
    pub clock: Clock,
    /// Its key.
    pub key: OfficeKey,
    chance: Chance,
    order: Order,
    in_force: RwLock<Arc<InForce>>,
}

/// The office file in force, with what is derived from it.
pub struct InForce {
    /// Its revision; 0 before the first.
    pub revision: i64,
    /// Its text.
    pub text: String,
    /// As values.
    pub directory: Directory,
    /// The form of reply addresses.
    pub reply: ReplyPattern,
    /// Signs what we send, where the file says so.
    pub signer: Option<Signer>,
    /// How long letters wait and can be called back.
    pub delay: SignedDuration,
}

/// Where time and chance come from.
pub struct World {
    /// The clock.
    pub clock: Clock,
    /// The source of randomness.
    pub chance: Chance,
}

impl World {
    /// The machine's clock and the operating system's randomness.
    #[must_use]
    pub fn real() -> World {
        World { clock: Clock::Machine, chance: Chance::System }
    }
}

impl Office {
    /// Makes a new office in `folder` from an office file.
    ///
    /// # Errors
    /// When there is one already, the file has mistakes, or the database cannot be made.
    pub fn create(folder: &Path, config: &Config, office_file: &str, world: World) -> Result<Office> {
        let in_force = InForce::read(0, office_file)?;
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        config.create(folder)?;
        let key = OfficeKey::create(&folder.join("office.key"), &world.chance)?;
        let store = Store::open(&config.database_url(folder))?;
        store.migrate(&schema::MIGRATIONS)?;
        let office = Office::assemble(folder, config, (store, key, world), in_force)?;
        office.apply(&Actor::operator("init"), office_file)?;
        Ok(office)
    }

    /// Opens the office in `folder`, bringing its schema up to date.
    ///
    /// # Errors
    /// When there is none, its key is missing, or its schema is newer than this program.
    pub fn open(folder: &Path, world: World) -> Result<Office> {
        let config = Config::open(folder)?;
        let key = OfficeKey::open(&folder.join("office.key"))?;
        let store = Store::open(&config.database_url(folder))?;
        store.migrate(&schema::MIGRATIONS)?;
        let stored = store.read(revision::current)?;
        let stored = stored.ok_or_else(|| anyhow::anyhow!("the office has no office file; apply one"))?;
        let in_force = InForce::read(stored.number, &stored.text)?;
        Office::assemble(folder, &config, (store, key, world), in_force)
    }

    fn assemble(
        folder: &Path,
        config: &Config,
        parts: (Store, OfficeKey, World),
        in_force: InForce,
    ) -> Result<Office> {
        let (store, key, world) = parts;
        let blobs = Blobs::open(config.blob_folder(folder))?;
        Ok(Office {
            folder: folder.to_owned(),
            store,
            blobs,
            clock: world.clock,
            key,
            chance: world.chance,
            order: Order::default(),
            in_force: RwLock::new(Arc::new(in_force)),
        })
    }

    /// Puts an office file in force; contacts that bounced are tried again where their authority's entry changed.
    ///
    /// # Errors
    /// When the file has mistakes.
    pub fn apply(&self, actor: &Actor, office_file: &str) -> Result<i64> {
        InForce::read(0, office_file)?;
        let number = self.write(|tx| self.put_in_force(tx, actor, office_file))?;
        self.read(|_| Ok(()))?;
        Ok(number)
    }

    /// The same inside a transaction; it holds from the next one on. The file has been checked.
    ///
    /// # Errors
    /// When the actor may not, or the database fails.
    pub fn put_in_force(&self, tx: &mut Tx<'_>, actor: &Actor, office_file: &str) -> Result<i64> {
        actor.must(Right::Office)?;
        let before = revision::current(tx)?.map(|stored| stored.text).unwrap_or_default();
        let changes = crate::directory::changes::between(&before, office_file).map_err(anyhow::Error::new)?;
        for authority in &self.in_force().directory.authorities {
            let key = authority.key.as_ref();
            if changes.iter().any(|line| line.contains(&format!("authority[{key}].contact"))) {
                contact::forget_bounces_of(tx, key)?;
            }
        }
        let number = revision::put(tx, office_file, self.now(), &actor.written())?;
        let entry = Entry {
            at: self.now(),
            actor,
            deed: "office.applied",
            case_id: None,
            details: &[("revision", &number.to_string()), ("changes", &changes.len().to_string())],
        };
        journal::note(tx, &entry)?;
        Ok(number)
    }

    /// Runs `work` on one unchanging picture of the rows.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn read<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        self.store.read(|tx| {
            self.keep_up(tx)?;
            work(tx)
        })
    }

    /// Runs `work` in one transaction and returns when it is on disk; nothing of it stands when it is refused.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn write<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        self.store.write(|tx| {
            self.keep_up(tx)?;
            work(tx)
        })
    }

    /// How many pieces of work may share a transaction. On SQLite they share one commit; PostgreSQL groups commits by
    /// itself, and there a transaction that holds several cases could wait in a circle with another.
    #[must_use]
    pub fn together(&self, wanted: usize) -> usize {
        if self.store.engine() == store::Engine::Sqlite { wanted } else { 1 }
    }

    /// Runs `work` as [`Office::write`] does and undoes all of it: a preview is the deed itself, taken back.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn rehearse<T>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        self.store.rehearse(|tx| {
            self.keep_up(tx)?;
            work(tx)
        })
    }

    /// The office file in force.
    #[must_use]
    pub fn in_force(&self) -> Arc<InForce> {
        match self.in_force.read() {
            Ok(in_force) => Arc::clone(&in_force),
            Err(poisoned) => Arc::clone(&poisoned.into_inner()),
        }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A new record id.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn new_id(&self) -> Result<String> {
        Ok(self.chance.id(self.now(), &self.order)?)
    }

    /// Thirty-two random bytes.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn random(&self) -> Result<[u8; 32]> {
        Ok(self.chance.bytes()?)
    }

    /// Another process may have applied a new office file: a verb never works by an old one.
    fn keep_up(&self, tx: &mut Tx<'_>) -> Result<()> {
        let number = revision::current_number(tx)?;
        if number != self.in_force().revision
            && let Some(stored) = revision::current(tx)?
        {
            let fresh = Arc::new(InForce::read(stored.number, &stored.text)?);
            match self.in_force.write() {
                Ok(mut in_force) => *in_force = fresh,
                Err(mut poisoned) => **poisoned.get_mut() = fresh,
            }
        }
        Ok(())
    }
}

impl InForce {
    /// Reads and checks an office file.
    ///
    /// # Errors
    /// Every mistake, each with its line.
    pub fn read(revision: i64, text: &str) -> Result<InForce> {
        let directory = Directory::read(text).map_err(|mistake| Error::from(mistaken(&[mistake])))?;
        let mistakes = crate::directory::check::mistakes(text, &directory);
        if !mistakes.is_empty() {
            return Err(mistaken(&mistakes).into());
        }
        let reply =
            ReplyPattern::parse(directory.mail.reply.as_ref()).map_err(|error| anyhow::anyhow!("{error}"))?;
        let delay = directory.mail.delay.as_ref().parse::<SignedDuration>().context("mail.delay")?;
        let signer =
            directory.mail.dkim.as_ref().map(|dkim| signer(&directory.office.domain, dkim)).transpose()?;
        Ok(InForce { revision, text: text.to_owned(), directory, reply, signer, delay })
    }
}

fn signer(domain: &str, dkim: &crate::directory::office_file::DkimSection) -> anyhow::Result<Signer> {
    let pem = std::fs::read_to_string(&dkim.key_file)
        .with_context(|| format!("cannot read the DKIM key {}", dkim.key_file))?;
    Signer::from_pem(domain, &dkim.selector, &pem)
        .with_context(|| format!("the DKIM key {} cannot be used", dkim.key_file))
}

fn mistaken(mistakes: &[crate::directory::check::Mistake]) -> anyhow::Error {
    let lines: Vec<String> =
        mistakes.iter().map(|mistake| format!("line {}: {}", mistake.line, mistake.sentence)).collect();
    anyhow::Error::new(OfficeFileMistaken(lines.join("\n")))
}

/// An office file with mistakes: a file that cannot be read, not a fault of ours.
#[derive(Debug, thiserror::Error)]
#[error("the office file has mistakes:\n{0}")]
pub struct OfficeFileMistaken(String);
