//! After the story: requests that are still open, so that whoever signs in finds a desk at work. Invented people, invented
//! matters; each is opened, routed and forwarded by the same verbs as everything else.

use mail::letter::Address;

use crate::actor::Actor;
use crate::desk::forward::{Draft, forward};
use crate::desk::note::note;
use crate::desk::open::{Request, open_by_form};
use crate::desk::route::route;
use crate::error::Result;
use crate::office::Office;

/// How far a request has come.
enum Stands {
    /// Nobody has looked at it yet.
    New,
    /// An officer has said who decides.
    Routed,
    /// The authority has been written to.
    Forwarded,
}

struct Asked {
    who: (&'static str, &'static str),
    country: &'static str,
    language: &'static str,
    procedure: &'static str,
    subject: &'static str,
    fields: &'static [(&'static str, &'static str)],
    stands: Stands,
}

const OPEN_REQUESTS: [Asked; 9] = [
    Asked {
        who: ("Helga Strofzin", "h.strofzin@hilltop-air.example"),
        country: "AT",
        language: "en",
        procedure: "landing-permit",
        subject: "Ambulance flight with two patients",
        fields: &[
            ("registration", "OE-HLG"),
            ("aircraft_type", "LJ45"),
            ("operator", "Hilltop Air Rescue"),
            ("landing_on", "2027-02-11"),
            ("airfield", "LRST"),
            ("payer_phone", "+43 1 000 0000"),
        ],
        stands: Stands::Forwarded,
    },
    Asked {
        who: ("Jean Sauvage", "jean.sauvage@presse-libre.example"),
        country: "FR",
        language: "fr",
        procedure: "interview",
        subject: "Entretien avec le ministre sur les archives",
        fields: &[
            ("outlet", "La Presse libre"),
            ("topic", "Les archives de Strelsau"),
            ("needed_on", "2027-01-29"),
        ],
        stands: Stands::Forwarded,
    },
    Asked {
        who: ("박하늘", "haneul.park@sarangbang.example"),
        country: "KR",
        language: "ko",
        procedure: "visa-invitation",
        subject: "어학연수 비자 초청 문의",
        fields: &[
            ("applicant", "PARK HANEUL"),
            ("institution", "University of Strelsau"),
            ("begins_on", "2027-03-02"),
        ],
        stands: Stands::Routed,
    },
    Asked {
        who: ("Мария Зенда", "m.zenda@pochta.example"),
        country: "KZ",
        language: "ru",
        procedure: "trade-enquiry",
        subject: "Поставка хрусталя",
        fields: &[("goods", "Хрусталь"), ("quantity", "400 кг")],
        stands: Stands::Routed,
    },
    Asked {
        who: ("فاطمة العلي", "f.alali@safar.example"),
        country: "JO",
        language: "ar",
        procedure: "visa-invitation",
        subject: "دعوة لحضور مؤتمر",
        fields: &[("applicant", "FATIMA ALALI"), ("institution", "مؤتمر الترجمة")],
        stands: Stands::New,
    },
    Asked {
        who: ("Augusto Bersonin", "augusto@camara-comercio.example"),
        country: "PE",
        language: "es",
        procedure: "trade-enquiry",
        subject: "Importación de relojes",
        fields: &[("goods", "Relojes de péndulo"), ("quantity", "60")],
        stands: Stands::New,
    },
    Asked {
        who: ("林雅", "lin.ya@baihe.example"),
        country: "SG",
        language: "zh",
        procedure: "general-question",
        subject: "关于友好城市的问题",
        fields: &[],
        stands: Stands::New,
    },
    Asked {
        who: ("Rose Hentzau", "rose@harbour-news.example"),
        country: "AU",
        language: "en",
        procedure: "interview",
        subject: "Ten minutes on the new ferry",
        fields: &[("outlet", "Harbour News"), ("topic", "The ferry to Zenda")],
        stands: Stands::New,
    },
    Asked {
        who: ("Oskar Krafstein", "oskar@krafstein-glas.example"),
        country: "DE",
        language: "en",
        procedure: "trade-enquiry",
        subject: "Glass for a museum",
        fields: &[
            ("goods", "Window glass, hand blown"),
            ("quantity", "30 panes"),
            ("highest_price", "9000 EUR"),
        ],
        stands: Stands::Forwarded,
    },
];

/// Opens them all.
///
/// # Errors
/// When the office refuses one, which would be our own mistake.
pub fn open_requests(office: &Office, officer: &Actor) -> Result<()> {
    for asked in &OPEN_REQUESTS {
        let (name, address) = asked.who;
        let request = Request {
            requester: Address { name: name.to_owned(), address: address.to_owned() },
            country: asked.country.to_owned(),
            subject: asked.subject.to_owned(),
            procedure: Some(asked.procedure.to_owned()),
            fields: asked
                .fields
                .iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
                .collect(),
            language: asked.language.to_owned(),
        };
        office.write(|tx| {
            let case = open_by_form(tx, office, &Actor::Requester, &request)?;
            if matches!(asked.stands, Stands::New) {
                return Ok(());
            }
            route(tx, office, officer, &case.reference, (asked.procedure, &[]))?;
            if matches!(asked.stands, Stands::Routed) {
                note(tx, office, officer, &case.reference, "Ask on Thursday whether the dates still hold.")?;
                return Ok(());
            }
            forward(tx, office, officer, &case.reference, &Draft::default()).map(drop)
        })?;
    }
    Ok(())
}
