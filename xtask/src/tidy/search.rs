//! Finding words in a text by line. Knows nothing of the rules.

use super::lex::is_word;

/// The numbers of the lines, from 1, in which `needle` stands as a word of its own: no letter, digit or underscore may
/// touch the ends of it that are such signs themselves.
pub fn lines_with(text: &str, needle: &str) -> Vec<usize> {
    let found = |(place, line): (usize, &str)| stands_in(line, needle).then_some(place + 1);
    text.lines().enumerate().filter_map(found).collect()
}

/// Whether `needle` stands in this line as a word of its own.
pub fn stands_in(line: &str, needle: &str) -> bool {
    line.match_indices(needle).any(|(place, _)| {
        let before = line.get(..place).and_then(|head| head.chars().next_back());
        let after = line.get(place + needle.len()..).and_then(|tail| tail.chars().next());
        let touches = |end: Option<char>, outside: Option<char>| {
            end.is_some_and(is_word) && outside.is_some_and(is_word)
        };
        !touches(needle.chars().next(), before) && !touches(needle.chars().next_back(), after)
    })
}

/// The number of the line, from 1, in which the byte at `place` stands.
pub fn line_of(text: &str, place: usize) -> usize {
    text.get(..place).map_or(1, |head| head.matches('\n').count() + 1)
}

/// The name at the start of a text, which may be empty.
pub fn name_at(text: &str) -> &str {
    let end = text.find(|sign| !is_word(sign)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_not_part_of_another() {
        for (line, needle, stands) in [
            ("async fn a()", "async", true),
            ("fn asynchronous()", "async", false),
            ("x = Instant::now();", "Instant::now", true),
            ("x = MyInstant::now();", "Instant::now", false),
            ("todo!(later)", "todo!(", true),
            ("mastodon_todo!(x)", "todo!(", false),
        ] {
            assert_eq!(stands_in(line, needle), stands, "{line}");
        }
        assert_eq!(lines_with("a\nb a\nab", "a"), [1, 2]);
    }

    #[test]
    fn a_name_ends_where_its_signs_end() {
        assert_eq!(name_at("desk::open"), "desk");
        assert_eq!(name_at("{a, b}"), "");
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }
}
