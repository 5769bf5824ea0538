//! Words with which people frame any question: "I want to know whether you could help me …".
//!
//! With many asks a reply the model learns by itself that they say nothing. With one or two it takes them for what the reply is
//! about, so they count less then. The lists are short, our own, and without words that tell questions apart ("how many").

use hashbrown::HashSet;

/// How much a framing word counts with one ask a reply, and how the rest comes back with more: measured on generated questions
/// (+4 points with one ask) and on close labels (−0.5 with twenty, where it must have faded).
const LEAST: f32 = 0.6;
const FADES: f32 = 2.5;

/// The framing words of a library's languages, folded, and how much they count.
#[derive(Clone, Debug)]
pub(super) struct Framing {
    words: HashSet<&'static str, std::hash::BuildHasherDefault<super::hash::Fnv>>,
    weight: f32,
}

impl Framing {
    /// For a library in these languages (codes without a region) with so many asks a reply.
    pub(super) fn new<'a>(languages: impl IntoIterator<Item = &'a str>, asks_per_reply: f32) -> Self {
        let more = (asks_per_reply - 1.0).max(0.0);
        let weight = 1.0 - (1.0 - LEAST) * FADES / (FADES + more);
        let mut framing = Self { words: HashSet::default(), weight };
        for language in languages {
            let lists = LISTS.iter().filter(|(code, _)| *code == language);
            framing.words.extend(lists.flat_map(|(_, list)| list.split_whitespace()));
        }
        framing
    }

    /// What a folded word counts.
    pub(super) fn weight(&self, word: &str) -> f32 {
        if self.words.contains(word) { self.weight } else { 1.0 }
    }
}

const LISTS: [(&str, &str); 7] = [
    (
        "en",
        "i im ive id ill me my mine we our us you your yours u ur r it its this that these those the a an and or but so if as of to in \
     on at for from with by about into be is am are was were been being do does did done doing have has had having can could may \
     might must shall should will would cant couldnt dont doesnt didnt wont wouldnt please pls plz thanks thank thx hi hello hey dear \
     sir madam help helping assist assistance need needs needed want wants wanted wanna like know knowing tell let get got give given \
     gonna how what which who when where why there here some any just also too very really still now then than ok okay yes possible \
     question info information see try trying make sure wish m s t d ll re ve not no don didn doesn isn one more",
    ),
    (
        "de",
        "ich mir mich mein meine meinen meiner wir uns unser du dir dich dein deine sie ihr ihnen ihre es das der die den dem des ein \
     eine einen einem einer und oder aber wenn ob als von zu zum zur im am auf fur mit bei uber ist sind war bin habe haben hat hatte \
     hatten kann konnen konnte konnten konntest soll sollte muss mussen musste will wollen mochte mochten wurde wurden werde wird bitte \
     danke hallo guten tag lieber liebe hilfe helfen brauche brauchen wissen sagen geben bekommen gibt wie was welche welcher wer wann \
     wo warum da hier noch auch schon mal gerne gern sehr nur jetzt dann ok ja moglich frage info",
    ),
    (
        "es",
        "yo me mi mis nos nuestro tu te ti su sus usted ustedes lo la los las el un una unos unas y o pero si como de del al a en con por \
     para sobre es son era fue soy estoy esta estan ser estar he ha han haber hay tengo tiene tener puedo puede pueden podria podrian \
     poder quiero quisiera querria quiere necesito necesita deseo gustaria favor gracias hola buenos buenas dias tardes ayuda ayudar \
     saber decir decirme dar que cual cuales quien donde cuando aqui ya tambien muy solo ahora ok posible pregunta",
    ),
    (
        "pl",
        "ja mi mnie moj moja moje my nam nas ty ci cie twoj pan pani panstwo to ten ta te i a albo lub ale jesli czy ze o do na w we z ze \
     od dla przy po jest sa byl byla byc mam ma miec moge mozesz moze mozna moglbym moglabym chce chcialbym chcialabym chcial \
     potrzebuje prosze dziekuje dzieki czesc dzien dobry witam pomoc pomozcie wiedziec powiedziec jak co jaki jaka jakie kto kiedy \
     gdzie tu tam jeszcze tez juz bardzo tylko teraz ok tak mozliwe pytanie",
    ),
    (
        "el",
        "εγω με μου μας εσυ σε σου σας το τα ο η οι του τησ των τον την τουσ τισ ενα μια ενασ και η αλλα αν οτι να θα απο για στο στη στην \
     στον στα προσ ειναι ηταν ειμαι εχω εχει εχετε μπορω μπορειτε μπορει θελω θελετε ηθελα χρειαζομαι παρακαλω ευχαριστω γεια καλημερα \
     καλησπερα βοηθεια βοηθησετε ξερω ξερετε πειτε πωσ τι ποιο ποια ποιοσ ποτε που εδω εκει ακομα επισησ πολυ μονο τωρα ναι δυνατον \
     ερωτηση",
    ),
    (
        "fr",
        "je j me m mon ma mes moi nous notre nos tu te ton ta tes vous votre vos il elle on le la les l un une des d de du et ou mais si \
     comme a au aux en dans avec par pour sur ce cet cette c est sont etait suis etes etre ai as avez ont avoir avait y peux peut \
     pouvez pourriez pourrais pouvoir veux voudrais voulez souhaite souhaiterais aimerais besoin merci bonjour bonsoir salut svp plait s \
     aide aider savoir dire donner que qu quoi quel quelle quels qui quand ou ici aussi deja tres seulement maintenant ok oui possible \
     question",
    ),
    (
        "ru",
        "я мне меня мой моя мое мои мы нам нас наш ты тебе вы вам вас ваш ваша это этот эта то и а или но если что чтобы о об до на в во с \
     со от для у к по за есть был была было быть могу можете может можно мог могли хочу хотел хотела хотелось хотите нужно надо нужен \
     пожалуйста спасибо здравствуйте привет добрый день помогите помощь помочь знать узнать скажите подскажите сказать дайте как \
     какой какая какие кто когда где тут там еще тоже уже очень только теперь ли бы да вопрос",
    ),
];
