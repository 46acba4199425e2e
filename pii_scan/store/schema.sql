-- The ledger of a case. No column holds a raw value of a person: values are masked, keyed hashes
-- (HMAC-SHA-256, 32 hex characters) or keys into the vault.

CREATE TABLE IF NOT EXISTS meta (
    -- case_id, target, settings, listing_finished …
    key TEXT PRIMARY KEY,
    -- JSON
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS kinds (
    -- published id of the kind, such as us_ssn
    kind TEXT PRIMARY KEY,
    -- what the kind means in law
    legal_class TEXT NOT NULL,
    -- plain words for a reader
    title TEXT NOT NULL,
    -- presidio's name of the same thing
    presidio TEXT,
    -- 1 where an equal value means an equal person
    identifies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS batches (
    -- 1, 2, 3 … in the order of commits
    batch_id INTEGER PRIMARY KEY,
    -- listing or results
    sort TEXT NOT NULL,
    -- file name below records/, NULL where the batch holds no records
    part TEXT,
    -- SHA-256 of that file
    part_sha256 TEXT,
    -- rows in that file
    part_rows INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 over the digest of the batch before and all rows of this one; empty while it is written
    digest TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE IF NOT EXISTS side_parts (
    -- the batch that wrote it
    batch_id INTEGER NOT NULL REFERENCES batches (batch_id),
    -- calls, attorneys, keys or values: the folder it lies in
    sort TEXT NOT NULL,
    -- file name
    part TEXT NOT NULL,
    -- SHA-256 of that file
    part_sha256 TEXT NOT NULL,
    -- rows in that file
    part_rows INTEGER NOT NULL,
    PRIMARY KEY (sort, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS side_parts_by_batch ON side_parts (batch_id);

CREATE TABLE IF NOT EXISTS attorney_lists (
    -- SHA-256 of the file that a user gave
    list_sha256 TEXT PRIMARY KEY,
    -- UTC
    added TEXT NOT NULL,
    -- UTC; empty while it counts
    withdrawn TEXT NOT NULL,
    -- rows and lines of the file, those with a number, and different numbers
    rows INTEGER NOT NULL,
    rows_with_number INTEGER NOT NULL,
    numbers INTEGER NOT NULL,
    -- file name below attorneys/
    part TEXT NOT NULL,
    -- SHA-256 of that file
    part_sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS items (
    -- number of the row; says nothing beyond this file
    item_id INTEGER PRIMARY KEY,
    -- the container it lies in; NULL for a listed item
    parent_id INTEGER REFERENCES items (item_id),
    -- keyed hash of the printed original address
    address_key TEXT NOT NULL UNIQUE,
    -- printed address, masked where a person's name or number stands in it
    address TEXT NOT NULL,
    -- vault key of the original; NULL where the address above is the original
    sealed_address TEXT,
    -- 0 for a listed item, 1 for its members …
    depth INTEGER NOT NULL,
    -- place in the order of work; NULL for what lies inside a listed item
    order_key TEXT,
    -- times that work on it was begun
    attempts INTEGER NOT NULL DEFAULT 0,
    -- pending, complete, partial or skipped
    state TEXT NOT NULL CHECK (state IN ('pending', 'complete', 'partial', 'skipped')),
    -- bytes as read, or as listed where nothing was read
    size_bytes INTEGER,
    -- what its bytes are, by signature
    media_type TEXT NOT NULL DEFAULT '',
    -- the bytes; NULL where none were read
    content_id INTEGER REFERENCES contents (content_id),
    -- 1 where the matches of its content are those of this item; 0 where it has its own
    -- (the same bytes could not be read to the end elsewhere)
    shares_matches INTEGER NOT NULL DEFAULT 1,
    -- plain word for what it is, such as bank_statement
    document_type TEXT NOT NULL DEFAULT '',
    -- 0 to 1
    document_confidence REAL NOT NULL DEFAULT 0,
    -- JSON list of fixed words
    document_reasons TEXT NOT NULL DEFAULT '[]',
    -- JSON object of figures that name nobody
    facts TEXT NOT NULL DEFAULT '{}',
    -- processor seconds spent on it
    cpu_s REAL NOT NULL DEFAULT 0,
    -- the batch that gave it its final state
    batch_id INTEGER REFERENCES batches (batch_id)
) STRICT;
CREATE INDEX IF NOT EXISTS items_by_order ON items (order_key) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS items_by_parent ON items (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS items_by_batch ON items (batch_id);
CREATE INDEX IF NOT EXISTS items_by_address ON items (address, address_key);
CREATE INDEX IF NOT EXISTS items_by_content ON items (content_id);

CREATE TABLE IF NOT EXISTS listing (
    -- the listed item
    item_id INTEGER PRIMARY KEY REFERENCES items (item_id),
    -- which of the targets listed it, from 0
    target_id INTEGER NOT NULL,
    -- bytes
    size_bytes INTEGER,
    -- ISO 8601
    modified TEXT,
    -- without quotes
    etag TEXT,
    -- the store's version id
    version TEXT,
    -- media type as the listing claims it
    listed_type TEXT,
    -- the batch that wrote it
    batch_id INTEGER NOT NULL REFERENCES batches (batch_id)
) STRICT;
CREATE INDEX IF NOT EXISTS listing_by_batch ON listing (batch_id);

CREATE TABLE IF NOT EXISTS contents (
    -- number of the row
    content_id INTEGER PRIMARY KEY,
    -- hex
    sha256 TEXT NOT NULL,
    -- the same bytes read as another type are another content
    media_type TEXT NOT NULL,
    -- the sighting that was read; what lies inside is told by its children
    read_item_id INTEGER NOT NULL REFERENCES items (item_id),
    -- the batch that wrote it
    batch_id INTEGER NOT NULL REFERENCES batches (batch_id),
    UNIQUE (sha256, media_type)
) STRICT;
CREATE INDEX IF NOT EXISTS contents_by_batch ON contents (batch_id);

CREATE TABLE IF NOT EXISTS matches (
    -- number of the row
    id INTEGER PRIMARY KEY,
    -- set for what stands in the bytes, wherever they lie
    content_id INTEGER REFERENCES contents (content_id),
    -- set for what stands in the item's own path
    item_id INTEGER REFERENCES items (item_id),
    -- keyed hash of the place inside the item
    place_key TEXT NOT NULL,
    -- the record it belongs to, as in records/*.parquet
    record_id TEXT,
    -- published id of the kind
    kind TEXT NOT NULL,
    -- what the kind means in law
    legal_class TEXT NOT NULL,
    -- at most a quarter of the characters
    masked TEXT NOT NULL,
    -- keyed hash of the canonical value
    value_key TEXT NOT NULL,
    -- vault key of raw and canonical value
    sealed_key TEXT NOT NULL,
    -- 0 to 1
    confidence REAL NOT NULL,
    -- high, possible or dummy
    band TEXT NOT NULL,
    -- JSON object: page, line, start, end, sheet, row, column, box
    spot TEXT NOT NULL,
    -- native, ocr, barcode, mrz, handwriting, metadata, name or carved
    how TEXT NOT NULL,
    -- the detector's id
    detector TEXT NOT NULL,
    -- JSON list of fixed words
    reasons TEXT NOT NULL,
    -- issuing state or country
    qualifier TEXT NOT NULL,
    -- JSON object of non-identifying parts
    attributes TEXT NOT NULL,
    -- more than 1 for a column of a large table
    count INTEGER NOT NULL,
    -- the batch that wrote it
    batch_id INTEGER NOT NULL REFERENCES batches (batch_id),
    CHECK ((content_id IS NULL) <> (item_id IS NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS matches_by_content ON matches (content_id) WHERE content_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS matches_by_item ON matches (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS matches_by_batch ON matches (batch_id);

CREATE TABLE IF NOT EXISTS problems (
    -- number of the row
    id INTEGER PRIMARY KEY,
    -- whose problem
    item_id INTEGER NOT NULL REFERENCES items (item_id),
    -- published reason code
    code TEXT NOT NULL,
    -- source, filetype, extract, detect, engine or store
    stage TEXT NOT NULL,
    -- note, partial or skipped
    effect TEXT NOT NULL,
    -- fixed words and numbers
    detail TEXT NOT NULL,
    -- the batch that wrote it
    batch_id INTEGER NOT NULL REFERENCES batches (batch_id)
) STRICT;
CREATE INDEX IF NOT EXISTS problems_by_item ON problems (item_id);
CREATE INDEX IF NOT EXISTS problems_by_batch ON problems (batch_id);

-- What later stages derive; rewritten whole, never part of a batch's digest.

CREATE TABLE IF NOT EXISTS item_risk (
    -- the item
    item_id INTEGER PRIMARY KEY REFERENCES items (item_id),
    -- critical, high, medium, low, none or unknown
    risk TEXT NOT NULL,
    -- JSON list of fixed words
    reasons TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS derived (
    -- people, residents, severity, homes …
    name TEXT PRIMARY KEY,
    -- the object
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was decided after the scan; outside the batches, borne out by the journal.

CREATE TABLE IF NOT EXISTS suppressions (
    -- the author's name for it, or a keyed hash of what it says
    suppression_id TEXT PRIMARY KEY,
    -- JSON object: reason, author, created, expires, kinds, findings, keyed hashes of values, masked address
    body TEXT NOT NULL,
    -- active, expired or withdrawn, as the last report goes by
    status TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS suppression_items (
    -- whose address it is
    suppression_id TEXT NOT NULL REFERENCES suppressions (suppression_id),
    -- an item that the address means
    item_id INTEGER NOT NULL REFERENCES items (item_id),
    PRIMARY KEY (suppression_id, item_id)
) STRICT, WITHOUT ROWID;
