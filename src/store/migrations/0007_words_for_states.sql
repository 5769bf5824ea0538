-- What the words of a seller's own table mean where they tell how far an order has come: a JSON array of objects with "word" and "state".
ALTER TABLE mappings ADD COLUMN states TEXT NOT NULL DEFAULT '[]';

DROP TRIGGER mappings_added;
DROP TRIGGER mappings_edited;

CREATE TRIGGER mappings_added AFTER INSERT ON mappings BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'mappings', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'name', NEW.name, 'holds', NEW.holds, 'channel', NEW.channel, 'columns', NEW.columns, 'currency', NEW.currency,
        'days', NEW.days, 'states', NEW.states, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER mappings_edited AFTER UPDATE ON mappings BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'mappings', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'name', OLD.name, 'holds', OLD.holds, 'channel', OLD.channel, 'columns', OLD.columns, 'currency', OLD.currency,
        'days', OLD.days, 'states', OLD.states, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'name', NEW.name, 'holds', NEW.holds, 'channel', NEW.channel, 'columns', NEW.columns, 'currency', NEW.currency,
        'days', NEW.days, 'states', NEW.states, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;
