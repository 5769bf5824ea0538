# Texts put together for a buyer: the stock list, and what is agreed on an order.

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
