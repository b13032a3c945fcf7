//! The migrations, in order. Text shared by both databases; twins only where they must part (search).

use store::Migration;

/// Every migration, oldest first.
pub const MIGRATIONS: [Migration; 4] = [
    shared(1, "office", include_str!("../migrations/0001_office.sql")),
    shared(2, "letters", include_str!("../migrations/0002_letters.sql")),
    shared(3, "desk", include_str!("../migrations/0003_desk.sql")),
    Migration {
        number: 4,
        name: "search",
        sqlite: store::search::SQLITE_DDL,
        postgres: store::search::POSTGRES_DDL,
    },
];

const fn shared(number: i64, name: &'static str, sql: &'static str) -> Migration {
    Migration { number, name, sqlite: sql, postgres: sql }
}
