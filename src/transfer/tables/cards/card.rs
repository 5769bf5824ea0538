//! The properties of a card, as what they say of a buyer.

use encoding_rs::Encoding;
use jiff::civil::Date;

use super::lines::Line;
use super::{handles, value};
use crate::address::Country;
use crate::model::{Address, Language};
use crate::text::{NAME_MAX, NameFlaw, is_blank, name_flaw, sanitise, sanitise_line};
use crate::transfer::error::{Place, Problem, shortened};
use crate::transfer::tables::country;
use crate::transfer::tables::people::{self, Postal};
use crate::transfer::tables::sighting::BuyerSighting;
use crate::transfer::tables::value::Wanted;

/// The properties that are read; the others are passed over.
const READ: [&str; 17] = [
    "VERSION",
    "KIND",
    "X-ADDRESSBOOKSERVER-KIND",
    "FN",
    "N",
    "ORG",
    "NICKNAME",
    "TEL",
    "EMAIL",
    "ADR",
    "X-ABADR",
    "BDAY",
    "NOTE",
    "LANG",
    "AGENT",
    "BEGIN",
    "END",
];

/// Whether a property says something that is kept.
pub(super) fn is_read(name: &str) -> bool {
    READ.contains(&name) || handles::is_profile(name)
}

/// A card, its lines in the order of the file.
#[derive(Debug)]
pub(super) struct Card<'b> {
    /// Where it begins.
    pub(super) place: Place,
    pub(super) lines: Vec<Line<'b>>,
}

/// A value that cannot be what its property holds.
pub(super) type Fault = (Place, Problem);

impl Card<'_> {
    /// What it says of a buyer, with what of it cannot be read; nothing where it is the card of a group of people.
    ///
    /// # Errors
    /// Where there is nothing in it by which somebody could be called.
    pub(super) fn read(&self, fallback: &'static Encoding) -> Result<Option<(BuyerSighting, Vec<Fault>)>, Fault> {
        let reading = Reading { card: self, fallback };
        if reading.is_group() {
            return Ok(None);
        }
        let mut faults = Vec::new();
        let handles = handles::all(self.lines.iter(), fallback);
        let email = reading.email();
        let called = [reading.name(), email.clone(), handles.first().map(|handle| handle.name.clone())];
        let name = called.into_iter().flatten().next().ok_or((self.place, Problem::NamelessCard))?;
        let names = handles.iter().map(|handle| &handle.name).chain([&name]);
        if names.into_iter().any(|name| name_flaw(name) == Some(NameFlaw::TooLong)) {
            return Err((self.place, Problem::NameTooLong { key: "FN".to_owned(), limit: NAME_MAX }));
        }
        let birthday = reading.birthday().unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        let sighting = BuyerSighting {
            line: self.place.line,
            name,
            handles,
            email,
            phone: reading.phone(),
            address: reading.address(),
            notes: reading.notes(),
            birthday,
            language: reading.language(),
            ..BuyerSighting::default()
        };
        Ok(Some((sighting, faults)))
    }
}

#[derive(Clone, Copy, Debug)]
struct Reading<'c, 'b> {
    card: &'c Card<'b>,
    fallback: &'static Encoding,
}

impl<'c, 'b> Reading<'c, 'b> {
    fn all(self, name: &'static str) -> impl Iterator<Item = &'c Line<'b>> {
        self.card.lines.iter().filter(move |line| line.name == name)
    }

    /// A value in one line, made safe.
    fn line(self, line: &Line<'_>) -> Option<String> {
        some(sanitise_line(&value::text(line, self.fallback)).into_owned())
    }

    /// The parts of a value, each in one line.
    fn parts(self, line: &Line<'_>) -> Vec<String> {
        let parts = value::parts(line, ';', self.fallback);
        parts.iter().map(|part| sanitise_line(part).into_owned()).collect()
    }

    /// The card of a group names others and is nobody.
    fn is_group(self) -> bool {
        let kinds = self.all("KIND").chain(self.all("X-ADDRESSBOOKSERVER-KIND"));
        kinds.filter_map(|line| self.line(line)).any(|kind| kind.eq_ignore_ascii_case("group"))
    }

    /// How somebody is called: as the card writes it, else their names put together, else their firm, else their nickname.
    fn name(self) -> Option<String> {
        let written = || preferred(self.all("FN")).find_map(|line| self.line(line));
        let parts = |line| {
            let parts = self.parts(line);
            let [family, given, more] = [0, 1, 2].map(|at| parts.get(at).map_or("", String::as_str));
            some(people::joined(&[given, more, family], " "))
        };
        let firm = |line| self.parts(line).into_iter().find(|part| !part.is_empty());
        let nickname = |line| {
            let names = value::parts(line, ',', self.fallback);
            names.first().and_then(|name| some(sanitise_line(name).into_owned()))
        };
        written()
            .or_else(|| self.all("N").find_map(parts))
            .or_else(|| preferred(self.all("ORG")).find_map(firm))
            .or_else(|| preferred(self.all("NICKNAME")).find_map(nickname))
    }

    /// The e-mail address that is preferred, else the first that is one.
    fn email(self) -> Option<String> {
        preferred(self.all("EMAIL")).find_map(|line| {
            let written = self.line(line)?;
            people::email(without_scheme(&written, "mailto:"))
        })
    }

    /// The number that is preferred, else that of a mobile, else the first; that of a fax or a pager is none.
    fn phone(self) -> Option<String> {
        let is_spoken = |line: &&Line<'_>| !["fax", "pager", "modem", "bbs"].iter().any(|kind| line.is(kind));
        let mut lines: Vec<&Line<'_>> = self.all("TEL").filter(is_spoken).collect();
        lines.sort_by_key(|line| (preference(line), !line.is("cell")));
        lines.into_iter().find_map(|line| {
            let written = self.line(line)?;
            let number = without_scheme(&written, "tel:");
            // A number of RFC 3966 may have parameters behind it.
            let number = if number == written { number } else { number.split(';').next().unwrap_or(number) };
            some(number.trim().to_owned()).filter(|number| number.contains(|c: char| c.is_ascii_digit()))
        })
    }

    /// The address that is preferred, else the first with something in it.
    fn address(self) -> Address {
        let addresses = preferred(self.all("ADR")).map(|line| self.postal(line));
        addresses.into_iter().find(|address| *address != Address::default()).unwrap_or_default()
    }

    fn postal(self, line: &Line<'_>) -> Address {
        let parts = value::parts(line, ';', self.fallback);
        let part = |at: usize| parts.get(at).map_or("", String::as_str);
        let one = |at: usize| sanitise_line(part(at)).into_owned();
        let post_box = one(0);
        let is_bare = !post_box.is_empty() && post_box.chars().all(|c| c.is_ascii_digit() || c == ' ');
        let post_box = if is_bare { format!("PO Box {post_box}") } else { post_box };
        let written = one(6);
        // Apple writes the code of the country beside the address, in the same group.
        let is_beside = |other: &&Line<'_>| !line.group.is_empty() && other.group == line.group;
        let beside = || self.all("X-ABADR").find(is_beside).and_then(|line| country::code(&self.line(line)?));
        let code = country::code(&written).or_else(beside).filter(|code| Country::of(code).is_some());
        let street = sanitise(part(2));
        let unit = one(1);
        let streets = [post_box.as_str(), &unit].into_iter().chain(street.lines().map(str::trim));
        let whole = Postal {
            streets: &streets.filter(|street| !street.is_empty()).collect::<Vec<_>>(),
            city: &one(3),
            region: &one(4),
            postcode: &one(5),
            country: &written,
        }
        .put_together(code.unwrap_or_default());
        // Some programs keep all of it in the field of the street.
        let has_place = !(whole.city.is_empty() && whole.postcode.is_empty());
        if has_place || whole.raw.is_empty() {
            return whole;
        }
        people::read_whole(whole.raw, Address { region: whole.region, country: whole.country, ..Address::default() })
    }

    /// Every note, each behind the other.
    fn notes(self) -> String {
        let notes = self.all("NOTE").map(|line| sanitise(&value::text(line, self.fallback)).trim().to_owned());
        notes.filter(|note| !note.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// The day somebody was born on; none where the year is left out.
    fn birthday(self) -> Result<Option<Date>, Fault> {
        let Some(line) = self.all("BDAY").find(|line| line.param("VALUE").is_none_or(|kind| kind != "text")) else {
            return Ok(None);
        };
        let Some(written) = self.line(line) else { return Ok(None) };
        let found = day(&written).map_err(|()| {
            let wanted = Wanted::Day.word();
            (line.value_at, Problem::Cell { header: line.name.clone(), value: shortened(&written), wanted })
        })?;
        // Apple writes a year that is none.
        Ok(found.filter(|day| line.param("X-APPLE-OMIT-YEAR") != Some(&day.year().to_string())))
    }

    fn language(self) -> Option<Language> {
        preferred(self.all("LANG")).find_map(|line| self.line(line)?.parse().ok())
    }
}

/// How much a value is preferred: from 1, the most.
fn preference(line: &Line<'_>) -> u8 {
    let said = line.param("PREF").map(|said| said.parse().unwrap_or(1));
    said.or_else(|| line.is("pref").then_some(1)).unwrap_or(u8::MAX)
}

/// Lines, those that are preferred first.
fn preferred<'c, 'b: 'c>(lines: impl Iterator<Item = &'c Line<'b>>) -> impl Iterator<Item = &'c Line<'b>> {
    let mut lines: Vec<_> = lines.collect();
    lines.sort_by_key(|line| preference(line));
    lines.into_iter()
}

/// `1985-05-31`, `19850531`, with or without an hour; nothing where a part of it is left out, as in `--0531` and `1985-05`.
fn day(written: &str) -> Result<Option<Date>, ()> {
    let hour = written.find(['T', ' ']).filter(|at| *at >= 8).unwrap_or(written.len());
    let day = written.get(..hour).unwrap_or(written);
    let digits: String = day.chars().filter(|c| *c != '-').collect();
    let is_date = digits.len() <= 8 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.len() {
        _ if !is_date => Err(()),
        8 => {
            let (year, rest) = digits.split_at_checked(4).ok_or(())?;
            let (month, day) = rest.split_at_checked(2).ok_or(())?;
            let [month, day] = [month, day].map(str::parse);
            let year = year.parse().map_err(|_none| ())?;
            Date::new(year, month.map_err(|_none| ())?, day.map_err(|_none| ())?).map(Some).map_err(|_none| ())
        }
        4 | 6 => Ok(None),
        2 if day.starts_with("---") => Ok(None),
        _ => Err(()),
    }
}

fn without_scheme<'t>(text: &'t str, scheme: &str) -> &'t str {
    let head = text.get(..scheme.len()).filter(|head| head.eq_ignore_ascii_case(scheme));
    head.and_then(|_| text.get(scheme.len()..)).unwrap_or(text)
}

fn some(text: String) -> Option<String> {
    (!is_blank(&text)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_is_a_whole_day_or_none() {
        let whole = Some(jiff::civil::date(1985, 5, 31));
        for written in ["1985-05-31", "19850531", "1985-05-31T00:00:00Z", "19850531T0000", "1985-05-31 00:00"] {
            assert_eq!(day(written), Ok(whole), "{written}");
        }
        for written in ["--0531", "--05-31", "---31", "1985", "1985-05"] {
            assert_eq!(day(written), Ok(None), "{written}");
        }
        for written in ["19850231", "1985-13-01", "31.5.1985", "31 May", "31", "soon", "-", "123", ""] {
            assert_eq!(day(written), Err(()), "{written}");
        }
    }
}
