//! The shop's days: which are worked, what is closed and why, when the next parcel leaves, and what follows from it.
//!
//! Pure: the clock, the settings and the orders are handed in. Dates are civil, in the shop's time zone, which is part of the
//! [`Calendar`]; instants are only where a clock is read ([`Calendar::ship_day`], [`ReplyClock`], .ics files).
//!
//! | file | what it answers |
//! |---|---|
//! | `days.rs` | is this a working day, which is the next, three working days from now |
//! | `holidays.rs` | the public holidays of a country |
//! | `honest.rs` | the earliest date a new piece can be ready, and why |
//! | `slots.rs` | when and where a buyer can be met |
//! | `clock.rs` | how long a message may still wait for its answer |
//! | `ics.rs` | a meeting or a promised day as an iCalendar file |
//! | `typed.rs` | `+3 working days`, `next shipping day` |
//! | `written.rs` | how hours, weekdays, days off and slots are written in settings and forms |

mod clock;
mod days;
mod easter;
mod error;
mod holidays;
mod honest;
pub mod ics;
mod slots;
mod typed;
mod week;
mod written;

pub use clock::{Remaining, ReplyClock, Stake, Waiting, Window};
pub use days::{Calendar, Period, Reason};
pub use error::Error;
pub use holidays::{Feast, Holiday, Holidays};
pub use honest::{Chance, HalfDays, Honest, OpenWork, Pace, Planned, Step, Work, Workshop};
pub use slots::{Meeting, Slot, openings};
pub use typed::TypedDay;
pub use week::{Day, Hours, Week};
pub use written::weekdays;
