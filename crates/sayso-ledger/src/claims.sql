-- Claims: derived as well.

-- The words by which articles of one affair are found.
CREATE TABLE keys (
  stem    INTEGER NOT NULL,   -- hash of the word's stem
  day     INTEGER NOT NULL,   -- of publication: days from the first of the year 1; 0 where that is not known
  article INTEGER NOT NULL REFERENCES articles (id),
  share   INTEGER NOT NULL,   -- how much of the article it is, of 255
  PRIMARY KEY (stem, day, article)
) WITHOUT ROWID;

-- Which tellings of two articles may be of one claim.
CREATE TABLE near (
  a     INTEGER NOT NULL REFERENCES articles (id), -- the lower number
  b     INTEGER NOT NULL REFERENCES articles (id),
  pairs BLOB NOT NULL,        -- telling of a, telling of b, how likely (sixteenths of a logit); two bytes, two bytes, one
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX near_b ON near (b, a);

-- What is told, and which claim it is: a row for each attribution (number * 2) and each statement (number * 2 + 1) that tells something.
CREATE TABLE tellings (
  id    INTEGER PRIMARY KEY,
  name  INTEGER NOT NULL,     -- the claim's name where this is its first telling
  claim INTEGER NOT NULL      -- the row of its claim's first telling
);
CREATE INDEX tellings_name ON tellings (name);
CREATE INDEX tellings_claim ON tellings (claim) WHERE claim <> id;

-- Claims that are told more than once; "trace" shows how their numbers come about.
CREATE TABLE claims (
  id        INTEGER PRIMARY KEY REFERENCES tellings (id), -- its first telling
  tellings  INTEGER NOT NULL,
  articles  INTEGER NOT NULL,
  outlets   INTEGER NOT NULL,
  asserting INTEGER NOT NULL, -- independent sources that say it is so: the best number, the least, the most
  asserting_low  INTEGER NOT NULL,
  asserting_high INTEGER NOT NULL,
  denying   INTEGER NOT NULL, -- those that say it is not
  denying_low    INTEGER NOT NULL,
  denying_high   INTEGER NOT NULL,
  earliest  TEXT,             -- the days on which it was told first and last
  latest    TEXT
);
CREATE INDEX claims_latest ON claims (latest);

-- Reports and statements that articles name and that are not held.
CREATE TABLE unheld (
  claim   INTEGER NOT NULL REFERENCES tellings (id),
  name    TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (id), -- which names it
  PRIMARY KEY (claim, name, article)
) WITHOUT ROWID;
