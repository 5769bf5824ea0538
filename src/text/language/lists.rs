//! What gives a language away: its commonest words, those of the trade among them, its own letters, and typical beginnings and
//! ends of words.
//!
//! The words are our own choice: articles, pronouns, prepositions, auxiliary verbs, question words, courtesies, and what
//! buyers ask about. They are folded when they are read, so they are written here as the language writes them.

/// One language as the detector knows it.
pub(super) struct List {
    /// ISO 639-1.
    pub(super) code: &'static str,
    /// Common words, with blanks between. Words in Latin letters of a language written in others are how people type it
    /// without its keyboard.
    pub(super) words: &'static str,
    /// Lower-case letters beyond a–z that the language writes with.
    pub(super) letters: &'static str,
    /// Folded beginnings (`^th`) and ends (`ing$`) that few other languages have.
    pub(super) parts: &'static str,
}

pub(super) const LISTS: [List; 14] = [
    List {
        code: "en",
        words: "the a an i you he she it we they me him her us them my your his its our their this that these those here there \
            is are am was were be been being do does did done have has had having can could will would shall should may might \
            must not no yes don doesn didn isn aren wasn won can't cannot im ive ill id youre thats whats \
            and or but if because so than then when where what which who whom whose why how \
            of to in on at by for from with without about into over under up down out off after before between through \
            all any some each every both many much more most other another such only just also too very still again already \
            hi hey hello dear please pls plz thanks thank thx sorry good great nice morning evening bye regards ok okay \
            get got give take make made send sent ship shipping shipped buy bought pay paid sell order ordered want need like love \
            know think see look looking find come go going work works tell say said ask let help turn set put open close show play \
            price cost size colour color available stock item piece pick pickup delivery deliver address postage parcel package \
            long big small new old first last next zero one two three four five six seven eight nine ten twenty half second third minute minutes hour hours day days week weeks month \
            months year years today tomorrow tonight yesterday never always maybe mind soon later early ago until since while away back around \
            left right high low full empty white black red blue green yellow grey brown pink dark bright warm cold hot cool \
            time way thing things people man woman child kids friend gift birthday wedding house home room door window kitchen bedroom bathroom living \
            garden light lights list name number phone call word photo picture money cash card bank \
            add remove cancel start stop pause wait keep leave change check close move use try start run begin end finish turn bring hold feel \
            happen seem mean become answer question reply write read hear talk speak wish hope lock unlock increase decrease lower raise",
        letters: "",
        parts: "^th ^wh ^sh ^kn ^wr ing$ ght$ tion$ ly$ ed$ ck$ ss$ sh$ ould$ ness$ ful$ ow$ ay$ ll$ oor$ ght ee oo",
    },
    List {
        code: "es",
        words: "el la los las un una unos unas yo tú usted él ella nosotros ustedes ellos me te se le les lo nos mi mis tu tus su \
            sus nuestro este esta esto estos estas ese esa eso aquel aquí allí ahí \
            es son soy eres somos está están estoy estás estaba ser estar fue era hay ha he has han hemos haber tiene tienes tengo \
            tienen tenéis puede puedes puedo pueden podría podrías podéis quiero quieres quiere quería quisiera gustaría necesito \
            hace haces hacen hacer hago no sí ni ya más muy también todo toda todos todas otro otra algo nada mucho mucha poco cada \
            y o pero si porque que qué cuando cuándo donde dónde como cómo cuál cuáles quién cuánto cuánta cuántos cuántas \
            de del a al en con sin por para sobre entre desde hasta hacia según durante \
            hola buenas buenos días tardes noches gracias favor porfa perdón disculpa saludos vale bueno bien \
            precio cuesta cuestan vale envío envías envían enviar enviáis recoger recogida comprar compra pagar pago pedido talla \
            color disponible tamaño dirección mano tienda paquete hoy mañana ayer semanas mes meses año años hora horas minuto minutos segundo segundos casa luz luces cero dos tres cuatro cinco seis siete ocho nueve diez \
            media nunca siempre quizá pronto luego después antes tarde temprano ahora izquierda derecha alto bajo blanco negro rojo azul verde \
            amarillo gris rosa oscuro claro caliente frío cosa cosas gente hombre mujer niño amiga amigo regalo cumpleaños boda puerta ventana cocina \
            habitación dormitorio baño salón jardín lista nombre número teléfono foto dinero efectivo tarjeta banco pausa \
            enciende encender apaga apagar abre abrir cierra cerrar pon poner añade añadir quita quitar cancela cancelar para parar espera esperar \
            dejar cambiar mirar usar empezar terminar seguir continuar traer llevar saber ver dar decir hablar escribir leer modo llave paso",
        letters: "áéíóúüñ¿¡",
        parts: "ción$ cion$ dad$ mente$ ado$ ando$ iendo$ ito$ illo$ aje$ os$ as$ ar$ ll",
    },
    List {
        code: "de",
        words: "der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mich dich sich mir dir ihm ihn ihnen uns \
            euch mein meine meinen dein deine sein seine ihre ihren unser unsere dieser diese dieses diesen hier dort da \
            ist sind bin bist war waren wäre sein seid hat habe haben hast hatte hätte kann kannst können könnte könnten könnten muss \
            müssen soll sollte will wollen wollte möchte möchten mag würde würden wird werden wurde darf gibt geht geben machen macht \
            nicht kein keine keinen nein ja noch schon auch nur sehr mehr viel viele alle alles etwas nichts immer wieder gern gerne \
            und oder aber wenn weil dass ob als was wer wo wie wann warum wieso welche welcher welches wohin woher wieviel \
            in im an am auf aus bei beim bis durch für gegen mit nach ohne seit über um unter von vom vor zu zum zur zwischen \
            hallo guten tag morgen abend moin servus grüße gruß danke dank bitte liebe lieber entschuldigung \
            preis kostet kosten größe farbe verfügbar abholen abholung versand versenden schicken kaufen bezahlen zahlen \
            bestellung bestellt bestellen lieferung liefern paket adresse stück lange groß heute gestern woche wochen monat monate jahr jahre stunde stunden minute minuten sekunde sekunden uhr null eins zwei drei vier fünf sechs sieben \
            acht neun zehn halb nie niemals vielleicht bald später früh vorher nachher links rechts hoch niedrig voll leer weiß schwarz rot blau grün \
            gelb grau rosa dunkel hell warm kalt heiß sache sachen leute mann frau kind freund freundin geschenk geburtstag hochzeit haus tür fenster \
            küche schlafzimmer bad zimmer wohnzimmer garten licht lichter liste name nummer telefon foto bild geld bar karte bank \
            schalte schalten mach stell stelle stellen öffne öffnen schließe schließen zeig zeige hinzu entferne lösche starte stoppe stopp pausiere \
            warte warten halte lass lassen ändern schauen nutzen anfangen aufhören weiter bringen fragen antworten schreiben lesen sagen doch nix \
            egal vergiss mal eben gerade jetzt dann",
        letters: "äöüß",
        parts: "ung$ heit$ keit$ lich$ isch$ chen$ cht$ ^ge ^sch ^ver ^be ^zw ^aus ^ein sch tz en$ eit$ st$ ei",
    },
    List {
        code: "pl",
        words: "i w z na do od po za o u przez przy pod nad bez dla ze we ku jako niż \
            ja ty on ona ono my wy oni one mnie mi cię ci go mu jej ją nas nam was wam ich im się sobie mój moja moje mojego twój twoja \
            pan pani państwo pana panu ten ta to te tego tej tym tych tę tam tu tutaj jest są był była było były być będzie będą będę \
            mam masz ma mamy macie mają mieć mogę możesz może możemy możecie mogą można chcę chce chciałbym chciałabym chciałam \
            proszę prosze dziękuję dzięki dzieki dzień dobry dobra cześć czesc hej witam pozdrawiam przepraszam \
            nie tak już jeszcze też także tylko bardzo więcej wszystko wszystkie każdy inny coś nic zawsze znowu \
            czy co kto gdzie kiedy jak jaki jaka jakie jakim ile który która które dlaczego skąd dokąd ale lub albo oraz że żeby bo jeśli \
            cena cenę kosztuje kosztują rozmiar kolor dostępny dostępna dostępne odebrać odbiór wysyłka wysłać wysyłacie kupić zapłacić \
            zamówienie zamówić zamówiłam zamówiłem paczka paczkę adres sztuk sztuki dziś dzisiaj jutro wczoraj tydzień tygodnie miesiąc rok lata godzina godziny godzin minuta minut minuty sekund zero jeden dwa dwie trzy cztery pięć sześć siedem osiem \
            dziewięć dziesięć pół nigdy może wkrótce później wcześniej zaraz teraz lewo prawo wysoki niski pełny pusty biały czarny czerwony \
            niebieski zielony żółty szary różowy ciemny jasny ciepły zimny rzecz rzeczy ludzie mężczyzna kobieta dziecko prezent urodziny ślub dom drzwi \
            okno kuchnia kuchni sypialnia sypialni łazienka pokój pokoju salon salonie ogród światło światła lista listy imię numer telefon zdjęcie \
            pieniądze gotówka gotówką karta bank włącz wyłącz ustaw otwórz zamknij pokaż dodaj usuń anuluj uruchom zatrzymaj wznów kontynuuj \
            czekać zostawić zmienić zobaczyć użyć zacząć skończyć dać powiedzieć mówić pisać czytać wiedzieć",
        letters: "ąćęłńóśźż",
        parts: "^prz ^sz ^cz ^wy ^rz ^dz ^z ^od owy$ owa$ owe$ ego$ emu$ ych$ ach$ ami$ ość$ osc$ ie$ ów$ ć$ sz cz rz dz ow$ j$ szcz ej$",
    },
    List {
        code: "el",
        words: "ο η το οι τα του της των τον την ένας μία μια ένα και ή αλλά αν ότι να θα δεν μην ναι όχι με σε για από στο στη στην στον στα \
            στις στους είναι ήταν είμαι είστε έχω έχει έχετε έχεις μπορώ μπορεί μπορείτε μπορείς θέλω θέλετε ήθελα υπάρχει κάνει κάνετε \
            τι ποιος ποια ποιο που πού πότε πώς πόσο πόση πόσα γιατί γεια σας σου μου μας καλημέρα καλησπέρα ευχαριστώ παρακαλώ \
            kalimera kalispera kalhmera kalhspera geia sas sou poso kanei einai thelo thelw pou pote pos mporo mporw gia kai na tha \
            den efharisto efxaristo euxaristw parakalo apo exete exei ena mia stin stis",
        letters: "",
        parts: "",
    },
    List {
        code: "fr",
        words: "le la les un une des du de d au aux je j tu il elle on nous vous ils elles me te t se lui leur y en mon ma mes ton ta \
            tes son sa ses notre nos votre vos leurs ce c cet cette ces ça ceci cela ici là \
            est sont suis es sommes êtes était étais être serait sera ai as a avons avez ont avoir aurait aviez peut peux pouvez puis pourrais \
            pourriez voudrais veux voulez aimerais faut fait faites faire dois vais va aller \
            ne n pas plus non oui si très aussi tout toute tous toutes autre quelque rien encore déjà toujours bien peu beaucoup trop \
            et ou mais donc car parce que qu qui quoi quand où comment combien pourquoi quel quelle quels quelles lequel laquelle \
            à dans sur sous avec sans pour par chez vers entre depuis jusqu avant après \
            bonjour bonsoir salut coucou merci svp stp plaît plait cordialement désolé désolée bonne journée \
            prix coûte coute taille couleur disponible dispo livraison livrer envoi envoyer expédier acheter payer commande commander colis \
            adresse récupérer chercher boutique aujourd hui demain hier semaine semaines mois an ans année heure heures minute minutes seconde secondes jour jours zéro deux trois quatre cinq six sept huit neuf dix \
            demi jamais peut-être bientôt tard tôt maintenant gauche droite haut bas plein vide blanc noir rouge bleu vert jaune gris rose foncé clair \
            chaud froid chose choses gens homme femme enfant ami amie cadeau anniversaire mariage maison porte fenêtre cuisine chambre salon jardin \
            lumière lumières liste nom numéro téléphone photo argent espèces carte banque allume allumer éteins éteindre ouvre ouvrir ferme fermer mets \
            mettre ajoute ajouter enlève supprime annule annuler oublie arrête arrêter attends attendre garder laisser changer regarder utiliser \
            commencer finir continuer reprends reprendre donne donner dire parler écrire lire savoir voir baisser monter tais toi",
        letters: "àâçéèêëîïôûùüÿœæ",
        parts: "eux$ aux$ eau$ tion$ ment$ ais$ ait$ ent$ ez$ que$ elle$ ette$ eur$ euse$ oir$ ier$ ère$ age$ ^qu es$ ou oi eau",
    },
    List {
        code: "ru",
        words: "и в во не на я он она оно мы вы они что это как где когда почему кто какой какая какие сколько чем у к с со от до за из по \
            о об для при без над под есть был была были будет быть можно могу может можете нужно надо хочу хотел хотела бы ли же да нет \
            ещё уже только очень всё все этот эта эти тот мне меня вас вам мой моя ваш здравствуйте привет добрый день спасибо \
            пожалуйста цена стоит размер цвет наличии заказ доставка купить оплатить забрать \
            zdravstvuyte zdravstvujte privet spasibo pozhaluysta pozhalujsta skolko stoit kak gde kogda mozhno est dobryy den nuzhno",
        letters: "ыэъё",
        parts: "",
    },
    List {
        code: "uk",
        words: "і й в у не на я він вона воно ми ви вони що це як де коли чому хто який яка які скільки чим до з зі із від за по про для при без \
            є був була були буде бути можна можу може можете треба потрібно хочу хотів хотіла чи ж так ні ще вже тільки дуже все всі цей ця ці мені мене \
            вас вам мій моя ваш привіт добрий день дякую будь ласка ціна коштує розмір колір наявності замовлення доставка купити забрати",
        letters: "іїєґ",
        parts: "",
    },
    List {
        code: "it",
        words: "il lo la i gli le un uno una di del della dei delle da dal in nel nella con su sul per tra fra a al alla ai alle e o ma se \
            che chi cosa come dove quando perché quanto quanta quale quali io tu lui lei noi voi loro mi ti si ci vi mio mia tuo suo sua \
            questo questa questi quello è sono sei siamo siete era essere ho hai ha abbiamo avete hanno posso puoi può possiamo potete \
            vorrei voglio vuole fare non sì no anche più molto tutto ancora già solo ciao buongiorno buonasera salve grazie prego favore \
            prezzo costa taglia colore disponibile spedizione spedire ritirare ritiro comprare pagare ordine pacco indirizzo oggi domani",
        letters: "àèéìòù",
        parts: "zione$ ità$ mente$ are$ ere$ ire$ ato$ ando$ endo$ etto$ ^gli zz cch ggi",
    },
    List {
        code: "pt",
        words: "o a os as um uma de do da dos das em no na nos nas com sem por pelo pela para pra e ou mas se que quem onde quando como quanto \
            quanta qual quais porque eu tu você ele ela nós vocês eles me te lhe meu minha seu sua este esta isto esse isso aquele aqui \
            é são sou está estão estou era foi ser tem tenho têm há posso pode podem poderia quero queria gostaria preciso fazer faz não sim \
            também mais muito tudo ainda já só olá oi bom boa dia tarde noite obrigado obrigada favor preço custa tamanho cor disponível envio \
            enviar retirar comprar pagar encomenda pedido pacote endereço morada hoje amanhã",
        letters: "ãõáâàçéêíóôú",
        parts: "ção$ cao$ ções$ dade$ mente$ ando$ inho$ inha$ agem$ lh nh ão$",
    },
    List {
        code: "nl",
        words: "de het een ik jij je u hij zij ze we wij jullie mij me hem haar ons hen mijn jouw uw zijn hun deze dit die dat hier daar is ben \
            bent was waren wordt worden heb hebt heeft hebben had kan kunt kunnen kunnen zou zouden wil wilt willen graag moet mag gaat doen maken \
            niet geen ja nee nog al ook maar zeer heel meer veel alle alles iets niets en of als omdat wat wie waar wanneer hoe waarom welke hoeveel \
            in op aan bij met naar om over uit van voor door tot tussen zonder hallo hoi goedemorgen goedemiddag dag dank bedankt alstublieft \
            prijs kost maat kleur beschikbaar ophalen verzenden verzending kopen betalen bestelling besteld pakket adres vandaag morgen",
        letters: "ëïé",
        parts: "^ge ijk$ tje$ ing$ heid$ aan aar oe ij uur oor ee$ cht$ ^ver ^on",
    },
    List {
        code: "cs",
        words: "a i v ve z ze na do od po za o u k ke s se pro při bez nad pod já ty on ona my vy oni mě mi mne tě ti ho mu jí nás nám vás vám \
            jejich můj moje ten ta to ty tento tato toto je jsou jsem jste byl byla bylo být bude budou mám máte má máme mohu můžu může můžete \
            chci chtěl chtěla chtěla bych prosím děkuji díky dobrý den ahoj zdravím ne ano už ještě také taky jen velmi více vše co kdo kde kdy \
            jak jaký jaká jaké kolik který která proč ale nebo že aby protože když cena stojí velikost barva skladem vyzvednout doprava poslat koupit \
            zaplatit objednávka balík adresa dnes zítra",
        letters: "áčďéěíňóřšťúůýž",
        parts: "ovat$ ost$ ého$ ých$ ^př ^vy ^ne ní$ ě$ ů$",
    },
    List {
        code: "tr",
        words: "ve veya ama bir bu şu o ben sen biz siz onlar bana sana bize size benim senin sizin mi mı mu mü var yok değil evet hayır ne \
            nasıl nerede nereden kaç hangi kim neden ne zaman için ile gibi kadar daha çok az en da de her hepsi olan olur oldu olarak \
            merhaba selam iyi günler teşekkürler teşekkür ederim lütfen fiyat fiyatı kargo sipariş beden renk stokta adres almak istiyorum \
            alabilir miyim bugün yarın",
        letters: "çğıöşü",
        parts: "lar$ ler$ lık$ yor$ dır$ mak$ mek$ misiniz$ sın$ ınız$ iniz$",
    },
    List {
        code: "sv",
        words: "och att det en ett den de jag du han hon vi ni mig dig oss er min mitt mina din ditt sin detta denna dessa här där är var \
            vara har hade kan kunde ska skulle vill måste får går göra gör inte nej ja också bara mycket mer alla allt något eller men om för \
            som vad vem var när hur varför vilken vilket i på av till från med utan hos under över hej hejsan tack snälla god morgon \
            pris kostar storlek färg finns kvar hämta frakt skicka köpa betala beställning paket adress idag imorgon",
        letters: "åäö",
        parts: "ning$ het$ lig$ ande$ ^sk ^fö ar$ or$ tt$ ör$",
    },
];
