//! How databases are opened, and what is refused; bytes kept beside them.

use std::os::unix::fs::{PermissionsExt, symlink};

use store::{Blobs, Engine, Store, StoreError, Tx, Value};

use crate::{address, open_case, with_cases};

#[test]
fn a_link_to_a_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&address(&folder)).unwrap();
    let [soft, hard] = ["soft.db", "hard.db"].map(|name| folder.path().join(name));
    symlink(folder.path().join("office.db"), &soft).unwrap();
    let refused = Store::open(&soft.display().to_string());
    assert!(matches!(refused.map(|_| ()), Err(StoreError::Address(why)) if why.contains("link")));
    drop(store);
    std::fs::hard_link(folder.path().join("office.db"), &hard).unwrap();
    let refused = Store::open(&hard.display().to_string());
    assert!(matches!(refused.map(|_| ()), Err(StoreError::Address(why)) if why.contains("second name")));
}

#[test]
fn a_folder_reached_by_a_link_is_fine() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("link");
    std::fs::create_dir(folder.path().join("real")).unwrap();
    symlink(folder.path().join("real"), &link).unwrap();
    let store = Store::open(&link.join("office.db").display().to_string()).unwrap();
    assert_eq!(store.engine(), Engine::Sqlite);
    assert!(folder.path().join("real/office.db").is_file());
}

#[test]
fn a_new_database_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&address(&folder)).unwrap();
    with_cases(&store);
    for name in ["office.db", "office.db-wal", "office.db-shm"] {
        let mode = std::fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn what_is_no_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.eml");
    std::fs::write(&path, "From: somebody\r\n".repeat(1000)).unwrap();
    for url in
        [path.display().to_string(), format!("sqlite:{}", folder.path().join("none/office.db").display())]
    {
        assert!(Store::open(&url).is_err(), "{url}");
    }
    assert!(Store::open(&folder.path().display().to_string()).is_err());
    assert!(Store::open("sqlite:").is_err());
}

#[test]
fn a_server_on_another_machine_is_refused_while_there_is_no_encryption() {
    for url in ["postgres://a@db.example.org/office", "postgresql://a@192.0.2.7/office"] {
        let refused = Store::open(url).map(|_| ());
        assert!(matches!(refused, Err(StoreError::Address(_))), "{refused:?}");
    }
}

fn setting(tx: &mut Tx<'_>, name: &str) -> Result<Value, StoreError> {
    let row = tx.one(&format!("PRAGMA {name}"), &[])?.ok_or(StoreError::Nested)?;
    row.value(name).cloned()
}

#[test]
fn the_settings_that_keep_letters_safe_are_on() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&address(&folder)).unwrap();
    let both = [("foreign_keys", 1), ("temp_store", 2), ("trusted_schema", 0), ("cache_size", -8192)];
    for (name, value) in both {
        assert_eq!(store.read(|tx| setting(tx, name)), Ok(Value::Int(value)), "{name} of a reader");
    }
    for (name, value) in both.into_iter().chain([("synchronous", 2), ("secure_delete", 1)]) {
        assert_eq!(store.rehearse(|tx| setting(tx, name)), Ok(Value::Int(value)), "{name} of the writer");
    }
    assert_eq!(store.read(|tx| setting(tx, "journal_mode")), Ok(Value::from("wal")));
}

#[test]
fn a_store_closed_well_leaves_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&address(&folder)).unwrap();
    with_cases(&store);
    open_case(&store, "a").unwrap();
    assert_eq!(crate::count(&store), 1);
    drop(store);
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["office.db"]);
}

#[test]
fn a_store_opened_again_still_holds_its_cases() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&address(&folder)).unwrap();
    with_cases(&store);
    open_case(&store, "a").unwrap();
    drop(store);
    assert_eq!(crate::count(&Store::open(&address(&folder)).unwrap()), 1);
}

#[test]
fn kept_bytes_come_back_and_changed_ones_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(folder.path().join("blobs")).unwrap();
    let letters: [&[u8]; 3] = [b"", b"a letter", &[0; 100_000]];
    let hashes = letters.map(|letter| blobs.put(letter).unwrap());
    assert_eq!(hashes[1], blobs.put(letters[1]).unwrap());
    for (hash, letter) in hashes.iter().zip(letters) {
        assert_eq!(blobs.get(hash).unwrap(), letter);
    }
    let mut listed = Vec::new();
    blobs
        .each(|hash| {
            listed.push(hash.to_owned());
            Ok(())
        })
        .unwrap();
    listed.sort_unstable();
    let mut expected = hashes.to_vec();
    expected.sort_unstable();
    assert_eq!(listed, expected);
    let path = folder.path().join("blobs").join(&hashes[1][..2]).join(&hashes[1][2..]);
    std::fs::write(path, b"a forgery").unwrap();
    assert_eq!(blobs.get(&hashes[1]).unwrap_err().kind(), std::io::ErrorKind::InvalidData);
}

#[test]
fn a_name_that_is_no_hash_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("secret"), "x").unwrap();
    let blobs = Blobs::open(folder.path().join("blobs")).unwrap();
    let traversal = format!("..{}", "/".repeat(62));
    for name in ["../secret", "", "ab", &"A".repeat(64), &"é".repeat(32), &traversal] {
        assert_eq!(blobs.get(name).unwrap_err().kind(), std::io::ErrorKind::InvalidInput, "{name}");
    }
}
