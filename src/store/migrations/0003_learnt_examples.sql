-- What was learnt from the replies that were chosen for messages. The same message is learnt once: who chooses another
-- reply for it corrects what was learnt.
CREATE TABLE learnt_examples (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    language TEXT,
    reply_id TEXT NOT NULL REFERENCES replies (id),
    buyer_id TEXT REFERENCES buyers (id),
    entry_id TEXT REFERENCES journal (id),
    at INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX learnt_examples_key ON learnt_examples (text) WHERE deleted_at IS NULL;
CREATE INDEX learnt_examples_reply ON learnt_examples (reply_id);
CREATE INDEX learnt_examples_buyer ON learnt_examples (buyer_id) WHERE buyer_id IS NOT NULL;
CREATE INDEX learnt_examples_entry ON learnt_examples (entry_id) WHERE entry_id IS NOT NULL;

CREATE TRIGGER learnt_examples_added AFTER INSERT ON learnt_examples BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'learnt_examples', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'text', NEW.text, 'language', NEW.language, 'reply_id', NEW.reply_id,
        'buyer_id', NEW.buyer_id, 'entry_id', NEW.entry_id, 'at', NEW.at, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER learnt_examples_edited AFTER UPDATE ON learnt_examples BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'learnt_examples', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'text', OLD.text, 'language', OLD.language, 'reply_id', OLD.reply_id,
        'buyer_id', OLD.buyer_id, 'entry_id', OLD.entry_id, 'at', OLD.at, 'rev', OLD.rev,
        'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'text', NEW.text, 'language', NEW.language, 'reply_id', NEW.reply_id,
        'buyer_id', NEW.buyer_id, 'entry_id', NEW.entry_id, 'at', NEW.at, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER learnt_examples_erased AFTER DELETE ON learnt_examples BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'learnt_examples', OLD.id, OLD.id, NULL, NULL);
END;
