//! Rules about what pages are made of: nothing that runs or styles by itself, nothing unescaped, nothing from elsewhere; and
//! about SQL, into which no value is ever written.

use super::Breach;
use super::house::House;
use super::search::line_of;
use super::tables::SQL_PIECES;

/// What no template of a page holds. A script of ours has the page's nonce.
const BANNED: &[(&str, &str)] = &[
    ("<style", "styles stand in static/styles/"),
    ("javascript:", "a script in an address"),
    ("autoescape", "escaping is never turned off"),
    ("|safe", "the filter safe writes what a stranger sent"),
    ("| safe", "the filter safe writes what a stranger sent"),
    ("src=\"http", "a page asks nobody else"),
    ("src=\"//", "a page asks nobody else"),
];

/// Templates of pages: the number of W14, W18 and W28 in the checklist.
pub fn unsafe_templates(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (_, file) in house.below("templates/pages/").filter(|(path, _)| path.ends_with(".html")) {
        for (word, why) in BANNED {
            let places = file.text.match_indices(word);
            breaches
                .extend(places.map(|(place, _)| Breach::new(&file.path, line_of(&file.text, place), *why)));
        }
        for (place, tag) in tags(&file.text) {
            if let Some(what) = runs_by_itself(tag) {
                breaches.push(Breach::new(&file.path, line_of(&file.text, place), what));
            }
        }
    }
    breaches
}

/// Rust that would turn escaping off for a template.
pub fn unsafe_escaping(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in house.rust().filter(|file| file.path.starts_with("src/")) {
        for word in ["escape = \"none\"", "filters::safe", "MarkupDisplay", "HtmlSafe"] {
            let places = file.text.match_indices(word);
            breaches
                .extend(places.map(|(place, _)| Breach::new(&file.path, line_of(&file.text, place), word)));
        }
    }
    breaches
}

/// Values reach SQL by number only (W27); what is written into a statement is a piece that the program itself wrote.
pub fn values_in_sql(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in house.rust().filter(|file| file.path.starts_with("src/") && !file.is_test()) {
        for (place, literal) in literals(&file.text) {
            if !is_sql(literal) {
                continue;
            }
            let unknown = pieces(literal).filter(|piece| !SQL_PIECES.iter().any(|(known, _)| known == piece));
            breaches.extend(unknown.map(|piece| {
                Breach::new(&file.path, line_of(&file.text, place), format!("{{{piece}}} in a statement"))
            }));
        }
    }
    breaches
}

/// The tags of a page, expressions of the template taken out by their braces.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('<').filter_map(|(place, _)| {
        let rest = text.get(place..)?;
        Some((place, rest.get(..rest.find('>')?)?))
    })
}

fn runs_by_itself(tag: &str) -> Option<String> {
    if tag.starts_with("<script") && !tag.contains("nonce=\"{{ page.nonce }}\"") {
        return Some("a script without the page's nonce".to_owned());
    }
    let names = tag.split_whitespace().skip(1).filter_map(|word| word.split_once('=').map(|(name, _)| name));
    let is_banned = |name: &&str| {
        *name == "style"
            || name.len() > 3 && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_lowercase())
    };
    names.filter(is_banned).map(|name| format!("the attribute {name}")).next()
}

/// Every string literal with the place of its first sign.
fn literals(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find('"')).map(|at| from + at + 1) {
        let mut is_escaped = false;
        let end = text.get(start..).and_then(|rest| {
            rest.bytes().position(|byte| {
                let ends = byte == b'"' && !is_escaped;
                is_escaped = byte == b'\\' && !is_escaped;
                ends
            })
        });
        let Some(end) = end.map(|length| start + length) else { break };
        found.extend(text.get(start..end).map(|literal| (start, literal)));
        from = end + 1;
    }
    found
}

fn is_sql(literal: &str) -> bool {
    let first = literal.split_whitespace().next().unwrap_or_default();
    matches!(first, "SELECT" | "INSERT" | "UPDATE" | "DELETE")
}

/// The names in braces.
fn pieces(literal: &str) -> impl Iterator<Item = &str> {
    // An empty JSON object is a text of its own.
    literal
        .split('{')
        .skip(1)
        .filter(|rest| !rest.starts_with("}'"))
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::super::tests::refuses;
    use super::*;

    #[test]
    fn w14_what_runs_or_styles_by_itself_is_refused_in_templates() {
        for text in [
            "<button onclick=\"go()\">",
            "<p class=\"a\" style=\"color:red\">",
            "<style>p{}</style>",
            "<script>go()</script>",
            "<a href=\"javascript:go()\">",
            "<img src=\"https://elsewhere.example/a.png\">",
            "<img\n  onerror=go()>",
        ] {
            assert!(refuses(unsafe_templates, &[("templates/pages/a.html", text)]), "{text}");
        }
        let good = "<script src=\"{{ page.script() }}\" nonce=\"{{ page.nonce }}\" defer></script><p lang=\"on\">one = two</p>";
        assert!(!refuses(unsafe_templates, &[("templates/pages/a.html", good)]));
    }

    #[test]
    fn w28_the_filter_safe_and_every_way_around_escaping_are_refused() {
        for text in ["{{ letter|safe }}", "{{ letter | safe }}", "{% autoescape false %}"] {
            assert!(refuses(unsafe_templates, &[("templates/pages/desk/a.html", text)]), "{text}");
        }
        let escapes = "#[template(path = \"a.html\", escape = \"none\")]";
        assert!(refuses(unsafe_escaping, &[("src/desk/pages/a.rs", escapes)]));
        assert!(!refuses(unsafe_templates, &[("templates/pages/a.html", "{{ letter }} is safe")]));
    }

    #[test]
    fn w27_a_value_written_into_a_statement_is_refused() {
        let text = "fn a() { let sql = format!(\"SELECT state FROM cases WHERE subject = '{subject}'\"); }";
        assert!(refuses(values_in_sql, &[("src/desk/case.rs", text)]));
        assert!(refuses(
            values_in_sql,
            &[("src/desk/case.rs", "format!(\"DELETE FROM notes WHERE text = {}\", t)")]
        ));
        let good =
            "fn a() { let sql = format!(\"SELECT {COLUMNS} FROM cases WHERE subject = $1 {condition}\"); }";
        assert!(!refuses(values_in_sql, &[("src/desk/case.rs", good)]));
        let empty = "tx.run(\"UPDATE drafts SET typed = '{}' WHERE draft_id = $1\", &[id])";
        assert!(!refuses(values_in_sql, &[("src/desk/case.rs", empty)]));
    }
}
