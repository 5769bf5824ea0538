# The pages of the library: replies, their versions, the facts of the shop.

scope-library-page = The library
scope-reply-page = Page of a reply
scope-version-page = Version of a reply
scope-facts-page = Facts of the shop

action-library-page = library
    .help = Every reply by category, and what is to be looked at in the library
action-reply-page = reply's page
    .short = reply
    .help = The marked reply whole: its texts, what they say, what it was before
action-facts-page = facts
    .help = What is true of the shop, since when somebody knows that, and which replies say it
action-edit-marked = edit
    .help = Change the marked reply
action-only-flawed = to look at
    .help = Show only what is to be looked at: older texts, mistakes, facts that nobody has made sure of; or everything again
action-all-replies = all replies
    .short = all
action-use-marked = use it
    .short = use
    .help = Go to the replies with the marked one, to send it
action-still-right = still right
    .short = right
    .help = Say that the marked reply is right in its other languages, though the text they were made from has changed
action-add-reply = new reply
    .short = new
    .help = Write a reply
action-library-facts = facts
    .help = What is true of the shop, and which replies say it
action-edit-text = edit
    .help = Change the marked text
action-use-reply = use it
    .short = use
    .help = Go to the replies with this one, to send it
action-add-text = another text
    .short = text
    .help = Write this reply once more: in another language, for a channel, a tone, a length
action-texts-still-right = still right
    .short = right
    .help = Say that the texts in the other languages are right, though the one they were made from has changed
action-revert = go back to this
    .short = go back
    .help = Make the reply what it was in this version; what it is now stays in its history
action-change-fact = change
    .help = Change the fact; the replies that change with it are named before
action-still-true = still true
    .short = true
    .help = Say that the fact is true today
action-say-in-language = in a language
    .short = say
    .help = Say the fact in another language
action-new-fact = new fact
    .short = new
    .help = Note something that is true of the shop, to be used in replies

page-library = Library
page-library-flaws = Library: to look at
page-library-count = { $count ->
    [one] 1 reply
   *[other] { $count } replies
}
page-library-right = nothing to look at
page-library-to-look-at = { $count ->
    [one] 1 thing to look at
   *[other] { $count } things to look at
}
page-library-newer = { $count ->
    [one] 1 reply of the starter library has something new
   *[other] { $count } replies of the starter library have something new
}
page-no-replies = The library is empty.
page-texts = { $count ->
    [one] 1 text
   *[other] { $count } texts
}
flaw-says-stale = it says shop.{ $name }, which nobody has made sure of for long
page-section-texts = texts
page-section-asks = what buyers write
page-section-says = facts it says
page-section-includes = is made with
page-section-included-by = is part of
page-section-versions = versions
page-older-than = older than { $source }
page-for-all = for all
page-version = { $shortcut }: version { $version } of { $of }
page-version-since = version { $version }, since { $since }
page-version-now = as it is now

page-facts = Facts of the shop
page-no-facts = Nothing is noted of the shop.
page-facts-count = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
page-facts-stale = { $count ->
    [one] 1 that nobody has made sure of for long
   *[other] { $count } that nobody has made sure of for long
}
page-section-to-look-at = to look at
page-section-unsaid = not said yet; a reply that needs one asks for it
page-section-in-languages = in other languages
page-section-said-by = replies that say it
page-fact-value = it is
page-fact-checked = made sure of
page-fact-eyes = on the screen
page-fact-sensitive = hidden, not for everybody's eyes
page-fact-channels = may go to
page-fact-everywhere = every channel
page-fact-only = only { $channels }
page-fact-unused = No reply says it.
page-fact-stale = last made sure of { $day }: is it still true?
page-fact-still = { $day }: is it still true?
page-fact-old = still true?
page-fact-rests = rests: “{ $text }” said “{ $before }”
page-fact-replies = { $count ->
    [one] 1 reply
   *[other] { $count } replies
}

ask-fact = What is it now? Every reply that says it changes with it.
ask-words = What is it in another language? Left empty, the words for that language are taken away.
ask-new-fact = Something that is true of the shop, kept once and used in replies as shop.NAME.
ask-field-value = it is
ask-field-zone = it is
ask-field-currency = it is
ask-field-fact = name in replies
ask-field-language = language
ask-field-eyes = on the screen
ask-field-channels = may go to
ask-field-words = in that language
ask-example-fact = lower-case letters, e.g. pickup_address
ask-example-channels = every channel, or e.g. allegro, email
ask-eyes-all = shown
ask-eyes-own = hidden
would-go-everywhere = What is shown goes to every channel: name some only for what is hidden
would-stay-true = It stays as it is, and counts as made sure of today
would-change = { $count ->
    [one] 1 reply changes: { $replies }
   *[other] { $count } replies change: { $replies }
}
would-change-nothing = No reply says it yet
would-rest = What is said in { $languages } rests until it is said anew
would-take-words-away = The words for that language are taken away
would-be-said-as = Replies say it as {"{{"} shop.{ $name } {"}}"}
and-others = { $count } others
notice-still-true = shop.{ $name } is true on { $day }

ask-revert = The reply becomes what it was then; what it is now stays in its history.
would-revert = Otherwise than now: { $what }
would-revert-nothing = It is so now
action-form-revert = go back to this
notice-reverted = { $shortcut } is what it was in version { $version }

action-text-beside = text beside
    .short = beside
    .help = Put another text of the reply beside this one, to be read along; the next one, then none
action-swap-texts = edit the other
    .short = swap
    .help = Go on with the text beside; both are kept as they are written, and saved together
action-beside-up = beside: up
    .help = A line up in the text beside
action-beside-down = beside: down
    .help = A line down in the text beside
editor-changed-since = changed since the other was made from it
editor-older = older than the one you edit
editor-only-there = Only there: { $names }
editor-only-here = Only in yours: { $names }
notice-no-other-text = The reply has no other text; { $key } writes one

action-archive-marked = archive
    .help = Put the marked reply away: kept, and no longer offered; or take it back out
action-take-out = take out
action-archive-this = archive
    .help = Put the reply away: kept, and no longer offered; or take it back out
page-archived = archived · { $count }
page-is-archived = archived: kept, and not offered
page-never-copied = never copied
page-copied = copied { $count ->
    [one] once
   *[other] { $count } times
}, last { $last }, for { $buyers ->
    [0] nobody in particular
    [one] 1 buyer
   *[other] { $buyers } buyers
}
page-copied-edited = changed by hand first { $count ->
    [one] once
   *[other] { $count } times
}
notice-unarchived = { $shortcut } is offered again
notice-put-away = { $included ->
    [0] { $shortcut } archived
    [one] { $shortcut } archived; one reply includes it and still says it
   *[other] { $shortcut } archived; { $included } replies include it and still say it
}

scope-proposals-page = New in the starter library
action-library-update = new in the library
    .short = new
    .help = What the starter library of this program has new: take it, keep yours, or decide later
action-what-is-new = what is new
    .short = new
    .help = What the starter library of this program has new
action-decide = take, keep or later
    .short = decide
action-bring-in = bring it in
    .short = bring in
    .help = Bring in what is new, and do what was decided; one undo takes all of it back
action-take-all = take all
    .help = Take the new words of everything that is to be decided
action-keep-all = keep all
    .help = Keep your words of everything that is to be decided, for good
action-later-all = all later
    .short = later
    .help = Decide about everything another time
page-proposals = New in the starter library
page-section-to-decide = changed by you and in the library: - yours, + new
page-section-comes-in = comes in
verdict-later = later
verdict-take = take
verdict-keep = keep
notice-brought-in = { $new ->
    [0] No new reply
    [one] One new reply
   *[other] { $new } new replies
}, { $updated } updated
notice-nothing-brought-in = Nothing was taken; what is to be decided is proposed again

scope-gallery-page = Gallery
action-gallery = gallery
    .help = Every text as a buyer reads it, situation by situation
action-library-gallery = gallery
    .help = Every text as a buyer reads it, situation by situation
action-next-language = next language
    .short = language
    .help = The same in the next language of the library
page-gallery = Gallery: { $language }
page-gallery-how = As a buyer reads them, filled for the latest orders; what is not known stands in ⟨ ⟩
