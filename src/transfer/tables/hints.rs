//! What the words of a site, or of a seller, say about how far an order has come.

use std::collections::HashMap;

use super::grid::Row;
use super::mapping::StateWord;
use super::{Field, Remark};
use crate::model::State;
use crate::text;

/// So many words that are not known are told of.
const TOLD: usize = 12;

/// So many words are kept once they have been read: a table has a few, but where something else stands in their column.
const KEPT: usize = 1000;

/// What is written where an order is in a state, in English, German, Spanish, French, Italian, Dutch, Polish, Portuguese and Greek: folded,
/// without blanks and signs. What only some sites mean by a word ("complete", which is paid here and delivered there) is left out; so is what
/// was given back, which [`state`] knows.
#[rustfmt::skip]
const WORDS: &[(State, &[&str])] = &[
    (State::Cancelled, &[
        "cancelled", "canceled", "voided", "failed", "storniert", "annulliert", "abgebrochen", "cancelado", "cancelada", "anulado", "anulada",
        "annule", "annulee", "annullato", "annullata", "cancellato", "cancellata", "geannuleerd", "anulowane", "anulowano", "anulowany",
        "anulowana", "ακυρωθηκε", "ακυρωμενη", "ακυρωμενο",
    ]),
    (State::Returned, &[
        "returned", "zuruckgeschickt", "zuruckgesendet", "retourniert", "devuelto", "devuelta", "retourne", "retournee", "reso", "restituito",
        "geretourneerd", "retour", "teruggestuurd", "zwrocone", "zwrocono", "zwrot", "devolvido", "devolvida", "επιστραφηκε",
    ]),
    (State::Received, &[
        "delivered", "pickedup", "collected", "received", "zugestellt", "geliefert", "abgeholt", "angekommen", "erhalten", "entregado",
        "entregada", "recibido", "recibida", "recogido", "livre", "livree", "recu", "recue", "retire", "consegnato", "consegnata", "ricevuto",
        "ritirato", "bezorgd", "geleverd", "afgeleverd", "ontvangen", "opgehaald", "dostarczone", "dostarczono", "odebrane", "odebrano",
        "doreczone", "doreczono", "entregue", "recebido", "recebida", "levantado", "παραδοθηκε", "παραληφθηκε",
    ]),
    (State::Waiting, &[
        "waitingforpickup", "awaitingpickup", "wartetaufabholung", "pendientederecogida", "enattentederetrait", "inattesadiritiro",
        "wachtopafhalen", "czekanaodbior", "oczekujenaodbior", "aguardalevantamento",
    ]),
    (State::Shipped, &[
        "shipped", "fulfilled", "dispatched", "posted", "sent", "completed", "intransit", "ontheway", "versandt", "verschickt", "versendet",
        "abgeschickt", "unterwegs", "abgeschlossen", "enviado", "enviada", "encamino", "completado", "expedie", "expediee", "envoye", "envoyee",
        "termine", "terminee", "spedito", "spedita", "inviato", "completato", "verzonden", "verstuurd", "onderweg", "voltooid", "afgerond",
        "wyslane", "wyslano", "wyslany", "wyslana", "nadane", "nadano", "wdrodze", "zrealizowane", "zakonczone", "expedido", "emtransito",
        "concluido", "απεσταλη", "σταλθηκε", "εσταλη", "ολοκληρωθηκε",
    ]),
    (State::Ready, &[
        "ready", "readyforshipment", "readyforpickup", "readytoship", "packed", "fertig", "versandfertig", "versandbereit", "abholbereit",
        "verpackt", "listo", "lista", "listoparaenviar", "empaquetado", "pret", "prete", "emballe", "emballee", "pronto", "pronta", "imballato",
        "klaar", "klaarvoorverzending", "ingepakt", "gotowe", "gotowedowysylki", "gotowedoodbioru", "spakowane", "embalado", "ετοιμη", "ετοιμο",
    ]),
    (State::Making, &[
        "making", "inprogress", "inproduction", "inarbeit", "inbearbeitung", "inherstellung", "inproduktion", "enproceso", "procesando",
        "enproduccion", "enpreparacion", "encours", "encoursdepreparation", "enpreparation", "enfabrication", "inlavorazione",
        "inpreparazione", "inproduzione", "inbehandeling", "inproductie", "inbewerking", "wrealizacji", "wtrakcierealizacji", "wprzygotowaniu",
        "wprodukcji", "wtrakcie", "emproducao", "empreparacao", "emprocessamento", "processando", "emandamento", "σεεπεξεργασια",
        "σεεξελιξη", "ετοιμαζεται",
    ]),
    // What has not left yet has been paid: sites show nothing else for shipping.
    (State::Paid, &[
        "paid", "partiallyrefunded", "refunded", "unshipped", "partiallyshipped", "processing", "readyforprocessing", "bezahlt", "gezahlt",
        "pagado", "pagada", "paye", "payee", "regle", "reglee", "pagato", "pagata", "saldato", "betaald", "voldaan", "oplacone", "oplacono",
        "oplacony", "oplacona", "zaplacone", "zaplacono", "pago", "paga", "πληρωθηκε", "πληρωμενη", "πληρωμενο",
    ]),
    // Nothing more than that there is an order.
    (State::Agreed, &[
        "new", "open", "ordered", "confirmed", "accepted", "pending", "pendingpayment", "awaitingpayment", "unpaid", "notpaid", "onhold",
        "authorized", "partiallypaid", "unfulfilled", "partial", "scheduled", "neu", "offen", "bestellt", "bestatigt", "ausstehend",
        "unbezahlt", "nichtbezahlt", "nuevo", "nueva", "abierto", "confirmado", "confirmada", "pendiente", "pendientedepago", "nopagado",
        "nouveau", "nouvelle", "confirme", "confirmee", "enattente", "enattentedepaiement", "nonpaye", "impaye", "nuovo", "nuova", "confermato",
        "inattesa", "inattesadipagamento", "nonpagato", "dapagare", "nieuw", "bevestigd", "openstaand", "wachtopbetaling", "nietbetaald",
        "onbetaald", "nowe", "nowy", "potwierdzone", "przyjete", "oczekujace", "oczekujenaplatnosc", "oczekujenawplate", "nieoplacone",
        "niezaplacone", "dozaplaty", "novo", "nova", "pendente", "aguardapagamento", "aguardandopagamento", "naopago", "νεα", "νεο", "εκκρεμει",
        "σεαναμονη", "απληρωτη", "επιβεβαιωθηκε",
    ]),
];

/// A status as it is compared.
pub(super) fn key(status: &str) -> String {
    text::folded(status).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The state that a status names; `None` where it says nothing that is sure.
fn state(status: &str) -> Option<State> {
    let said = key(status);
    WORDS.iter().find(|(_, words)| words.contains(&said.as_str())).map(|(state, _)| *state)
}

/// The state that a status names to a seller who has said what some words mean.
pub(super) fn state_by(own: &[StateWord], status: &str) -> Option<State> {
    let told = own.iter().find(|told| key(&told.word) == key(status));
    told.map_or_else(|| state(status), |told| Some(told.state))
}

/// What a status says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) state: Option<State>,
    /// The whole sum was paid and nothing given back.
    pub(super) is_paid: bool,
}

impl Status {
    fn of(own: &[StateWord], status: &str) -> Self {
        let state = state_by(own, status);
        let folded = text::folded(status);
        let is_whole = !["refund", "ship", "process"].iter().any(|word| folded.contains(word));
        Self { state, is_paid: state == Some(State::Paid) && is_whole }
    }
}

/// The statuses of a table, each read once, and those that say nothing.
#[derive(Debug, Default)]
pub(super) struct Statuses {
    own: Vec<StateWord>,
    read: HashMap<String, Status>,
    /// In the order of the file.
    unknown: Vec<Remark>,
}

impl Statuses {
    pub(super) fn new(own: Vec<StateWord>) -> Self {
        Self { own, ..Self::default() }
    }

    /// What a status says.
    pub(super) fn read(&mut self, status: &str) -> Status {
        if let Some(known) = self.read.get(status) {
            return *known;
        }
        let read = Status::of(&self.own, status);
        if self.read.len() < KEPT {
            self.read.insert(status.to_owned(), read);
        }
        read
    }

    /// Notes what is not known in a row whose order is taken for one in this state.
    pub(super) fn note(&mut self, row: Row<'_>, taken: State) {
        for field in [Field::Status, Field::PaymentStatus] {
            let word = row.text(field);
            if word.is_empty() || self.read(&word).state.is_some() {
                continue;
            }
            let is_full = self.unknown.len() >= TOLD;
            let same = self.unknown.iter_mut().find_map(|remark| match remark {
                Remark::State { word: known, rows, .. } if *known == word => Some(rows),
                _ => None,
            });
            match same {
                Some(rows) => *rows += 1,
                None if !is_full => {
                    self.unknown.push(Remark::State {
                        line: row.line,
                        header: row.header(field),
                        word,
                        rows: 1,
                        taken,
                    });
                }
                None => {}
            }
        }
    }

    /// What there is to say of them.
    pub(super) fn remarks(self) -> Vec<Remark> {
        self.unknown
    }
}

/// The further of two states; an end stays an end.
pub(super) fn further(one: State, other: State) -> State {
    one.max(other)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use rstest::rstest;

    use super::*;

    #[test]
    fn the_states_stand_in_the_order_of_how_far_they_are() {
        assert_eq!(further(State::Shipped, State::Paid), State::Shipped);
        assert_eq!(further(State::Paid, State::Cancelled), State::Cancelled);
        assert_eq!(state("Unshipped"), Some(State::Paid));
        assert_eq!(state("whatever"), None);
    }

    #[rstest]
    #[case("Wysłane", State::Shipped)]
    #[case("w realizacji", State::Making)]
    #[case("Oczekuje na płatność", State::Agreed)]
    #[case("pagado", State::Paid)]
    #[case("En preparación", State::Making)]
    #[case("versandt", State::Shipped)]
    #[case("in Bearbeitung", State::Making)]
    #[case("Zurückgeschickt", State::Returned)]
    #[case("Payée", State::Paid)]
    #[case("In attesa di pagamento", State::Agreed)]
    #[case("opgehaald", State::Received)]
    #[case("Concluído", State::Shipped)]
    #[case("Πληρώθηκε", State::Paid)]
    #[case("READY_FOR_SHIPMENT", State::Ready)]
    fn a_status_is_read_in_the_sellers_language(#[case] status: &str, #[case] wanted: State) {
        assert_eq!(state(status), Some(wanted));
    }

    #[test]
    fn a_sum_that_was_given_back_in_part_is_not_paid() {
        let is_paid = |status| Status::of(&[], status).is_paid;
        assert!(is_paid("bezahlt") && is_paid("Paid") && !is_paid("partially_refunded") && !is_paid("processing"));
    }

    #[test]
    fn what_the_seller_says_of_a_word_counts_more() {
        let own = [StateWord { word: "Bezahlt!".to_owned(), state: State::Ready }];
        assert_eq!(state_by(&own, "bezahlt"), Some(State::Ready));
        assert_eq!(state_by(&own, "versandt"), Some(State::Shipped));
    }

    #[test]
    fn every_word_is_written_as_it_is_looked_for_and_means_one_state() {
        let mut seen = HashSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| *words) {
            assert_eq!(key(word), *word);
            assert!(seen.insert(word), "{word}");
        }
    }
}
