-- What the starter library said of a reply when it came in or was last taken over: one row a language. With it a newer library is
-- told apart from what the user has changed. It outlives its reply, so that one that was removed is not brought back.
CREATE TABLE shipped (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    reply_id TEXT NOT NULL REFERENCES replies (id),
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    -- What the library calls the reply, whatever it is called here.
    shortcut TEXT NOT NULL,
    -- A JSON array: each title, list of asks and text by name, with a hash of what it said.
    elements TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX shipped_key ON shipped (reply_id, language) WHERE deleted_at IS NULL;
CREATE INDEX shipped_owner ON shipped (reply_id, position);

CREATE TRIGGER shipped_added AFTER INSERT ON shipped BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'shipped', NEW.id, NEW.reply_id, NULL, json_object(
        'id', NEW.id, 'reply_id', NEW.reply_id, 'position', NEW.position, 'language', NEW.language,
        'shortcut', NEW.shortcut, 'elements', NEW.elements, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER shipped_edited AFTER UPDATE ON shipped BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'shipped', NEW.id, NEW.reply_id, json_object(
        'id', OLD.id, 'reply_id', OLD.reply_id, 'position', OLD.position, 'language', OLD.language,
        'shortcut', OLD.shortcut, 'elements', OLD.elements, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'reply_id', NEW.reply_id, 'position', NEW.position, 'language', NEW.language,
        'shortcut', NEW.shortcut, 'elements', NEW.elements, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER shipped_erased AFTER DELETE ON shipped BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'shipped', OLD.id, OLD.reply_id, NULL, NULL);
END;
