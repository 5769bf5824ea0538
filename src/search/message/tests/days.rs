use super::*;

#[test]
fn days_in_digits() {
    table(
        &hints(),
        &[
            ("2026-11-28", "day 2026-11-28"),
            ("28.11.2026", "day 2026-11-28"),
            ("28.11.26", "day 2026-11-28"),
            ("am 28.11.", "day 2026-11-28"),
            ("28.11. geht?", "day 2026-11-28"),
            ("bis 5.12.", "day 2026-12-05"),
            ("28/11/2026", "day 2026-11-28"),
            ("28/11", "day 2026-11-28"),
            ("by 5/12", "day 2026-12-05"),
            ("11/28/2026", "day 2026-11-28"),
            ("na 3.01", "day 2027-01-03"),
            ("Fri 27.11", "day 2026-11-27"),
            ("it is 12.50", ""),
            ("costs 12.11 euros", "money 12.11 EUR"),
            ("flat 15/2", ""),
            ("31.2.2026", ""),
            ("1/2 of it", ""),
            ("version 1.2.3.4", ""),
        ],
    );
    let american = Hints { country: Some("US".to_owned()), ..hints() };
    table(&american, &[("12/05/2026", "day 2026-12-05"), ("by 12/5", "day 2026-12-05")]);
}

#[test]
fn days_in_words() {
    table(
        &hints(),
        &[
            ("28 November", "day 2026-11-28"),
            ("28th of November 2027", "day 2027-11-28"),
            ("November 28th", "day 2026-11-28"),
            ("Dec. 3", "day 2026-12-03"),
            ("may 2 be ok?", ""),
            ("on the 28th", "day 2026-11-28"),
            ("on the 2nd floor", ""),
            ("28. November", "day 2026-11-28"),
            ("am 3. Jänner", "day 2027-01-03"),
            ("am 28. passt", "day 2026-11-28"),
            ("28 de noviembre de 2026", "day 2026-11-28"),
            ("el 3 de diciembre", "day 2026-12-03"),
            ("28 listopada", "day 2026-11-28"),
            ("3 grudnia 2026 r.", "day 2026-12-03"),
            ("le 1er décembre", "day 2026-12-01"),
            ("28 novembre", "day 2026-11-28"),
            ("28 ноября", "day 2026-11-28"),
            ("28 Νοεμβρίου", "day 2026-11-28"),
            ("I ordered on 10 November", "day 2026-11-10"),
            ("on 10 August", "day 2027-08-10"),
            ("29 February", "day 2028-02-29"),
        ],
    );
}

#[test]
fn weekdays() {
    table(
        &hints(),
        &[
            ("on Friday", "day 2026-11-27"),
            ("fridays", ""),
            ("on fri", "day 2026-11-27"),
            ("the sun sat on mon ami", "day 2026-11-23"),
            ("on sunday", "day 2026-11-29"),
            ("last Friday", "day 2026-11-20"),
            ("am Freitag", "day 2026-11-27"),
            ("letzten Freitag", "day 2026-11-20"),
            ("w piątek", "day 2026-11-27"),
            ("w piatek", "day 2026-11-27"),
            ("w zeszłą środę", "day 2026-11-18"),
            ("el viernes", "day 2026-11-27"),
            ("el viernes pasado", "day 2026-11-20"),
            ("vendredi dernier", "day 2026-11-20"),
            ("vendredi 4 décembre", "day 2026-12-04"),
            ("Friday, 4 December", "day 2026-12-04"),
            ("в пятницу", "day 2026-11-27"),
            ("την Παρασκευή", "day 2026-11-27"),
            ("την τρίτη φορά", ""),
        ],
    );
}

/// The day of the tests is a Sunday, the last of its week.
#[test]
fn the_next_weekday_and_those_of_next_week() {
    table(
        &hints(),
        &[
            ("next friday?", "day 2026-11-27"),
            ("can I come next fri?", "day 2026-11-27"),
            ("this sat ok", "day 2026-11-28"),
            ("this coming saturday", "day 2026-11-28"),
            ("last fri", "day 2026-11-20"),
            ("am kommenden Freitag", "day 2026-11-27"),
            ("nächsten Mi.", "day 2026-11-25"),
            ("diesen Samstag", "day 2026-11-28"),
            ("el próximo viernes", "day 2026-11-27"),
            ("este sábado", "day 2026-11-28"),
            ("¿dónde está mi pedido?", ""),
            ("w przyszły piątek", "day 2026-11-27"),
            ("w najbliższy pt", "day 2026-11-27"),
            ("την επόμενη Παρασκευή", "day 2026-11-27"),
            ("αυτό το Σάββατο", "day 2026-11-28"),
            ("vendredi prochain", "day 2026-11-27"),
            ("ce samedi", "day 2026-11-28"),
            ("в следующую пятницу", "day 2026-11-27"),
            ("в эту сб", "day 2026-11-28"),
            ("since Monday", "day 2026-11-16"),
            ("seit Montag", "day 2026-11-16"),
        ],
    );
    let wednesday = Hints { today: date(2026, 11, 25), ..hints() };
    table(
        &wednesday,
        &[
            ("friday", "day 2026-11-27"),
            ("next wednesday", "day 2026-12-02"),
            ("friday next week", "day 2026-12-04"),
            ("Friday of next week works", "day 2026-12-04"),
            ("fri next week", "day 2026-12-04"),
            ("next week on Friday", "day 2026-12-04"),
            ("next week, Friday", "day 2026-12-04"),
            ("Freitag nächster Woche", "day 2026-12-04"),
            ("nächste Woche Freitag", "day 2026-12-04"),
            ("nächste Woche am Montag", "day 2026-11-30"),
            ("el viernes de la próxima semana", "day 2026-12-04"),
            ("la semana que viene el viernes", "day 2026-12-04"),
            ("w piątek w przyszłym tygodniu", "day 2026-12-04"),
            ("w przyszłym tygodniu w piątek", "day 2026-12-04"),
            ("την Παρασκευή της επόμενης εβδομάδας", "day 2026-12-04"),
            ("vendredi de la semaine prochaine", "day 2026-12-04"),
            ("в пятницу на следующей неделе", "day 2026-12-04"),
            ("на следующей неделе в пятницу", "day 2026-12-04"),
            ("next week", ""),
            ("w przyszłym tygodniu", ""),
        ],
    );
}

#[test]
fn what_happened_is_no_day_to_come() {
    table(
        &hints(),
        &[
            ("sent today", ""),
            ("I paid for it today, is it ready?", ""),
            ("heute überwiesen", ""),
            ("heute habe ich bezahlt", ""),
            ("dziś zapłaciłam", ""),
            ("hoy hice la transferencia", ""),
            ("j'ai payé aujourd'hui", ""),
            ("σήμερα πλήρωσα", ""),
            ("сегодня оплатила", ""),
            ("can it be sent today?", "day 2026-11-22"),
            ("is it sent today?", "day 2026-11-22"),
            ("I paid already, can I come today?", "day 2026-11-22"),
            ("kann es heute verschickt werden", "day 2026-11-22"),
            ("I ordered a bowl on Monday", "day 2026-11-16"),
            ("on Monday ordered, still nothing", "day 2026-11-16"),
            ("am Montag habe ich bestellt", "day 2026-11-16"),
            ("habe am Montag die Schale bestellt", "day 2026-11-16"),
            ("zamówiłam w poniedziałek", "day 2026-11-16"),
            ("el lunes hice el pago", "day 2026-11-16"),
            ("j'ai commandé lundi", "day 2026-11-16"),
            ("τη Δευτέρα παρήγγειλα", "day 2026-11-16"),
            ("в понедельник заказал", "day 2026-11-16"),
            ("can I get it shipped on Monday", "day 2026-11-23"),
            ("I need it sent by Monday", "day 2026-11-23"),
            ("I ordered it, can I pick it up on Monday", "day 2026-11-23"),
            ("can I come monday I paid already", "day 2026-11-23"),
            ("puedo recoger mi pedido el lunes", "day 2026-11-23"),
            ("je viens chercher ma commande lundi", "day 2026-11-23"),
            ("wird am Montag bezahlt", "day 2026-11-23"),
        ],
    );
}

#[test]
fn days_counted_from_today() {
    table(
        &hints(),
        &[
            ("today", "day 2026-11-22"),
            ("tomorrow", "day 2026-11-23"),
            ("the day after tomorrow", "day 2026-11-24"),
            ("jutro", "day 2026-11-23"),
            ("pojutrze", "day 2026-11-24"),
            ("morgen", "day 2026-11-23"),
            ("Guten Morgen", ""),
            ("heute Morgen", "day 2026-11-22"),
            ("übermorgen", "day 2026-11-24"),
            ("uebermorgen", "day 2026-11-24"),
            ("mañana", "day 2026-11-23"),
            ("pasado mañana", "day 2026-11-24"),
            ("por la mañana", ""),
            ("demain", "day 2026-11-23"),
            ("après-demain", "day 2026-11-24"),
            ("aujourd'hui", "day 2026-11-22"),
            ("hier soir", "day 2026-11-21"),
            ("ist das noch hier?", ""),
            ("завтра", "day 2026-11-23"),
            ("послезавтра", "day 2026-11-24"),
            ("αύριο", "day 2026-11-23"),
            ("μεθαύριο", "day 2026-11-24"),
            ("in 3 days", "day 2026-11-25"),
            ("in a week", "day 2026-11-29"),
            ("za tydzień", "day 2026-11-29"),
            ("za 3 dni", "day 2026-11-25"),
            ("in zwei Wochen", "day 2026-12-06"),
            ("dans une semaine", "day 2026-11-29"),
            ("через 3 дня", "day 2026-11-25"),
            ("σε 3 μέρες", "day 2026-11-25"),
            ("dentro de 3 días", "day 2026-11-25"),
            ("2 weeks ago", "day 2026-11-08"),
            ("vor 3 Tagen", "day 2026-11-19"),
            ("hace 3 días", "day 2026-11-19"),
            ("il y a une semaine", "day 2026-11-15"),
            ("3 dni temu", "day 2026-11-19"),
            ("3 дня назад", "day 2026-11-19"),
            ("πριν 3 μέρες", "day 2026-11-19"),
        ],
    );
}

#[test]
fn times_of_the_day() {
    table(
        &hints(),
        &[
            ("14:30", "time 14:30"),
            ("2 pm", "time 14:00"),
            ("2pm ok?", "time 14:00"),
            ("2.30 p.m.", "time 14:30"),
            ("12 am", "time 00:00"),
            ("at 5", "time 17:00"),
            ("at 5 works", "time 17:00"),
            ("5:30?", "time 17:30"),
            ("05:30", "time 05:30"),
            ("at 11 in the morning", "time 11:00"),
            ("at 45 cm", "size 45 cm"),
            ("at 5 euros", "money 5.00 EUR"),
            ("at 5 Main Street", ""),
            ("5 o'clock", "time 17:00"),
            ("um 15 Uhr", "time 15:00"),
            ("15 Uhr 30", "time 15:30"),
            ("14.30 Uhr", "time 14:30"),
            ("gegen 16:45", "time 16:45"),
            ("um 5 cm länger", "size 5 cm"),
            ("Ich nehme 2 am Freitag", "count 2 | day 2026-11-27"),
            ("o 17", "time 17:00"),
            ("o godz. 17", "time 17:00"),
            ("jutro o 17:30?", "day 2026-11-23 | time 17:30"),
            ("o 10 zł taniej", "money 10.00 PLN"),
            ("à 18h", "time 18:00"),
            ("18h30", "time 18:30"),
            ("livraison en 24h", ""),
            ("à 18 heures", "time 18:00"),
            ("a las 5 de la tarde", "time 17:00"),
            ("a las 10 de la mañana", "time 10:00"),
            ("las 5 tazas", ""),
            ("в 15:00", "time 15:00"),
            ("в 5 вечера", "time 17:00"),
            ("в 15 часов", "time 15:00"),
            ("через 2 часа", ""),
            ("στις 5", "time 17:00"),
            ("στις 17:30", "time 17:30"),
            ("μετά τις 5", "time 17:00"),
            ("from 9 to 18:30", "time 18:30"),
            ("3 hours", ""),
            ("hoy a las 7?", "day 2026-11-22 | time 19:00"),
            ("at 14.00 at the station", "time 14:00"),
            ("99:99", ""),
        ],
    );
}
