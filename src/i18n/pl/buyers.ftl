# Texts put together for a buyer: the stock list, and what is agreed on an order.

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
