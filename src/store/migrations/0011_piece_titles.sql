-- What a piece is called in other languages than the shop's own: one row a language. `source` is the name it stands for.
CREATE TABLE piece_titles (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    piece_id TEXT NOT NULL REFERENCES pieces (id),
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    rev INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX piece_titles_key ON piece_titles (piece_id, language) WHERE deleted_at IS NULL;
CREATE INDEX piece_titles_owner ON piece_titles (piece_id, position);

CREATE TRIGGER piece_titles_added AFTER INSERT ON piece_titles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'piece_titles', NEW.id, NEW.piece_id, NULL, json_object(
        'id', NEW.id, 'piece_id', NEW.piece_id, 'position', NEW.position, 'language', NEW.language,
        'text', NEW.text, 'source', NEW.source, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER piece_titles_edited AFTER UPDATE ON piece_titles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'piece_titles', NEW.id, NEW.piece_id, json_object(
        'id', OLD.id, 'piece_id', OLD.piece_id, 'position', OLD.position, 'language', OLD.language,
        'text', OLD.text, 'source', OLD.source, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'piece_id', NEW.piece_id, 'position', NEW.position, 'language', NEW.language,
        'text', NEW.text, 'source', NEW.source, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER piece_titles_erased AFTER DELETE ON piece_titles BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'piece_titles', OLD.id, OLD.piece_id, NULL, NULL);
END;
