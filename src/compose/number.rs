//! Exact decimal numbers: quantities and counts in templates must not print as `0.30000000000000004`.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number: `mantissa / 10^scale`, without trailing zeros after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    mantissa: i64,
    scale: u32,
}

/// The most decimals a number keeps; a quotient is rounded there.
const MAX_SCALE: u32 = 6;

impl Number {
    /// The number nearest to `mantissa / 10^scale`; `None` where it does not fit.
    pub(super) fn new(mantissa: i128, scale: u32) -> Option<Self> {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > MAX_SCALE {
            mantissa = div_round(mantissa, 10)?;
            scale -= 1;
        }
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Some(Self { mantissa: i64::try_from(mantissa).ok()?, scale })
    }

    /// The number written with digits and at most one point: `-12.5`.
    pub(super) fn parse(plain: &str) -> Option<Self> {
        let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
        if decimals.starts_with(['+', '-']) || plain.ends_with('.') || plain.starts_with('.') {
            return None;
        }
        let mantissa = format!("{whole}{decimals}").parse().ok()?;
        Self::new(mantissa, u32::try_from(decimals.len()).ok()?)
    }

    /// The digits without the point, and how many of them stand behind it.
    pub(super) const fn parts(self) -> (i64, u32) {
        (self.mantissa, self.scale)
    }

    pub(super) const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The number as a whole one, if it is one.
    pub(super) const fn whole(self) -> Option<i64> {
        if self.scale == 0 { Some(self.mantissa) } else { None }
    }

    pub(super) fn add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Self::new(self.at(scale).checked_add(other.at(scale))?, scale)
    }

    pub(super) fn subtract(self, other: Self) -> Option<Self> {
        self.add(other.negate()?)
    }

    pub(super) fn multiply(self, other: Self) -> Option<Self> {
        Self::new(i128::from(self.mantissa).checked_mul(i128::from(other.mantissa))?, self.scale + other.scale)
    }

    /// The quotient, rounded to six decimals; `None` for a division by zero.
    pub(super) fn divide(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let dividend = self.at(scale).checked_mul(10_i128.pow(MAX_SCALE))?;
        Self::new(div_round(dividend, other.at(scale))?, MAX_SCALE)
    }

    pub(super) fn negate(self) -> Option<Self> {
        Some(Self { mantissa: self.mantissa.checked_neg()?, scale: self.scale })
    }

    /// `amount` times this number, rounded half away from zero.
    pub(super) fn times(self, amount: i64) -> Option<i64> {
        let product = i128::from(amount).checked_mul(i128::from(self.mantissa))?;
        i64::try_from(div_round(product, 10_i128.pow(self.scale))?).ok()
    }

    /// `amount` divided by this number, rounded half away from zero; `None` for a division by zero.
    pub(super) fn share(self, amount: i64) -> Option<i64> {
        let dividend = i128::from(amount).checked_mul(10_i128.pow(self.scale))?;
        i64::try_from(div_round(dividend, i128::from(self.mantissa))?).ok()
    }

    /// The mantissa at a scale not below this number's own. Cannot overflow: 19 digits and 6 zeros.
    fn at(self, scale: u32) -> i128 {
        i128::from(self.mantissa) * 10_i128.pow(scale - self.scale)
    }
}

/// A quotient rounded half away from zero.
fn div_round(dividend: i128, divisor: i128) -> Option<i128> {
    let quotient = dividend.checked_div(divisor)?;
    let rest = dividend.checked_rem(divisor)?;
    let up = rest.unsigned_abs() >= divisor.unsigned_abs().div_ceil(2) && rest != 0;
    let away = if (dividend < 0) == (divisor < 0) { 1 } else { -1 };
    Some(if up { quotient + away } else { quotient })
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.at(scale).cmp(&other.at(scale))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Self {
        Self { mantissa: i64::from(whole), scale: 0 }
    }
}

impl fmt::Display for Number {
    /// The plain form that `parse` reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let unit = 10_u64.pow(self.scale);
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let (whole, rest) = (self.mantissa.unsigned_abs() / unit, self.mantissa.unsigned_abs() % unit);
        write!(f, "{sign}{whole}.{rest:0width$}", width = self.scale as usize)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn reads_and_prints_plain_decimals() {
        for (given, printed) in [("12", "12"), ("-0.50", "-0.5"), ("1.0", "1"), ("0.000001", "0.000001"), ("007", "7")]
        {
            assert_eq!(number(given).to_string(), printed);
        }
        for bad in ["", ".", "1.", ".5", "1.-5", "1,5", "x", "99999999999999999999", "1.2.3", "--1"] {
            assert_eq!(Number::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn calculates_exactly() {
        assert_eq!(number("0.1").add(number("0.2")), Some(number("0.3")));
        assert_eq!(number("1").subtract(number("1.5")), Some(number("-0.5")));
        assert_eq!(number("1.5").multiply(number("-2")), Some(number("-3")));
        assert_eq!(number("1").divide(number("3")), Some(number("0.333333")));
        assert_eq!(number("2").divide(number("-3")), Some(number("-0.666667")));
        assert_eq!(number("1").divide(number("0")), None);
        assert_eq!(number("0.5").times(-25), Some(-13));
        assert_eq!(number("2").share(8601), Some(4301));
        assert!(number("1.5") > number("1.45"));
    }

    proptest! {
        #[test]
        fn nothing_overflows(a in any::<i64>(), b in any::<i64>(), s in 0_u32..9, t in 0_u32..9) {
            if let (Some(a), Some(b)) = (Number::new(a.into(), s), Number::new(b.into(), t)) {
                let _ = (a.add(b), a.subtract(b), a.multiply(b), a.divide(b), a.cmp(&b), a.times(i64::MIN), b.share(i64::MAX));
                prop_assert_eq!(Number::parse(&a.to_string()), Some(a));
            }
        }
    }
}
