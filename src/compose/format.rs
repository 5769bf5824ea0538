//! Dates, times, numbers, sums and lists in a language, by the rules and names of CLDR (through ICU4X).

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::fieldsets::{E, MD, MDE, T, YMD, YMDE};
use icu_datetime::input::Time as IcuTime;
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::currency::options::CurrencyFormatterOptions;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::{Locale, extensions::unicode};
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil::{Date, Time};

use super::number::Number;
use super::value::DateForm;
use crate::model::{Currency, Language, Money};

/// A formatter made when it is first used; `None` where ICU4X has no data for it, which no release so far has shown.
type Lazy<T> = OnceCell<Option<T>>;
type Dates<Fields> = Lazy<FixedCalendarDateTimeFormatter<Gregorian, Fields>>;

/// The formatters of one language. Making one takes some tens of microseconds, using it one or two.
#[derive(Debug)]
pub(super) struct Formats {
    locale: Locale,
    long: Dates<MDE>,
    long_with_year: Dates<YMDE>,
    day: Dates<MD>,
    day_with_year: Dates<YMD>,
    short: Dates<YMD>,
    weekday: Dates<E>,
    short_weekday: Dates<E>,
    short_day: Dates<MD>,
    time: Lazy<NoCalendarFormatter<T>>,
    number: Lazy<DecimalFormatter>,
    money: RefCell<BTreeMap<String, Option<CurrencyFormatter<DecimalFormatter>>>>,
    list: Lazy<ListFormatter>,
    plural: Lazy<PluralRules>,
}

thread_local! {
    /// ICU4X's formatters do not move between threads, so each thread has its own: the one that draws the preview, mostly.
    static FORMATS: RefCell<BTreeMap<Language, Rc<Formats>>> = const { RefCell::new(BTreeMap::new()) };
}

impl Formats {
    /// The formatters of a language.
    pub(super) fn of(language: &Language) -> Rc<Self> {
        FORMATS.with_borrow_mut(|all| {
            if let Some(known) = all.get(language) {
                return Rc::clone(known);
            }
            let made = Rc::new(Self::new(language));
            all.insert(language.clone(), Rc::clone(&made));
            made
        })
    }

    fn new(language: &Language) -> Self {
        // English without a country is the English of the world: the day before the month, "a, b and c". CLDR's bare `en`
        // is that of the United States, which is `en-US` here.
        let code = if language.code() == "en" { "en-001" } else { language.code() };
        Self {
            locale: code.parse().unwrap_or(Locale::UNKNOWN),
            long: OnceCell::new(),
            long_with_year: OnceCell::new(),
            day: OnceCell::new(),
            day_with_year: OnceCell::new(),
            short: OnceCell::new(),
            weekday: OnceCell::new(),
            short_weekday: OnceCell::new(),
            short_day: OnceCell::new(),
            time: OnceCell::new(),
            number: OnceCell::new(),
            money: RefCell::new(BTreeMap::new()),
            list: OnceCell::new(),
            plural: OnceCell::new(),
        }
    }

    pub(super) const fn locale(&self) -> &Locale {
        &self.locale
    }

    /// A date; the long forms name the year where it is not `year`.
    pub(super) fn date(&self, date: Date, form: DateForm, year: i16) -> String {
        macro_rules! print {
            ($cell:ident, $fields:expr) => {
                self.$cell
                    .get_or_init(|| FixedCalendarDateTimeFormatter::try_new((&self.locale).into(), $fields).ok())
                    .as_ref()
                    .and_then(|formatter| Some(formatter.format(&gregorian(date)?).to_string()))
            };
        }
        let same_year = date.year() == year;
        let printed = match form {
            DateForm::Long if same_year => print!(long, MDE::long()),
            DateForm::Long => print!(long_with_year, YMDE::long()),
            DateForm::Day if same_year => print!(day, MD::long()),
            DateForm::Day => print!(day_with_year, YMD::long()),
            DateForm::Short => print!(short, YMD::short()),
            DateForm::Weekday => print!(weekday, E::long()),
            DateForm::ShortWeekday => print!(short_weekday, E::medium()),
            DateForm::ShortDay => print!(short_day, MD::medium()),
        };
        plain_blanks(printed.unwrap_or_else(|| date.to_string()))
    }

    /// A time of day to the minute.
    pub(super) fn time(&self, time: Time) -> String {
        let formatter = self.time.get_or_init(|| NoCalendarFormatter::try_new((&self.locale).into(), T::hm()).ok());
        let parts = (time.hour().unsigned_abs(), time.minute().unsigned_abs());
        let input = IcuTime::try_new(parts.0, parts.1, 0, 0).ok();
        let printed = formatter.as_ref().zip(input).map(|(formatter, time)| formatter.format(&time).to_string());
        plain_blanks(printed.unwrap_or_else(|| format!("{:02}:{:02}", parts.0, parts.1)))
    }

    pub(super) fn number(&self, number: Number) -> String {
        let formatter = self
            .number
            .get_or_init(|| DecimalFormatter::try_new((&self.locale).into(), DecimalFormatterOptions::default()).ok());
        let printed = formatter.as_ref().map(|formatter| formatter.format(&decimal(number)).to_string());
        plain_blanks(printed.unwrap_or_else(|| number.to_string()))
    }

    /// A sum with its currency: "86,00 zł", "€12.50".
    pub(super) fn money(&self, money: Money) -> String {
        let mut all = self.money.borrow_mut();
        let code = money.currency.code();
        let formatter = match all.get(code) {
            Some(known) => known,
            None => all.entry(code.to_owned()).or_insert_with(|| self.currency_formatter(money.currency)),
        };
        let amount = money.decimal().parse::<Decimal>().ok();
        let printed = formatter.as_ref().zip(amount).map(|(f, amount)| f.format_fixed_decimal(&amount).to_string());
        plain_blanks(printed.unwrap_or_else(|| money.to_string()))
    }

    fn currency_formatter(&self, currency: Currency) -> Option<CurrencyFormatter<DecimalFormatter>> {
        let key: unicode::Value = currency.code().to_lowercase().parse().ok()?;
        let currency = CurrencyType::try_from(&key).ok()?;
        CurrencyFormatter::try_new_symbol((&self.locale).into(), currency, CurrencyFormatterOptions::default()).ok()
    }

    /// "a, b and c".
    pub(super) fn list(&self, items: &[String]) -> String {
        let formatter = self
            .list
            .get_or_init(|| ListFormatter::try_new_and((&self.locale).into(), ListFormatterOptions::default()).ok());
        match formatter {
            Some(formatter) => formatter.format(items.iter()).to_string(),
            None => items.join(", "),
        }
    }

    /// Which form of a word goes with a number: one of [`PLURALS`].
    pub(super) fn plural(&self, number: Number) -> &'static str {
        let rules = self.plural.get_or_init(|| PluralRules::try_new_cardinal((&self.locale).into()).ok());
        let category = rules.as_ref().map(|rules| rules.category_for(&decimal(number)));
        match category {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }
}

/// CLDR's names of plural forms.
pub(super) const PLURALS: &[&str] = &["zero", "one", "two", "few", "many", "other"];

fn gregorian(date: Date) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

pub(super) fn decimal(number: Number) -> Decimal {
    let (mantissa, scale) = number.parts();
    let mut decimal = Decimal::from(mantissa);
    decimal.multiply_pow10(-i16::try_from(scale).unwrap_or_default());
    decimal
}

/// CLDR joins with blanks that do not break. Some sites mangle them, an SMS takes twice the room with one, and nobody
/// finds "86,00 zł" in a chat by typing it; so they are plain here.
fn plain_blanks(text: String) -> String {
    if text.is_ascii() { text } else { text.replace(['\u{a0}', '\u{202f}'], " ") }
}

/// The mark between whole and broken part of a number in a language.
pub(super) fn decimal_mark(formats: &Formats) -> char {
    let half = Number::parse("0.5").map(|half| formats.number(half)).unwrap_or_default();
    half.chars().find(|c| matches!(c, '.' | ',')).unwrap_or('.')
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use rstest::rstest;

    use super::*;

    fn formats(code: &str) -> Rc<Formats> {
        Formats::of(&code.parse().unwrap())
    }

    #[rstest]
    #[case("en", "Friday 27 November", "Friday, 1 January 2027", "14 November", "27/11/2026", "Friday")]
    #[case("en-US", "Friday, November 27", "Friday, January 1, 2027", "November 14", "11/27/26", "Friday")]
    #[case("pl", "piątek, 27 listopada", "piątek, 1 stycznia 2027", "14 listopada", "27.11.2026", "piątek")]
    #[case("de", "Freitag, 27. November", "Freitag, 1. Januar 2027", "14. November", "27.11.26", "Freitag")]
    fn a_date_reads_as_in_its_language(
        #[case] language: &str,
        #[case] long: &str,
        #[case] with_year: &str,
        #[case] day: &str,
        #[case] short: &str,
        #[case] weekday: &str,
    ) {
        let formats = formats(language);
        let friday = date(2026, 11, 27);
        assert_eq!(formats.date(friday, DateForm::Long, 2026), long);
        assert_eq!(formats.date(date(2027, 1, 1), DateForm::Long, 2026), with_year);
        assert_eq!(formats.date(date(2026, 11, 14), DateForm::Day, 2026), day);
        assert_eq!(formats.date(friday, DateForm::Short, 2026), short);
        assert_eq!(formats.date(friday, DateForm::Weekday, 2026), weekday);
    }

    #[rstest]
    #[case("en", "€12.50", "€1,012.50", "PLN 86.00", "1,234.5", "2:05 pm")]
    #[case("pl", "12,50 €", "1012,50 €", "86,00 zł", "1234,5", "14:05")]
    #[case("de", "12,50 €", "1.012,50 €", "86,00 PLN", "1.234,5", "14:05")]
    fn sums_numbers_and_times_read_as_in_their_language(
        #[case] language: &str,
        #[case] euro: &str,
        #[case] thousand: &str,
        #[case] zloty: &str,
        #[case] number: &str,
        #[case] clock: &str,
    ) {
        let formats = formats(language);
        let money = |text: &str| formats.money(text.parse().unwrap());
        assert_eq!(money("12.50 EUR"), euro);
        assert_eq!(money("1012.50 EUR"), thousand);
        assert_eq!(money("86 PLN"), zloty);
        assert_eq!(formats.number(Number::parse("1234.5").unwrap()), number);
        assert_eq!(formats.time(time(14, 5, 0, 0)), clock);
    }

    #[test]
    fn a_list_is_joined_as_in_its_language() {
        let items = ["a", "b", "c"].map(str::to_owned);
        for (language, joined) in [("en", "a, b and c"), ("pl", "a, b i c"), ("de", "a, b und c")] {
            assert_eq!(formats(language).list(&items), joined);
        }
        assert_eq!(formats("en").list(&items[..1]), "a");
    }

    #[test]
    fn a_number_chooses_the_form_of_a_word() {
        let polish = |number: u32| formats("pl").plural(Number::from(number));
        assert_eq!([1, 2, 5, 22].map(polish), ["one", "few", "many", "few"]);
        assert_eq!(formats("en").plural(Number::from(2)), "other");
    }

    #[test]
    fn a_language_that_nobody_knows_still_prints() {
        let formats = formats("xx");
        assert!(!formats.date(date(2026, 11, 27), DateForm::Long, 2026).is_empty());
        assert!(!formats.money("5 EUR".parse().unwrap()).is_empty());
    }
}
