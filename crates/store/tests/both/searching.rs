//! The same documents are found by the same words on both databases, whatever the script.

use store::search::{POSTGRES_DDL, SQLITE_DDL};
use store::{Migration, Store};

use crate::{address, on_both};

const DOCUMENTS: [(&str, &str); 14] = [
    ("01", "서울특별시 종로구 대한민국 대사관 여권 신청"),
    ("02", "北京市朝阳区 签证申请表 护照"),
    ("03", "東京都港区 ビザ申請 パスポートの更新"),
    ("04", "طلب تأشيرة الدخول إلى أُسْتُرالِيا مُحَمَّد عبد الله"),
    ("05", "Заявление о выдаче паспорта: Фёдор Достоевский, Київ"),
    ("06", "Αίτηση διαβατηρίου για τον Γιώργο Παπαδόπουλο, ΑΘΗΝΑΣ"),
    ("07", "Passport application of Zoë Müller-Łukasiewicz, Straße 5"),
    ("08", "O'Neill -- \"quoted\" (visa) AND near* NEAR/3 col:umn ^x"),
    ("09", "visa"),
    ("10", "ＶＩＳＡ ﾊﾟｽﾎﾟｰﾄ ２０２６"),
    ("11", "กรุงเทพมหานคร"),
    ("12", "दूतावास नई दिल्ली"),
    ("13", ""),
    ("14", "a.b@example.org file no. DE-2026/17 ٢٠٢٦"),
];

const QUERIES: [(&str, &[&str]); 45] = [
    ("여권", &["01"]),
    ("대사관", &["01"]),
    ("종로", &["01"]),
    ("서", &["01"]),
    ("여관", &[]),
    ("签证", &["02"]),
    ("護照", &[]),
    ("护照", &["02"]),
    ("区", &["03", "02"]),
    ("申请", &["02"]),
    ("申請", &["03"]),
    ("東京", &["03"]),
    ("京都", &["03"]),
    ("パスポート", &["10", "03"]),
    ("ハスホート", &[]),
    ("ビザ", &["03"]),
    ("محمد", &["04"]),
    ("مُحَمَّد", &["04"]),
    ("استراليا", &["04"]),
    ("الي", &["04"]),
    ("تاشيره", &["04"]),
    ("федор", &["05"]),
    ("ФЁДОР дост", &["05"]),
    ("київ", &["05"]),
    ("киів", &["05"]),
    ("паспорт", &["05"]),
    ("γιωργο", &["06"]),
    ("ΓΙΏΡΓΟ παπα", &["06"]),
    ("αθηνας", &["06"]),
    ("ΑΘΗΝΑΣ", &["06"]),
    ("zoe muller", &["07"]),
    ("lukasie", &["07"]),
    ("STRASSE", &["07"]),
    ("kasiewicz", &[]),
    ("visa", &["10", "09", "08"]),
    ("vis", &["10", "09", "08"]),
    ("VISA 2026", &["10"]),
    ("2026", &["14", "10"]),
    ("กรุงเทพ", &["11"]),
    ("दिल्ली", &["12"]),
    ("example.org", &["14"]),
    ("", &[]),
    ("  \t\n", &[]),
    ("\u{0301}\u{064B}", &[]),
    ("visa паспорт", &[]),
];

fn with_search(store: &Store) {
    let ddl = Migration { number: 1, name: "search", sqlite: SQLITE_DDL, postgres: POSTGRES_DDL };
    store.migrate(&[ddl]).unwrap();
}

fn with_documents(store: &Store) {
    with_search(store);
    let kept =
        store.write(|tx| DOCUMENTS.iter().try_for_each(|(id, text)| tx.index_text("letters", id, text)));
    kept.unwrap();
}

fn found(store: &Store, query: &str) -> Vec<String> {
    store.read(|tx| tx.find_text(query, 100)).unwrap_or_else(|error| panic!("{query}: {error}"))
}

#[test]
fn the_same_words_find_the_same_documents() {
    on_both("same_words", |store| {
        with_documents(store);
        for (query, expected) in QUERIES {
            assert_eq!(found(store, query), expected, "{query} on {:?}", store.engine());
        }
    });
}

#[test]
fn nothing_in_a_query_is_a_command() {
    on_both("no_command", |store| {
        with_documents(store);
        for query in [
            "\"",
            "\"\"\"",
            "*",
            "-",
            "(",
            ")",
            "((visa",
            "AND",
            "OR",
            "NOT visa",
            "NEAR(visa, 2)",
            "NEAR/3",
            "words:visa",
            "^visa",
            "visa*",
            "'",
            "''",
            "\\",
            "!",
            "&",
            "|",
            ":*",
            "<->",
            "visa & !x",
            "' | 'a",
            "a\0b",
            "{",
            "}",
            "+",
            ",",
            "%",
            "_",
            ";",
            "--",
            "/*",
            "\u{FFFE}",
            "\u{202E}",
            "🏛️",
            "👨‍👩‍👧",
        ] {
            found(store, query);
        }
        assert_eq!(found(store, "\"visa\" (quoted)"), ["08"]);
        assert_eq!(found(store, "-visa"), ["10", "09", "08"]);
        assert_eq!(found(store, "NEAR(visa)"), ["08"]);
        assert_eq!(found(store, "visa OR"), Vec::<String>::new());
        assert_eq!(found(store, "o'neill"), ["08"]);
    });
}

#[test]
fn a_document_is_found_by_its_last_text_only() {
    on_both("last_text", |store| {
        with_search(store);
        let index = |id: &str, text: &str| store.write(|tx| tx.index_text("letters", id, text)).unwrap();
        index("1", "first words");
        index("1", "second thoughts");
        index("2", "second to none");
        assert_eq!(found(store, "first"), Vec::<String>::new());
        assert_eq!(found(store, "second"), ["2", "1"]);
        store.write(|tx| tx.forget_text("letters", "2")).unwrap();
        assert_eq!(found(store, "second"), ["1"]);
        store.write(|tx| tx.forget_text("letters", "never there")).unwrap();
    });
}

#[test]
fn tables_are_searched_together_or_alone_and_the_newest_come_first() {
    on_both("tables", |store| {
        with_search(store);
        let kept = store.write(|tx| {
            for number in 10..30 {
                let table = if number % 2 == 0 { "people" } else { "letters" };
                tx.index_text(table, &number.to_string(), "embassy")?;
            }
            tx.index_text("people", "29", "embassy")
        });
        kept.unwrap();
        let three = store.read(|tx| tx.find_text("embassy", 3)).unwrap();
        assert_eq!(three, ["29", "28", "27"]);
        let people = store.read(|tx| tx.find_text_in("people", "embassy", 3)).unwrap();
        assert_eq!(people, ["29", "28", "26"]);
        assert_eq!(store.read(|tx| tx.find_text("embassy", 0)), Ok(vec![]));
    });
}

#[test]
fn a_text_of_any_length_can_be_kept_and_searched() {
    on_both("any_length", |store| {
        with_search(store);
        let words: String = (0..40_000).map(|n| format!("w{n} ")).collect();
        let one_word = "x".repeat(100_000);
        let han: String = (0..60_000_u32).filter_map(|n| char::from_u32(0x4E00 + n % 20_000)).collect();
        let kept = store.write(|tx| {
            tx.index_text("letters", "1", &words)?;
            tx.index_text("letters", "2", &one_word)?;
            tx.index_text("letters", "3", &han)
        });
        kept.unwrap();
        assert_eq!(found(store, "w17"), ["1"]);
        assert_eq!(found(store, &one_word), ["2"]);
        assert_eq!(found(store, "一丁"), ["3"]);
        found(store, &words);
    });
}

#[test]
fn the_words_of_a_forgotten_document_leave_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&address(&folder)).unwrap();
    with_search(&store);
    store.write(|tx| tx.index_text("letters", "1", "xylophonist")).unwrap();
    store.write(|tx| tx.index_text("letters", "2", "embassy")).unwrap();
    store.write(|tx| tx.forget_text("letters", "1")).unwrap();
    store.scrub().unwrap();
    assert_eq!(found(&store, "embassy"), ["2"]);
    drop(store);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(11).any(|part| part == b"xylophonist"), "{}", path.display());
    }
}
