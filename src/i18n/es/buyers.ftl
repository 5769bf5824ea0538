# Texts put together for a buyer: the stock list, and what is agreed on an order.

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
