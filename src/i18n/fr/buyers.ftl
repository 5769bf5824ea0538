# Texts put together for a buyer: the stock list, and what is agreed on an order.

stock-ready = Prêt à partir
stock-to-order = Sur commande
stock-days = { $days ->
    [one] un jour ouvré
   *[other] { $days } jours ouvrés
}
stock-count = { $count } en stock
summary-of-order = Commande { $number } :
summary-agreed = Convenu
summary-postage = Livraison
summary-total = Total
summary-paid = Payé
summary-due = Reste à payer
summary-payment = Paiement
summary-promised = Prêt
summary-slot = Remise
