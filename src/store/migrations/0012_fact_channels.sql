-- The channels that a sensitive fact may go to, a JSON array of names; none: everywhere.
ALTER TABLE facts ADD COLUMN channels TEXT NOT NULL DEFAULT '[]';

DROP TRIGGER facts_added;
DROP TRIGGER facts_edited;

CREATE TRIGGER facts_added AFTER INSERT ON facts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'facts', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'value', NEW.value, 'checked_on', NEW.checked_on,
        'sensitive', NEW.sensitive, 'channels', NEW.channels, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER facts_edited AFTER UPDATE ON facts BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'facts', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'value', OLD.value, 'checked_on', OLD.checked_on,
        'sensitive', OLD.sensitive, 'channels', OLD.channels, 'rev', OLD.rev, 'updated_at', OLD.updated_at,
        'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'name', NEW.name, 'value', NEW.value, 'checked_on', NEW.checked_on,
        'sensitive', NEW.sensitive, 'channels', NEW.channels, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;
