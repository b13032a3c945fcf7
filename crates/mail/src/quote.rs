//! What is new in a letter, what is quoted, what is signature. Never hides a line it is not sure about: what no sign
//! marks as quoted stays new.

mod attribution;
mod header_block;
mod signature;

use attribution::Attribution;

/// A text taken apart; the three together hold every line of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    /// What this letter says itself; answers between quoted lines included, the quoted lines not.
    pub new_text: String,
    /// What earlier letters said.
    pub quoted: String,
    /// Name and address lines behind the text.
    pub signature: String,
}

/// Takes a text apart, in time linear in its length.
#[must_use]
pub fn split(text: &str) -> Split {
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let mut sorter = Sorter { lines: &lines, kinds: vec![Line::New; lines.len()], at: 0, has_new: false };
    while sorter.at < lines.len() {
        sorter.step();
    }
    sorter.give_up_dividers();
    sorter.gather()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    New,
    Quoted,
    Signature,
}

struct Sorter<'a> {
    lines: &'a [&'a str],
    kinds: Vec<Line>,
    at: usize,
    has_new: bool,
}

impl Sorter<'_> {
    fn step(&mut self) {
        let line = self.lines.get(self.at).copied().unwrap_or_default();
        let rest = self.lines.get(self.at..).unwrap_or_default();
        if line.trim().is_empty() {
            self.mark(1, Line::New);
        } else if is_quoted(line) {
            self.mark(1, Line::Quoted);
        } else if let Some(found) = attribution::at_start(rest) {
            self.begin_quote(&found);
        } else if let Some(count) = header_block::at_start(rest) {
            self.begin_quote(&Attribution { lines: count, is_certain: true, is_letter_head: true });
        } else if let Some(count) = signature::at_start(rest, is_quoted) {
            self.mark(count, Line::Signature);
        } else {
            self.has_new = true;
            self.mark(1, Line::New);
        }
    }

    /// Lines that say "here begins what another wrote". With marks (`>`) behind them the marks tell; without, all the
    /// rest is old when something new stands above, and nothing is old when not.
    fn begin_quote(&mut self, found: &Attribution) {
        let after = self.lines.iter().skip(self.at.saturating_add(found.lines));
        let is_marked =
            after.clone().find(|line| !line.trim().is_empty()).is_some_and(|line| is_quoted(line));
        if is_marked {
            self.mark(found.lines, Line::Quoted);
        } else if found.is_certain && self.has_new {
            self.mark(self.lines.len().saturating_sub(self.at), Line::Quoted);
        } else if found.is_certain && !found.is_letter_head {
            self.mark(found.lines, Line::Quoted);
        } else {
            // A letter passed on without a word: its head is not yet something new above what it heads.
            self.has_new |= !found.is_letter_head;
            self.mark(found.lines, Line::New);
        }
    }

    fn mark(&mut self, count: usize, kind: Line) {
        for slot in self.kinds.iter_mut().skip(self.at).take(count) {
            *slot = kind;
        }
        self.at = self.at.saturating_add(count.max(1));
    }

    /// Dividers at the end of the new text (`____`, `* * *`) belong to what follows them.
    fn give_up_dividers(&mut self) {
        for (line, kind) in self.lines.iter().zip(&mut self.kinds).rev() {
            let trimmed = line.trim();
            let is_divider = trimmed.chars().all(|sign| "-_=*#~+\u{1427}\u{2014}\u{2013} ".contains(sign));
            match kind {
                Line::New if trimmed.is_empty() => {}
                Line::New if is_divider => *kind = Line::Quoted,
                Line::New => return,
                _ => {}
            }
        }
    }

    fn gather(self) -> Split {
        let of = |wanted: Line| {
            let mut text = String::new();
            for (line, _) in self.lines.iter().zip(&self.kinds).filter(|(_, kind)| **kind == wanted) {
                text.push_str(line);
                text.push('\n');
            }
            let start = text.find(|sign: char| !sign.is_whitespace()).unwrap_or(text.len());
            let line_start =
                text.get(..start).and_then(|blank| blank.rfind('\n')).map_or(0, |at| at.saturating_add(1));
            text.get(line_start..).unwrap_or_default().trim_end().to_owned()
        };
        Split { new_text: of(Line::New), quoted: of(Line::Quoted), signature: of(Line::Signature) }
    }
}

/// A line marked as another's words.
fn is_quoted(line: &str) -> bool {
    let start = line.trim_start_matches([' ', '\t', '\u{a0}', '\u{feff}']);
    start.starts_with('>') || start.starts_with("&gt;") || start.starts_with('\u{ff1e}')
}

/// A line without the signs that only turn or space it, and without marks for bold.
fn bare(line: &str) -> &str {
    line.trim_matches(|sign: char| {
        sign.is_whitespace()
            || matches!(sign, '*' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, new_text: &str) {
        let found = split(text);
        assert_eq!(found.new_text, new_text, "{text}");
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let mut kept = [words(&found.new_text), words(&found.quoted), words(&found.signature)].concat();
        let mut all = words(text);
        kept.sort();
        all.sort();
        assert_eq!(kept, all, "no word may be lost: {text}");
    }

    #[test]
    fn what_stands_above_an_attribution_is_new() {
        for attribution in [
            "On Mon, 1 Feb 2016 at 18:32, Jeff <j@x.example> wrote:",
            "On Mon, 1 Feb 2016 at 18:32, Jeff\n<j@x.example> wrote:",
            "Am 01.02.2016 um 18:32 schrieb Jeff <j@x.example>:",
            "Am Mo., 1. Feb. 2016 um 18:32 Uhr schrieb Jeff <j@x.example>:",
            "Jeff <j@x.example> schrieb am Fr., 28.\nApr. 2017 um 11:53 Uhr:",
            "Le lun. 1 f\u{e9}vr. 2016 \u{e0} 18:32, Jeff <j@x.example> a \u{e9}crit\u{a0}:",
            "El lun, 1 feb 2016 a las 18:32, Jeff (<j@x.example>) escribi\u{f3}:",
            "Il giorno lun 1 feb 2016 alle ore 18:32 Jeff <j@x.example> ha scritto:",
            "Em seg., 1 de fev. de 2016 \u{e0}s 18:32, Jeff <j@x.example> escreveu:",
            "Op ma 1 feb. 2016 om 18:32 schreef Jeff <j@x.example>:",
            "Den m\u{e5}n 1 feb. 2016 kl 18:32 skrev Jeff <j@x.example>:",
            "pon., 1 lut 2016 o 18:32 Jeff <j@x.example> napisa\u{142}(a):",
            "\u{43f}\u{43d}, 1 \u{444}\u{435}\u{432}\u{440}. 2016 \u{433}. \u{432} 18:32, Jeff <j@x.example>:",
            "1 \u{444}\u{435}\u{432}\u{440}\u{430}\u{43b}\u{44f} 2016 18:32, Jeff \u{43f}\u{438}\u{448}\u{435}\u{442}:",
            "2016\u{b144} 2\u{c6d4} 1\u{c77c} (\u{c6d4}) \u{c624}\u{d6c4} 6:32, Jeff <j@x.example>\u{b2d8}\u{c774} \u{c791}\u{c131}:",
            "\u{5728} 2016\u{5e74}2\u{6708}1\u{65e5}\u{ff0c}18:32\u{ff0c}Jeff <j@x.example> \u{5199}\u{9053}\u{ff1a}",
            "2016\u{5e74}2\u{6708}1\u{65e5}(\u{6708}) 18:32 Jeff <j@x.example>:",
            "\u{641}\u{64a} \u{627}\u{644}\u{627}\u{62b}\u{646}\u{64a}\u{646}\u{60c} 1 \u{641}\u{628}\u{631}\u{627}\u{64a}\u{631} 2016 \u{641}\u{64a} 18:32\u{60c} \u{643}\u{62a}\u{628} Jeff <j@x.example>:",
            "2016-02-01 18:32 GMT+01:00 Jeff <j@x.example>:",
            "-----Original Message-----",
            "-------- Urspr\u{fc}ngliche Nachricht --------",
            "From: Jeff\nSent: Monday, 1 February 2016\nTo: Ana\nSubject: Visa",
            "*Von:* Jeff\n*Gesendet:* Montag, 1. Februar 2016\n*An:* Ana\n*Betreff:* Visum",
            "________________________________\nDe : Jeff\nEnvoy\u{e9} : lundi 1 f\u{e9}vrier\n\u{c0} : Ana\nObjet : Visa",
        ] {
            check(&format!("Thank you.\n\n{attribution}\n\nold words\nmore"), "Thank you.");
        }
    }

    #[test]
    fn a_sentence_above_an_attribution_is_no_part_of_it() {
        check("Thanks.\nJeff wrote:\n> old", "Thanks.");
        check("On Monday we met.\nJeff wrote:\n> old", "On Monday we met.");
        check(
            "On Monday 1 Feb 2016 at 18:30 we met.\nJeff <j@x.example> wrote:\n> old",
            "On Monday 1 Feb 2016 at 18:30 we met.",
        );
        check("Yes\nJeff <j@x.example>\nwrote:\n> old", "Yes");
    }

    #[test]
    fn answers_between_quoted_lines_stay_new() {
        check(
            "On 1 Feb 2016, at 18:32, J wrote:\n> Which day?\nMonday.\n> And where?\nHere.",
            "Monday.\nHere.",
        );
    }

    #[test]
    fn nothing_is_hidden_when_it_may_be_new() {
        for text in [
            "On 12 May 2016 the minister wrote:\nThe request is granted.",
            "We asked again.\nOn 12 May 2016 the minister wrote:\nThe request is granted.",
            "Our route:\nFrom: Berlin\nTo: Paris\nDate: 12 May\nfour travellers",
            "From: Jeff\nSent: Monday\nTo: Ana\nSubject: Visa\n\nonly a forwarded letter",
            "1.\n--\n2.\n3.\n4.\n5.\n6.\n7.\n8.\n9.\n10.\n11.\n12.\n13.\n14.\n15.\n16.\n17.",
            "Deadline: On Monday at 10:30 we close\nand the office reads:\nplease come",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn a_signature_is_set_apart() {
        let found = split("Granted.\n\n-- \nAna Petrov\nMinistry");
        assert_eq!(
            (found.new_text.as_str(), found.signature.as_str()),
            ("Granted.", "-- \nAna Petrov\nMinistry")
        );
        check("Granted.\n\nSent from my iPhone", "Granted.");
    }

    #[test]
    fn a_million_odd_lines_are_read_at_once() {
        for line in ["On ", "From: x", "--", ">", "On 1 Feb 2016 at 18:32", "2016-02-01 18:32", "wrote:"] {
            let text = format!("{line}\n").repeat(100_000);
            assert!(split(&text).new_text.len() <= text.len());
        }
    }
}
