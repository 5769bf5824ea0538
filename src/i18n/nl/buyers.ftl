# Texts put together for a buyer: the stock list, and what is agreed on an order.

stock-ready = Klaar voor verzending
stock-to-order = Op bestelling
stock-days = { $days ->
    [one] één werkdag
   *[other] { $days } werkdagen
}
stock-count = { $count } op voorraad
summary-of-order = Bestelling { $number }:
summary-agreed = Afgesproken
summary-postage = Verzending
summary-total = Totaal
summary-paid = Betaald
summary-due = Nog te betalen
summary-payment = Betaling
summary-promised = Klaar
summary-slot = Overdracht
