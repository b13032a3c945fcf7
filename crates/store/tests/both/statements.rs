//! Statements, parameters and rows mean the same on both databases.

use store::{Store, StoreError, Value};

use crate::{on_both, open_case, with_cases};

#[test]
fn parameters_are_bound_by_the_number_in_their_name() {
    on_both("by_number", |store| {
        let sql = "SELECT CAST($2 AS TEXT) AS second, CAST($1 AS TEXT) AS first, CAST($2 AS TEXT) AS again";
        let row = store.read(|tx| tx.one(sql, &["a".into(), "b".into()])).unwrap().unwrap();
        for (column, text) in [("second", "b"), ("first", "a"), ("again", "b")] {
            assert_eq!(row.text(column).unwrap(), text, "{column}");
        }
    });
}

#[test]
fn ten_parameters_and_more_keep_their_places() {
    on_both("many_parameters", |store| {
        let names: Vec<String> = (1..=12).rev().map(|n| format!("CAST(${n} AS BIGINT) AS c{n}")).collect();
        let params: Vec<Value> = (1..=12_i64).map(Value::from).collect();
        let sql = format!("SELECT {}", names.join(", "));
        let row = store.read(|tx| tx.one(&sql, &params)).unwrap().unwrap();
        for number in 1..=12 {
            assert_eq!(row.int(&format!("c{number}")).unwrap(), number);
        }
    });
}

#[test]
fn every_kind_of_value_comes_back_as_it_was_kept() {
    on_both("kinds", |store| {
        with_cases(store);
        let paper: Vec<u8> = (0..=255).collect();
        let params = [
            "宛先 Ωмега".into(),
            i64::MIN.into(),
            Value::from(None::<&str>),
            Value::from(Some(paper.clone())),
        ];
        let sql = "INSERT INTO cases (case_id, letters, note, paper) VALUES ($1, $2, $3, $4)";
        assert_eq!(store.write(|tx| tx.run(sql, &params)), Ok(1));
        let row = store.read(|tx| tx.one("SELECT * FROM cases", &[])).unwrap().unwrap();
        assert_eq!(row.text("case_id").unwrap(), "宛先 Ωмега");
        assert_eq!(row.int("letters").unwrap(), i64::MIN);
        assert_eq!(row.opt_text("note").unwrap(), None);
        assert_eq!(row.bytes("paper").unwrap(), paper);
    });
}

#[test]
fn a_wrong_number_of_parameters_is_refused() {
    on_both("wrong_number", |store| {
        for params in [vec![], vec![Value::Int(1)], vec![Value::Int(1), Value::Int(2), Value::Int(3)]] {
            let sql = "SELECT CAST($1 AS BIGINT) + CAST($2 AS BIGINT) AS total";
            let refused = store.read(|tx| tx.one(sql, &params));
            assert!(matches!(refused, Err(StoreError::Parameters { .. })), "{refused:?}");
        }
    });
}

#[test]
fn text_with_the_character_nought_is_refused() {
    on_both("nought", |store| {
        with_cases(store);
        let refused = open_case(store, "a\0b");
        assert!(matches!(refused, Err(StoreError::Parameters { .. })), "{refused:?}");
    });
}

#[test]
fn a_value_no_column_of_ours_holds_is_refused_by_name() {
    on_both("fraction", |store| {
        let sql = "SELECT CAST(1.5 AS REAL) AS share";
        let refused = store.read(|tx| tx.one(sql, &[])).unwrap_err();
        assert!(matches!(&refused, StoreError::Column { column, .. } if column == "share"), "{refused:?}");
    });
}

#[test]
fn a_taken_value_is_told_from_other_broken_rules() {
    on_both("taken", |store| {
        with_cases(store);
        open_case(store, "a").unwrap();
        assert!(matches!(open_case(store, "a"), Err(StoreError::Taken(_))));
        let sql = "INSERT INTO cases (case_id) VALUES (NULL)";
        let refused = store.write(|tx| tx.run(sql, &[]));
        assert!(matches!(refused, Err(StoreError::Constraint(_))), "{refused:?}");
        let refused = store.write(|tx| tx.run("INSERT INTO nowhere VALUES (1)", &[]));
        assert!(matches!(refused, Err(StoreError::Statement { .. })), "{refused:?}");
    });
}

#[test]
fn no_error_quotes_a_value() {
    on_both("no_quoting", |store| {
        with_cases(store);
        open_case(store, "Анна Ковальчук").unwrap();
        let error = open_case(store, "Анна Ковальчук").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("Ковальчук"), "{error:?}");
    });
}

#[test]
fn a_long_list_is_handed_over_row_by_row_and_may_be_left() {
    on_both("row_by_row", |store| {
        let many = "WITH RECURSIVE counted (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM counted WHERE n < 5000)
             SELECT n FROM counted ORDER BY n";
        let mut total = 0;
        store.read(|tx| tx.each(many, &[], |row| row.int("n").map(|n| total += n))).unwrap();
        assert_eq!(total, 12_502_500);
        let mut seen = 0;
        let left = store.read(|tx| {
            let left = tx.each(many, &[], |_| {
                seen += 1;
                if seen == 3 { Err(StoreError::Nested) } else { Ok(()) }
            });
            assert_eq!(tx.one("SELECT 7 AS lucky", &[])?.map(|row| row.int("lucky")), Some(Ok(7)));
            left
        });
        assert_eq!((left, seen), (Err(StoreError::Nested), 3));
    });
}

#[test]
fn a_statement_prepared_before_its_table_changed_is_prepared_anew() {
    on_both("changed_table", |store: &Store| {
        with_cases(store);
        open_case(store, "a").unwrap();
        let all = |store: &Store| store.read(|tx| tx.all("SELECT * FROM cases", &[]));
        assert!(all(store).is_ok());
        store.write(|tx| tx.batch("ALTER TABLE cases ADD COLUMN place TEXT")).unwrap();
        // PostgreSQL says once that the old plan is gone; the second time it must know the new one.
        let row = all(store).or_else(|_| all(store)).unwrap().remove(0);
        assert_eq!(row.opt_text("place"), Ok(None));
    });
}
