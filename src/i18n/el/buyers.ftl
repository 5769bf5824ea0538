# Texts put together for a buyer: the stock list, what is agreed on an order, what is missing in an address.

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
address-ask-all = Πού να στείλω το δέμα; Χρειάζομαι ονοματεπώνυμο, οδό και αριθμό, ταχυδρομικό κώδικα, πόλη και χώρα.
address-ask-one = Ευχαριστώ πολύ για τη διεύθυνση! Μία ερώτηση ακόμη, πριν γράψω την ετικέτα.
address-ask-several = Ευχαριστώ πολύ για τη διεύθυνση! Για να φτάσει σίγουρα το δέμα, χρειάζομαι μόνο αυτά:
address-ask-country = Σε ποια χώρα είναι;
address-ask-recipient = Ποιο όνομα να γράψω στο δέμα;
address-ask-whole-name = Ποιο είναι το ονοματεπώνυμο, όπως να το γράψω στο δέμα;
address-ask-street = Ποια είναι η οδός και ο αριθμός;
address-ask-number = Ποιος είναι ο αριθμός ({ $street });
address-ask-city = Σε ποια πόλη είναι;
address-ask-region = Σε ποια πολιτεία ή επαρχία είναι;
address-ask-postcode = Ποιος είναι ο ταχυδρομικός κώδικας;
address-ask-postcode-like = Ποιος είναι ο ταχυδρομικός κώδικας (για παράδειγμα { $example });
address-ask-postcode-wrong = Είναι σωστός ο ταχυδρομικός κώδικας { $written }; Θα περίμενα κάτι σαν { $example }.
address-ask-street-kind = Ποιο είναι ολόκληρο το όνομα της οδού (για παράδειγμα { $like });
address-ask-house-or-flat = Στο { $first }/{ $second }, το { $first } είναι ο αριθμός της οδού και το { $second } το διαμέρισμα;
address-ask-locker = Ποιος είναι ο κωδικός της θυρίδας παραλαβής;
address-ask-locker-like = Ποιος είναι ο κωδικός της θυρίδας παραλαβής (για παράδειγμα { $example });
address-ask-locker-contact = Σε ποιο τηλέφωνο ή e-mail να έρθει το μήνυμα της θυρίδας παραλαβής;

answer-yes = ναι
answer-no = όχι
