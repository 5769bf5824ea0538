use jiff::civil::Date;

use super::reply::words;

words! {
    /// How far an order has come.
    State {
        Asked = "asked",
        Quoted = "quoted",
        Agreed = "agreed",
        Paid = "paid",
        Making = "making",
        Ready = "ready",
        Shipped = "shipped",
        Waiting = "waiting-for-pickup",
        Received = "received",
        Reviewed = "reviewed",
        Cancelled = "cancelled",
        Returned = "returned",
    }
}

/// The way an order comes to its buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handing {
    Parcel,
    Meeting,
}

/// How one state follows another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is the same state.
    Same,
    /// What usually comes next, or an end that may come at any time.
    Usual,
    /// Some that usually come between are left out.
    Skips(Vec<State>),
    /// It was further already.
    Back,
}

impl State {
    /// What usually comes next; `None` at an end.
    #[must_use]
    pub const fn next(self, handing: Handing) -> Option<Self> {
        Some(match (self, handing) {
            (Self::Asked, _) => Self::Quoted,
            (Self::Quoted, _) => Self::Agreed,
            (Self::Agreed, _) => Self::Paid,
            (Self::Paid, _) => Self::Making,
            (Self::Making, _) => Self::Ready,
            (Self::Ready, Handing::Parcel) => Self::Shipped,
            (Self::Ready, Handing::Meeting) => Self::Waiting,
            (Self::Shipped | Self::Waiting, _) => Self::Received,
            (Self::Received, _) => Self::Reviewed,
            (Self::Reviewed | Self::Cancelled | Self::Returned, _) => return None,
        })
    }

    /// How another state follows this one. Being cancelled or returned skips nothing.
    #[must_use]
    pub fn step_to(self, to: Self) -> Step {
        match (self.place(), to.place()) {
            _ if self == to => Step::Same,
            (_, None) => Step::Usual,
            (None, Some(_)) => Step::Back,
            (Some(from), Some(place)) if place <= from => Step::Back,
            (Some(from), Some(place)) => {
                let is_between = |state: &Self| state.place().is_some_and(|at| from < at && at < place);
                // A parcel does not wait for pickup; of the two ways only one is left out. A quote nobody asked for is not missed.
                let is_missed = |state: &Self| !matches!(state, Self::Waiting | Self::Quoted);
                let skipped: Vec<Self> = Self::ALL.iter().copied().filter(is_between).filter(is_missed).collect();
                if skipped.is_empty() { Step::Usual } else { Step::Skips(skipped) }
            }
        }
    }

    /// How far it is on the usual way; `None` for the ends beside it.
    const fn place(self) -> Option<u8> {
        Some(match self {
            Self::Asked => 0,
            Self::Quoted => 1,
            Self::Agreed => 2,
            Self::Paid => 3,
            Self::Making => 4,
            Self::Ready => 5,
            Self::Shipped | Self::Waiting => 6,
            Self::Received => 7,
            Self::Reviewed => 8,
            Self::Cancelled | Self::Returned => return None,
        })
    }

    /// Whether an order in this state has its pieces, so that they lie no longer in the shop's stock for others.
    #[must_use]
    pub const fn holds_pieces(self) -> bool {
        !matches!(self, Self::Asked | Self::Quoted | Self::Cancelled | Self::Returned)
    }

    /// Whether the pieces have left the shop.
    #[must_use]
    pub const fn has_left(self) -> bool {
        matches!(self, Self::Shipped | Self::Received | Self::Reviewed)
    }

    /// Whether there is still something to make.
    #[must_use]
    pub const fn is_for_making(self) -> bool {
        matches!(self, Self::Agreed | Self::Paid | Self::Making)
    }

    /// Whether the seller's part is still to be done: what was promised for a day before today is late.
    #[must_use]
    pub const fn is_on_the_seller(self) -> bool {
        matches!(self, Self::Asked | Self::Quoted | Self::Agreed | Self::Paid | Self::Making | Self::Ready)
    }

    /// Whether an order in this state has let a promised day pass, or its parcel the day it was expected; where no day was
    /// expected, it was to be there on the promised one.
    #[must_use]
    pub fn is_late(self, promised: Option<Date>, expected: Option<Date>, today: Date) -> bool {
        let is_over = |day: Option<Date>| day.is_some_and(|day| day < today);
        (self.is_on_the_seller() && is_over(promised)) || (self == Self::Shipped && is_over(expected.or(promised)))
    }

    /// Whether something is still owed to the buyer: neither side is done with the order.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Received | Self::Reviewed | Self::Cancelled | Self::Returned)
    }

    /// The situations whose replies an order in this state usually calls for, most pressing first (practice.md).
    #[must_use]
    pub const fn calls_for(self) -> &'static [u8] {
        match self {
            Self::Asked => &[2, 3, 28, 21],
            Self::Quoted => &[38, 8, 26, 18],
            Self::Agreed => &[18, 21, 25, 27],
            Self::Paid => &[25, 16, 28],
            Self::Making => &[39, 49, 15],
            Self::Ready => &[40, 32, 34, 29],
            Self::Shipped => &[29, 30, 31],
            Self::Waiting => &[32, 33, 36, 37],
            Self::Received => &[41, 31, 44],
            Self::Reviewed => &[42, 46],
            Self::Cancelled => &[47, 12],
            Self::Returned => &[44, 43],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_way_goes_step_by_step_to_its_end() {
        for handing in [Handing::Parcel, Handing::Meeting] {
            let mut state = State::Asked;
            let mut seen = vec![state];
            while let Some(next) = state.next(handing) {
                assert_eq!(state.step_to(next), Step::Usual, "{state:?}");
                assert_eq!(next.step_to(state), Step::Back, "{state:?}");
                seen.push(next);
                state = next;
            }
            assert_eq!(seen.len(), 9);
            assert_eq!(seen.contains(&State::Waiting), handing == Handing::Meeting);
        }
    }

    #[test]
    fn what_is_left_out_is_named() {
        let skips = |from: State, to| from.step_to(to);
        assert_eq!(skips(State::Agreed, State::Ready), Step::Skips(vec![State::Paid, State::Making]));
        assert_eq!(skips(State::Ready, State::Reviewed), Step::Skips(vec![State::Shipped, State::Received]));
        assert_eq!(skips(State::Waiting, State::Reviewed), Step::Skips(vec![State::Received]));
        assert_eq!(skips(State::Shipped, State::Waiting), Step::Back);
        assert_eq!(skips(State::Making, State::Cancelled), Step::Usual);
        assert_eq!(skips(State::Cancelled, State::Agreed), Step::Back);
        assert_eq!(skips(State::Paid, State::Paid), Step::Same);
    }

    #[test]
    fn what_was_cancelled_or_given_back_holds_no_pieces() {
        let holding: Vec<State> = State::ALL.iter().copied().filter(|state| state.holds_pieces()).collect();
        assert_eq!(holding.len(), 8);
        assert!(State::ALL.iter().all(|state| !state.has_left() || state.holds_pieces()));
    }
}
