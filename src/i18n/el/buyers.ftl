# Texts put together for a buyer: the stock list, and what is agreed on an order.

stock-ready = Έτοιμα για αποστολή
stock-to-order = Κατόπιν παραγγελίας
stock-days = { $days ->
    [one] μία εργάσιμη ημέρα
   *[other] { $days } εργάσιμες ημέρες
}
stock-count = { $count } τεμ.
summary-of-order = Παραγγελία { $number }:
summary-agreed = Συμφωνήσαμε
summary-postage = Αποστολή
summary-total = Σύνολο
summary-paid = Πληρώθηκαν
summary-due = Υπόλοιπο
summary-payment = Πληρωμή
summary-promised = Έτοιμο
summary-slot = Παράδοση
