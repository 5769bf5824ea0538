# Texts put together for a buyer: the stock list, and what is agreed on an order.

stock-ready = Pronti per la spedizione
stock-to-order = Su ordinazione
stock-days = { $days ->
    [one] un giorno lavorativo
   *[other] { $days } giorni lavorativi
}
stock-count = { $count } disponibili
summary-of-order = Ordine { $number }:
summary-agreed = Concordato
summary-postage = Spedizione
summary-total = Totale
summary-paid = Pagato
summary-due = Ancora da pagare
summary-payment = Pagamento
summary-promised = Pronto
summary-slot = Consegna
