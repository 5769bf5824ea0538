//! An address as it stands on a parcel: the lines of its country, in their order.

use super::{Country, Parts, number};
use crate::model::Language;

/// The lines of a label. The country stands last, in capitals and in the sender's language, where it is another one than the
/// sender's: that is for the post that takes the parcel (Universal Postal Union).
pub fn label(parts: &Parts, from: Option<Country>, language: &Language) -> Vec<String> {
    let pattern = parts.country.map_or("%N|%O|%A|%D|%Z %C|%S", Country::lines);
    let mut lines: Vec<String> = Vec::new();
    for line in pattern.split('|') {
        lines.extend(filled(line, parts));
    }
    if !parts.district.is_empty() && !pattern.contains("%D") && shows_district(parts) {
        let is_place = |line: &String| {
            let city = parts.city.to_lowercase();
            !city.is_empty() && line.to_lowercase().contains(&city)
        };
        let at = lines.iter().rposition(is_place).unwrap_or(lines.len());
        lines.insert(at, parts.district.clone());
    }
    if let Some(country) = parts.country.filter(|country| Some(*country) != from) {
        lines.push(country.name(language).to_uppercase());
    }
    lines
}

/// Whether a part of the town stands on the label though the country's pattern has no place for it: where it is the custom, and where
/// the parcel would not find its way by street and postcode.
fn shows_district(parts: &Parts) -> bool {
    let is_custom = parts.country.is_some_and(number::names_districts);
    is_custom || parts.street.is_empty() || parts.postcode.is_empty()
}

/// A line of the pattern; what stands around a field that is empty goes with it.
fn filled(line: &str, parts: &Parts) -> Vec<String> {
    let capitals = parts.country.map_or("", Country::capitals);
    let mut out = vec![String::new()];
    let mut between = String::new();
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            between.push(letter);
            continue;
        }
        let field = letters.next().unwrap_or_default();
        let values = values(field, parts);
        let Some((first, more)) = values.split_first() else {
            // A sign that belongs to the postcode alone goes with it.
            between.clear();
            continue;
        };
        let shown = |value: &str| if capitals.contains(field) { value.to_uppercase() } else { value.to_owned() };
        if let Some(last) = out.last_mut() {
            if !last.is_empty() || !between.trim().chars().all(|c| matches!(c, ',' | '-')) {
                last.push_str(&between);
            }
            last.push_str(&shown(first));
        }
        between.clear();
        out.extend(more.iter().map(|value| shown(value)));
    }
    // What stands behind the last field stays only where that field is there.
    if let Some(last) = out.last_mut().filter(|last| !last.is_empty() && !between.trim().is_empty()) {
        last.push_str(&between);
    }
    out.retain(|line| !line.trim().is_empty());
    out
}

fn values(field: char, parts: &Parts) -> Vec<String> {
    let all = match field {
        'N' => vec![parts.recipient.clone()],
        'O' => vec![parts.house.clone()],
        'A' => vec![street_line(parts), parts.po_box.clone(), parts.locker.clone()],
        'D' => vec![parts.district.clone()],
        'C' => vec![parts.city.clone()],
        'S' => vec![region(parts)],
        'Z' => vec![parts.postcode.clone()],
        _ => Vec::new(),
    };
    all.into_iter().filter(|value| !value.trim().is_empty()).collect()
}

/// The region as the country's post has it: in short where it writes that with the town.
fn region(parts: &Parts) -> String {
    let short = parts.country.filter(|country| matches!(country.code(), "US" | "CA" | "AU" | "BR" | "IT"));
    let short = short.and_then(|country| country.region_named(&parts.region));
    short.map_or_else(|| parts.region.clone(), str::to_owned)
}

/// The street with the number and the flat, as the country writes them.
pub fn street_line(parts: &Parts) -> String {
    let Parts { street, number, unit, country, .. } = parts;
    let is_first = country.is_some_and(number::is_first);
    let separator = country.map_or(" ", number::separator);
    let has_slash = country.is_some_and(number::has_flat_behind_slash);
    let is_plain = |unit: &str| unit.chars().count() <= 4 && unit.chars().next().is_some_and(char::is_numeric);
    let house = match (number.is_empty(), street.is_empty()) {
        (true, _) => street.clone(),
        (false, true) => number.clone(),
        (false, false) if is_first => format!("{number} {street}"),
        (false, false) => format!("{street}{separator}{number}"),
    };
    if unit.is_empty() {
        house
    } else if house.is_empty() {
        unit.clone()
    } else if has_slash && is_plain(unit) && !number.is_empty() {
        format!("{house}/{unit}")
    } else if is_first && country.is_some_and(|country| matches!(country.code(), "GB" | "IE" | "AU" | "NZ")) {
        format!("{unit}, {house}")
    } else if is_first {
        format!("{house} {unit}")
    } else {
        format!("{house}, {unit}")
    }
}
