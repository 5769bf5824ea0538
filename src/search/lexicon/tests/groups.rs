use super::names;

/// Messages that mean the same, and what all of them must be about.
const GROUPS: [(&[&str], &[&str]); 12] = [
    (
        &["where", "pick-up"],
        &[
            "where can I pick it up?",
            "¿dónde puedo recogerlo?",
            "wo kann ich es abholen",
            "gdzie można odebrać osobiście",
            "από που να το παραλάβω",
            "où puis-je le récupérer ?",
            "где забрать заказ",
        ],
    ),
    (
        &["how-much", "delivery"],
        &[
            "how much for delivery to Leeds",
            "¿cuánto es el envío?",
            "wie viel macht die Lieferung",
            "ile za dostawę?",
            "πόσο έχει η αποστολή",
            "combien pour la livraison",
            "сколько с доставкой",
        ],
    ),
    (
        &["can-i", "cash"],
        &[
            "can i pay cash",
            "¿puedo pagar en efectivo?",
            "kann ich bar zahlen",
            "można gotówką?",
            "μπορώ με μετρητά;",
            "je peux payer en espèces ?",
            "можно наличными?",
        ],
    ),
    (
        &["parcel", "not-arrived"],
        &[
            "the parcel hasn't arrived",
            "el paquete no ha llegado",
            "das Paket ist nicht angekommen",
            "paczka nie doszła",
            "το δέμα δεν ήρθε",
            "le colis n'est pas arrivé",
            "посылка не пришла",
        ],
    ),
    (
        &["ring", "silver"],
        &[
            "is the ring real silver",
            "¿el anillo es de plata?",
            "ist der Ring aus Silber",
            "czy pierścionek jest srebrny",
            "το δαχτυλίδι είναι ασημένιο;",
            "la bague est en argent ?",
            "кольцо из серебра?",
        ],
    ),
    (
        &["refund", "want"],
        &[
            "i want my money back",
            "quiero mi dinero",
            "ich möchte mein Geld zurück",
            "chcę zwrot pieniędzy",
            "θέλω τα χρήματά μου πίσω",
            "je veux être remboursé",
            "хочу вернуть деньги",
        ],
    ),
    (
        &["when", "ready"],
        &[
            "when will it be ready",
            "¿cuándo estará listo?",
            "wann ist es fertig",
            "kiedy będzie gotowe",
            "πότε θα είναι έτοιμο",
            "quand est-ce que ce sera prêt",
            "когда будет готово",
        ],
    ),
    (
        &["gift", "birthday"],
        &[
            "a present for a birthday",
            "regalo de cumpleaños",
            "Geschenk zum Geburtstag",
            "prezent na urodziny",
            "δώρο γενεθλίων",
            "cadeau d'anniversaire",
            "подарок на день рождения",
        ],
    ),
    (
        &["mug", "wash"],
        &[
            "is the mug dishwasher safe",
            "¿la taza va al lavavajillas?",
            "darf die Tasse in die Spülmaschine",
            "kubek można myć w zmywarce?",
            "η κούπα μπαίνει στο πλυντήριο πιάτων;",
            "la tasse passe au lave-vaisselle ?",
            "кружку можно в посудомойку?",
        ],
    ),
    (
        &["allergy", "earrings"],
        &[
            "are the earrings nickel free",
            "¿los pendientes llevan níquel?",
            "sind die Ohrringe nickelfrei",
            "kolczyki bez niklu?",
            "τα σκουλαρίκια έχουν νικέλιο;",
            "les boucles d'oreilles sont sans nickel ?",
            "серьги без никеля?",
        ],
    ),
    (
        &["custom", "bag"],
        &[
            "a bag made for me",
            "un bolso a medida",
            "eine Tasche nach Maß",
            "torebka na wymiar",
            "τσάντα κατά παραγγελία",
            "un sac sur mesure",
            "сумка по индивидуальному заказу",
        ],
    ),
    (
        &["meet", "tomorrow"],
        &[
            "shall we meet tomorrow",
            "¿quedamos mañana?",
            "treffen wir uns morgen",
            "spotkamy się jutro?",
            "να συναντηθούμε αύριο;",
            "on se voit demain",
            "встретимся завтра?",
        ],
    ),
];

#[test]
fn messages_that_mean_the_same_share_their_concepts() {
    for (expected, messages) in GROUPS {
        for message in messages {
            let met = names(message);
            for concept in expected {
                assert!(met.contains(concept), "{message}: {concept} is not among {met:?}");
            }
        }
    }
}

#[test]
fn messages_that_mean_different_things_are_not_confused() {
    for (group, (_, messages)) in GROUPS.iter().enumerate() {
        for message in *messages {
            let met = names(message);
            for (_, (expected, _)) in GROUPS.iter().enumerate().filter(|&(other, _)| other != group) {
                assert!(!expected.iter().all(|concept| met.contains(concept)), "{message}: also {expected:?}");
            }
        }
    }
}
