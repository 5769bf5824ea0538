# Texts put together for a buyer: the stock list, what is agreed on an order, what is missing in an address.

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
address-ask-all = A quale indirizzo spedisco il pacco? Mi servono nome completo, via e numero civico, codice postale, città e paese.
address-ask-one = Grazie mille per l’indirizzo! Ancora una domanda prima di preparare l’etichetta.
address-ask-several = Grazie mille per l’indirizzo! Perché il pacco arrivi senza problemi, mi manca solo questo:
address-ask-country = In quale paese si trova?
address-ask-recipient = Quale nome scrivo sul pacco?
address-ask-whole-name = Qual è il nome completo da scrivere sul pacco?
address-ask-street = Qual è la via, e il numero civico?
address-ask-number = Qual è il numero civico ({ $street })?
address-ask-city = In quale città si trova?
address-ask-region = In quale stato o provincia si trova?
address-ask-postcode = Qual è il codice postale?
address-ask-postcode-like = Qual è il codice postale (per esempio { $example })?
address-ask-postcode-wrong = È giusto il codice postale { $written }? Me ne aspettavo uno come { $example }.
address-ask-street-kind = Qual è il nome completo della strada (per esempio { $like })?
address-ask-house-or-flat = In { $first }/{ $second }, il { $first } è il numero civico e il { $second } l’interno?
address-ask-locker = Qual è il codice del punto di ritiro?
address-ask-locker-like = Qual è il codice del punto di ritiro (per esempio { $example })?
address-ask-locker-contact = A quale numero di telefono o indirizzo e-mail deve arrivare l’avviso del ritiro?

answer-yes = sì
answer-no = no
