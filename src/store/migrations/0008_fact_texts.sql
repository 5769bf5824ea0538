-- What a fact of the shop is in other languages than the shop's own: one row a language. `source` is the value it says.
CREATE TABLE fact_texts (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    fact_id TEXT NOT NULL REFERENCES facts (id),
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX fact_texts_key ON fact_texts (fact_id, language) WHERE deleted_at IS NULL;
CREATE INDEX fact_texts_owner ON fact_texts (fact_id, position);

CREATE TRIGGER fact_texts_added AFTER INSERT ON fact_texts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'fact_texts', NEW.id, NEW.fact_id, NULL, json_object(
        'id', NEW.id, 'fact_id', NEW.fact_id, 'position', NEW.position, 'language', NEW.language,
        'text', NEW.text, 'source', NEW.source, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER fact_texts_edited AFTER UPDATE ON fact_texts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'fact_texts', NEW.id, NEW.fact_id, json_object(
        'id', OLD.id, 'fact_id', OLD.fact_id, 'position', OLD.position, 'language', OLD.language,
        'text', OLD.text, 'source', OLD.source, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'fact_id', NEW.fact_id, 'position', NEW.position, 'language', NEW.language,
        'text', NEW.text, 'source', NEW.source, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER fact_texts_erased AFTER DELETE ON fact_texts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'fact_texts', OLD.id, OLD.fact_id, NULL, NULL);
END;
