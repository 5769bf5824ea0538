//! Words around the things that are pulled out of a message.

use super::Role;

pub(super) const THINGS: &[(Role, &str)] = &[
    (Role::Count(1), "one ein eine einen uno una un une jeden jedna jedno jedną ένα μία έναν один одна одну одно"),
    (Role::Count(2), "two zwei dos deux dwa dwie dwóch δύο δυο два две двух"),
    (Role::Count(3), "three drei tres trois trzy trzech τρία τρεις три трёх"),
    (Role::Count(4), "four vier cuatro quatre cztery czterech τέσσερα τέσσερις четыре"),
    (Role::Count(5), "five fünf cinco cinq pięć πέντε пять"),
    (Role::Count(6), "six sechs seis sześć έξι шесть"),
    (Role::Count(7), "seven sieben siete sept siedem επτά εφτά семь"),
    (Role::Count(8), "eight acht ocho huit osiem οκτώ οχτώ восемь"),
    (Role::Count(9), "nine neun nueve neuf dziewięć εννέα εννιά девять"),
    (Role::Count(10), "ten zehn diez dix dziesięć δέκα десять"),
    (Role::Count(12), "twelve zwölf doce douze dwanaście δώδεκα двенадцать dozen tuzin docena douzaine дюжина dutzend"),
    (Role::Count(15), "fifteen fünfzehn quince quinze piętnaście δεκαπέντε пятнадцать"),
    (Role::Count(20), "twenty zwanzig veinte vingt dwadzieścia είκοσι двадцать"),
    (
        Role::Piece,
        "pc pcs piece pieces pce pces unit units item items copies stück stücke stk exemplare szt sztuk sztuki sztukę sztuka egzemplarze \
         pieza piezas unidad unidades uds ud pièce pièces unité unités exemplaires pair pairs pary pares paires paire τεμάχια τεμάχιο τεμ τμχ \
         κομμάτια κομμάτι штук штуки штука штуку шт пары",
    ),
    (Role::Quantity, "qty quantity amount menge anzahl ilość liczba cantidad quantité qté ποσότητα количество кол"),
    (
        Role::Want,
        "want need take buy order have get nehme nehmen brauche brauchen kaufe kaufen hätte hätten möchte bestelle bestellen wezmę biorę poproszę proszę \
         chcę potrzebuję kupię zamawiam zamówić kupić quiero necesito querría quisiera llevo compro comprar pedir veux voudrais prends prendrais \
         prendrai achète acheter besoin commander θέλω ήθελα παίρνω πάρω χρειάζομαι αγοράσω παραγγείλω хочу возьму нужно надо беру куплю купить заказать",
    ),
    (
        Role::Size,
        "size sz größe gr grösse ringgröße schuhgröße kleidergröße rozmiar rozmiarze rozmiaru rozm talla talle tamaño taille pointure μέγεθος νούμερο \
         размер размера размере разм",
    ),
    (Role::Letters, "xxs xs s m l xl xxl xxxl xxxxl"),
    (Role::System("EU"), "eu eur"),
    (Role::System("UK"), "uk"),
    (Role::System("US"), "us usa"),
    (Role::System("FR"), "fr"),
    (Role::System("IT"), "it"),
    (Role::Unit("mm"), "mm millimeter milimetrów мм χιλ"),
    (
        Role::Unit("cm"),
        "cm cms centimeter centimeters centimetre centimetres zentimeter centymetrów centymetry centímetros centimètres см сантиметров σαντιμέτρα εκ εκατοστά πόντοι",
    ),
    (Role::Unit("m"), "m meter meters metre metres metrów metry metros mètres м метров метра μέτρα"),
    (Role::Unit("in"), "inch inches zoll cali cal pulgadas pouces дюймов ίντσες \""),
    (Role::Unit("ft"), "ft feet"),
    (Role::Unit("ml"), "ml мл"),
    (Role::Unit("l"), "l liter liters litre litres litros litrów л"),
    (Role::Unit("g"), "g gr gram grams gramm gramów gramos grammes г гр γραμμάρια"),
    (Role::Unit("kg"), "kg kilo kilos кг κιλά"),
    (Role::Unit("oz"), "oz"),
    (Role::Currency("EUR"), "€ eur euro euros euronen ευρώ евро"),
    (Role::Currency("$"), "$ dollar dollars bucks dólar dólares dolar dolary dolarów долларов доллара δολάρια"),
    (Role::Currency("USD"), "usd"),
    (Role::Currency("GBP"), "£ gbp pound pounds quid pfund funtów livres libras"),
    (Role::Currency("PLN"), "zł pln złotych złote złoty zloty zlotys"),
    (Role::Currency("RUB"), "₽ rub руб рублей рубля рубль р"),
    (Role::Currency("UAH"), "₴ uah грн гривен"),
    (Role::Currency("JPY"), "¥ jpy"),
    (Role::Currency("CHF"), "chf franken"),
    (Role::Currency("CZK"), "czk kč"),
    (Role::Currency("kr"), "kr"),
    (Role::Currency("SEK"), "sek"),
    (Role::Currency("NOK"), "nok"),
    (Role::Currency("DKK"), "dkk"),
    (Role::Currency("HUF"), "huf"),
    (Role::Currency("RON"), "ron lei"),
    (Role::Currency("TRY"), "₺"),
    (Role::Currency("CAD"), "cad"),
    (Role::Currency("AUD"), "aud"),
    (
        Role::Order,
        "order orders ord bestellung bestellnummer bestellnr auftrag auftragsnummer zamówienie zamówienia zamówieniu zamówień commande cmd pedido \
         encargo orden заказ заказа заказу заказе παραγγελία παραγγελίας παραγγελίες",
    ),
    (Role::Ordering, "order orders"),
    (
        Role::Number,
        "no nr num number numer numeru nummer número numéro n º ° № номер νο номером αριθμός αριθμό αρ id # :",
    ),
    (
        Role::Month(1),
        "january jan januar jänner styczeń stycznia styczniu enero ιανουάριος ιανουαρίου janvier январь января января",
    ),
    (
        Role::Month(2),
        "february feb februar luty lutego lutym febrero φεβρουάριος φεβρουαρίου février fév февраль февраля",
    ),
    (Role::Month(3), "march mar märz mrz marzec marca marzo μάρτιος μαρτίου mars март марта"),
    (Role::Month(4), "april apr kwiecień kwietnia abril απρίλιος απριλίου avril апрель апреля"),
    (Role::Month(5), "may mai maj maja mayo μάιος μαΐου май мая"),
    (Role::Month(6), "june jun juni czerwiec czerwca junio ιούνιος ιουνίου juin июнь июня"),
    (Role::Month(7), "july jul juli lipiec lipca julio ιούλιος ιουλίου juillet июль июля"),
    (Role::Month(8), "august aug sierpień sierpnia agosto αύγουστος αυγούστου août август августа"),
    (
        Role::Month(9),
        "september sep sept wrzesień września septiembre σεπτέμβριος σεπτεμβρίου septembre сентябрь сентября",
    ),
    (
        Role::Month(10),
        "october oct oktober okt październik października octubre οκτώβριος οκτωβρίου octobre октябрь октября",
    ),
    (Role::Month(11), "november nov listopad listopada noviembre νοέμβριος νοεμβρίου novembre ноябрь ноября"),
    (
        Role::Month(12),
        "december dec dezember dez grudzień grudnia diciembre dic δεκέμβριος δεκεμβρίου décembre déc декабрь декабря",
    ),
    (
        Role::Weekday(1),
        "monday montag poniedziałek poniedziałku poniedziałkiem lunes δευτέρα lundi понедельник понедельника",
    ),
    (Role::Weekday(2), "tuesday tues dienstag wtorek wtorku martes τρίτη mardi вторник вторника"),
    (Role::Weekday(3), "wednesday mittwoch środa środę środy miércoles τετάρτη mercredi среда среду среды"),
    (Role::Weekday(4), "thursday thurs donnerstag czwartek czwartku jueves πέμπτη jeudi четверг четверга"),
    (Role::Weekday(5), "friday freitag piątek piątku viernes παρασκευή vendredi пятница пятницу пятницы"),
    (Role::Weekday(6), "saturday samstag sonnabend sobota sobotę soboty sábado σάββατο samedi суббота субботу субботы"),
    (Role::Weekday(7), "sunday sonntag niedziela niedzielę niedzieli domingo κυριακή dimanche воскресенье воскресенья"),
    (Role::ShortWeekday(1), "mon mo pon pn пн"),
    (Role::ShortWeekday(2), "tue di wt вт"),
    (Role::ShortWeekday(3), "wed mi śr ср"),
    (Role::ShortWeekday(4), "thu thur czw чт"),
    (Role::ShortWeekday(5), "fri fr pt пт"),
    (Role::ShortWeekday(6), "sat sa sob сб"),
    (Role::ShortWeekday(7), "sun niedz вс"),
    (Role::Day(-1), "yesterday gestern wczoraj ayer hier вчера χθες χτες"),
    (Role::Day(0), "today tonight heute dziś dzisiaj hoy σήμερα сегодня aujourd"),
    (Role::Day(1), "tomorrow tomorow tommorow tommorrow tmrw tmr morgen jutro mañana αύριο demain завтра"),
    (Role::Day(2), "übermorgen pojutrze μεθαύριο послезавтра"),
    (
        Role::On,
        "on by until till before from since for am bis zum zur vom ab den der seit für do dnia od na przed w we el al para hasta desde antes del día le au \
         du pour avant jusqu dès в до к на от στις την τη μέχρι ως από για",
    ),
    (
        Role::At,
        "at by from until till after before around about um gegen ab bis von o od do po około koło godz godzina godzinie godziny las à a vers dès \
         avant в во к с до после στις από μέχρι κατά κατα",
    ),
    (Role::Clock, "uhr h heures heure hrs hours oclock clock godz godzinie godzina horas ч час часа часов"),
    (Role::Morning, "am vormittags morgens früh rano matin mañana утра πμ πρωί"),
    (
        Role::Afternoon,
        "pm nachmittags abends abend wieczorem wieczór południu soir midi tarde noche вечера дня μμ απόγευμα βράδυ afternoon evening",
    ),
    (Role::Within, "in within za w ciągu dans en dentro через σε"),
    (Role::Span(1), "day days tag tage tagen dni dzień día días jour jours день дня дней μέρα μέρες ημέρες"),
    (
        Role::Span(7),
        "week weeks woche wochen tydzień tygodnie tygodni tygodniu semana semanas semaine semaines неделю недели недель неделе εβδομάδα εβδομάδες \
         εβδομάδας",
    ),
    (
        Role::Past,
        "last past letzten letzte letzter vergangenen vorigen zeszły zeszłą zeszłego ostatni ostatnią pasado pasada dernier dernière прошлый \
         прошлую прошлой прошлое περασμένη προηγούμενη",
    ),
    (
        Role::Next,
        "next following coming nächste nächsten nächster kommende kommenden kommender przyszły przyszłym przyszłego następnym następnego najbliższym \
         próxima prochaine следующей следующую следующая επόμενη επόμενης ερχόμενη ερχόμενης",
    ),
    (
        Role::Happened,
        "paid ordered sent shipped posted bought transferred received arrived came wrote bezahlt bestellt überwiesen geschickt gesendet gekauft \
         bekommen erhalten angekommen zapłaciłam zapłaciłem zamówiłam zamówiłem wysłałam wysłałem kupiłam kupiłem opłaciłam opłaciłem przelałam \
         przelałem zrobiłam zrobiłem dostałam dostałem pedí recibí hice πλήρωσα παρήγγειλα αγόρασα έστειλα έλαβα παρέλαβα оплатил оплатила \
         заплатил заплатила заказал заказала купил купила отправил отправила перевел перевела получил получила",
    ),
    (Role::Participle, "pagado pedido comprado enviado recibido transferido payé commandé acheté viré envoyé reçu"),
    (
        Role::Will,
        "be get gets will would can could should shall may to is are when want need please wird werden kann können könnte soll sollte muss wann bitte \
         puede será cuándo sera peut quand być będzie proszę будет можно",
    ),
    (
        Role::Filler,
        "the of and or if but so then on in for is works work ok okay please pls today tomorrow tonight den der und oder wenn aber am im bitte heute morgen \
         passt geht dann i lub albo czy oraz dziś jutro w pasuje proszę jeśli y o si el hoy mañana está ou et le si demain de du aujourd ça va и или если \
         в завтра сегодня και ή αν την αύριο σήμερα",
    ),
    (Role::Postcode, "postcode postal zip zipcode plz postleitzahl pocztowy kod cp código индекс τκ τ"),
    (
        Role::Phone,
        "phone tel telephone mobile cell call whatsapp viber number telefon telefonnummer handy handynummer nummer mobil rufen numer telefonu komórka \
         teléfono móvil llamar téléphone portable numéro appeler тел телефон номер звоните τηλ τηλέφωνο κινητό αριθμός",
    ),
];
