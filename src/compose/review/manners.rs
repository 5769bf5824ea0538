//! The words that hedge, and those that greet, in the languages of the starter library.

use crate::model::Language;

/// What is known of a language.
pub(super) struct Manners {
    code: &'static str,
    /// Words that take back what is said.
    pub(super) hedges: &'static [&'static str],
    /// Words a message begins with that greets, in small letters; of several words the first one or two.
    pub(super) greetings: &'static [&'static str],
    /// What may stand between a greeting and a name.
    pub(super) titles: &'static [&'static str],
    /// What stands before a name anywhere in a text, in all its cases.
    pub(super) honorifics: &'static [&'static str],
    /// How words begin that doubt in a question what a piece is worth, folded.
    pub(super) doubts: &'static [&'static str],
    /// Words that take leave: the name behind them is the writer's.
    pub(super) farewells: &'static [&'static str],
}

/// Single words only: of "mehr oder weniger" nobody can be sure.
pub(super) const ALL: [Manners; 5] = [
    Manners {
        code: "en",
        hedges: &[
            "maybe",
            "perhaps",
            "probably",
            "possibly",
            "guess",
            "hopefully",
            "might",
            "usually",
            "roughly",
            "approximately",
        ],
        greetings: &[
            "hello",
            "hi",
            "hey",
            "dear",
            "good morning",
            "good afternoon",
            "good evening",
            "good day",
            "welcome",
        ],
        titles: &["mr", "mrs", "ms", "miss", "again"],
        honorifics: &["mr", "mrs", "ms", "miss"],
        doubts: &[
            "quality",
            "qualty",
            "fall apart",
            "fall off",
            "fake",
            "genuine",
            "authentic",
            "real ",
            "junk",
            "rubbish",
            "sturdy",
            "durable",
            "it last",
            "they last",
            "really last",
            "break easily",
            "solid",
            "tarnish",
        ],
        farewells: &["wishes", "regards", "greetings", "sincerely", "faithfully", "cheers", "best", "yours", "love"],
    },
    Manners {
        code: "es",
        hedges: &[
            "quizá",
            "quizás",
            "acaso",
            "probablemente",
            "posiblemente",
            "aproximadamente",
            "supongo",
            "normalmente",
            "casi",
        ],
        greetings: &[
            "hola",
            "buenos días",
            "buenas tardes",
            "buenas noches",
            "buenas",
            "estimado",
            "estimada",
            "querida",
            "querido",
        ],
        titles: &["señor", "señora", "sr", "sra", "doña", "don", "de", "nuevo"],
        honorifics: &["señor", "señora", "señorita", "sr", "sra", "srta", "don", "doña"],
        doubts: &[
            "calidad",
            "fals",
            "autentic",
            "imitacion",
            "durader",
            "resistent",
            "se rompe",
            "se romper",
            "aguanta",
            "plata de verdad",
            "oro de verdad",
            "cuero de verdad",
            "piel de verdad",
        ],
        farewells: &["saludo", "saludos", "abrazo", "abrazos", "beso", "besos", "atentamente", "cordialmente"],
    },
    Manners {
        code: "de",
        hedges: &[
            "vielleicht",
            "wohl",
            "ungefähr",
            "eigentlich",
            "wahrscheinlich",
            "vermutlich",
            "möglicherweise",
            "eventuell",
            "hoffentlich",
            "normalerweise",
            "circa",
            "ca",
        ],
        greetings: &[
            "hallo",
            "hi",
            "hey",
            "moin",
            "servus",
            "guten tag",
            "guten morgen",
            "guten abend",
            "liebe",
            "lieber",
            "grüß",
            "sehr geehrte",
            "sehr geehrter",
        ],
        titles: &["frau", "herr", "liebe", "lieber", "nochmal"],
        honorifics: &["frau", "herr", "herrn"],
        doubts: &[
            "qualitat",
            "qualitet",
            "auseinander",
            "schrott",
            "echt ",
            "echte",
            "falsch",
            "falschung",
            "haltbar",
            "halt das",
            "halt es",
            "halten sie lange",
            "stabil",
            "minderwertig",
        ],
        farewells: &["gruß", "grüße", "grüßen", "grüsse", "grüssen"],
    },
    Manners {
        code: "pl",
        hedges: &[
            "chyba",
            "prawdopodobnie",
            "około",
            "raczej",
            "pewnie",
            "ewentualnie",
            "myślę",
            "sądzę",
            "przypuszczam",
            "zwykle",
        ],
        greetings: &[
            "dzień dobry",
            "dobry wieczór",
            "cześć",
            "hej",
            "witam",
            "witaj",
            "szanowna",
            "szanowny",
            "droga",
            "drogi",
        ],
        titles: &["pani", "pan", "panie", "ponownie"],
        honorifics: &["pan", "pana", "panu", "panem", "panie", "pani", "panią"],
        doubts: &[
            "jakosc",
            "rozpad",
            "rozlec",
            "rozleci",
            "wytrzym",
            "badziew",
            "podrob",
            "prawdziw",
            "trwal",
            "solidn",
            "oryginaln",
            "tandet",
        ],
        farewells: &["pozdrawiam", "pozdrawiamy", "pozdrowienia", "pozdrowieniami", "poważaniem", "uściski"],
    },
    Manners {
        code: "el",
        hedges: &["ίσως", "μάλλον", "περίπου", "πιθανόν", "πιθανώς", "πιθανότατα", "νομίζω", "συνήθως", "σχεδόν"],
        greetings: &["γεια", "καλημέρα", "καλησπέρα", "χαίρετε", "αγαπητέ", "αγαπητή", "καλώς"],
        titles: &["σας", "σου", "κύριε", "κυρία", "κα", "κ"],
        honorifics: &["κύριος", "κύριε", "κύριο", "κυρίου", "κυρία", "κυρίας", "κος", "κα", "κας", "κ"],
        doubts: &["ποιοτητα", "αντεχ", "αντεξ", "γνησι", "ψευτικ", "αληθιν", "χαλασ", "χαλα ", "διαλυ", "απομιμησ"],
        farewells: &["χαιρετισμούς", "χαιρετισμός", "εκτίμηση", "φιλικά", "φιλιά", "εκτιμήσεως"],
    },
];

impl Manners {
    /// Those of a language; `None` where nobody has written them down.
    pub(super) fn of(language: &Language) -> Option<&'static Self> {
        ALL.iter().find(|manners| manners.code == language.base())
    }

    /// How many words at the beginning greet; none where it does not begin with a greeting.
    pub(super) fn greeting(&self, words: &[String]) -> usize {
        let begins = |greeting: &&&str| {
            let mut parts = greeting.split(' ');
            let count = greeting.split(' ').count();
            words.len() >= count && words.iter().zip(parts.by_ref()).all(|(word, part)| word == part)
        };
        self.greetings.iter().filter(begins).map(|greeting| greeting.split(' ').count()).max().unwrap_or(0)
    }
}
