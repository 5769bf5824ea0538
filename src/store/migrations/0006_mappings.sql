-- What the columns of a seller's own tables mean: told once, then known by a name and recognised by the headers.
CREATE TABLE mappings (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL COLLATE NOCASE,
    -- What the table tells of: orders, buyers.
    holds TEXT NOT NULL,
    channel TEXT NOT NULL,
    -- A JSON array of objects with "field" and "header", in the order of the table.
    columns TEXT NOT NULL,
    -- What amounts are counted in that do not say so.
    currency TEXT,
    -- Which of two numbers of a day is the month, where that was told.
    days TEXT,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX mappings_key ON mappings (name) WHERE deleted_at IS NULL;

CREATE TRIGGER mappings_added AFTER INSERT ON mappings BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'mappings', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'holds', NEW.holds, 'channel', NEW.channel, 'columns', NEW.columns, 'currency', NEW.currency,
        'days', NEW.days, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER mappings_edited AFTER UPDATE ON mappings BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'mappings', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'holds', OLD.holds, 'channel', OLD.channel, 'columns', OLD.columns, 'currency', OLD.currency,
        'days', OLD.days, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'name', NEW.name, 'holds', NEW.holds, 'channel', NEW.channel, 'columns', NEW.columns, 'currency', NEW.currency,
        'days', NEW.days, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER mappings_erased AFTER DELETE ON mappings BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'mappings', OLD.id, OLD.id, NULL, NULL);
END;
