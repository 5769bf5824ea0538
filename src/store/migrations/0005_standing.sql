-- Since when an order is in its state, so that a rule of the due list looks at the orders that are in a state since some days
-- and not at every one that has passed through it. Derived and not logged: triggers keep it, whoever writes.
CREATE TABLE standing (
    -- The order's own n.
    n INTEGER PRIMARY KEY,
    state TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE INDEX standing_since ON standing (state, since);
-- What the rules went by before.
DROP INDEX order_states_at;

-- How a living order stands; where its history was put together by hand, by the last change into its state.
CREATE VIEW stands (n, id, state, since) AS
SELECT o.n, o.id, o.state, (
    SELECT s.at FROM order_states AS s
    WHERE s.order_id = o.id AND s.state = o.state AND s.deleted_at IS NULL
    ORDER BY s.position DESC LIMIT 1
) FROM orders AS o
WHERE o.deleted_at IS NULL;

CREATE TRIGGER standing_order_added AFTER INSERT ON orders BEGIN
    INSERT OR REPLACE INTO standing SELECT n, state, since FROM stands WHERE id = NEW.id AND since IS NOT NULL;
END;

CREATE TRIGGER standing_order_edited AFTER UPDATE ON orders
WHEN NEW.state IS NOT OLD.state OR NEW.deleted_at IS NOT OLD.deleted_at BEGIN
    DELETE FROM standing WHERE n = OLD.n;
    INSERT INTO standing SELECT n, state, since FROM stands WHERE id = NEW.id AND since IS NOT NULL;
END;

CREATE TRIGGER standing_order_erased AFTER DELETE ON orders BEGIN
    DELETE FROM standing WHERE n = OLD.n;
END;

CREATE TRIGGER standing_state_added AFTER INSERT ON order_states BEGIN
    INSERT OR REPLACE INTO standing SELECT n, state, since FROM stands WHERE id = NEW.order_id AND since IS NOT NULL;
END;

CREATE TRIGGER standing_state_edited AFTER UPDATE ON order_states BEGIN
    DELETE FROM standing WHERE n = (SELECT n FROM orders WHERE id = NEW.order_id);
    INSERT INTO standing SELECT n, state, since FROM stands WHERE id = NEW.order_id AND since IS NOT NULL;
END;

CREATE TRIGGER standing_state_erased AFTER DELETE ON order_states BEGIN
    DELETE FROM standing WHERE n = (SELECT n FROM orders WHERE id = OLD.order_id);
    INSERT INTO standing SELECT n, state, since FROM stands WHERE id = OLD.order_id AND since IS NOT NULL;
END;

INSERT INTO standing SELECT n, state, since FROM stands WHERE since IS NOT NULL;
