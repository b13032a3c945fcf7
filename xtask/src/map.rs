//! The outlines of the countries for the office's map, made small enough for a page: `cargo xtask map countries-10m.json`
//! (TopoJSON, from the npm package world-atlas 2.0.2; Natural Earth, public domain) writes `static/map/world.txt`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// Width of the drawing in units; points are rounded to whole ones.
const WIDTH: f64 = 1000.0;
/// A bend that spans less than this is left out (square units, Visvalingam and Whyatt 1993).
const LEAST_BEND: f64 = 1.9;
/// A piece of land smaller than this is left out (square units).
const LEAST_LAND: f64 = 3.0;
/// A country smaller than this gets a dot (square units).
const DOT_BELOW: f64 = 14.0;
/// Nothing is drawn south of this (degrees): nobody is accredited to the ice.
const SOUTH_END: f64 = -58.0;

type Point = (f64, f64);

#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<(i64, i64)>>,
    transform: Transform,
    objects: BTreeMap<String, Collection>,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    id: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    arcs: serde_json::Value,
}

pub fn draw(root: &Path) -> Result<bool> {
    let source = std::env::args().nth(2).context("cargo xtask map countries-10m.json")?;
    let text = std::fs::read_to_string(&source).with_context(|| format!("cannot read {source}"))?;
    let topology: Topology = serde_json::from_str(&text)?;
    let arcs: Vec<Vec<Point>> =
        topology.arcs.iter().map(|arc| simplified(degrees(arc, &topology.transform))).collect();
    let countries = topology.objects.get("countries").context("no countries in it")?;
    let mut land: BTreeMap<String, Vec<Vec<Point>>> = BTreeMap::new();
    for geometry in &countries.geometries {
        // Land without a number of ISO 3166-1 is drawn and belongs to nobody here.
        let code = geometry.id.as_deref().filter(|id| *id != "010").unwrap_or("-");
        if geometry.id.as_deref() == Some("010") {
            continue;
        }
        land.entry(code.to_owned()).or_default().extend(rings(geometry, &arcs)?);
    }
    let mut written = String::from(
        "# Outlines of countries: ISO 3166-1 numeric code, then a path of SVG; \"o x y\" is a dot for a country too small to draw.\n\
         # Natural Earth 4.1.0 (public domain) by world-atlas 2.0.2 (ISC), countries-10m.json, made by: cargo xtask map countries-10m.json\n",
    );
    for (code, rings) in &land {
        writeln!(written, "{code} {}", shape(rings))?;
    }
    std::fs::write(root.join("static/map/world.txt"), &written)?;
    println!("{} countries, {} bytes", land.len(), written.len());
    Ok(true)
}

/// Deltas of whole steps become longitudes and latitudes.
fn degrees(arc: &[(i64, i64)], transform: &Transform) -> Vec<Point> {
    let (mut x, mut y) = (0_i64, 0_i64);
    arc.iter()
        .map(|(step_x, step_y)| {
            x += step_x;
            y += step_y;
            let longitude = decimal(x) * transform.scale.0 + transform.translate.0;
            let latitude = decimal(y) * transform.scale.1 + transform.translate.1;
            (longitude, latitude.max(SOUTH_END))
        })
        .collect()
}

/// The Natural Earth projection (Šavrič, Jenny, Patterson, Petrovič, Hurni 2011).
fn place((longitude, latitude): Point) -> Point {
    let (l, p) = (longitude.to_radians(), latitude.to_radians());
    let (p2, p4) = (p * p, p * p * p * p);
    let x = l * (0.870_7 - 0.131_979 * p2 - 0.013_791 * p4 + p4 * p4 * p2 * (0.003_971 - 0.001_529 * p2));
    let y = p * (1.007_226 + p2 * (0.015_085 + p4 * (-0.044_475 + 0.028_874 * p2 - 0.005_916 * p4)));
    let scale = WIDTH / (2.0 * std::f64::consts::PI * 0.870_7);
    (WIDTH / 2.0 + x * scale, 260.0 - y * scale)
}

fn decimal(whole: i64) -> f64 {
    // Steps of a TopoJSON file are far below 2^31.
    f64::from(i32::try_from(whole).unwrap_or_default())
}

/// Leaves out the bend that spans least, again and again; both ends stay, so that neighbours still meet.
fn simplified(mut points: Vec<Point>) -> Vec<Point> {
    let mut areas: Vec<f64> = (0..points.len()).map(|at| bend(&points, at)).collect();
    loop {
        let least = areas.iter().enumerate().min_by(|one, other| one.1.total_cmp(other.1));
        let Some((at, area)) = least.map(|(at, area)| (at, *area)) else { return points };
        if area >= LEAST_BEND {
            return points;
        }
        points.remove(at);
        areas.remove(at);
        for near in [at.saturating_sub(1), at] {
            if near < areas.len() {
                let area = bend(&points, near);
                areas.get_mut(near).into_iter().for_each(|known| *known = area);
            }
        }
    }
}

fn bend(points: &[Point], at: usize) -> f64 {
    let before = at.checked_sub(1).and_then(|before| points.get(before));
    match (before, points.get(at), points.get(at + 1)) {
        (Some(a), Some(b), Some(c)) => {
            let (a, b, c) = (place(*a), place(*b), place(*c));
            ((a.0 * (b.1 - c.1) + b.0 * (c.1 - a.1) + c.0 * (a.1 - b.1)) / 2.0).abs()
        }
        _ => f64::INFINITY,
    }
}

fn rings(geometry: &Geometry, arcs: &[Vec<Point>]) -> Result<Vec<Vec<Point>>> {
    let polygons: Vec<Vec<Vec<i64>>> = match geometry.kind.as_str() {
        "Polygon" => vec![serde_json::from_value(geometry.arcs.clone())?],
        "MultiPolygon" => serde_json::from_value(geometry.arcs.clone())?,
        _ => Vec::new(),
    };
    let whole = polygons.iter().flatten().map(|ring| joined(ring, arcs));
    Ok(whole.flat_map(|ring| within_one_turn(&ring)).collect())
}

/// Land on both sides of 180 degrees is cut there: each side is drawn where it belongs.
fn within_one_turn(ring: &[Point]) -> Vec<Vec<Point>> {
    let mut turns = 0.0;
    let mut before: Option<f64> = None;
    let unwound: Vec<Point> = ring
        .iter()
        .map(|(longitude, latitude)| {
            let step = before.map_or(0.0, |before| longitude - before);
            turns += if step > 180.0 {
                -360.0
            } else if step < -180.0 {
                360.0
            } else {
                0.0
            };
            before = Some(*longitude);
            (longitude + turns, *latitude)
        })
        .collect();
    [-360.0, 0.0, 360.0]
        .into_iter()
        .map(|shift| unwound.iter().map(|point| (point.0 + shift, point.1)).collect::<Vec<Point>>())
        .map(|ring| cut(&cut(&ring, 1.0), -1.0).into_iter().map(place).collect())
        .filter(|ring: &Vec<Point>| !ring.is_empty())
        .collect()
}

/// What lies within 180 degrees on one side (Sutherland and Hodgman 1974).
fn cut(ring: &[Point], side: f64) -> Vec<Point> {
    let mut kept = Vec::new();
    for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let (inside, next) = (from.0 * side <= 180.0, to.0 * side <= 180.0);
        if inside {
            kept.push(*from);
        }
        if inside != next {
            let part = (180.0 * side - from.0) / (to.0 - from.0);
            kept.push((180.0 * side, from.1 + part * (to.1 - from.1)));
        }
    }
    kept
}

/// A number below zero is an arc run through from its end (TopoJSON section 2.1.4).
fn joined(ring: &[i64], arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for number in ring {
        let is_backwards = *number < 0;
        let place = usize::try_from(if is_backwards { !number } else { *number }).unwrap_or(usize::MAX);
        let mut arc = arcs.get(place).cloned().unwrap_or_default();
        if is_backwards {
            arc.reverse();
        }
        points.extend(arc.into_iter().skip(usize::from(!points.is_empty())));
    }
    points
}

fn area(ring: &[Point]) -> f64 {
    let turned = ring.iter().cycle().skip(1);
    ring.iter().zip(turned).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
}

fn shape(rings: &[Vec<Point>]) -> String {
    let whole: f64 = rings.iter().map(|ring| area(ring)).sum();
    let largest = rings.iter().max_by(|one, other| area(one).total_cmp(&area(other)));
    if whole < DOT_BELOW {
        return largest.map(|ring| dot(ring)).unwrap_or_default();
    }
    let mut drawn = String::new();
    for ring in rings.iter().filter(|ring| area(ring) >= LEAST_LAND) {
        drawn.push_str(&path(ring));
    }
    if drawn.is_empty() { largest.map(|ring| dot(ring)).unwrap_or_default() } else { drawn }
}

fn dot(ring: &[Point]) -> String {
    let sum = ring.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
    let count = decimal(i64::try_from(ring.len()).unwrap_or(1));
    format!("o {:.0} {:.0}", sum.0 / count, sum.1 / count)
}

fn path(ring: &[Point]) -> String {
    let mut rounded: Vec<(i64, i64)> = Vec::new();
    for point in ring {
        let here = (whole(point.0), whole(point.1));
        if rounded.last() != Some(&here) {
            rounded.push(here);
        }
    }
    rounded.pop();
    let mut steps = rounded.iter();
    let Some(first) = steps.next().filter(|_| rounded.len() > 2) else { return String::new() };
    let mut written = format!("M{} {}l", first.0, first.1);
    let mut last = *first;
    for point in steps {
        for step in [point.0 - last.0, point.1 - last.1] {
            if step >= 0 && !written.ends_with('l') {
                written.push(' ');
            }
            written.push_str(&step.to_string());
        }
        last = *point;
    }
    written + "z"
}

fn whole(value: f64) -> i64 {
    format!("{value:.0}").parse().unwrap_or_default()
}
