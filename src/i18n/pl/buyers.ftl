# Texts put together for a buyer: the stock list, what is agreed on an order, what is missing in an address.

stock-ready = Gotowe do wysyłki
stock-to-order = Na zamówienie
stock-days = { $days ->
    [one] 1 dzień roboczy
    [few] { $days } dni robocze
   *[other] { $days } dni roboczych
}
stock-count = { $count } szt.
summary-of-order = Zamówienie { $number }:
summary-agreed = Ustalenia
summary-postage = Wysyłka
summary-total = Razem
summary-paid = Zapłacono
summary-due = Pozostało do zapłaty
summary-payment = Płatność
summary-promised = Gotowe
summary-slot = Odbiór
address-ask-all = Na jaki adres wysłać paczkę? Potrzebuję imienia i nazwiska, ulicy z numerem domu i mieszkania, kodu pocztowego, miejscowości i kraju.
address-ask-one = Bardzo dziękuję za adres! Mam jeszcze jedno pytanie, zanim przygotuję etykietę.
address-ask-several = Bardzo dziękuję za adres! Żeby paczka na pewno dotarła, brakuje mi tylko tego:
address-ask-country = Jaki to kraj?
address-ask-recipient = Jakie imię i nazwisko napisać na paczce?
address-ask-whole-name = Jakie pełne imię i nazwisko napisać na paczce?
address-ask-street = Jaka to ulica i jaki numer domu?
address-ask-number = Jaki jest numer domu ({ $street })?
address-ask-city = Jaka to miejscowość?
address-ask-region = Jaki to stan lub prowincja?
address-ask-postcode = Jaki jest kod pocztowy?
address-ask-postcode-like = Jaki jest kod pocztowy (na przykład { $example })?
address-ask-postcode-wrong = Czy kod pocztowy { $written } na pewno się zgadza? Powinien wyglądać jak { $example }.
address-ask-street-kind = Jak brzmi pełna nazwa ulicy (na przykład { $like })?
address-ask-house-or-flat = Czy w { $first }/{ $second } numer { $first } to dom, a { $second } to mieszkanie?
address-ask-locker = Jaki kod ma paczkomat?
address-ask-locker-like = Jaki kod ma paczkomat (na przykład { $example })?
address-ask-locker-contact = Na jaki numer telefonu lub e-mail ma przyjść wiadomość z paczkomatu?

answer-yes = tak
answer-no = nie
