# Texts put together for a buyer: the stock list, what is agreed on an order, what is missing in an address.

stock-ready = Listo para enviar
stock-to-order = Por encargo
stock-days = { $days ->
    [one] un día laborable
   *[other] { $days } días laborables
}
stock-count = { $count } disponibles
summary-of-order = Pedido { $number }:
summary-agreed = Acordado
summary-postage = Envío
summary-total = Total
summary-paid = Pagado
summary-due = Pendiente de pago
summary-payment = Pago
summary-promised = Listo
summary-slot = Entrega
address-ask-all = ¿Adónde envío el paquete? Necesito el nombre completo, la calle y el número, el código postal, la localidad y el país.
address-ask-one = ¡Muchas gracias por la dirección! Una pregunta más antes de preparar la etiqueta.
address-ask-several = ¡Muchas gracias por la dirección! Para que el paquete llegue bien, solo me falta saber:
address-ask-country = ¿En qué país es?
address-ask-recipient = ¿Qué nombre pongo en el paquete?
address-ask-whole-name = ¿Cuál es el nombre completo (con apellidos) para el paquete?
address-ask-street = ¿Cuál es la calle y el número?
address-ask-number = ¿Qué número es ({ $street })?
address-ask-city = ¿En qué localidad es?
address-ask-region = ¿En qué estado o provincia es?
address-ask-postcode = ¿Cuál es el código postal?
address-ask-postcode-like = ¿Cuál es el código postal (por ejemplo, { $example })?
address-ask-postcode-wrong = ¿Es correcto el código postal { $written }? Esperaba uno como { $example }.
address-ask-street-kind = ¿Cuál es el nombre completo de la calle (por ejemplo, { $like })?
address-ask-house-or-flat = En { $first }/{ $second }, ¿el { $first } es el portal y el { $second } es el piso?
address-ask-locker = ¿Cuál es el código de la taquilla?
address-ask-locker-like = ¿Cuál es el código de la taquilla (por ejemplo, { $example })?
address-ask-locker-contact = ¿A qué teléfono o correo electrónico debe llegar el aviso de la taquilla?

answer-yes = sí
answer-no = no
