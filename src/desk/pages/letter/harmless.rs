//! Hostile HTML made harmless: no script, no form, no style, no address that a browser would fetch or follow. Links become
//! text with their address behind it. Pure; the frame it is shown in runs nothing either.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use ammonia::{Builder, UrlRelative};

/// More source than this is cut, and more tags than this: a tree of open tags takes a parser time that grows faster than
/// its length.
pub const LONGEST: usize = 96 * 1024;
const MOST_TAGS: usize = 8_000;

/// Elements that a parser opens again in every block until they are closed (HTML standard, section 13.2.4.3): at most
/// three of each kind, but kinds differ by their attributes, and so these lose theirs before anything is parsed.
const FORMATTING: [&str; 13] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// What may stand in a letter: words, lists, tables, rules.
const TAGS: [&str; 45] = [
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tr",
];
const MORE_TAGS: [&str; 6] = ["th", "thead", "tfoot", "u", "ul", "del"];

/// The HTML without anything that acts, fetches or leads anywhere.
#[must_use]
pub fn harmless(source: &str) -> String {
    let cut = source.get(..source.floor_char_boundary(LONGEST)).unwrap_or_default();
    let end = cut.match_indices('<').nth(MOST_TAGS).map_or(cut.len(), |(at, _)| at);
    let with_links =
        sanitiser(true).clean(&without_attributes(cut.get(..end).unwrap_or_default())).to_string();
    // What stands between the two passes is ours and plain; the second makes sure of it.
    sanitiser(false).clean(&links_as_text(&with_links)).to_string()
}

/// The source with its formatting elements bare. What is not taken for one here costs time and nothing else.
fn without_attributes(source: &str) -> String {
    let mut bare = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        bare.push_str(words);
        let name_end = tag.get(1..).and_then(|tag| tag.find(|sign: char| !sign.is_ascii_alphanumeric()));
        let name = name_end.and_then(|end| tag.get(1..=end)).unwrap_or_default();
        if FORMATTING.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            bare.push('<');
            bare.push_str(name);
            bare.push('>');
            rest = tag.get(end_of_tag(tag)..).unwrap_or_default();
        } else {
            bare.push('<');
            rest = tag.get(1..).unwrap_or_default();
        }
    }
    bare.push_str(rest);
    bare
}

fn sanitiser(with_links: bool) -> Builder<'static> {
    let mut tags: HashSet<&str> = TAGS.into_iter().chain(MORE_TAGS).collect();
    let mut of_tags = HashMap::from([
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ("ol", HashSet::from(["start"])),
        ("img", HashSet::from(["src", "alt"])),
    ]);
    if with_links {
        tags.insert("a");
        of_tags.insert("a", HashSet::from(["href"]));
    }
    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .tag_attributes(of_tags)
        .generic_attributes(HashSet::from(["dir", "lang"]))
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "template", "noscript", "noframes", "noembed", "iframe", "svg",
            "math",
        ]))
        .url_schemes(if with_links {
            HashSet::from(["http", "https", "mailto", "tel", "ftp", "data"])
        } else {
            HashSet::from(["data"])
        })
        .url_relative(UrlRelative::Deny)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|tag, attribute, value| match (tag, attribute) {
            ("img", "src") if !is_picture(value) => None,
            ("a", "href") if value.trim_start().starts_with("data:") => None,
            _ => Some(Cow::Borrowed(value)),
        });
    builder
}

/// A picture that stands in the letter itself, of a kind that cannot carry anything that runs.
fn is_picture(address: &str) -> bool {
    ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"]
        .iter()
        .any(|kind| address.starts_with(kind))
}

/// Each `<a href="…">words</a>` of a sanitised text as `words <…>`: whoever reads sees where it would have led.
fn links_as_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        text.push_str(words);
        let end = end_of_tag(tag);
        let (tag, after) = tag.split_at(end);
        rest = after;
        if tag == "<a>" || tag.starts_with("<a ") {
            open.push(address_in(tag));
        } else if tag == "</a>" {
            let address = open.pop().unwrap_or_default();
            if !address.is_empty() {
                text.push_str(" &lt;");
                text.push_str(&address.replace('<', "&lt;").replace('>', "&gt;"));
                text.push_str("&gt;");
            }
        } else {
            text.push_str(tag);
        }
    }
    text.push_str(rest);
    text
}

/// Where a serialised tag ends: behind the first `>` outside of quotes.
fn end_of_tag(tag: &str) -> usize {
    let mut in_quotes = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => in_quotes = !in_quotes,
            b'>' if !in_quotes => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// The value of `href`, still escaped as it stood.
fn address_in(tag: &str) -> &str {
    let value = tag.split_once("href=\"").map_or("", |(_, value)| value);
    value.split('"').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(harmless(source), expected, "{source}");
    }

    #[test]
    fn links_are_text_and_nothing_leads_anywhere() {
        check(
            "<a href=\"https://evil.example/?a=1&amp;b\">our site</a>",
            "our site &lt;https://evil.example/?a=1&amp;b&gt;",
        );
        check(
            "<a href=\"https://e.example/<a href=&quot;x\">x</a>y",
            "x &lt;https://e.example/&lt;a href=\"x&gt;y",
        );
        check("<a href=javascript:alert(1)>x</a>", "x");
        check("<a href=/desk/cases>x</a><a href=\"data:text/html,x\">y</a>", "xy");
    }

    #[test]
    fn pictures_from_elsewhere_and_active_ones_are_gone() {
        check("<img src=https://evil.example/p.gif alt=pixel>", "<img alt=\"pixel\">");
        check("<img src=\"data:image/svg+xml;base64,AAAA\">", "<img>");
        check("<img src=\"data:image/png;base64,AAAA\">", "<img src=\"data:image/png;base64,AAAA\">");
        check("<img srcset=\"https://evil.example/x 1x\" onerror=alert(1)>", "<img>");
    }

    #[test]
    fn styles_forms_frames_and_scripts_are_gone_and_words_stay() {
        check("<p style=\"background:url(//e.example)\" class=x id=y onclick=z>word</p>", "<p>word</p>");
        check(
            "<style>@import '//e.example'</style><script>1</script><form action=//e.example><input></form>a",
            "a",
        );
        check("<iframe src=//e.example>f</iframe><base href=//e.example><meta http-equiv=refresh>b", "b");
        check("<svg><a xlink:href=\"javascript:1\">x</a></svg><math><mi>y</mi></math>c", "c");
    }

    #[test]
    fn open_tags_by_the_ten_thousand_do_not_keep_the_desk_waiting() {
        let many: String = (0..2_000).map(|number| format!("<b lang=x{number}><p>")).collect();
        let sources = ["<b>", "<div>", "<a href=x>", "<table><tr><td>", "<p><b><i>", "</p>"]
            .map(|tag| tag.repeat(LONGEST / tag.len()));
        for source in sources.into_iter().chain([many]) {
            let made = harmless(&source);
            assert!(made.len() < 8 * LONGEST, "{} octets of {}", made.len(), &source[..9]);
        }
    }
}
