# What can be named, in the middle of a sentence.
thing-reply = reply
thing-variant = text
thing-buyer = buyer
thing-order = order
thing-piece = piece
thing-fact = fact
thing-entry = line of the journal
thing-journal-entry = line of the journal
thing-remembered-value = remembered answer
thing-draft = draft

# The fields that can be empty or wrong.
field-name = name
field-number = number
field-body = text
field-agreement = text
field-language = language
field-fact = name of a fact
field-answer = answer

name-not-found = There is no { $what } “{ $name }”
name-is-ambiguous = “{ $name }” fits more than one { $what }: { $candidates }
    .hint = Say more of it.
name-is-taken = Another { $what } is already called “{ $name }”
    .hint = Choose another name, or change that one.
field-is-empty = The { $what } needs a { $field }
value-is-unfit = “{ $value }” cannot be the { $field }
text-has-holes = Something is still missing: { $names }
    .hint = --set NAME=VALUE answers it; --buyer, --order and --piece say whom it is for.
export-unwritten = The export cannot be written: { $why }

nothing-to-undo = There is nothing to undo
nothing-to-redo = There is nothing to do again
changed-since = The { $what } “{ $name }” has been changed since; taking the older change back would lose that
    .hint = Change it by hand, or undo the later change first.

database-newer = A later release of replydesk has made this database (schema { $found }); this one knows schemas up to { $known }. Nothing was written
    .hint = Install the later release, or name another database with --db.
database-outdated = The database has schema { $found }, this release needs { $needed }, and the file cannot be written
    .hint = Make the file and its directory writable.
database-not-ours = This is a database of another program. Nothing was written
    .hint = Name another file with --db.
database-not-a-database = This file is not a database. Nothing was written
    .hint = Name another file with --db, or put a backup in its place.
database-damaged = The database is damaged
    .hint = Keep a copy of the file, then put a backup in its place. `replydesk doctor` says more.
database-locked = Another program is holding the database
    .hint = Wait until its import or backup is done, and try again. Nothing was lost.
database-disk-full = The disk is full; the last change was not written
    .hint = Make room and try again. Everything before it is kept.
database-read-only = The database cannot be written: the file or its directory is read-only
    .hint = Looking and copying work; nothing is noted.
database-unmerged = The database cannot be written, and { $path } holds changes that are not in it yet
    .hint = Make the directory writable once, so that they can be taken in.
database-file = { $path }: { $why }
database-unreadable = A row of the database cannot be read ({ $table }, { $row }, { $column })
    .hint = Another program has written it. `replydesk doctor` lists what else cannot be read.
database-dangling = A row of { $table } would refer to something that is not in the database
database-sqlite = The database says: { $detail }
