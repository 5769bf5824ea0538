//! What sellers write above the columns of their tables, in English, German, Spanish, French, Italian, Dutch, Polish, Portuguese and
//! Greek.

use crate::transfer::tables::Field::{
    self, Address, Cancelled, Carrier, Choice1, Choice2, City, Country, Currency, Discount, Email, FirstName, Handle,
    ItemName, LastName, LinePrice, Listing, Material, MiddleName, Name, Note, Number, Paid, Payment, PaymentStatus,
    Phone, Placed, Postage, Postcode, Price, Quantity, Recipient, Region, Shipped, Status, Stock, Street1, Street2,
    Tax, Total, Tracking, Variation,
};

/// Fields, and the words for their columns, parted by commas. Before a word that is one only where it is the whole header stands `=`.
#[rustfmt::skip]
pub(super) const WORDS: &[(Field, &str)] = &[
    (Number, "order id,order number,order no,order nr,=order,=number,=no,=nr,=id,=#,sales record number,bestellnummer,bestell-nr,\
        auftragsnummer,auftrag nr,=bestellung,=nummer,número de pedido,nº pedido,=pedido,numéro de commande,n° commande,=commande,\
        =numéro,numero ordine,n. ordine,=ordine,=numero,ordernummer,bestelnummer,=bestelling,numer zamówienia,nr zamówienia,\
        id zamówienia,=zamówienie,=numer,=lp,número do pedido,=encomenda,nº encomenda,αριθμός παραγγελίας,=παραγγελία,=αριθμός"),
    (Placed, "order date,sale date,purchase date,date,created at,=created,placed,ordered on,datum,bestelldatum,bestellt am,kaufdatum,\
        fecha,data,date de commande,besteldatum,data zamówienia,data zakupu,data sprzedaży,data do pedido,ημερομηνία"),
    (Paid, "=paid,paid at,paid on,date paid,payment date,payments date,bezahlt am,zahlungsdatum,zahlungseingang,fecha de pago,=pagado,\
        date de paiement,payé le,data pagamento,=pagato,betaald op,=betaald,data płatności,data zapłaty,=opłacono,=zapłacono,\
        data de pagamento,=pago em,πληρώθηκε,ημερομηνία πληρωμής"),
    (Shipped, "=shipped,shipped on,ship date,date shipped,shipped at,dispatched,posted,versandt,verschickt,versanddatum,fecha de envío,\
        =enviado,date d'expédition,=expédié,data spedizione,=spedito,verzonden,verzenddatum,data wysyłki,=wysłano,=nadano,data de envio,\
        ημερομηνία αποστολής"),
    (Cancelled, "cancelled,canceled,cancelled at,storniert,cancelado,annulé,annullato,geannuleerd,anulowano,data anulowania,ακυρώθηκε"),
    (Status, "status,order status,seller status,=state,=zustand,bestellstatus,=estado,estado del pedido,statut,=état,=stato,stato ordine,=toestand,\
        =stan,stan zamówienia,stan realizacji,=situação,κατάσταση"),
    (PaymentStatus, "payment status,financial status,zahlungsstatus,estado del pago,statut du paiement,stato pagamento,betaalstatus,\
        status płatności,estado do pagamento,κατάσταση πληρωμής"),
    (Handle, "login,buyer login,username,user name,=user,nick,nickname,screen name,benutzername,benutzer,mitgliedsname,usuario,pseudo,\
        identifiant,=utente,nome utente,gebruikersnaam,użytkownik,login kupującego,utilizador,χρήστης"),
    (Name, "=name,full name,customer name,client name,buyer name,billing name,=customer,=buyer,=client,contact,=kunde,=kundin,kundenname,\
        =käufer,name des käufers,nombre y apellidos,=nombre,=cliente,=comprador,nom complet,=nom,=acheteur,nome e cognome,=nome,=acquirente,\
        =naam,volledige naam,=klant,=koper,imię i nazwisko,=klient,=kupujący,=nabywca,nome completo,ονοματεπώνυμο,=όνομα,=πελάτης,=αγοραστής"),
    (FirstName, "first name,given name,forename,vorname,=nombre de pila,prénom,voornaam,=imię,primeiro nome,μικρό όνομα"),
    (MiddleName, "middle name,second name,zweiter vorname,drugie imię"),
    (LastName, "last name,surname,family name,nachname,familienname,apellidos,apellido,nom de famille,cognome,achternaam,=nazwisko,apelido,\
        sobrenome,επώνυμο,επίθετο"),
    (Email, "email,e-mail,=mail,mail address,correo,correo electrónico,courriel,posta elettronica,adres e-mail,ηλεκτρονικό ταχυδρομείο"),
    (Phone, "phone,=tel,telephone,phone number,mobile,cell phone,telefon,handy,mobilnummer,teléfono,móvil,téléphone,portable,telefono,\
        cellulare,telefoon,mobiel,numer telefonu,komórka,telefone,telemóvel,celular,τηλέφωνο,κινητό"),
    (Recipient, "recipient,ship to name,shipping name,delivery name,deliver to,empfänger,lieferung an,destinatario,destinataire,ontvanger,\
        odbiorca,destinatário,παραλήπτης"),
    (Address, "=address,full address,shipping address,delivery address,=adresse,anschrift,lieferadresse,dirección,adresse de livraison,\
        indirizzo,=adres,bezorgadres,adres dostawy,adres wysyłki,morada,endereço,διεύθυνση,buyer address"),
    (Street1, "street,street 1,address 1,address line 1,street and number,street and no,street address,straße und hausnummer,\
        straße und nr,straße nr,calle y número,rue et numéro,numéro et rue,via e numero,straat en huisnummer,straat en nummer,\
        ulica i numer,ulica i nr,ulica i numer domu,ulica nr domu,rua e número,οδός και αριθμός,straße,strasse,=calle,=rue,=via,straat,\
        ulica,=rua,οδός"),
    (Street2, "street 2,address 2,address line 2,adresszusatz,apartment,complément,piso,toevoeging,numer lokalu"),
    (City, "city,=town,=ort,wohnort,stadt,ciudad,población,localidad,=ville,città,comune,plaats,woonplaats,miasto,miejscowość,cidade,\
        localidade,πόλη"),
    (Region, "state,province,=region,county,bundesland,provincia,comunidad,=région,département,regione,województwo,distrito,νομός,περιοχή"),
    (Postcode, "zip,zip code,postcode,post code,postal code,=plz,postleitzahl,código postal,=cp,code postal,=cap,kod pocztowy,=kod,\
        código-postal,=cep,ταχυδρομικός κώδικας,=τκ"),
    (Country, "country,country code,=land,=país,=pays,=paese,nazione,kraj,κράτος,χώρα"),
    (Currency, "currency,währung,moneda,devise,valuta,waluta,moeda,νόμισμα"),
    (Total, "total,order total,grand total,total price,total to pay amount,total to pay,=amount,=sum,gesamt,gesamtbetrag,\
        gesamtsumme,=summe,=betrag,rechnungsbetrag,importe,importe total,montant,prix total,importo,totale,totaal,=bedrag,totaalbedrag,\
        =suma,kwota,=razem,=wartość,wartość zamówienia,do zapłaty,=valor,valor total,σύνολο,ποσό"),
    (Postage, "=shipping,shipping cost,shipping price,shipping fee,shipping and handling,postage,=delivery,delivery cost,=versand,\
        versandkosten,=porto,gastos de envío,=envío,coste de envío,frais de port,frais de livraison,=livraison,spese di spedizione,\
        =spedizione,verzendkosten,koszt wysyłki,=wysyłka,koszt dostawy,=dostawa,koszty przesyłki,=frete,portes,custo de envio,μεταφορικά"),
    (Tax, "=tax,taxes,sales tax,item tax,order tax,=vat,vat amount,mwst,=ust,umsatzsteuer,mehrwertsteuer,=iva,=tva,=btw,podatek,=φπα"),
    (Discount, "discount,discount amount,rabatt,nachlass,descuento,remise,réduction,sconto,korting,rabat,zniżka,desconto,έκπτωση"),
    (Payment, "=payment,payment method,payment type,payment provider,paid by,zahlungsart,zahlungsmethode,=zahlung,forma de pago,\
        método de pago,moyen de paiement,mode de paiement,metodo di pagamento,=pagamento,betaalmethode,betaalwijze,=płatność,\
        sposób płatności,forma płatności,forma de pagamento,τρόπος πληρωμής,=πληρωμή"),
    (Carrier, "carrier,courier,shipping method,shipping service,delivery method,versandart,versanddienst,transportista,transporteur,\
        mode de livraison,corriere,vervoerder,kurier,przewoźnik,sposób dostawy,metoda dostawy,transportadora,μεταφορέας,τρόπος αποστολής"),
    (Tracking, "tracking,tracking number,tracking no,parcel number,parcel no,shipment number,consignment number,sendungsnummer,\
        paketnummer,sendungsverfolgung,seguimiento,número de seguimiento,número de envío,numéro de suivi,numéro de colis,numéro d'envoi,\
        numero di spedizione,numero spedizione,zendingsnummer,verzendnummer,pakketnummer,numer paczki,nr paczki,código de seguimento,\
        número de envio,codice di tracciamento,track and trace,numer przesyłki,nr przesyłki,list przewozowy,código de rastreio,\
        αριθμός αποστολής,αριθμός δέματος"),
    (Note, "note,notes,comment,comments,=message,buyer note,customer message,customer note,notiz,notizen,bemerkung,anmerkung,kommentar,=nota,\
        notas,comentario,observaciones,remarque,commentaire,opmerking,opmerkingen,uwagi,wiadomość,notatka,komentarz,observações,\
        σημείωση,σημειώσεις,σχόλια"),
    (ItemName, "=item,item name,item title,listing title,product title,=items,=product,product name,=title,=article,=artikel,artikelname,\
        artikelbezeichnung,=titel,angebotstitel,titel des angebots,=angebot,produkt,produktname,artículo,=título,título del anuncio,\
        título del artículo,=titre,titre de l'annonce,titre de l'article,=titolo,titolo inserzione,titolo dell'inserzione,\
        titolo dell'oggetto,advertentietitel,=producto,=produit,nom du produit,articolo,prodotto,productnaam,nazwa produktu,=przedmiot,\
        nazwa przedmiotu,tytuł oferty,nazwa oferty,=tytuł,=oferta,tytuł aukcji,tytuł ogłoszenia,nazwa towaru,=nazwa,towar,=produto,\
        =artigo,nome do produto,título do anúncio,título do produto,=piece,=listing,τίτλος,προϊόν,=είδος"),
    (Variation, "variation,variations,variant,=size,=colour,=color,options,variante,ausführung,=größe,=farbe,variación,=talla,=taille,\
        variatie,=maat,wariant,=rozmiar,=kolor,variação,=tamanho,παραλλαγή,=μέγεθος"),
    (Quantity, "quantity,=qty,=count,=pcs,menge,anzahl,=stück,=stk,cantidad,quantité,=qté,quantità,=qtà,aantal,ilość,liczba sztuk,=sztuk,\
        =szt,quantidade,=qtd,ποσότητα,=τεμάχια"),
    (Price, "=price,unit price,item price,price each,=preis,einzelpreis,stückpreis,=precio,precio unitario,=prix,prix unitaire,=prezzo,\
        prezzo unitario,=prijs,stukprijs,=cena,cena jednostkowa,cena za sztukę,=preço,preço unitário,=τιμή,τιμή μονάδας"),
    (Stock, "stock,in stock,inventory,quantity,=qty,bestand,lagerbestand,anzahl,existencias,=stock disponible,cantidad,giacenza,disponibili,\
        voorraad,stan magazynowy,=stan,ilość,dostępne,=estoque,quantidade,απόθεμα,διαθέσιμα"),
    (Material, "material,materials,materiał,materiale,matériau,matière,materiaal,materiais,υλικό"),
    (Choice1, "variation,variations,variant,variants,=size,=sizes,=colour,=color,=colours,=colors,options,variante,ausführung,=größe,=farbe,\
        variación,=talla,=taille,=couleur,variatie,=maat,wariant,=rozmiar,=kolor,variação,=tamanho,παραλλαγή,=μέγεθος,=χρώμα"),
    (Choice2, "=colour,=color,=farbe,=couleur,=kolor,=χρώμα"),
    (Listing, "=sku,=id,listing id,product id,item number,artikelnummer,symbol,=ean,=référence,=kod produktu"),
    (LinePrice, "line total,item total,line price,zeilensumme,positionssumme,precio total línea,total ligne,totale riga,wartość pozycji,\
        σύνολο γραμμής"),
];
