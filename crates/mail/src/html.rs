//! HTML made readable as text, in time linear in its length. Never fetches anything, never keeps markup, never hides
//! words because a tag is broken.
//!
//! A document tree is not built: a quarter of a megabyte of open tags keeps a browser-grade parser busy for seconds.

use mail_parser::decoders::html::add_html_token;

/// The readable text of an HTML document; quoted blocks get `> ` before their lines. At most `limit` octets of the
/// source are read.
#[must_use]
pub fn readable(html: &str, limit: usize) -> String {
    let mut rest = html.get(..html.floor_char_boundary(limit)).unwrap_or_default();
    let mut page = Page { text: String::with_capacity(rest.len() / 2), ..Page::default() };
    let mut ends = Ends::default();
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        page.write(words);
        rest = match ends.after_markup(tag) {
            Some((inside, after)) => {
                page.open_or_close(inside);
                ends.after_hidden(inside, after)
            }
            None => {
                page.write("<");
                tag.get(1..).unwrap_or_default()
            }
        };
    }
    page.write(rest);
    page.text.trim_end().to_owned()
}

/// Which kinds of end are known not to come any more, so that nobody looks for them twice.
#[derive(Debug, Default)]
struct Ends {
    has_no_close: bool,
    has_no_comment_end: bool,
    hidden_without_end: Vec<&'static str>,
}

impl Ends {
    /// What is inside the tag or comment at the start of `text`, and what follows; `None` when it is just a sign.
    fn after_markup<'a>(&mut self, text: &'a str) -> Option<(&'a str, &'a str)> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let end = if self.has_no_comment_end { None } else { comment.split_once("-->") };
            self.has_no_comment_end |= end.is_none();
            return end.map(|(_, after)| ("!", after));
        }
        let inside = text.strip_prefix('<')?;
        let is_tag =
            inside.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!' | '?'));
        if !is_tag || self.has_no_close {
            return None;
        }
        let found = end_of_tag(inside);
        self.has_no_close |= found.is_none();
        let (inside, after) = inside.split_at_checked(found?)?;
        Some((inside, after.strip_prefix('>').unwrap_or(after)))
    }

    /// Steps over what no reader sees: styles, scripts, the title.
    fn after_hidden<'a>(&mut self, inside: &str, after: &'a str) -> &'a str {
        let name = name_of(inside);
        let Some(hidden) = ["style", "script", "title", "template"].into_iter().find(|known| *known == name)
        else {
            return after;
        };
        if self.hidden_without_end.contains(&hidden) || inside.ends_with('/') {
            return after;
        }
        let mut from = 0;
        while let Some(at) = after.get(from..).and_then(|rest| rest.find("</")) {
            let close = from.saturating_add(at).saturating_add(2);
            let end = close.saturating_add(hidden.len());
            if after.get(close..end).is_some_and(|word| word.eq_ignore_ascii_case(hidden)) {
                return after.get(close.saturating_sub(2)..).unwrap_or_default();
            }
            from = close;
        }
        self.hidden_without_end.push(hidden);
        after
    }
}

/// Where a tag ends: a `>` outside quotes within the next thousand octets, else the next `>` at all.
fn end_of_tag(inside: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inside.bytes().enumerate().take(1000) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    inside.find('>')
}

fn name_of(inside: &str) -> String {
    let name = inside.trim_start_matches('/');
    let end = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len()).min(20);
    name.get(..end).unwrap_or_default().to_ascii_lowercase()
}

#[derive(Debug, Default)]
struct Page {
    text: String,
    /// How many quoted blocks are open.
    quotes: usize,
    /// How many preformatted blocks are open.
    preformatted: usize,
    /// A blank is owed before the next word.
    owes_blank: bool,
}

impl Page {
    fn open_or_close(&mut self, inside: &str) {
        let is_close = inside.starts_with('/');
        match name_of(inside).as_str() {
            "br" => self.end_line(),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "ul" | "ol" | "dl" | "hr" => {
                self.end_block()
            }
            "div" | "tr" | "li" | "dt" | "dd" | "section" | "article" | "header" | "footer" | "address"
            | "center" | "form" | "fieldset" | "caption" | "body" | "main" | "option" => {
                self.end_started_line();
                if !is_close && name_of(inside) == "li" {
                    self.write("* ");
                    self.owes_blank = true;
                }
            }
            "td" | "th" => self.owes_blank |= self.is_in_line(),
            "pre" => {
                self.end_block();
                self.preformatted = step(self.preformatted, is_close);
            }
            "blockquote" => {
                self.end_block();
                self.quotes = step(self.quotes, is_close);
            }
            _ => {}
        }
    }

    fn write(&mut self, words: &str) {
        if self.preformatted > 0 {
            for (at, line) in words.split('\n').enumerate() {
                if at > 0 {
                    self.end_line();
                }
                self.put(line.trim_end_matches('\r'));
            }
            return;
        }
        for (at, word) in words.split([' ', '\t', '\r', '\n', '\u{c}']).enumerate() {
            self.owes_blank |= at > 0;
            self.put(word);
        }
    }

    /// One word, its entities read.
    fn put(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if !self.is_in_line() {
            // Five are enough to see that it is quoted; more would let a hostile page grow without end.
            self.text.extend(std::iter::repeat_n("> ", self.quotes.min(5)));
        } else if self.owes_blank {
            self.text.push(' ');
        }
        self.owes_blank = false;
        let mut rest = word;
        while let Some(at) = rest.find('&') {
            let (before, entity) = rest.split_at(at);
            self.text.push_str(before);
            let end =
                entity.bytes().take(40).position(|byte| byte == b';').map_or(1, |end| end.saturating_add(1));
            let (entity, after) = entity.split_at_checked(end).unwrap_or((entity, ""));
            add_html_token(&mut self.text, entity.as_bytes(), false);
            rest = after;
        }
        self.text.push_str(rest);
    }

    fn is_in_line(&self) -> bool {
        !self.text.is_empty() && !self.text.ends_with('\n')
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n\n") {
            self.text.push('\n');
        }
        self.owes_blank = false;
    }

    fn end_started_line(&mut self) {
        if self.is_in_line() {
            self.end_line();
        }
        self.owes_blank = false;
    }

    fn end_block(&mut self) {
        self.end_started_line();
        if !self.text.ends_with("\n\n") {
            self.end_line();
        }
    }
}

fn step(depth: usize, is_close: bool) -> usize {
    if is_close { depth.saturating_sub(1) } else { depth.saturating_add(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, text: &str) {
        assert_eq!(readable(html, 1 << 20), text, "{html}");
    }

    #[test]
    fn blocks_become_lines_and_blanks_are_squeezed() {
        check("<p>Dear  all,</p>\n<p>the file\n is <b>here</b>.</p>", "Dear all,\n\nthe file is here.");
        check("one<br>two<BR/>three", "one\ntwo\nthree");
        check("<ul><li>a<li>b</ul>", "* a\n* b");
        check("<table><tr><td>Ref</td><td>7</td></tr><tr><td>x</td></tr></table>", "Ref 7\nx");
    }

    #[test]
    fn entities_are_read_once() {
        check("a &amp;lt; b &#x263a; &eacute; &nosuch; &", "a &lt; b \u{263a} \u{e9} &nosuch; &");
        check("&#xffffffff;", "\u{fffd}");
    }

    #[test]
    fn quoted_blocks_are_marked() {
        check("new<blockquote>old<br>older</blockquote>more", "new\n\n> old\n> older\n\nmore");
    }

    #[test]
    fn styles_and_scripts_are_not_words_but_broken_ones_do_not_hide_any() {
        check("<style>p{a:b}</style>x<SCRIPT>if(a<b)</SCRIPT >y", "xy");
        check("<style>never closed", "never closed");
        check("<!-- gone -->kept<!-- not closed <p>seen", "kept<!-- not closed\n\nseen");
        check("1 < 2 and <a href=\">\">link</a>", "1 < 2 and link");
        check("<a title=\"open>seen", "seen");
    }

    #[test]
    fn a_page_of_open_tags_does_not_grow() {
        for tag in ["<div>", "<ul><li>", "<blockquote>x", "<b", "<!--", "<a \"", "<style>", "&", "&#"] {
            let page = tag.repeat(20_000);
            assert!(readable(&page, 1 << 20).len() <= page.len().saturating_mul(2), "{tag}");
        }
    }
}
