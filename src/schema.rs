//! The migrations, in order. Text shared by both databases; twins only where they must part (search).

use store::Migration;

/// Every migration, oldest first.
pub const MIGRATIONS: [Migration; 10] = [
    shared(1, "office", include_str!("../migrations/0001_office.sql")),
    shared(2, "letters", include_str!("../migrations/0002_letters.sql")),
    shared(3, "desk", include_str!("../migrations/0003_desk.sql")),
    Migration {
        number: 4,
        name: "search",
        sqlite: store::search::SQLITE_DDL,
        postgres: store::search::POSTGRES_DDL,
    },
    shared(5, "staff", include_str!("../migrations/0005_staff.sql")),
    shared(6, "requests", include_str!("../migrations/0006_requests.sql")),
    shared(7, "queue", include_str!("../migrations/0007_queue.sql")),
    shared(8, "keys", include_str!("../migrations/0008_keys.sql")),
    shared(9, "follow", include_str!("../migrations/0009_follow.sql")),
    shared(10, "figures", include_str!("../migrations/0010_figures.sql")),
];

const fn shared(number: i64, name: &'static str, sql: &'static str) -> Migration {
    Migration { number, name, sqlite: sql, postgres: sql }
}
