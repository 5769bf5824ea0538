-- Who was erased, so that neither an import nor a backup brings them back unasked: of each text that led to them a keyed hash
-- (HMAC-SHA-256), which tells that a text is the same and not what it is. The key is made once and lies beside the hashes: it keeps hashes of
-- two shops from being compared, not who holds the file from trying names.
--
-- No table of the user's data: it is not in the change log, no undo and no export touches it.
CREATE TABLE erased (
    key BLOB NOT NULL,
    hash BLOB NOT NULL,
    erased_on TEXT NOT NULL,
    PRIMARY KEY (key, hash)
) STRICT, WITHOUT ROWID;
