//! Rust text with code, strings and comments told apart, each in a mask of the same lines. Knows just enough of the
//! language for that, and nothing of the rules.

use std::iter::Peekable;
use std::str::Chars;

/// The same text three times, in each all but one kind blanked out; line breaks stand in all three.
#[derive(Default)]
pub struct Masks {
    pub code: String,
    pub strings: String,
    pub comments: String,
}

#[derive(Clone, Copy)]
enum Kind {
    Code,
    String,
    Comment,
}

/// Tells code, strings and comments apart. Text that is not Rust gives masks that are wrong, but never panics.
pub fn masks(text: &str) -> Masks {
    let mut lexer = Lexer { rest: text.chars().peekable(), masks: Masks::default(), previous: ' ' };
    while let Some(next) = lexer.rest.next() {
        lexer.piece(next);
    }
    lexer.masks
}

struct Lexer<'a> {
    rest: Peekable<Chars<'a>>,
    masks: Masks,
    previous: char,
}

impl Lexer<'_> {
    fn piece(&mut self, next: char) {
        match (next, self.rest.peek().copied()) {
            ('/', Some('/')) => self.line_comment(),
            ('/', Some('*')) => self.block_comment(),
            ('"', _) => self.string(),
            ('r', Some('"' | '#')) if !is_word(self.previous) || matches!(self.previous, 'b' | 'c') => {
                self.raw_string()
            }
            ('\'', _) => self.character_or_lifetime(),
            _ => self.keep(next, Kind::Code),
        }
        self.previous = next;
    }

    fn line_comment(&mut self) {
        self.keep('/', Kind::Comment);
        while let Some(next) = self.rest.next_if(|next| *next != '\n') {
            self.keep(next, Kind::Comment);
        }
    }

    fn block_comment(&mut self) {
        self.keep('/', Kind::Comment);
        let mut depth = 0;
        let mut before = '/';
        while let Some(next) = self.rest.next() {
            self.keep(next, Kind::Comment);
            match (before, next) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    before = next;
                    continue;
                }
            }
            if depth == 0 {
                return;
            }
            // The two signs are used up: `/*/` opens and does not close.
            before = ' ';
        }
    }

    fn string(&mut self) {
        self.keep('"', Kind::Code);
        while let Some(next) = self.rest.next() {
            match next {
                '"' => return self.keep('"', Kind::Code),
                '\\' => {
                    self.keep(next, Kind::String);
                    if let Some(escaped) = self.rest.next() {
                        self.keep(escaped, Kind::String);
                    }
                }
                _ => self.keep(next, Kind::String),
            }
        }
    }

    fn raw_string(&mut self) {
        self.keep('r', Kind::Code);
        let mut fence = 0;
        while self.rest.next_if_eq(&'#').is_some() {
            self.keep('#', Kind::Code);
            fence += 1;
        }
        // `r#type` is a name, not a string.
        if self.rest.next_if_eq(&'"').is_none() {
            return;
        }
        self.keep('"', Kind::Code);
        while let Some(next) = self.rest.next() {
            if next == '"' && self.rest.clone().take(fence).filter(|sign| *sign == '#').count() == fence {
                self.keep('"', Kind::Code);
                return;
            }
            self.keep(next, Kind::String);
        }
    }

    fn character_or_lifetime(&mut self) {
        self.keep('\'', Kind::Code);
        let mut ahead = self.rest.clone();
        match (ahead.next(), ahead.next()) {
            (Some('\\'), _) => {
                self.take(2);
                while let Some(next) = self.rest.next_if(|next| *next != '\'' && *next != '\n') {
                    self.keep(next, Kind::String);
                }
                self.take(1);
            }
            (Some(_), Some('\'')) => self.take(2),
            _ => {}
        }
    }

    fn take(&mut self, count: usize) {
        for _ in 0..count {
            if let Some(next) = self.rest.next() {
                self.keep(next, Kind::String);
            }
        }
    }

    fn keep(&mut self, sign: char, kind: Kind) {
        let masks = &mut self.masks;
        for mask in [&mut masks.code, &mut masks.strings, &mut masks.comments] {
            mask.push(if sign == '\n' { '\n' } else { ' ' });
        }
        let mask = match kind {
            Kind::Code => &mut masks.code,
            Kind::String => &mut masks.strings,
            Kind::Comment => &mut masks.comments,
        };
        mask.pop();
        mask.push(sign);
    }
}

/// Whether a sign may stand in a name.
pub fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_strings_and_comments_are_told_apart() {
        for (text, code, strings, comments) in [
            ("a // b", "a", "", "// b"),
            ("a /* b /* c */ d */ e", "a e", "", "/* b /* c */ d */"),
            ("x(\"a // b\")", "x(\"\")", "a // b", ""),
            (r#"x("a \" b")"#, "x(\"\")", r#"a \" b"#, ""),
            ("r#\"a \" b\"# c", "r#\"\"# c", "a \" b", ""),
            ("br\"a\" c", "br\"\" c", "a", ""),
            ("r#type for", "r#type for", "", ""),
            ("'\"' x '\\'' y", "' x ' y", "\"' \\''", ""),
            ("&'a str // b", "&'a str", "", "// b"),
            ("/*/ a */ b", "b", "", "/*/ a */"),
        ] {
            let masks = masks(text);
            let squeezed =
                |mask: &str| mask.split_whitespace().collect::<Vec<_>>().join(" ").replace("\" \"", "\"\"");
            let no_blank = |mask: &str| mask.split_whitespace().collect::<String>();
            assert_eq!(no_blank(&masks.code), no_blank(code), "code of {text}");
            assert_eq!(no_blank(&masks.strings), no_blank(strings), "strings of {text}");
            assert_eq!(squeezed(&masks.comments), comments, "comments of {text}");
        }
    }

    #[test]
    fn lines_stay_where_they_are() {
        let text = "a\n\"b\nc\"\n/* d\ne */ f\n";
        let masks = masks(text);
        for mask in [&masks.code, &masks.strings, &masks.comments] {
            assert_eq!(mask.lines().count(), text.lines().count());
        }
        assert_eq!(masks.code.lines().nth(4).map(str::trim), Some("f"));
    }
}
