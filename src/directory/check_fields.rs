//! The check of a procedure's fields, sections and what it uses. Part of the check of an office file.

use toml::Spanned;

use super::field::{Condition, Field, FieldKind, WrittenField};
use super::procedure::Procedure;
use super::{shipped, typed};

/// Words that the form's own pages go by.
const OWN_PAGES: [&str; 5] = ["you", "check", "sent", "save", "more"];

/// Mistakes of one procedure, each with the word it is made in.
pub fn mistakes(procedure: &Procedure) -> Vec<(Spanned<String>, String)> {
    let mut found = Vec::new();
    if let Some(uses) = &procedure.uses
        && shipped::find(uses.as_ref()).is_none()
    {
        let sentence =
            format!("no shipped procedure is called \"{}\": there are {}", uses.as_ref(), shipped::keys());
        found.push((uses.clone(), sentence));
    } else if procedure.name.is_empty() {
        let sentence = format!("procedure \"{}\" has no name", procedure.key.as_ref());
        found.push((procedure.key.clone(), sentence));
    }
    sections(procedure, &mut found);
    twice(procedure.written.iter().map(|field| &field.key), "fields", &mut found);
    for field in procedure.written.iter().filter(|field| field.leave_out == Some(true)) {
        left_out(procedure, field, &mut found);
    }
    for field in &procedure.fields {
        one_field(field, &mut found);
        in_its_place(procedure, field, &mut found);
    }
    found
}

type Found = Vec<(Spanned<String>, String)>;

fn sections(procedure: &Procedure, found: &mut Found) {
    twice(procedure.sections.iter().map(|section| &section.key), "sections", found);
    for section in &procedure.sections {
        let key = section.key.as_ref();
        let is_plain = !key.is_empty()
            && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_plain || OWN_PAGES.contains(&key.as_str()) {
            let sentence = format!(
                "\"{key}\" cannot be a section's key: use small letters and hyphens, and none of {}",
                OWN_PAGES.join(", ")
            );
            found.push((section.key.clone(), sentence));
        }
    }
}

fn twice<'a>(keys: impl Iterator<Item = &'a Spanned<String>>, what: &str, found: &mut Found) {
    let mut seen: Vec<&str> = Vec::new();
    for key in keys {
        if seen.contains(&key.as_ref().as_str()) {
            found.push((key.clone(), format!("two {what} have the key \"{}\"", key.as_ref())));
        }
        seen.push(key.as_ref());
    }
}

fn left_out(procedure: &Procedure, field: &WrittenField, found: &mut Found) {
    let base = procedure.uses.as_ref().and_then(|uses| shipped::find(uses.as_ref()));
    if base.is_some_and(|base| base.written.iter().any(|known| known.key.as_ref() == field.key.as_ref())) {
        return;
    }
    let sentence = format!(
        "\"{}\" is no field of the procedure it uses: there is nothing to leave out",
        field.key.as_ref()
    );
    found.push((field.key.clone(), sentence));
}

fn one_field(field: &Field, found: &mut Found) {
    let key = field.key.as_ref();
    if field.label.is_empty() {
        found.push((field.key.clone(), format!("field \"{key}\" has no label")));
    }
    if let Some(pattern) =
        field.pattern.as_ref().filter(|pattern| typed::regex_of(pattern.as_ref()).is_none())
    {
        let sentence = format!("\"{}\" is not a regular expression, or too large a one", pattern.as_ref());
        found.push((pattern.clone(), sentence));
    }
    if let (Some(least), Some(most)) = (field.least, field.most)
        && least > most
    {
        found.push((field.key.clone(), format!("field \"{key}\": least is larger than most")));
    }
    if let Some(unknown) = field.choice_labels.keys().find(|choice| !field.choices.contains(choice)) {
        found.push((field.key.clone(), format!("field \"{key}\" has no choice \"{unknown}\"")));
    }
    if field.kind != FieldKind::Rows && !field.columns.is_empty() {
        found.push((
            field.key.clone(),
            format!("field \"{key}\" has columns, but is not of the kind \"rows\""),
        ));
    }
    twice(field.columns.iter().map(|column| &column.key), "columns", found);
    for column in &field.columns {
        if matches!(column.kind, FieldKind::Rows | FieldKind::File) {
            let sentence = format!("column \"{}\" cannot hold rows or files", column.key.as_ref());
            found.push((column.key.clone(), sentence));
        }
        one_field(column, found);
    }
}

/// Its section is there, and what decides whether it is asked is asked on an earlier page.
fn in_its_place(procedure: &Procedure, field: &Field, found: &mut Found) {
    if let Some(section) = field.section.as_ref().filter(|key| procedure.section(key.as_ref()).is_none()) {
        found.push((
            section.clone(),
            format!("no [[procedure.section]] has the key \"{}\"", section.as_ref()),
        ));
    }
    let Some(Condition { field: other, is }) = &field.show_if else { return };
    let asked = procedure.field(other.as_ref());
    let sentence = match asked {
        None => format!("no field has the key \"{}\"", other.as_ref()),
        Some(asked) if procedure.page_of(asked) >= procedure.page_of(field) => {
            format!(
                "\"{}\" must stand in an earlier section than the field that depends on it",
                other.as_ref()
            )
        }
        Some(asked) if !may_be(asked, is) => format!("\"{}\" is never \"{is}\"", other.as_ref()),
        Some(_) => return,
    };
    found.push((other.clone(), sentence));
}

fn may_be(field: &Field, value: &str) -> bool {
    match field.kind {
        FieldKind::YesNo => matches!(value, "yes" | "no"),
        FieldKind::Choice => field.choices.iter().any(|choice| choice == value),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Directory;
    use super::super::check;

    const HEAD: &str = "[office]\nname = \"x\"\ndomain = \"x.example\"\n[mail]\nfrom = \"a@x.example\"\nreply = \"r+{token}@x.example\"\n";

    /// The lines of the mistakes in an office file with these procedures, counted from the first of them.
    fn mistakes(procedures: &str) -> Vec<(usize, String)> {
        let text = format!("{HEAD}{procedures}");
        let directory = Directory::read(&text).unwrap();
        let found = check::mistakes(&text, &directory).into_iter();
        found.map(|mistake| (mistake.line - HEAD.lines().count(), mistake.sentence)).collect()
    }

    #[track_caller]
    fn mistaken(procedures: &str, line: usize, word: &str) {
        let found = mistakes(procedures);
        assert!(found.iter().any(|(at, sentence)| *at == line && sentence.contains(word)), "{found:?}");
    }

    #[test]
    fn an_office_takes_a_shipped_procedure_and_says_what_is_different() {
        let text = format!(
            "{HEAD}[[procedure]]\nkey = \"permits\"\nuses = \"landing-permit\"\nname = \"Permits\"\nanswer_within = \"3 days\"\n\
             [[procedure.field]]\nkey = \"payer\"\ndisclose = false\n[[procedure.field]]\nkey = \"fuel\"\nleave_out = true\n\
             [[procedure.field]]\nkey = \"slot\"\nlabel = \"Slot\"\n"
        );
        let directory = Directory::read(&text).unwrap();
        assert!(check::mistakes(&text, &directory).is_empty());
        let procedure = directory.procedure("permits").unwrap();
        assert_eq!(procedure.name.in_language("ko"), "Permits");
        assert_eq!(procedure.answer_limit().unwrap().count, 3);
        assert_eq!(
            procedure.receipt_limit().unwrap().count,
            2,
            "what it does not say comes from the shipped one"
        );
        let payer = procedure.field("payer").unwrap();
        assert!(!payer.disclose && payer.label.in_language("fr").contains("redevances"));
        assert!(procedure.field("fuel").is_none() && procedure.field("slot").is_some());
        assert!(procedure.field("registration").unwrap().disclose && procedure.sections.len() == 7);
    }

    #[test]
    fn mistakes_in_fields_are_named_with_their_lines() {
        let one = "[[procedure]]\nkey = \"a\"\n";
        mistaken(one, 2, "has no name");
        mistaken("[[procedure]]\nkey = \"a\"\nuses = \"landing\"", 3, "landing-permit");
        let named =
            "[[procedure]]\nkey = \"a\"\nname = \"A\"\n[[procedure.field]]\nkey = \"x\"\nlabel = \"X\"\n";
        assert!(mistakes(named).is_empty());
        mistaken(&format!("{named}pattern = \"(\""), 7, "regular expression");
        mistaken(&format!("{named}section = \"s\""), 7, "[[procedure.section]]");
        mistaken(&format!("{named}show_if = {{ field = \"y\", is = \"yes\" }}"), 7, "no field has the key");
        mistaken(&format!("{named}show_if = {{ field = \"x\", is = \"yes\" }}"), 7, "earlier section");
        mistaken(&format!("{named}least = 3\nmost = 2"), 5, "least is larger");
        mistaken(&format!("{named}choice_labels.b = \"B\""), 5, "no choice");
        mistaken(&format!("{named}leave_out = true"), 5, "nothing to leave out");
        mistaken(&format!("{named}[[procedure.field.column]]\nkey = \"c\"\nlabel = \"C\""), 5, "columns");
        mistaken(&format!("{named}[[procedure.field]]\nkey = \"x\"\nlabel = \"X\""), 8, "two fields");
        mistaken(&format!("{named}[[procedure.field]]\nkey = \"y\""), 8, "has no label");
        mistaken(&format!("{named}[[procedure.section]]\nkey = \"check\"\ntitle = \"T\""), 8, "cannot be");
        let bad_base = "[[procedure]]\nkey = \"a\"\nuses = \"interview\"\n[[procedure.field]]\nkey = \"topic\"\nsection = \"elsewhere\"\n";
        mistaken(bad_base, 6, "elsewhere");
    }
}
