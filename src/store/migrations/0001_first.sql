-- The shop on one file.
--
-- Every table of the user's data has: n, its stable row number on this machine alone; id, a UUIDv7 that is the same on every
-- machine; rev, how often it was written; updated_at; deleted_at, set where the row is only a tombstone.
-- Instants are milliseconds since 1970 in UTC, days are YYYY-MM-DD, amounts are minor units beside their currency. Columns
-- named tags, situations, texts, variations and links hold JSON arrays.

-- What belongs to this file and is not the user's: which device it is, how far the first setup has come.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The change log: what was done, and what each of these actions did to which row.
CREATE TABLE actions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    step TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    at INTEGER NOT NULL,
    undone_by INTEGER,
    bytes INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    action INTEGER NOT NULL REFERENCES actions (seq) ON DELETE CASCADE,
    entity TEXT NOT NULL,
    row_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX changes_action ON changes (action);

CREATE TABLE replies (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    shortcut TEXT NOT NULL,
    category TEXT NOT NULL,
    role TEXT NOT NULL,
    tags TEXT NOT NULL,
    situations TEXT NOT NULL,
    attach TEXT,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX replies_key ON replies (shortcut) WHERE deleted_at IS NULL;

CREATE TABLE titles (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reply_id TEXT NOT NULL REFERENCES replies (id),
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX titles_key ON titles (reply_id, language) WHERE deleted_at IS NULL;
CREATE INDEX titles_owner ON titles (reply_id, position);

-- What buyers write when they need the reply: one row a language.
CREATE TABLE asks (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reply_id TEXT NOT NULL REFERENCES replies (id),
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    texts TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX asks_key ON asks (reply_id, language) WHERE deleted_at IS NULL;
CREATE INDEX asks_owner ON asks (reply_id, position);

CREATE TABLE variants (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reply_id TEXT NOT NULL REFERENCES replies (id),
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    channel TEXT,
    tone TEXT,
    length TEXT,
    body TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX variants_key
    ON variants (reply_id, language, ifnull(channel, ''), ifnull(tone, ''), ifnull(length, ''))
    WHERE deleted_at IS NULL;
CREATE INDEX variants_owner ON variants (reply_id, position);

CREATE TABLE facts (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    checked_on TEXT,
    sensitive INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX facts_key ON facts (name) WHERE deleted_at IS NULL;

CREATE TABLE pieces (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    size TEXT,
    material TEXT,
    care TEXT,
    price INTEGER,
    price_currency TEXT,
    variations TEXT NOT NULL,
    in_stock INTEGER,
    days_to_make INTEGER,
    links TEXT NOT NULL,
    notes TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK ((price IS NULL) = (price_currency IS NULL))
) STRICT;

CREATE TABLE buyers (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    address_as TEXT,
    language TEXT,
    tone TEXT,
    kind TEXT,
    address_raw TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    birthday TEXT,
    notes TEXT NOT NULL,
    tags TEXT NOT NULL,
    consent INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE handles (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    buyer_id TEXT NOT NULL REFERENCES buyers (id),
    position INTEGER NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX handles_key ON handles (channel, name) WHERE deleted_at IS NULL;
CREATE INDEX handles_owner ON handles (buyer_id, position);

CREATE TABLE orders (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    channel TEXT,
    buyer_id TEXT REFERENCES buyers (id),
    state TEXT NOT NULL,
    total INTEGER,
    total_currency TEXT,
    paid INTEGER,
    paid_currency TEXT,
    postage INTEGER,
    postage_currency TEXT,
    promised TEXT,
    slot TEXT,
    carrier TEXT,
    tracking TEXT,
    notes TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK ((total IS NULL) = (total_currency IS NULL)),
    CHECK ((paid IS NULL) = (paid_currency IS NULL)),
    CHECK ((postage IS NULL) = (postage_currency IS NULL))
) STRICT;
CREATE UNIQUE INDEX orders_key ON orders (number, ifnull(channel, '')) WHERE deleted_at IS NULL;
CREATE INDEX orders_buyer ON orders (buyer_id) WHERE buyer_id IS NOT NULL;
CREATE INDEX orders_open ON orders (n)
    WHERE deleted_at IS NULL AND state NOT IN ('received', 'reviewed', 'cancelled', 'returned');

CREATE TABLE items (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    piece_id TEXT REFERENCES pieces (id),
    name TEXT NOT NULL,
    variation TEXT,
    quantity INTEGER NOT NULL,
    price INTEGER,
    price_currency TEXT,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK ((price IS NULL) = (price_currency IS NULL))
) STRICT;
CREATE INDEX items_owner ON items (order_id, position);
CREATE INDEX items_piece ON items (piece_id) WHERE piece_id IS NOT NULL;

CREATE TABLE order_states (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX order_states_owner ON order_states (order_id, position);

CREATE TABLE agreements (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL,
    agreed_on TEXT NOT NULL,
    text TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX agreements_owner ON agreements (order_id, position);

CREATE TABLE journal (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    buyer_id TEXT REFERENCES buyers (id),
    order_id TEXT REFERENCES orders (id),
    channel TEXT,
    language TEXT,
    text TEXT NOT NULL,
    route TEXT NOT NULL,
    checked INTEGER NOT NULL,
    retracted TEXT,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX journal_at ON journal (at);
CREATE INDEX journal_buyer ON journal (buyer_id, at) WHERE buyer_id IS NOT NULL;
CREATE INDEX journal_order ON journal (order_id) WHERE order_id IS NOT NULL;

-- The replies a copied text was made from.
CREATE TABLE journal_replies (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    entry_id TEXT NOT NULL REFERENCES journal (id),
    position INTEGER NOT NULL,
    reply_id TEXT NOT NULL REFERENCES replies (id),
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX journal_replies_owner ON journal_replies (entry_id, position);
CREATE INDEX journal_replies_reply ON journal_replies (reply_id);

-- Answers kept for an order, for a buyer, or, where both are NULL, for the whole shop.
CREATE TABLE remembered (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    buyer_id TEXT REFERENCES buyers (id),
    order_id TEXT REFERENCES orders (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK (buyer_id IS NULL OR order_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX remembered_key ON remembered (ifnull(buyer_id, ''), ifnull(order_id, ''), name)
    WHERE deleted_at IS NULL;
CREATE INDEX remembered_buyer ON remembered (buyer_id) WHERE buyer_id IS NOT NULL;
CREATE INDEX remembered_order ON remembered (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE drafts (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    buyer_id TEXT REFERENCES buyers (id),
    reply_id TEXT REFERENCES replies (id),
    kept_at INTEGER NOT NULL,
    not_before INTEGER,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX drafts_buyer ON drafts (buyer_id) WHERE buyer_id IS NOT NULL;
CREATE INDEX drafts_reply ON drafts (reply_id) WHERE reply_id IS NOT NULL;

-- Derived from the tables above, rebuilt from them at any time, and not logged.

-- How much each reply is used: see usage.rs.
CREATE TABLE usage (
    reply_id TEXT NOT NULL PRIMARY KEY,
    score REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX usage_score ON usage (score);

-- The folded words people and orders are found by: see words.rs. A row's number is the n of its buyer or order. The words
-- are cut by our code, so the tokenizer has nothing to do but split at blanks.
CREATE VIRTUAL TABLE buyer_words USING fts5(
    words, tokenize = 'ascii', prefix = '1 2 3', detail = none, columnsize = 0
);
INSERT INTO buyer_words (buyer_words, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE order_words USING fts5(
    known_by, items, tokenize = 'ascii', prefix = '1 2 3', detail = column, columnsize = 0
);
INSERT INTO order_words (order_words, rank) VALUES ('secure-delete', 1);

-- The change log fills itself: no write to a user's row can be forgotten. The header of an action is inserted before its
-- first change, in the same write transaction, so the newest header is always the right one. Of a row erased for good,
-- only that it is gone is kept.

CREATE TRIGGER replies_added AFTER INSERT ON replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'replies', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'shortcut', NEW.shortcut, 'category', NEW.category, 'role', NEW.role, 'tags', NEW.tags,
        'situations', NEW.situations, 'attach', NEW.attach, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER replies_edited AFTER UPDATE ON replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'replies', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'shortcut', OLD.shortcut, 'category', OLD.category, 'role', OLD.role, 'tags', OLD.tags,
        'situations', OLD.situations, 'attach', OLD.attach, 'rev', OLD.rev, 'updated_at', OLD.updated_at,
        'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'shortcut', NEW.shortcut, 'category', NEW.category, 'role', NEW.role, 'tags', NEW.tags,
        'situations', NEW.situations, 'attach', NEW.attach, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER replies_erased AFTER DELETE ON replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'replies', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER titles_added AFTER INSERT ON titles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'titles', NEW.id, NEW.reply_id, NULL, json_object(
        'id', NEW.id, 'reply_id', NEW.reply_id, 'position', NEW.position, 'language', NEW.language,
        'text', NEW.text, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER titles_edited AFTER UPDATE ON titles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'titles', NEW.id, NEW.reply_id, json_object(
        'id', OLD.id, 'reply_id', OLD.reply_id, 'position', OLD.position, 'language', OLD.language,
        'text', OLD.text, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'reply_id', NEW.reply_id, 'position', NEW.position, 'language', NEW.language,
        'text', NEW.text, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER titles_erased AFTER DELETE ON titles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'titles', OLD.id, OLD.reply_id, NULL, NULL);
END;

CREATE TRIGGER asks_added AFTER INSERT ON asks BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'asks', NEW.id, NEW.reply_id, NULL, json_object(
        'id', NEW.id, 'reply_id', NEW.reply_id, 'position', NEW.position, 'language', NEW.language,
        'texts', NEW.texts, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER asks_edited AFTER UPDATE ON asks BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'asks', NEW.id, NEW.reply_id, json_object(
        'id', OLD.id, 'reply_id', OLD.reply_id, 'position', OLD.position, 'language', OLD.language,
        'texts', OLD.texts, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'reply_id', NEW.reply_id, 'position', NEW.position, 'language', NEW.language,
        'texts', NEW.texts, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER asks_erased AFTER DELETE ON asks BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'asks', OLD.id, OLD.reply_id, NULL, NULL);
END;

CREATE TRIGGER variants_added AFTER INSERT ON variants BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'variants', NEW.id, NEW.reply_id, NULL, json_object(
        'id', NEW.id, 'reply_id', NEW.reply_id, 'position', NEW.position, 'language', NEW.language,
        'channel', NEW.channel, 'tone', NEW.tone, 'length', NEW.length, 'body', NEW.body, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER variants_edited AFTER UPDATE ON variants BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'variants', NEW.id, NEW.reply_id, json_object(
        'id', OLD.id, 'reply_id', OLD.reply_id, 'position', OLD.position, 'language', OLD.language,
        'channel', OLD.channel, 'tone', OLD.tone, 'length', OLD.length, 'body', OLD.body, 'rev', OLD.rev,
        'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'reply_id', NEW.reply_id, 'position', NEW.position, 'language', NEW.language,
        'channel', NEW.channel, 'tone', NEW.tone, 'length', NEW.length, 'body', NEW.body, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER variants_erased AFTER DELETE ON variants BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'variants', OLD.id, OLD.reply_id, NULL, NULL);
END;

CREATE TRIGGER facts_added AFTER INSERT ON facts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'facts', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'value', NEW.value, 'checked_on', NEW.checked_on,
        'sensitive', NEW.sensitive, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER facts_edited AFTER UPDATE ON facts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'facts', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'value', OLD.value, 'checked_on', OLD.checked_on,
        'sensitive', OLD.sensitive, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'name', NEW.name, 'value', NEW.value, 'checked_on', NEW.checked_on,
        'sensitive', NEW.sensitive, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER facts_erased AFTER DELETE ON facts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'facts', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER pieces_added AFTER INSERT ON pieces BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'pieces', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'size', NEW.size, 'material', NEW.material, 'care', NEW.care,
        'price', NEW.price, 'price_currency', NEW.price_currency, 'variations', NEW.variations,
        'in_stock', NEW.in_stock, 'days_to_make', NEW.days_to_make, 'links', NEW.links, 'notes', NEW.notes,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER pieces_edited AFTER UPDATE ON pieces BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'pieces', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'size', OLD.size, 'material', OLD.material, 'care', OLD.care,
        'price', OLD.price, 'price_currency', OLD.price_currency, 'variations', OLD.variations,
        'in_stock', OLD.in_stock, 'days_to_make', OLD.days_to_make, 'links', OLD.links, 'notes', OLD.notes,
        'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'name', NEW.name, 'size', NEW.size, 'material', NEW.material, 'care', NEW.care,
        'price', NEW.price, 'price_currency', NEW.price_currency, 'variations', NEW.variations,
        'in_stock', NEW.in_stock, 'days_to_make', NEW.days_to_make, 'links', NEW.links, 'notes', NEW.notes,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER pieces_erased AFTER DELETE ON pieces BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'pieces', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER buyers_added AFTER INSERT ON buyers BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'buyers', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'address_as', NEW.address_as, 'language', NEW.language,
        'tone', NEW.tone, 'kind', NEW.kind, 'address_raw', NEW.address_raw, 'street', NEW.street,
        'postcode', NEW.postcode, 'city', NEW.city, 'region', NEW.region, 'country', NEW.country,
        'phone', NEW.phone, 'email', NEW.email, 'birthday', NEW.birthday, 'notes', NEW.notes, 'tags', NEW.tags,
        'consent', NEW.consent, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER buyers_edited AFTER UPDATE ON buyers BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'buyers', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'address_as', OLD.address_as, 'language', OLD.language,
        'tone', OLD.tone, 'kind', OLD.kind, 'address_raw', OLD.address_raw, 'street', OLD.street,
        'postcode', OLD.postcode, 'city', OLD.city, 'region', OLD.region, 'country', OLD.country,
        'phone', OLD.phone, 'email', OLD.email, 'birthday', OLD.birthday, 'notes', OLD.notes, 'tags', OLD.tags,
        'consent', OLD.consent, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'name', NEW.name, 'address_as', NEW.address_as, 'language', NEW.language,
        'tone', NEW.tone, 'kind', NEW.kind, 'address_raw', NEW.address_raw, 'street', NEW.street,
        'postcode', NEW.postcode, 'city', NEW.city, 'region', NEW.region, 'country', NEW.country,
        'phone', NEW.phone, 'email', NEW.email, 'birthday', NEW.birthday, 'notes', NEW.notes, 'tags', NEW.tags,
        'consent', NEW.consent, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER buyers_erased AFTER DELETE ON buyers BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'buyers', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER handles_added AFTER INSERT ON handles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'handles', NEW.id, NEW.buyer_id, NULL, json_object(
        'id', NEW.id, 'buyer_id', NEW.buyer_id, 'position', NEW.position, 'channel', NEW.channel,
        'name', NEW.name, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER handles_edited AFTER UPDATE ON handles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'handles', NEW.id, NEW.buyer_id, json_object(
        'id', OLD.id, 'buyer_id', OLD.buyer_id, 'position', OLD.position, 'channel', OLD.channel,
        'name', OLD.name, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'buyer_id', NEW.buyer_id, 'position', NEW.position, 'channel', NEW.channel,
        'name', NEW.name, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER handles_erased AFTER DELETE ON handles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'handles', OLD.id, OLD.buyer_id, NULL, NULL);
END;

CREATE TRIGGER orders_added AFTER INSERT ON orders BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'orders', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'number', NEW.number, 'channel', NEW.channel, 'buyer_id', NEW.buyer_id,
        'state', NEW.state, 'total', NEW.total, 'total_currency', NEW.total_currency, 'paid', NEW.paid,
        'paid_currency', NEW.paid_currency, 'postage', NEW.postage, 'postage_currency', NEW.postage_currency,
        'promised', NEW.promised, 'slot', NEW.slot, 'carrier', NEW.carrier, 'tracking', NEW.tracking,
        'notes', NEW.notes, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER orders_edited AFTER UPDATE ON orders BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'orders', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'number', OLD.number, 'channel', OLD.channel, 'buyer_id', OLD.buyer_id,
        'state', OLD.state, 'total', OLD.total, 'total_currency', OLD.total_currency, 'paid', OLD.paid,
        'paid_currency', OLD.paid_currency, 'postage', OLD.postage, 'postage_currency', OLD.postage_currency,
        'promised', OLD.promised, 'slot', OLD.slot, 'carrier', OLD.carrier, 'tracking', OLD.tracking,
        'notes', OLD.notes, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'number', NEW.number, 'channel', NEW.channel, 'buyer_id', NEW.buyer_id,
        'state', NEW.state, 'total', NEW.total, 'total_currency', NEW.total_currency, 'paid', NEW.paid,
        'paid_currency', NEW.paid_currency, 'postage', NEW.postage, 'postage_currency', NEW.postage_currency,
        'promised', NEW.promised, 'slot', NEW.slot, 'carrier', NEW.carrier, 'tracking', NEW.tracking,
        'notes', NEW.notes, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER orders_erased AFTER DELETE ON orders BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'orders', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER items_added AFTER INSERT ON items BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'items', NEW.id, NEW.order_id, NULL, json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'piece_id', NEW.piece_id,
        'name', NEW.name, 'variation', NEW.variation, 'quantity', NEW.quantity, 'price', NEW.price,
        'price_currency', NEW.price_currency, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER items_edited AFTER UPDATE ON items BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'items', NEW.id, NEW.order_id, json_object(
        'id', OLD.id, 'order_id', OLD.order_id, 'position', OLD.position, 'piece_id', OLD.piece_id,
        'name', OLD.name, 'variation', OLD.variation, 'quantity', OLD.quantity, 'price', OLD.price,
        'price_currency', OLD.price_currency, 'rev', OLD.rev, 'updated_at', OLD.updated_at,
        'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'piece_id', NEW.piece_id,
        'name', NEW.name, 'variation', NEW.variation, 'quantity', NEW.quantity, 'price', NEW.price,
        'price_currency', NEW.price_currency, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER items_erased AFTER DELETE ON items BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'items', OLD.id, OLD.order_id, NULL, NULL);
END;

CREATE TRIGGER order_states_added AFTER INSERT ON order_states BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'order_states', NEW.id, NEW.order_id, NULL, json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'state', NEW.state, 'at', NEW.at,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER order_states_edited AFTER UPDATE ON order_states BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'order_states', NEW.id, NEW.order_id, json_object(
        'id', OLD.id, 'order_id', OLD.order_id, 'position', OLD.position, 'state', OLD.state, 'at', OLD.at,
        'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'state', NEW.state, 'at', NEW.at,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER order_states_erased AFTER DELETE ON order_states BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'order_states', OLD.id, OLD.order_id, NULL, NULL);
END;

CREATE TRIGGER agreements_added AFTER INSERT ON agreements BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'agreements', NEW.id, NEW.order_id, NULL, json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'agreed_on', NEW.agreed_on,
        'text', NEW.text, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER agreements_edited AFTER UPDATE ON agreements BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'agreements', NEW.id, NEW.order_id, json_object(
        'id', OLD.id, 'order_id', OLD.order_id, 'position', OLD.position, 'agreed_on', OLD.agreed_on,
        'text', OLD.text, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'order_id', NEW.order_id, 'position', NEW.position, 'agreed_on', NEW.agreed_on,
        'text', NEW.text, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER agreements_erased AFTER DELETE ON agreements BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'agreements', OLD.id, OLD.order_id, NULL, NULL);
END;

CREATE TRIGGER journal_added AFTER INSERT ON journal BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'at', NEW.at, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id, 'channel', NEW.channel,
        'language', NEW.language, 'text', NEW.text, 'route', NEW.route, 'checked', NEW.checked,
        'retracted', NEW.retracted, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER journal_edited AFTER UPDATE ON journal BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'at', OLD.at, 'buyer_id', OLD.buyer_id, 'order_id', OLD.order_id, 'channel', OLD.channel,
        'language', OLD.language, 'text', OLD.text, 'route', OLD.route, 'checked', OLD.checked,
        'retracted', OLD.retracted, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'at', NEW.at, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id, 'channel', NEW.channel,
        'language', NEW.language, 'text', NEW.text, 'route', NEW.route, 'checked', NEW.checked,
        'retracted', NEW.retracted, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER journal_erased AFTER DELETE ON journal BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER journal_replies_added AFTER INSERT ON journal_replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal_replies', NEW.id, NEW.entry_id, NULL, json_object(
        'id', NEW.id, 'entry_id', NEW.entry_id, 'position', NEW.position, 'reply_id', NEW.reply_id,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER journal_replies_edited AFTER UPDATE ON journal_replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal_replies', NEW.id, NEW.entry_id, json_object(
        'id', OLD.id, 'entry_id', OLD.entry_id, 'position', OLD.position, 'reply_id', OLD.reply_id,
        'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'entry_id', NEW.entry_id, 'position', NEW.position, 'reply_id', NEW.reply_id,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER journal_replies_erased AFTER DELETE ON journal_replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal_replies', OLD.id, OLD.entry_id, NULL, NULL);
END;

CREATE TRIGGER remembered_added AFTER INSERT ON remembered BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'remembered', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id, 'name', NEW.name, 'value', NEW.value,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER remembered_edited AFTER UPDATE ON remembered BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'remembered', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'buyer_id', OLD.buyer_id, 'order_id', OLD.order_id, 'name', OLD.name, 'value', OLD.value,
        'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id, 'name', NEW.name, 'value', NEW.value,
        'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER remembered_erased AFTER DELETE ON remembered BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'remembered', OLD.id, OLD.id, NULL, NULL);
END;

CREATE TRIGGER drafts_added AFTER INSERT ON drafts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'drafts', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'place', NEW.place, 'text', NEW.text, 'buyer_id', NEW.buyer_id, 'reply_id', NEW.reply_id,
        'kept_at', NEW.kept_at, 'not_before', NEW.not_before, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER drafts_edited AFTER UPDATE ON drafts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'drafts', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'place', OLD.place, 'text', OLD.text, 'buyer_id', OLD.buyer_id, 'reply_id', OLD.reply_id,
        'kept_at', OLD.kept_at, 'not_before', OLD.not_before, 'rev', OLD.rev, 'updated_at', OLD.updated_at,
        'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'place', NEW.place, 'text', NEW.text, 'buyer_id', NEW.buyer_id, 'reply_id', NEW.reply_id,
        'kept_at', NEW.kept_at, 'not_before', NEW.not_before, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER drafts_erased AFTER DELETE ON drafts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'drafts', OLD.id, OLD.id, NULL, NULL);
END;
