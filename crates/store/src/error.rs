//! Everything that can go wrong between a caller and its database, in our own words. No driver's error type leaves this
//! crate, and no message carries a value that was bound, because messages reach logs.

/// A fault of the store. Inside text only: none of it is meant for a page or a letter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The address given to [`crate::Store::open`] cannot be used as it stands.
    #[error("the store's address cannot be used: {0}")]
    Address(String),
    /// No connection could be had in time.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// Another writer held the lock longer than five seconds; nothing was kept, trying again may work.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The disk is full; nothing was kept, and writing works again once there is room.
    #[error("the disk is full: {0}")]
    Full(String),
    /// The disk or the file failed underneath the database.
    #[error("the disk or the database file failed: {0}")]
    Broken(String),
    /// A unique value is there already. The noun that wrote knows which one it was.
    #[error("a unique value is taken: {0}")]
    Taken(String),
    /// Another rule of the schema was broken: foreign key, not null, check.
    #[error("a rule of the schema was broken: {0}")]
    Constraint(String),
    /// The database refused a statement.
    #[error("a statement failed: {problem} (in: {sql})")]
    Statement {
        /// What the database said.
        problem: String,
        /// The statement's text, with its parameters unbound.
        sql: String,
    },
    /// The parameters do not fit the statement.
    #[error("the parameters do not fit: {problem} (in: {sql})")]
    Parameters {
        /// What does not fit.
        problem: String,
        /// The statement's text.
        sql: String,
    },
    /// A column is missing from a row, or holds another kind of value than asked for.
    #[error("column `{column}`: {problem}")]
    Column {
        /// The column asked for.
        column: String,
        /// Why it cannot be had.
        problem: String,
    },
    /// An earlier statement of this transaction failed and its error was passed over; only a savepoint may do that.
    #[error("an earlier statement failed and its error was passed over: {0}")]
    Spoiled(String),
    /// The commit failed. Nothing of this call was kept.
    #[error("the commit failed and nothing was kept: {0}")]
    NotKept(String),
    /// The connection broke while the commit was under way: it may have been kept or not. Never acknowledge.
    #[error("the connection broke during the commit, which may or may not have been kept: {0}")]
    Unsure(String),
    /// After a failed write to disk no further write is taken until the store is opened again.
    #[error("no writing until the store is opened again: {0}")]
    Refusing(String),
    /// `write` or `rehearse` was called inside `write` or `rehearse` of the same store; use [`crate::Tx::savepoint`].
    #[error("a write inside a write of the same store: use a savepoint")]
    Nested,
    /// A change was tried, or a row lock asked for, inside `read`.
    #[error("a read may not write or lock (in: {0})")]
    ReadOnly(String),
    /// The schema and the list of migrations do not agree.
    #[error("the schema cannot be brought up to date: {0}")]
    Migration(String),
    /// This database cannot do what was asked.
    #[error("not possible on this database: {0}")]
    Unsupported(String),
}

impl StoreError {
    /// Whether the same call may work a little later, with nobody having to do anything.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::Unreachable(_) | Self::NotKept(_))
    }
}
