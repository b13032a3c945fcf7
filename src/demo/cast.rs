//! The invented people of the demonstration, each with the canaries in their letters: words that stand nowhere else and
//! that no other party may ever see. A table.

/// A party with its canaries.
pub struct Party {
    /// Who it is.
    pub who: &'static str,
    /// The addresses at which it may read its own words.
    pub own: &'static [&'static str],
    /// What sort of canary, and its text.
    pub canaries: &'static [(&'static str, &'static str)],
}

/// Requesters first, then the people of the authorities, then the forgers.
pub const CAST: &[Party] = &[
    Party {
        who: "the operator in Australia",
        own: &["m.quill@wattle-air.example"],
        canaries: &[
            ("name", "Matilda Quill"),
            ("address", "m.quill@wattle-air.example"),
            ("phone", "+61 2 5550 7788"),
            ("field kept back", "+61 2 5550 7741"),
            ("Message-ID", "flight.7741@wattle-air.example"),
            ("quoted text", "Say nothing about the pearls"),
            ("file name", "crew-list-quill.txt"),
            ("file", "Pearl Okafor-Lane"),
        ],
    },
    Party {
        who: "the operator in Russia",
        own: &["v.sokolova@severny-veter.example"],
        canaries: &[
            ("name", "Вера Соколова"),
            ("address", "v.sokolova@severny-veter.example"),
            ("phone", "+7 495 555-01-47"),
            ("field kept back", "+7 495 555-01-93"),
            ("Message-ID", "koi8.0193@severny-veter.example"),
            ("quoted text", "про долг перед аэродромом"),
            ("file name", "полис-Соколова.txt"),
        ],
    },
    Party {
        who: "the student in Korea",
        own: &["boram.kim@hanbit.example"],
        canaries: &[
            ("name", "김보람"),
            ("address", "boram.kim@hanbit.example"),
            ("phone", "+82 10 5550 9921"),
            ("field kept back", "+82 2 5550 4417"),
            ("Message-ID", "hanbit-4417-2026@mail.hanbit.example"),
            ("quoted text", "병원 기록은 보내지 마라"),
            ("file name", "입학허가서-김보람.bin"),
        ],
    },
    Party {
        who: "the trader who writes Arabic",
        own: &["layla@wahat-alnur.example"],
        canaries: &[
            ("name", "ليلى الحداد"),
            ("address", "layla@wahat-alnur.example"),
            ("phone", "+962 6 555 0168"),
            ("field kept back", "185000 دينار"),
            ("Message-ID", "nur.0168.a@wahat-alnur.example"),
            ("quoted text", "اسم المورد القديم"),
            ("file name", "عرض-الحداد.txt"),
        ],
    },
    Party {
        who: "the reader in Spain",
        own: &["nuria.valdes@faro-norte.example"],
        canaries: &[
            ("name", "Nuria Valdés"),
            ("address", "nuria.valdes@faro-norte.example"),
            ("phone", "+34 955 550 312"),
            ("Message-ID", "faro.312@faro-norte.example"),
        ],
    },
    Party {
        who: "the journalist",
        own: &["t.brandl@strelsau-morning.example"],
        canaries: &[
            ("name", "Tomas Brandl"),
            ("address", "t.brandl@strelsau-morning.example"),
            ("phone", "+999 70 555 5540"),
            ("Message-ID", "brandl-5540@strelsau-morning.example"),
            ("quoted text", "Ask him about the missing locomotives"),
        ],
    },
    Party {
        who: "the parish reader",
        own: &["odo@zenda-parish.example"],
        canaries: &[
            ("name", "Odo Fenn"),
            ("address", "odo@zenda-parish.example"),
            ("phone", "+999 42 555 8170"),
            ("Message-ID", "fenn.winmail.7@zenda-parish.example"),
            ("file", "odo-fenn-private-notes.doc"),
        ],
    },
    Party {
        who: "Civil Aviation",
        own: &["permits@caa.gov.example"],
        canaries: &[
            ("name", "Ladislav Horn"),
            ("address", "l.horn@caa.gov.example"),
            ("phone", "+999 55 510 2244"),
            ("Message-ID", "horn-0417-2@caa.gov.example"),
            ("Message-ID", "horn-0418-2@caa.gov.example"),
            ("quoted name", "Irma Stolz"),
            ("quoted text", "keep the press away from the hangar"),
            ("quoted text", "The minister's cousin"),
            ("file number", "CAA/2026/0417"),
            ("file name", "Horn-permit-0417.pdf"),
        ],
    },
    Party {
        who: "Foreign Affairs, visas",
        own: &["visas@mfa.gov.example"],
        canaries: &[
            ("name", "Helga Strofzin"),
            ("address", "h.strofzin@mfa.gov.example"),
            ("phone", "+999 55 520 3107"),
            ("Message-ID", "strofzin.5031@mfa.gov.example"),
        ],
    },
    Party {
        who: "Education",
        own: &["students@edu.gov.example"],
        canaries: &[
            ("name", "Anton Krafstein"),
            ("address", "a.krafstein@edu.gov.example"),
            ("phone", "+999 55 530 4118"),
            ("Message-ID", "krafstein.12@edu.gov.example"),
            ("quoted text", "The conservatory owes us an answer"),
        ],
    },
    Party {
        who: "Trade",
        own: &["export@trade.gov.example", "enquiries@trade.gov.example"],
        canaries: &[
            ("name", "Josefine Lauengram"),
            ("address", "j.lauengram@trade.gov.example"),
            ("phone", "+999 55 540 9063"),
            ("Message-ID", "lauengram-2291@trade.gov.example"),
            ("file number", "MT-EXP/2291-26"),
        ],
    },
    Party {
        who: "Foreign Affairs, press",
        own: &["press@mfa.gov.example"],
        canaries: &[
            ("name", "Gertrud Bersonin"),
            ("address", "g.bersonin@mfa.gov.example"),
            ("phone", "+999 55 520 6060"),
            ("Message-ID", "bersonin.77@mfa.gov.example"),
            ("quoted text", "He will not speak about the locomotives"),
        ],
    },
    Party {
        who: "the forgers",
        own: &[],
        canaries: &[
            ("forged words", "Black Castle Bank"),
            ("forged words", "RU99 0000 1234"),
            ("Message-ID", "forged.reply@mail.black-michael.example"),
        ],
    },
];
