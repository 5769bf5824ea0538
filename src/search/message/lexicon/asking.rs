//! Words that open, join and surround questions.

use super::Role;

pub(super) const ASKING: &[(Role, &str)] = &[
    (
        Role::Question,
        "where when what which who whom whose why how wheres whats whens hows was wer wo wie wann warum wieso weshalb welche welcher welches welchen wieviel \
         wohin woher gdzie kiedy co kto jak jaki jaka jakie jakim jaką ile czemu dlaczego skąd dokąd który która które dónde cuándo qué quién cómo \
         cuál cuáles cuánto cuánta cuántos cuántas où quand comment combien pourquoi quel quelle quels quelles quoi qui που πού πότε πώς πόσο πόσα \
         πόση πόσες πόσοι τι ποιος ποια ποιο ποιες γιατί где когда что кто как какой какая какие какую сколько почему куда откуда чем зачем",
    ),
    (
        Role::Opener,
        "can could do does did is are will would may have has should shall kann kannst können könnte könnten könntest ist sind haben hat hast gibt \
         machen machst versenden liefern verschicken geht est peut peux puis pouvez pourriez avez livrez faites acceptez",
    ),
    (
        Role::Asks,
        "any anyone czy można mogę macie wysyłacie mógłbym mogłabym puedo puede pueden puedes podría podrías podéis tienes tenéis tienen hay hacéis \
         hacen envías envían enviáis μπορώ μπορείτε μπορείς υπάρχει υπάρχουν έχετε έχεις γίνεται κάνετε στέλνετε можно могу можете есть делаете \
         отправляете",
    ),
    (
        Role::Telling,
        "tell say know sagen wissen verraten mitteilen powiedzieć wiedzieć powie decir decirme saber dire savoir πείτε πεις ξέρω ξέρετε сказать знать \
         подсказать скажите подскажите пожалуйста",
    ),
    (
        Role::Subject,
        "i you u it we they there this that the these my your anyone ich sie du man es das ihr wir der die dieser diese je j tu vous on nous il ce",
    ),
    (Role::And, "and und i oraz a y e et и а και κι &"),
    (
        Role::Also,
        "also too another außerdem auch noch też także jeszcze dodatkowo también además aussi également ещё также επίσης ακόμα btw ps",
    ),
    (
        Role::Request,
        "please pls plz send tell bitte schicken proszę poproszę porfa svp stp пожалуйста пришлите подскажите скажите παρακαλώ στείλτε",
    ),
    (
        Role::Wish,
        "need want möchte möchten brauche brauchen hätte hätten chcę chciałbym chciałabym potrzebuję quiero quisiera querría necesito gustaría voudrais \
         veux aimerais besoin хочу хотел хотела нужно нужен нужна надо θέλω ήθελα χρειάζομαι",
    ),
    (
        Role::Courtesy,
        "hi hello hey hiya dear greetings thanks thank thx ty cheers regards sincerely bye hallo moin servus guten gruß grüße grüßen danke dank tschüss \
         dobry cześć czesc hej witam dziękuję dzięki dziękuje pozdrawiam pozdrowienia hola buenas buenos gracias saludos adiós bonjour bonsoir salut \
         coucou merci cordialement bonne здравствуйте привет добрый добрая доброе спасибо благодарю уважением γεια χαίρετε καλημέρα καλησπέρα ευχαριστώ \
         χαιρετισμούς kalimera kalispera lg mfg vg pozdr saludo",
    ),
    (
        Role::Company,
        "good morning afternoon evening night day much so very many you a lot in advance there best kind kindly warm yours all everyone again guys have \
         nice great your reply help sir madam mr mrs ms schön schöne schönen tag abend morgen sehr viele vielen liebe lieber freundlichen freundliche mit \
         beste besten im voraus ihnen euch für ihre hilfe zusammen bardzo z góry dzień wieczór serdecznie pan pani panu państwa wam za miłego dnia pomoc \
         días tardes noches muchas mil de antemano un saludo señor señora por su ayuda beaucoup d avance à vous bien madame monsieur journée soirée \
         пожалуйста большое заранее вам с за день вечер утро σας σου πολύ εκ των προτέρων",
    ),
    (
        Role::Abbreviation,
        "nr no gr rozm np ul al os str bzw ca approx st vs min max tel pt dr mr mrs ms sr sra mme tzn godz szt pcs pc inkl incl zzgl evtl ggf usw itd itp ul д ул кв \
         т е г рис стр тел π χ δηλ κλπ αρ τηλ ej etc eg ie kg cm mm jan feb mar apr jun jul aug sep sept oct okt nov dec dez",
    ),
];
