-- A reply that is put away: it is kept with all that belongs to it, and not offered any more.
ALTER TABLE replies ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;

-- Which text of the reply it was; NULL where that was not noted. No reference: the text may be gone, and its usage is not.
ALTER TABLE journal_replies ADD COLUMN variant_id TEXT;

-- Whether the seller changed the text by hand before it was copied.
ALTER TABLE journal ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER replies_added;
DROP TRIGGER replies_edited;
DROP TRIGGER journal_added;
DROP TRIGGER journal_edited;
DROP TRIGGER journal_replies_added;
DROP TRIGGER journal_replies_edited;

CREATE TRIGGER replies_added AFTER INSERT ON replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'replies', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'shortcut', NEW.shortcut, 'category', NEW.category, 'role', NEW.role, 'tags', NEW.tags,
        'situations', NEW.situations, 'attach', NEW.attach, 'archived', NEW.archived, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER replies_edited AFTER UPDATE ON replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'replies', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'shortcut', OLD.shortcut, 'category', OLD.category, 'role', OLD.role, 'tags', OLD.tags,
        'situations', OLD.situations, 'attach', OLD.attach, 'archived', OLD.archived, 'rev', OLD.rev,
        'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'shortcut', NEW.shortcut, 'category', NEW.category, 'role', NEW.role, 'tags', NEW.tags,
        'situations', NEW.situations, 'attach', NEW.attach, 'archived', NEW.archived, 'rev', NEW.rev,
        'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER journal_added AFTER INSERT ON journal BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal', NEW.id, NEW.id, NULL, json_object(
        'id', NEW.id, 'at', NEW.at, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id, 'channel', NEW.channel,
        'language', NEW.language, 'text', NEW.text, 'route', NEW.route, 'checked', NEW.checked,
        'retracted', NEW.retracted, 'edited', NEW.edited, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER journal_edited AFTER UPDATE ON journal BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal', NEW.id, NEW.id, json_object(
        'id', OLD.id, 'at', OLD.at, 'buyer_id', OLD.buyer_id, 'order_id', OLD.order_id, 'channel', OLD.channel,
        'language', OLD.language, 'text', OLD.text, 'route', OLD.route, 'checked', OLD.checked,
        'retracted', OLD.retracted, 'edited', OLD.edited, 'rev', OLD.rev, 'updated_at', OLD.updated_at,
        'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'at', NEW.at, 'buyer_id', NEW.buyer_id, 'order_id', NEW.order_id, 'channel', NEW.channel,
        'language', NEW.language, 'text', NEW.text, 'route', NEW.route, 'checked', NEW.checked,
        'retracted', NEW.retracted, 'edited', NEW.edited, 'rev', NEW.rev, 'updated_at', NEW.updated_at,
        'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER journal_replies_added AFTER INSERT ON journal_replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal_replies', NEW.id, NEW.entry_id, NULL, json_object(
        'id', NEW.id, 'entry_id', NEW.entry_id, 'position', NEW.position, 'reply_id', NEW.reply_id,
        'variant_id', NEW.variant_id, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;

CREATE TRIGGER journal_replies_edited AFTER UPDATE ON journal_replies BEGIN
    INSERT INTO changes (action, entity, row_id, owner_id, before, after)
    VALUES ((SELECT max(seq) FROM actions), 'journal_replies', NEW.id, NEW.entry_id, json_object(
        'id', OLD.id, 'entry_id', OLD.entry_id, 'position', OLD.position, 'reply_id', OLD.reply_id,
        'variant_id', OLD.variant_id, 'rev', OLD.rev, 'updated_at', OLD.updated_at, 'deleted_at', OLD.deleted_at
    ), json_object(
        'id', NEW.id, 'entry_id', NEW.entry_id, 'position', NEW.position, 'reply_id', NEW.reply_id,
        'variant_id', NEW.variant_id, 'rev', NEW.rev, 'updated_at', NEW.updated_at, 'deleted_at', NEW.deleted_at
    ));
END;
