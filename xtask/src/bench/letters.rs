//! Letters for the benchmarks, the same for the same number: plain ones of a given size, and the mixture of a mailbox with
//! several languages, charsets, HTML and attachments. Nothing here was written by a person.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::Result;

use super::words::{self, Chance, Tongue};

/// A letter of very nearly `size` bytes in UTF-8, 8bit, in English with a sentence of another language now and then.
pub fn plain(number: u64, size: usize) -> Vec<u8> {
    let mut chance = Chance::of(number);
    let mut letter = header(&mut chance, number, Tongue::English);
    letter.push_str("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
    while letter.len() < size {
        let tongue = if chance.below(12) == 0 { Tongue::any(&mut chance) } else { Tongue::English };
        letter.push_str(&words::line(&mut chance, tongue));
    }
    letter.into_bytes()
}

/// A letter of very nearly `size` bytes, nearly all of them a base64 attachment.
pub fn with_attachment(number: u64, size: usize) -> Vec<u8> {
    let mut chance = Chance::of(number);
    let mut letter = header(&mut chance, number, Tongue::English);
    letter.push_str("Content-Type: multipart/mixed; boundary=outer\r\n\r\n");
    letter.push_str("--outer\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease find the file.\r\n");
    let left = size.saturating_sub(letter.len() + 200);
    attach(&mut letter, &mut chance, left);
    letter.push_str("--outer--\r\n");
    letter.into_bytes()
}

/// One letter of a mailbox: half are below 4 KB, the mean is about 17 KB because one in eight carries a file.
pub fn mixed(number: u64) -> Vec<u8> {
    let mut chance = Chance::of(number);
    let tongue = if chance.below(2) == 0 { Tongue::English } else { Tongue::any(&mut chance) };
    let mut letter = header(&mut chance, number, tongue);
    let length = 600 << chance.below(4);
    let text: String = std::iter::repeat_with(|| words::line(&mut chance, tongue))
        .scan(0, |so_far, line| {
            (*so_far < length).then(|| {
                *so_far += line.len();
                line
            })
        })
        .collect();
    match chance.below(8) {
        0 => {
            letter.push_str("Content-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n");
            letter.push_str(&words::encoded(&text, tongue, "plain"));
            let size = 26_000 + chance.below(120_000);
            attach(&mut letter, &mut chance, size);
            letter.push_str("--outer--\r\n");
        }
        1..=3 => {
            letter.push_str("Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\n");
            letter.push_str(&words::encoded(&text, tongue, "plain"));
            letter.push_str("--inner\r\n");
            letter.push_str(&words::encoded(&html(&text), tongue, "html"));
            letter.push_str("--inner--\r\n");
        }
        4 => letter.push_str(&words::encoded(&html(&text), tongue, "html")),
        _ => letter.push_str(&words::encoded(&text, tongue, "plain")),
    }
    letter.into_bytes()
}

/// Fills a new Maildir with letters; answers how many bytes they have.
pub fn fill_maildir(folder: &Path, numbers: Range<u64>, letter: impl Fn(u64) -> Vec<u8>) -> Result<u64> {
    for name in ["cur", "new", "tmp"] {
        fs::create_dir_all(folder.join(name))?;
    }
    let mut bytes = 0;
    for number in numbers {
        let letter = letter(number);
        bytes += u64::try_from(letter.len())?;
        fs::write(folder.join(format!("cur/{number:08}.bench:2,S")), letter)?;
    }
    Ok(bytes)
}

/// One of a thousand senders, a date, a subject, an id of its own, and the lines that mail servers add.
fn header(chance: &mut Chance, number: u64, tongue: Tongue) -> String {
    let sender = chance.below(1000);
    let (id, minute, second) = (chance.next(), chance.below(60), chance.below(60));
    let subject = words::encoded_word(words::line(chance, tongue).trim(), tongue);
    format!(
        "Return-Path: <wanderer{sender}@travel{}.example>\r\n\
         Received: from mail.travel.example (mail.travel.example [192.0.2.7])\r\n\
         \tby mx.ruritania.example (Postfix) with ESMTPS id {id:016X}\r\n\
         \tfor <desk@ruritania.example>; Mon, 23 Nov 2026 09:{minute:02}:{second:02} +0000\r\n\
         From: Wanderer {sender} <wanderer{sender}@travel{}.example>\r\n\
         To: desk@ruritania.example\r\n\
         Date: Mon, 23 Nov 2026 09:{minute:02}:{second:02} +0000\r\n\
         Message-ID: <{number}.{id:x}@travel.example>\r\n\
         Subject: {subject}\r\n\
         MIME-Version: 1.0\r\n",
        sender % 40,
        sender % 40,
    )
}

fn attach(letter: &mut String, chance: &mut Chance, size: usize) {
    letter.push_str(
        "--outer\r\nContent-Type: application/pdf; name=permit.pdf\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=permit.pdf\r\n\r\n",
    );
    let bytes: Vec<u8> =
        std::iter::repeat_with(|| chance.next().to_le_bytes()).take(size / 11).flatten().collect();
    letter.push_str(&words::base64(&bytes));
}

fn html(text: &str) -> String {
    let paragraphs: String =
        text.lines().map(|line| format!("<p style=\"margin:0\">{line}</p>\r\n")).collect();
    format!("<html><head><title>Letter</title></head><body>\r\n{paragraphs}</body></html>\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_its_size_and_no_line_that_ends_it_early() {
        for number in 0..50 {
            let letter = plain(number, 10 * 1024);
            assert!((10_240..10_900).contains(&letter.len()), "{}", letter.len());
            let text = String::from_utf8(letter).unwrap();
            assert!(text.ends_with("\r\n") && !text.contains("\n."), "{text}");
        }
        let large = with_attachment(1, 1 << 20).len();
        assert!((1_000_000..1 << 20).contains(&large), "{large}");
    }

    #[test]
    fn the_mailbox_is_as_it_is_described() {
        let mut sizes: Vec<usize> = (0..600).map(|number| mixed(number).len()).collect();
        sizes.sort_unstable();
        let (median, mean) = (sizes[300], sizes.iter().sum::<usize>() / 600);
        assert!((3_000..5_000).contains(&median), "{median}");
        assert!((14_000..20_000).contains(&mean), "{mean}");
        assert_eq!(mixed(7), mixed(7));
    }
}
