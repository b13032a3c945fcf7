//! The phrases as they are written, taken apart by Fluent's own reader: what each names, counts and says; and the sources
//! that ask for them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use crate::everything::literals;

/// One phrase in one language.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// Every value that it names.
    pub values: BTreeSet<String>,
    /// For each choice: what is looked at, the keys in their order, and the one that stands for the rest.
    pub choices: Vec<(String, Vec<String>, String)>,
    /// Its words, every choice of them.
    pub words: String,
}

/// Every phrase of a language by its id.
pub fn written(language: &str) -> BTreeMap<String, Phrase> {
    let mut phrases = BTreeMap::new();
    for file in below(&folder("phrases").join(language), "ftl") {
        let text = std::fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut phrase = Phrase::default();
            phrase.read(message.value.as_ref().expect("a phrase says something"));
            let id = message.id.name.to_owned();
            assert!(
                phrases.insert(id, phrase).is_none(),
                "{} is written twice in {language}",
                message.id.name
            );
        }
    }
    phrases
}

impl Phrase {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => self.read_expression(expression),
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                let InlineExpression::VariableReference { id } = selector else { return };
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                let keys = variants.iter().map(|variant| key(&variant.key)).collect();
                let rest = variants.iter().find(|variant| variant.default).unwrap();
                self.choices.push((id.name.to_owned(), keys, key(&rest.key)));
                variants.iter().for_each(|variant| {
                    self.words.push(' ');
                    self.read(&variant.value);
                });
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.to_owned());
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            _ => {}
        }
    }
}

/// Sources and templates, by their paths.
pub fn askers() -> Vec<(PathBuf, String)> {
    let mut files = below(&folder("src"), "rs");
    files.extend(below(&folder("templates"), "html"));
    files.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// The phrases that a source asks for by name: `say("…")`, `count("…")`, `filled("…")`, and `with("…")` of a page or a
/// language. A name with a gap, as in `say(&format!("state-{}"))`, is given as far as the gap.
pub fn asked_for(source: &str) -> BTreeSet<String> {
    let calls = [".say(", ".count(", ".filled(", "page.with(", "language.with("];
    let mut asked = BTreeSet::new();
    for call in calls {
        for (at, _) in source.match_indices(call) {
            let after = source[at + call.len()..].trim_start().trim_start_matches("&format!(");
            let Some((name, _)) = after.strip_prefix('"').and_then(|rest| rest.split_once('"')) else {
                continue;
            };
            let name = name.split_inclusive('{').next().unwrap_or(name);
            if is_id(name.trim_end_matches('{')) {
                asked.insert(name.to_owned());
            }
        }
    }
    asked
}

/// The words after `done=` in the addresses that a source sends its visitors to.
pub fn done_words(source: &str) -> BTreeSet<String> {
    let is_of_a_word = |sign: char| sign.is_ascii_lowercase() || sign == '-';
    let words = source.split("done=").skip(1).map(|rest| rest.split(|sign| !is_of_a_word(sign)).next());
    words.flatten().filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What a source may ask for without naming it in a call: whole literals, and the two ends of those with a gap, as in
/// `format!("state-{}")`.
pub fn named(path: &Path, source: &str) -> (BTreeSet<String>, BTreeSet<(String, String)>) {
    let is_template = path.extension().is_some_and(|extension| extension == "html");
    // In a template a phrase stands in quotes inside an attribute's quotes; every piece between two quotes is looked at.
    let literals =
        if is_template { source.split('"').map(str::to_owned).collect() } else { literals(source) };
    let (mut whole, mut gapped) = (BTreeSet::new(), BTreeSet::new());
    for literal in literals {
        match (literal.split_once('{'), literal.rsplit_once('}')) {
            (Some((before, _)), Some((_, after)))
                if is_id(before) && before.ends_with('-') && (after.is_empty() || is_id(after)) =>
            {
                gapped.insert((before.to_owned(), after.to_owned()));
            }
            _ if is_id(&literal) => {
                whole.insert(literal);
            }
            _ => {}
        }
    }
    (whole, gapped)
}

fn is_id(text: &str) -> bool {
    let is_of_an_id = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.starts_with(|sign: char| sign.is_ascii_lowercase()) && text.bytes().all(is_of_an_id)
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(below(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    found
}
