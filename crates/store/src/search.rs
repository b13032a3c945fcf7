//! Finding documents by words: the one module with two bodies, FTS5 and `tsvector`, over the same tokens. The search table
//! is made by the caller's migrations from the texts given here; what a document is, nobody here knows.

use crate::fold::{Piece, pairs, pieces};
use crate::{Engine, StoreError, Tx, Value};

pub use crate::fold::tokens;
pub use crate::marks::marks;

/// The search tables on SQLite, for a migration. The words are not kept, only their index. Any byte that is not ASCII is
/// part of a word to the `ascii` tokenizer, so it leaves our tokens as they are, whatever their script.
pub const SQLITE_DDL: &str = r#"
CREATE TABLE search_documents (
    place INTEGER PRIMARY KEY,
    table_key TEXT NOT NULL,
    document_id TEXT NOT NULL,
    UNIQUE (table_key, document_id)
);
CREATE VIRTUAL TABLE search_words USING fts5(
    words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii"
);
"#;

/// The search table on PostgreSQL, for a migration.
pub const POSTGRES_DDL: &str = r#"
CREATE TABLE search_documents (
    table_key TEXT COLLATE "C" NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (table_key, document_id)
);
CREATE INDEX search_words ON search_documents USING gin (words);
"#;

/// So many bytes of tokens are kept of one document; PostgreSQL takes a megabyte.
const MOST: usize = 200_000;
/// So many characters of a document are read at all.
const LONGEST_TEXT: usize = 50_000;
/// A query of more pieces asks no sharper question.
const MOST_WORDS: usize = 32;

impl Tx<'_> {
    /// Makes a document findable by its text, in place of what it was findable by before. Of a long text the first 50,000
    /// characters count.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn index_text(&mut self, table_key: &str, document_id: &str, text: &str) -> Result<(), StoreError> {
        let words = kept(text);
        let key = [Value::from(table_key), Value::from(document_id)];
        match self.engine() {
            Engine::Sqlite => {
                self.forget_text(table_key, document_id)?;
                let sql =
                    "INSERT INTO search_documents (table_key, document_id) VALUES ($1, $2) RETURNING place";
                let row = self.one(sql, &key)?.ok_or_else(|| StoreError::NotKept(sql.to_owned()))?;
                let params = [row.int("place")?.into(), words.into()];
                self.run("INSERT INTO search_words (rowid, words) VALUES ($1, $2)", &params)?;
            }
            Engine::Postgres => {
                let [table_key, document_id] = key;
                self.run(
                    "INSERT INTO search_documents (table_key, document_id, words)
                     VALUES ($1, $2, array_to_tsvector(string_to_array($3, ' ')))
                     ON CONFLICT (table_key, document_id) DO UPDATE SET words = excluded.words",
                    &[table_key, document_id, words.into()],
                )?;
            }
        }
        Ok(())
    }

    /// The ids of documents that hold every word of the query, the greatest id first, which for ids that sort by time is
    /// the newest. A word may be the beginning of one; Han, kana and Hangul are found anywhere.
    ///
    /// # Errors
    /// A fault of the database. No query is malformed: what is not a word is passed over, and no word finds nothing.
    pub fn find_text(&mut self, query: &str, limit: i64) -> Result<Vec<String>, StoreError> {
        self.find(None, query, limit)
    }

    /// As [`Tx::find_text`], among the documents of one table.
    ///
    /// # Errors
    /// As [`Tx::find_text`].
    pub fn find_text_in(
        &mut self,
        table_key: &str,
        query: &str,
        limit: i64,
    ) -> Result<Vec<String>, StoreError> {
        self.find(Some(table_key), query, limit)
    }

    /// As [`Tx::find_text_in`], a piece at a time: what was made findable last comes first, and after `before` its
    /// predecessors follow. Takes no longer however many documents there are beyond the piece.
    ///
    /// # Errors
    /// As [`Tx::find_text`].
    pub fn find_text_before(
        &mut self,
        table_key: &str,
        query: &str,
        before: Option<&str>,
        limit: i64,
    ) -> Result<Vec<String>, StoreError> {
        let asked = asked(query);
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let (text, sql) = match self.engine() {
            Engine::Sqlite => (
                fts5(&asked),
                "SELECT d.document_id FROM search_words w JOIN search_documents d ON d.place = w.rowid
                 WHERE w.search_words MATCH $1 AND d.table_key = $2 AND w.rowid < COALESCE(
                 (SELECT place FROM search_documents WHERE table_key = $2 AND document_id = $3), 9223372036854775807)
                 ORDER BY w.rowid DESC LIMIT $4",
            ),
            Engine::Postgres => (
                tsquery(&asked),
                "SELECT document_id FROM search_documents WHERE words @@ CAST(CAST($1 AS TEXT) AS tsquery)
                 AND table_key = $2 AND (CAST($3 AS TEXT) IS NULL OR document_id < $3) ORDER BY document_id DESC LIMIT $4",
            ),
        };
        let rows = self.all(sql, &[text.into(), table_key.into(), before.into(), limit.max(0).into()])?;
        rows.iter().map(|row| row.text("document_id")).collect()
    }

    /// Makes a document unfindable. Its words leave the file with [`crate::Store::scrub`].
    ///
    /// # Errors
    /// A fault of the database.
    pub fn forget_text(&mut self, table_key: &str, document_id: &str) -> Result<(), StoreError> {
        let key = [Value::from(table_key), Value::from(document_id)];
        if self.engine() == Engine::Sqlite {
            let place = "SELECT place FROM search_documents WHERE table_key = $1 AND document_id = $2";
            self.run(&format!("DELETE FROM search_words WHERE rowid IN ({place})"), &key)?;
        }
        self.run("DELETE FROM search_documents WHERE table_key = $1 AND document_id = $2", &key)?;
        Ok(())
    }

    fn find(&mut self, table_key: Option<&str>, query: &str, limit: i64) -> Result<Vec<String>, StoreError> {
        let asked = asked(query);
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let (text, source) = match self.engine() {
            Engine::Sqlite => (
                fts5(&asked),
                "search_documents WHERE place IN (SELECT rowid FROM search_words WHERE search_words MATCH $1)",
            ),
            Engine::Postgres => {
                (tsquery(&asked), "search_documents WHERE words @@ CAST(CAST($1 AS TEXT) AS tsquery)")
            }
        };
        let sql = format!(
            "SELECT DISTINCT document_id FROM {source} AND (CAST($2 AS TEXT) IS NULL OR table_key = $2)
             ORDER BY document_id DESC LIMIT $3"
        );
        let rows = self.all(&sql, &[text.into(), table_key.into(), limit.max(0).into()])?;
        rows.iter().map(|row| row.text("document_id")).collect()
    }
}

/// The tokens of a document joined by blanks, as far as they are kept.
fn kept(text: &str) -> String {
    let mut words = String::new();
    for token in tokens(beginning(text)) {
        if words.len() + token.len() >= MOST {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&token);
    }
    words
}

fn beginning(text: &str) -> &str {
    text.char_indices().nth(LONGEST_TEXT).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// What a query asks for: tokens, and whether each may be only the beginning of one.
fn asked(query: &str) -> Vec<(String, bool)> {
    let each = pieces(beginning(query)).into_iter().flat_map(|piece| match piece {
        Piece::Word(word) => vec![(word, true)],
        Piece::Run(run) if run.len() == 1 => run.iter().map(|c| (c.to_string(), false)).collect(),
        Piece::Run(run) => pairs(&run).map(|pair| (pair, false)).collect(),
    });
    each.take(MOST_WORDS).collect()
}

/// Tokens hold letters, digits and marks alone, so a quoted one cannot end early in either language.
fn fts5(asked: &[(String, bool)]) -> String {
    let each = asked
        .iter()
        .map(|(token, is_beginning)| format!("\"{token}\"{}", if *is_beginning { "*" } else { "" }));
    each.collect::<Vec<_>>().join(" AND ")
}

fn tsquery(asked: &[(String, bool)]) -> String {
    let each = asked
        .iter()
        .map(|(token, is_beginning)| format!("'{token}'{}", if *is_beginning { ":*" } else { "" }));
    each.collect::<Vec<_>>().join(" & ")
}
