# Texts put together for a buyer: the stock list, what is agreed on an order, what is missing in an address.

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
address-ask-all = À quelle adresse envoyer le colis ? Il me faut le nom complet, la rue et le numéro, le code postal, la ville et le pays.
address-ask-one = Merci beaucoup pour l’adresse ! Encore une question avant de préparer l’étiquette.
address-ask-several = Merci beaucoup pour l’adresse ! Pour que le colis arrive à bon port, il me manque seulement ceci :
address-ask-country = Dans quel pays est-ce ?
address-ask-recipient = Quel nom dois-je écrire sur le colis ?
address-ask-whole-name = Quel est le nom complet à écrire sur le colis ?
address-ask-street = Quels sont le nom de la rue et le numéro ?
address-ask-number = Quel est le numéro ({ $street }) ?
address-ask-city = Dans quelle ville est-ce ?
address-ask-region = Dans quel État ou quelle province est-ce ?
address-ask-postcode = Quel est le code postal ?
address-ask-postcode-like = Quel est le code postal (par exemple { $example }) ?
address-ask-postcode-wrong = Le code postal { $written } est-il correct ? J’en attendais un comme { $example }.
address-ask-street-kind = Quel est le nom complet de la rue (par exemple { $like }) ?
address-ask-house-or-flat = Dans { $first }/{ $second }, le { $first } est bien le numéro de la rue et le { $second } l’appartement ?
address-ask-locker = Quel est le code de la consigne ?
address-ask-locker-like = Quel est le code de la consigne (par exemple { $example }) ?
address-ask-locker-contact = À quel numéro de téléphone ou à quelle adresse e-mail la consigne doit-elle envoyer son message ?

answer-yes = oui
answer-no = non
