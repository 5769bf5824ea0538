# Words that many parts of the program use.

# The states of an order.
state-asked = asked
state-quoted = quoted
state-agreed = agreed
state-paid = paid
state-making = making
state-ready = ready
state-shipped = shipped
state-waiting-for-pickup = waiting for pickup
state-received = received
state-reviewed = reviewed
state-cancelled = cancelled
state-returned = returned

# The kinds of buyers.
kind-in-a-hurry = in a hurry
kind-knows-everything = knows everything
kind-undecided = undecided
kind-gloomy = gloomy
kind-cheerful = cheerful
kind-complains = complains
kind-endless = polite and endless
kind-changes-mind = changes their mind
kind-wants-control = wants control
kind-stingy = stingy
kind-fights = fights
kind-enthusiast = enthusiast
kind-middleman = buys for somebody else
kind-new-here = new here
kind-silent = silent

# One line of advice for each kind of buyer.
advice-in-a-hurry = price, how to get it, thanks; nothing else
advice-knows-everything = do not argue; facts, carefully worded, with proof
advice-undecided = small questions that a yes or no answers; then one recommendation
advice-gloomy = patience; answer everything, sell exactly what they point at
advice-cheerful = friendly, but not familiar
advice-complains = short, calm, the solution first
advice-endless = kind limits: hours, and one message with everything
advice-changes-mind = everything in writing, and a date after which nothing changes
advice-wants-control = progress and photos at each stage
advice-stingy = what the price is made of; small extras instead of discounts
advice-fights = rules stated clearly from the start; win–win, never personal
advice-enthusiast = thank, narrow down, expect them to cool
advice-middleman = ask about the person who will use it
advice-new-here = fast; show where to click, tracking at once, follow up
advice-silent = one question a message, a reminder, then let go
