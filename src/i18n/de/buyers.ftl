# Texts put together for a buyer: the stock list, what is agreed on an order, what is missing in an address.

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
address-ask-all = Wohin darf ich das Paket schicken? Ich brauche den vollständigen Namen, Straße und Hausnummer, Postleitzahl, Ort und Land.
address-ask-one = Vielen Dank für die Adresse! Eine Frage habe ich noch, bevor ich das Etikett schreibe.
address-ask-several = Vielen Dank für die Adresse! Damit das Paket gut ankommt, fehlt mir nur noch:
address-ask-country = In welchem Land ist das?
address-ask-recipient = Welcher Name soll auf dem Paket stehen?
address-ask-whole-name = Wie lautet der vollständige Name, so wie er auf dem Paket stehen soll?
address-ask-street = Wie heißt die Straße, und welche Hausnummer ist es?
address-ask-number = Wie lautet die Hausnummer ({ $street })?
address-ask-city = In welchem Ort ist das?
address-ask-region = In welchem Bundesstaat oder welcher Provinz ist das?
address-ask-postcode = Wie lautet die Postleitzahl?
address-ask-postcode-like = Wie lautet die Postleitzahl (zum Beispiel { $example })?
address-ask-postcode-wrong = Stimmt die Postleitzahl { $written }? Ich hätte eine wie { $example } erwartet.
address-ask-street-kind = Wie heißt die Straße vollständig (zum Beispiel { $like })?
address-ask-house-or-flat = Ist bei { $first }/{ $second } die { $first } das Haus und die { $second } die Wohnung?
address-ask-locker = Welche Nummer hat die Packstation?
address-ask-locker-like = Welche Nummer hat die Packstation (zum Beispiel { $example })?
address-ask-locker-contact = An welche Telefonnummer oder E-Mail-Adresse soll die Nachricht der Packstation gehen?

answer-yes = ja
answer-no = nein
