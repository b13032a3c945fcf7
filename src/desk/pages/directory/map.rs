//! The map of the world: outlines by country, drawn as SVG from `static/map/world.txt`. Says nothing of who serves whom.

use std::sync::LazyLock;

/// A country as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Land {
    /// Two letters (ISO 3166-1); empty: land that the standard gives no code.
    pub country: &'static str,
    /// A path, or a dot where the country is too small to draw.
    pub outline: Outline,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outline {
    /// The `d` of a path.
    Path(&'static str),
    /// The middle of a dot.
    Dot(&'static str, &'static str),
}

static WORLD: LazyLock<Vec<Land>> =
    LazyLock::new(|| include_str!("../../../../static/map/world.txt").lines().filter_map(land).collect());

/// Every country of the map.
#[must_use]
pub fn world() -> &'static [Land] {
    &WORLD
}

fn land(line: &'static str) -> Option<Land> {
    let (number, drawn) = line.split_once(' ').filter(|(number, _)| !number.starts_with('#'))?;
    let country = match number {
        "-" => "",
        _ => rust_iso3166::from_numeric_str(number)?.alpha2,
    };
    let mut words = drawn.split(' ');
    let outline = match (words.next(), words.next(), words.next()) {
        (Some("o"), Some(x), Some(y)) => Outline::Dot(x, y),
        _ => Outline::Path(drawn),
    };
    Some(Land { country, outline })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_has_every_member_state_once_and_is_small() {
        let codes: Vec<&str> = world().iter().map(|land| land.country).collect();
        for code in ["AU", "NZ", "FR", "KR", "RU", "MC", "TV", "VA", "SG", "FJ", "ES", "CN", "EG"] {
            assert_eq!(codes.iter().filter(|known| **known == code).count(), 1, "{code}");
        }
        assert!(codes.len() > 230, "{}", codes.len());
        let lines = include_str!("../../../../static/map/world.txt").lines();
        assert_eq!(lines.filter(|line| !line.starts_with('#')).count(), codes.len(), "a line was not read");
        assert!(world().iter().any(|land| matches!(land.outline, Outline::Dot(..))), "small ones are dots");
    }
}
