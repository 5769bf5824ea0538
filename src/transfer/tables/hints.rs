//! What the words of a site, or of a seller, say about how far an order has come.

use crate::model::State;
use crate::text;

/// What is written where an order is in a state: folded, without blanks and signs. What only some sites mean by a word ("complete", which
/// is paid here and delivered there) is left out; so is what was given back, which [`state`] knows.
#[rustfmt::skip]
const WORDS: &[(State, &[&str])] = &[
    (State::Cancelled, &[
        "cancelled", "canceled", "voided", "failed", "storniert", "cancelado", "cancelada", "anulado", "annule", "annulee",
        "annullato", "geannuleerd", "anulowane", "anulowano", "ακυρωθηκε", "ακυρωμενη",
    ]),
    (State::Returned, &["returned", "zuruckgeschickt", "devuelto", "retourne", "reso", "geretourneerd", "zwrocone", "zwrot", "devolvido"]),
    (State::Received, &[
        "delivered", "pickedup", "received", "zugestellt", "geliefert", "entregado", "livre", "livree", "consegnato", "bezorgd",
        "geleverd", "dostarczone", "odebrane", "doreczone", "entregue", "παραδοθηκε",
    ]),
    (State::Shipped, &[
        "shipped", "fulfilled", "dispatched", "posted", "sent", "completed", "versandt", "verschickt", "versendet", "enviado",
        "expedie", "expediee", "envoye", "spedito", "verzonden", "wyslane", "wyslano", "nadane", "απεσταλη", "σταλθηκε",
    ]),
    (State::Ready, &["ready", "readyforshipment", "readyforpickup", "gotowe", "fertig", "pronto", "listo"]),
    // What has not left yet has been paid: sites show nothing else for shipping.
    (State::Paid, &[
        "paid", "partiallyrefunded", "refunded", "unshipped", "partiallyshipped", "processing", "readyforprocessing", "bezahlt",
        "pagado", "paye", "payee", "pagato", "betaald", "oplacone", "zaplacone", "pago", "πληρωθηκε", "πληρωμενη",
    ]),
];

/// The state that a status names; `None` where it says nothing that is sure.
pub(super) fn state(status: &str) -> Option<State> {
    let said: String = text::folded(status).chars().filter(|c| c.is_alphanumeric()).collect();
    WORDS.iter().find(|(_, words)| words.contains(&said.as_str())).map(|(state, _)| *state)
}

/// Whether a payment's status says that the whole sum was paid and nothing given back.
pub(super) fn is_paid(status: &str) -> bool {
    state(status) == Some(State::Paid)
        && !["refund", "ship", "process"].iter().any(|word| text::folded(status).contains(word))
}

/// The further of two states; an end stays an end.
pub(super) fn further(one: State, other: State) -> State {
    one.max(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_stand_in_the_order_of_how_far_they_are() {
        assert_eq!(further(State::Shipped, State::Paid), State::Shipped);
        assert_eq!(further(State::Paid, State::Cancelled), State::Cancelled);
        assert_eq!(state("Unshipped"), Some(State::Paid));
        assert_eq!(state("whatever"), None);
    }

    #[test]
    fn a_status_is_read_in_the_sellers_language() {
        assert_eq!(state("Wysłane"), Some(State::Shipped));
        assert_eq!(state("READY_FOR_SHIPMENT"), Some(State::Ready));
        assert_eq!(state("Πληρώθηκε"), Some(State::Paid));
        assert_eq!(state("Zurückgeschickt"), Some(State::Returned));
        assert!(is_paid("bezahlt") && is_paid("Paid") && !is_paid("partially_refunded") && !is_paid("processing"));
    }

    #[test]
    fn every_word_is_written_as_it_is_looked_for() {
        for word in WORDS.iter().flat_map(|(_, words)| *words) {
            assert_eq!(text::folded(word), *word);
        }
    }
}
