# Texts put together for a buyer: the stock list, what is agreed on an order, what is missing in an address.

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
address-ask-all = Waar mag ik het pakket naartoe sturen? Ik heb de volledige naam, straat en huisnummer, postcode, plaats en land nodig.
address-ask-one = Hartelijk dank voor het adres! Nog één vraag voordat ik het etiket schrijf.
address-ask-several = Hartelijk dank voor het adres! Om het pakket goed te laten aankomen, mis ik alleen nog dit:
address-ask-country = In welk land is dat?
address-ask-recipient = Welke naam zal ik op het pakket zetten?
address-ask-whole-name = Wat is de volledige naam voor op het pakket?
address-ask-street = Wat zijn de straat en het huisnummer?
address-ask-number = Wat is het huisnummer ({ $street })?
address-ask-city = In welke plaats is dat?
address-ask-region = In welke staat of provincie is dat?
address-ask-postcode = Wat is de postcode?
address-ask-postcode-like = Wat is de postcode (bijvoorbeeld { $example })?
address-ask-postcode-wrong = Klopt de postcode { $written }? Ik had er een zoals { $example } verwacht.
address-ask-street-kind = Wat is de volledige naam van de straat (bijvoorbeeld { $like })?
address-ask-house-or-flat = Is bij { $first }/{ $second } de { $first } het huis en de { $second } het appartement?
address-ask-locker = Wat is de code van de pakketautomaat?
address-ask-locker-like = Wat is de code van de pakketautomaat (bijvoorbeeld { $example })?
address-ask-locker-contact = Naar welk telefoonnummer of e-mailadres mag het bericht van de pakketautomaat?

answer-yes = ja
answer-no = nee
