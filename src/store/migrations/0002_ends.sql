-- The ends of the words in buyer_words, and of the numbers of orders, so that a piece from inside a word is found as the
-- beginning of one of its ends: see words/ends.rs. Derived and not logged, like the tables of words; the program fills them.
--
-- detail = none would be smaller, but SQLite 3.54 damages such an index when secure-delete takes a row out of it that has been
-- merged with others. So buyer_words is made anew, too.

DROP TABLE buyer_words;
CREATE VIRTUAL TABLE buyer_words USING fts5(
    words, tokenize = 'ascii', prefix = '1 2 3', detail = column, columnsize = 0
);
INSERT INTO buyer_words (buyer_words, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE buyer_ends USING fts5(
    ends, tokenize = 'ascii', prefix = '2 3 4', detail = column, columnsize = 0
);
INSERT INTO buyer_ends (buyer_ends, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE order_ends USING fts5(
    ends, tokenize = 'ascii', prefix = '2 3 4', detail = column, columnsize = 0
);
INSERT INTO order_ends (order_ends, rank) VALUES ('secure-delete', 1);
