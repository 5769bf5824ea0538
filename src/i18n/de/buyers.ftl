# Texts put together for a buyer: the stock list, and what is agreed on an order.

stock-ready = Versandfertig
stock-to-order = Auf Bestellung
stock-days = { $days ->
    [one] ein Arbeitstag
   *[other] { $days } Arbeitstage
}
stock-count = { $count } vorrätig
summary-of-order = Bestellung { $number }:
summary-agreed = Vereinbart
summary-postage = Versand
summary-total = Gesamt
summary-paid = Bezahlt
summary-due = Noch offen
summary-payment = Zahlung
summary-promised = Fertig
summary-slot = Übergabe
