//! Letters as the parties of the stories write them: bytes, with canaries in every place where a party can be told.

/// A party of a story, with everything that tells who it is.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: &'static str,
    pub address: &'static str,
    pub phone: &'static str,
    /// The domain of its Message-IDs.
    pub host: &'static str,
}

pub const ALICE: Person = Person {
    name: "Alice Wetherby",
    address: "alice@skyfreight.example.au",
    phone: "+61 2 5550 1188",
    host: "mail.skyfreight.example.au",
};
pub const MINSU: Person = Person {
    name: "김민수",
    address: "minsu@haneul.example.kr",
    phone: "+82 2 555 0147",
    host: "haneul.example.kr",
};
pub const NOVAK: Person = Person {
    name: "Jan Novák",
    address: "j.novak@caa.gov.example",
    phone: "+420 224 281 111",
    host: "mta.caa.gov.example",
};
pub const MORITZ: Person = Person {
    name: "Moritz Handel",
    address: "m.handel@trade.gov.example",
    phone: "+420 224 999 333",
    host: "mta.trade.gov.example",
};
pub const FORGER: Person = Person {
    name: "Department of Civil Aviation",
    address: "permits@caa-gov.example",
    phone: "+1 555 010 9999",
    host: "bulk.example",
};

/// What our own mail host wrote on top of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// DMARC passed for the domain of From.
    Pass,
    /// DMARC failed.
    Fail,
    /// Our host did not look.
    Missing,
}

/// A letter being written.
#[derive(Debug, Clone)]
pub struct Letter {
    headers: Vec<String>,
    body: String,
    files: Vec<(String, String)>,
}

/// Begins a letter of a person; `id` makes its Message-ID.
pub fn letter(from: &Person, to: &str, subject: &str, id: &str) -> Letter {
    let name = if from.name.is_ascii() { format!("\"{}\"", from.name) } else { encoded(from.name) };
    let subject = if subject.is_ascii() { subject.to_owned() } else { encoded(subject) };
    Letter {
        headers: vec![
            format!("From: {name} <{}>", from.address),
            format!("To: {to}"),
            format!("Subject: {subject}"),
            format!("Message-ID: <{id}@{}>", from.host),
            "Date: Mon, 23 Nov 2026 09:00:00 +0000".to_owned(),
        ],
        body: String::new(),
        files: Vec::new(),
    }
}

impl Letter {
    pub fn saying(mut self, text: &str) -> Letter {
        self.body.push_str(text);
        self.body.push('\n');
        self
    }

    pub fn signed(self, person: &Person) -> Letter {
        self.saying(&format!("-- \n{}\nTel. {}\n{}", person.name, person.phone, person.address))
    }

    /// Quotes an earlier letter below, as mail programs do.
    pub fn quoting(self, text: &str) -> Letter {
        let quoted: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
        self.saying(&format!("\nOn Mon, 23 Nov 2026, the desk wrote:\n{}", quoted.join("\n")))
    }

    pub fn with(mut self, header: &str) -> Letter {
        self.headers.push(header.to_owned());
        self
    }

    pub fn with_file(mut self, name: &str, content: &str) -> Letter {
        self.files.push((name.to_owned(), content.to_owned()));
        self
    }

    /// As our own mail host hands it over.
    pub fn stamped(mut self, stamp: Stamp, domain: &str) -> Letter {
        let result = match stamp {
            Stamp::Pass => "pass",
            Stamp::Fail => "fail",
            Stamp::Missing => return self,
        };
        self.headers.insert(
            0,
            format!("Authentication-Results: mx.ruritania.example; dmarc={result} header.from={domain}"),
        );
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let text_part = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n";
        let body = self.body.replace('\n', "\r\n");
        let mut message = self.headers.join("\r\n");
        message.push_str("\r\nMIME-Version: 1.0\r\n");
        if self.files.is_empty() {
            message.push_str(&format!("{text_part}\r\n{body}"));
            return message.into_bytes();
        }
        message.push_str("Content-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n");
        message.push_str(&format!("--=_b\r\n{text_part}\r\n{body}\r\n"));
        for (name, content) in &self.files {
            message.push_str(&format!(
                "--=_b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\r\n{content}\r\n"
            ));
        }
        message.push_str("--=_b--\r\n");
        message.into_bytes()
    }
}

/// A delivery report of permanent failure about one of our letters (RFC 3464).
pub fn bounce(to: &str, failed: &str, about: &str) -> Vec<u8> {
    format!(
        "From: MAILER-DAEMON@mta.example\r\nTo: {to}\r\nSubject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n\
         Message-ID: <bounce-{}@mta.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"=_r\"\r\n\r\n\
         --=_r\r\nContent-Type: text/plain\r\n\r\nThe address does not exist.\r\n\
         --=_r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mta.example\r\n\r\n\
         Final-Recipient: rfc822; {failed}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n\
         --=_r\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{about}>\r\nSubject: x\r\n\r\nx\r\n--=_r--\r\n",
        failed.len()
    )
    .into_bytes()
}

fn encoded(text: &str) -> String {
    format!("=?utf-8?B?{}?=", data_encoding::BASE64.encode(text.as_bytes()))
}
