-- Messages, what is due, meetings, and what an order and a piece still lacked.

-- What a buyer wrote: unanswered until a copy answers it or the seller puts it aside.
CREATE TABLE messages (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    buyer_id TEXT REFERENCES buyers (id),
    order_id TEXT REFERENCES orders (id),
    channel TEXT,
    language TEXT,
    received_at INTEGER NOT NULL,
    text TEXT NOT NULL,
    answer_id TEXT REFERENCES journal (id),
    put_aside_at INTEGER,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX messages_at ON messages (received_at);
CREATE INDEX messages_open ON messages (received_at)
    WHERE answer_id IS NULL AND put_aside_at IS NULL AND deleted_at IS NULL;
CREATE INDEX messages_buyer ON messages (buyer_id, received_at) WHERE buyer_id IS NOT NULL;
CREATE INDEX messages_order ON messages (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX messages_answer ON messages (answer_id) WHERE answer_id IS NOT NULL;

-- A day with the reply to send then. It is done with when its reply is copied for the same buyer and order, when the order
-- comes into the state named by closes, or when the seller says so.
CREATE TABLE reminders (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    due TEXT NOT NULL,
    text TEXT NOT NULL,
    buyer_id TEXT REFERENCES buyers (id),
    order_id TEXT REFERENCES orders (id),
    reply_id TEXT REFERENCES replies (id),
    entry_id TEXT REFERENCES journal (id),
    closes TEXT,
    done_at INTEGER,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX reminders_open ON reminders (due) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX reminders_buyer ON reminders (buyer_id) WHERE buyer_id IS NOT NULL;
CREATE INDEX reminders_order ON reminders (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX reminders_reply ON reminders (reply_id) WHERE reply_id IS NOT NULL;
CREATE INDEX reminders_entry ON reminders (entry_id) WHERE entry_id IS NOT NULL;

-- A line of the due list that the seller has put off (until) or away (until is NULL). The subject is what the line is about,
-- the occasion what sets this time apart from the next.
CREATE TABLE snoozes (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    occasion TEXT NOT NULL,
    until INTEGER,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX snoozes_key ON snoozes (rule, subject_id, occasion) WHERE deleted_at IS NULL;
CREATE INDEX snoozes_subject ON snoozes (subject_id);

-- Days on which the shop rests, beside weekends and public holidays; both ends count.
CREATE TABLE days_off (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    note TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK (first <= last)
) STRICT;

-- Where and when the seller can be met: the days of the week are a JSON array of words, the hours are HH:MM:SS.
CREATE TABLE slots (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,
    weekdays TEXT NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

-- What goes into a parcel beside its items: a card, a sample, gift wrapping.
CREATE TABLE extras (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    packed INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX extras_owner ON extras (order_id, position);

-- How many of a piece an order has taken out of stock, so that they are taken once and put back once.
CREATE TABLE taken (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    piece_id TEXT NOT NULL REFERENCES pieces (id),
    count INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX taken_key ON taken (order_id, piece_id) WHERE deleted_at IS NULL;
CREATE INDEX taken_owner ON taken (order_id, position);
CREATE INDEX taken_piece ON taken (piece_id);

-- How it is paid; whether it is a gift; when the parcel is expected; when the meeting in the slot begins and ends, without a
-- zone, where the shop is.
ALTER TABLE orders ADD COLUMN payment TEXT;
ALTER TABLE orders ADD COLUMN gift INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN expected TEXT;
ALTER TABLE orders ADD COLUMN meets_at TEXT;
ALTER TABLE orders ADD COLUMN meets_until TEXT;
CREATE INDEX orders_meeting ON orders (meets_at) WHERE meets_at IS NOT NULL AND deleted_at IS NULL;
-- What the rules of the due list look for: see due.rs.
CREATE INDEX orders_promised ON orders (promised)
    WHERE promised IS NOT NULL AND deleted_at IS NULL AND state IN ('agreed', 'paid', 'making', 'ready');
CREATE INDEX order_states_at ON order_states (state, at) WHERE deleted_at IS NULL;
CREATE INDEX drafts_waiting ON drafts (not_before) WHERE not_before IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX buyers_birthday ON buyers (substr(birthday, 6)) WHERE birthday IS NOT NULL AND deleted_at IS NULL;

ALTER TABLE items ADD COLUMN packed INTEGER NOT NULL DEFAULT 0;

-- Minutes of work that one takes; what its price is made of.
ALTER TABLE pieces ADD COLUMN minutes_to_make INTEGER;
ALTER TABLE pieces ADD COLUMN breakdown TEXT NOT NULL DEFAULT '';

CREATE TRIGGER messages_added AFTER INSERT ON messages BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'messages', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id, 'channel', NEW.channel,
        'language', NEW.language, 'received_at', NEW.received_at, 'text', NEW.text, 'answer_id', NEW.answer_id,
        'put_aside_at', NEW.put_aside_at, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER messages_edited AFTER UPDATE ON messages BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'messages', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'buyer_id', OLD.buyer_id, 'order_id', OLD.order_id, 'channel', OLD.channel,
        'language', OLD.language, 'received_at', OLD.received_at, 'text', OLD.text, 'answer_id', OLD.answer_id,
        'put_aside_at', OLD.put_aside_at, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id, 'channel', NEW.channel,
        'language', NEW.language, 'received_at', NEW.received_at, 'text', NEW.text, 'answer_id', NEW.answer_id,
        'put_aside_at', NEW.put_aside_at, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER messages_erased AFTER DELETE ON messages BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'messages', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER reminders_added AFTER INSERT ON reminders BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'reminders', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'due', NEW.due, 'text', NEW.text, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id,
        'reply_id', NEW.reply_id, 'entry_id', NEW.entry_id, 'closes', NEW.closes, 'done_at', NEW.done_at,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER reminders_edited AFTER UPDATE ON reminders BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'reminders', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'due', OLD.due, 'text', OLD.text, 'buyer_id', OLD.buyer_id, 'order_id', OLD.order_id,
        'reply_id', OLD.reply_id, 'entry_id', OLD.entry_id, 'closes', OLD.closes, 'done_at', OLD.done_at,
        'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'due', NEW.due, 'text', NEW.text, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id,
        'reply_id', NEW.reply_id, 'entry_id', NEW.entry_id, 'closes', NEW.closes, 'done_at', NEW.done_at,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER reminders_erased AFTER DELETE ON reminders BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'reminders', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER snoozes_added AFTER INSERT ON snoozes BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'snoozes', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'rule', NEW.rule, 'subject_id', NEW.subject_id, 'occasion', NEW.occasion, 'until', NEW.until,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER snoozes_edited AFTER UPDATE ON snoozes BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'snoozes', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'rule', OLD.rule, 'subject_id', OLD.subject_id, 'occasion', OLD.occasion, 'until', OLD.until,
        'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'rule', NEW.rule, 'subject_id', NEW.subject_id, 'occasion', NEW.occasion, 'until', NEW.until,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER snoozes_erased AFTER DELETE ON snoozes BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'snoozes', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER days_off_added AFTER INSERT ON days_off BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'days_off', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'first', NEW.first, 'last', NEW.last, 'note', NEW.note, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER days_off_edited AFTER UPDATE ON days_off BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'days_off', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'first', OLD.first, 'last', OLD.last, 'note', OLD.note, 'rev', OLD.rev,
        'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'first', NEW.first, 'last', NEW.last, 'note', NEW.note, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER days_off_erased AFTER DELETE ON days_off BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'days_off', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER slots_added AFTER INSERT ON slots BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'slots', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'place', NEW.place, 'weekdays', NEW.weekdays, 'opens', NEW.opens, 'closes', NEW.closes,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER slots_edited AFTER UPDATE ON slots BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'slots', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'place', OLD.place, 'weekdays', OLD.weekdays, 'opens', OLD.opens, 'closes', OLD.closes,
        'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'place', NEW.place, 'weekdays', NEW.weekdays, 'opens', NEW.opens, 'closes', NEW.closes,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER slots_erased AFTER DELETE ON slots BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'slots', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER extras_added AFTER INSERT ON extras BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'extras', NEW.id, NEW.order_id, NULL, json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'text', NEW.text, 'packed', NEW.packed,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER extras_edited AFTER UPDATE ON extras BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'extras', NEW.id, NEW.order_id, json_object(
        'id', OLD.id, 'order_id', OLD.order_id, 'position', OLD.position, 'text', OLD.text, 'packed', OLD.packed,
        'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'text', NEW.text, 'packed', NEW.packed,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER extras_erased AFTER DELETE ON extras BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'extras', OLD.id, OLD.order_id, NULL, NULL);
END;

CREATE TRIGGER taken_added AFTER INSERT ON taken BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'taken', NEW.id, NEW.order_id, NULL, json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'piece_id', NEW.piece_id,
        'count', NEW.count, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER taken_edited AFTER UPDATE ON taken BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'taken', NEW.id, NEW.order_id, json_object(
        'id', OLD.id, 'order_id', OLD.order_id, 'position', OLD.position, 'piece_id', OLD.piece_id,
        'count', OLD.count, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'piece_id', NEW.piece_id,
        'count', NEW.count, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER taken_erased AFTER DELETE ON taken BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'taken', OLD.id, OLD.order_id, NULL, NULL);
END;

DROP TRIGGER orders_added;
DROP TRIGGER orders_edited;

CREATE TRIGGER orders_added AFTER INSERT ON orders BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'orders', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'number', NEW.number, 'channel', NEW.channel, 'buyer_id', NEW.buyer_id, 'state', NEW.state,
        'total', NEW.total, 'total_currency', NEW.total_currency, 'paid', NEW.paid,
        'paid_currency', NEW.paid_currency, 'postage', NEW.postage, 'postage_currency', NEW.postage_currency,
        'promised', NEW.promised, 'slot', NEW.slot, 'carrier', NEW.carrier, 'tracking', NEW.tracking,
        'notes', NEW.notes, 'payment', NEW.payment, 'gift', NEW.gift, 'expected', NEW.expected,
        'meets_at', NEW.meets_at, 'meets_until', NEW.meets_until, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER orders_edited AFTER UPDATE ON orders BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'orders', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'number', OLD.number, 'channel', OLD.channel, 'buyer_id', OLD.buyer_id, 'state', OLD.state,
        'total', OLD.total, 'total_currency', OLD.total_currency, 'paid', OLD.paid,
        'paid_currency', OLD.paid_currency, 'postage', OLD.postage, 'postage_currency', OLD.postage_currency,
        'promised', OLD.promised, 'slot', OLD.slot, 'carrier', OLD.carrier, 'tracking', OLD.tracking,
        'notes', OLD.notes, 'payment', OLD.payment, 'gift', OLD.gift, 'expected', OLD.expected,
        'meets_at', OLD.meets_at, 'meets_until', OLD.meets_until, 'rev', OLD.rev, 'updated_at', OLD.updated_at,
        'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'number', NEW.number, 'channel', NEW.channel, 'buyer_id', NEW.buyer_id, 'state', NEW.state,
        'total', NEW.total, 'total_currency', NEW.total_currency, 'paid', NEW.paid,
        'paid_currency', NEW.paid_currency, 'postage', NEW.postage, 'postage_currency', NEW.postage_currency,
        'promised', NEW.promised, 'slot', NEW.slot, 'carrier', NEW.carrier, 'tracking', NEW.tracking,
        'notes', NEW.notes, 'payment', NEW.payment, 'gift', NEW.gift, 'expected', NEW.expected,
        'meets_at', NEW.meets_at, 'meets_until', NEW.meets_until, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

DROP TRIGGER items_added;
DROP TRIGGER items_edited;

CREATE TRIGGER items_added AFTER INSERT ON items BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'items', NEW.id, NEW.order_id, NULL, json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'piece_id', NEW.piece_id,
        'name', NEW.name, 'variation', NEW.variation, 'quantity', NEW.quantity, 'price', NEW.price,
        'price_currency', NEW.price_currency, 'packed', NEW.packed, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER items_edited AFTER UPDATE ON items BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'items', NEW.id, NEW.order_id, json_object(
        'id', OLD.id, 'order_id', OLD.order_id, 'position', OLD.position, 'piece_id', OLD.piece_id,
        'name', OLD.name, 'variation', OLD.variation, 'quantity', OLD.quantity, 'price', OLD.price,
        'price_currency', OLD.price_currency, 'packed', OLD.packed, 'rev', OLD.rev, 'updated_at', OLD.updated_at,
        'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'piece_id', NEW.piece_id,
        'name', NEW.name, 'variation', NEW.variation, 'quantity', NEW.quantity, 'price', NEW.price,
        'price_currency', NEW.price_currency, 'packed', NEW.packed, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

DROP TRIGGER pieces_added;
DROP TRIGGER pieces_edited;

CREATE TRIGGER pieces_added AFTER INSERT ON pieces BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'pieces', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'size', NEW.size, 'material', NEW.material, 'care', NEW.care,
        'price', NEW.price, 'price_currency', NEW.price_currency, 'variations', NEW.variations,
        'in_stock', NEW.in_stock, 'days_to_make', NEW.days_to_make, 'links', NEW.links, 'notes', NEW.notes,
        'minutes_to_make', NEW.minutes_to_make, 'breakdown', NEW.breakdown, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER pieces_edited AFTER UPDATE ON pieces BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'pieces', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'size', OLD.size, 'material', OLD.material, 'care', OLD.care,
        'price', OLD.price, 'price_currency', OLD.price_currency, 'variations', OLD.variations,
        'in_stock', OLD.in_stock, 'days_to_make', OLD.days_to_make, 'links', OLD.links, 'notes', OLD.notes,
        'minutes_to_make', OLD.minutes_to_make, 'breakdown', OLD.breakdown, 'rev', OLD.rev,
        'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'name', NEW.name, 'size', NEW.size, 'material', NEW.material, 'care', NEW.care,
        'price', NEW.price, 'price_currency', NEW.price_currency, 'variations', NEW.variations,
        'in_stock', NEW.in_stock, 'days_to_make', NEW.days_to_make, 'links', NEW.links, 'notes', NEW.notes,
        'minutes_to_make', NEW.minutes_to_make, 'breakdown', NEW.breakdown, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;
