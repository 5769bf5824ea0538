# Texts put together for a buyer: the stock list, what is agreed on an order, what is missing in an address.

stock-ready = Pronto para envio
stock-to-order = Por encomenda
stock-days = { $days ->
    [one] um dia útil
   *[other] { $days } dias úteis
}
stock-count = { $count } disponíveis
summary-of-order = Encomenda { $number }:
summary-agreed = Combinado
summary-postage = Envio
summary-total = Total
summary-paid = Pago
summary-due = Por pagar
summary-payment = Pagamento
summary-promised = Pronto
summary-slot = Entrega
address-ask-all = Para onde envio a encomenda? Preciso do nome completo, da rua e do número, do código postal, da localidade e do país.
address-ask-one = Agradeço o envio do endereço! Só mais uma pergunta antes de preparar a etiqueta.
address-ask-several = Agradeço o envio do endereço! Para que a encomenda chegue bem, só me falta saber:
address-ask-country = Em que país fica?
address-ask-recipient = Que nome escrevo na encomenda?
address-ask-whole-name = Qual é o nome completo para escrever na encomenda?
address-ask-street = Qual é a rua e o número?
address-ask-number = Qual é o número ({ $street })?
address-ask-city = Em que localidade fica?
address-ask-region = Em que estado ou província fica?
address-ask-postcode = Qual é o código postal?
address-ask-postcode-like = Qual é o código postal (por exemplo, { $example })?
address-ask-postcode-wrong = O código postal { $written } está certo? Esperava um como { $example }.
address-ask-street-kind = Qual é o nome completo da rua (por exemplo, { $like })?
address-ask-house-or-flat = Em { $first }/{ $second }, o { $first } é o prédio e o { $second } é o apartamento?
address-ask-locker = Qual é o código do cacifo de recolha?
address-ask-locker-like = Qual é o código do cacifo de recolha (por exemplo, { $example })?
address-ask-locker-contact = Para que telefone ou e-mail deve ir o aviso do cacifo?

answer-yes = sim
answer-no = não
