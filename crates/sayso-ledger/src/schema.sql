-- A ledger of sayso, version 1. All offsets are Unicode code points into articles.text, from 0, end exclusive:
-- the words of a span are substr(text, start + 1, end - start). docs/ledger.md explains every table.

-- What was received: one row an article, or a version of one.
CREATE TABLE articles (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,  -- the id or file name that it came with
  outlet      TEXT,
  url         TEXT,           -- as received
  address     TEXT,           -- the url without what does not tell pages apart; the same address is the same article
  title       TEXT,
  byline      TEXT,
  credit      TEXT,           -- agencies and colleagues credited
  language    TEXT,           -- BCP 47; other than English is kept, not read
  published   TEXT,           -- as received
  day         TEXT,           -- date of publication where it was written, 2024-01-26
  updated     TEXT,
  retrieved   TEXT,
  text        TEXT NOT NULL,
  front_start INTEGER,        -- metadata at the head of the text, if any
  front_end   INTEGER,
  metadata    TEXT,           -- JSON: whatever else came with it
  sha256      BLOB NOT NULL,  -- of the text's UTF-8 bytes
  newer       INTEGER REFERENCES articles (id), -- the version that replaced it; NULL where it counts
  retracted   TEXT,           -- when it was withdrawn, and why where that is known
  maker       INTEGER REFERENCES makers (id),   -- what read it; NULL: not read
  added       TEXT NOT NULL   -- when it came into this ledger
);
CREATE INDEX articles_address ON articles (address) WHERE address IS NOT NULL;
CREATE INDEX articles_sha256 ON articles (sha256);
CREATE INDEX articles_day ON articles (day, id);

-- Programs and models that read articles.
CREATE TABLE makers (
  id      INTEGER PRIMARY KEY,
  program TEXT NOT NULL,
  model   TEXT NOT NULL,
  kernel  TEXT NOT NULL,
  UNIQUE (program, model, kernel)
);

-- Links in articles.
CREATE TABLE links (
  article INTEGER NOT NULL REFERENCES articles (id),
  number  INTEGER NOT NULL,
  href    TEXT NOT NULL,
  start   INTEGER,            -- the words that carry it
  "end"   INTEGER,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- What a reader of an article should know.
CREATE TABLE notes (
  article INTEGER NOT NULL REFERENCES articles (id),
  number  INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  message TEXT NOT NULL,
  start   INTEGER,
  "end"   INTEGER,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- Who said what. A role in several pieces has its ends in the columns, and all pieces in "pieces".
CREATE TABLE attributions (
  article       INTEGER NOT NULL REFERENCES articles (id),
  number        INTEGER NOT NULL,
  source_start  INTEGER,
  source_end    INTEGER,
  cue_start     INTEGER,
  cue_end       INTEGER,
  content_start INTEGER,
  content_end   INTEGER,
  actor         INTEGER,      -- who speaks: actors.number; NULL where that is not clear
  within        INTEGER,      -- the attribution whose content holds this one's
  derived       INTEGER NOT NULL, -- 1: a relay read out of a source or an addressee
  style         TEXT NOT NULL,    -- direct, indirect, mixed
  stance        TEXT,         -- asserts, denies, doubts, asks
  denial        TEXT,         -- flat, scope, knowledge
  certainty     TEXT,         -- stated, hedged
  score         REAL,         -- how surely it is told, 0 to 1
  said          INTEGER,      -- when it was said: times.number
  confidence    REAL NOT NULL,    -- how likely this row is right, 0 to 1
  pieces        TEXT,         -- JSON: roles in several pieces, condition, addressee, channel, hedges with whose words they are
  meaning       BLOB,         -- the content's vector
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- What articles tell in their own voice.
CREATE TABLE statements (
  article       INTEGER NOT NULL REFERENCES articles (id),
  number        INTEGER NOT NULL,
  content_start INTEGER,
  content_end   INTEGER,
  stance        TEXT NOT NULL,
  certainty     TEXT,
  score         REAL,
  pieces        TEXT,
  meaning       BLOB,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- Who speaks or plays a part in an article. "voices" has them across articles.
CREATE TABLE actors (
  article   INTEGER NOT NULL REFERENCES articles (id),
  number    INTEGER NOT NULL,
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL,    -- named-person, organisation, outlet, document, unnamed, author
  roles     TEXT,             -- JSON
  body      TEXT,             -- whom it speaks for
  at_least  INTEGER NOT NULL, -- how many people at least
  why_start INTEGER,          -- why it is not named, in the article's words
  why_end   INTEGER,
  side      TEXT,
  metonym   INTEGER NOT NULL, -- 1: named by a capital or a seat
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- Where articles speak of them.
CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles (id),
  start   INTEGER NOT NULL,
  "end"   INTEGER NOT NULL,
  actor   INTEGER NOT NULL,
  PRIMARY KEY (article, start, "end", actor)
) WITHOUT ROWID;

-- Expressions of time (TIMEX3), with the days that they can mean.
CREATE TABLE times (
  article  INTEGER NOT NULL REFERENCES articles (id),
  number   INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  type     TEXT NOT NULL,     -- DATE, TIME, DURATION, SET
  value    TEXT NOT NULL,
  earliest TEXT,
  latest   TEXT,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- Articles that were forgotten on purpose: nothing of their words is left, and they are not taken in again.
CREATE TABLE tombstones (
  id        INTEGER PRIMARY KEY,
  address   TEXT,
  sha256    BLOB NOT NULL,
  forgotten TEXT NOT NULL,
  why       TEXT
);
CREATE INDEX tombstones_sha256 ON tombstones (sha256);
CREATE INDEX tombstones_address ON tombstones (address) WHERE address IS NOT NULL;

-- What people said against what sayso joined. An actor is named by its article's hash and its first mention, so that this outlives
-- rebuilding and reading anew.
CREATE TABLE corrections (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,      -- same, not-same
  a       TEXT NOT NULL,      -- JSON: {"sha256", "name", "at"}
  b       TEXT NOT NULL,
  made    TEXT NOT NULL,
  undone  TEXT                -- when it was taken back
);

-- What the user knows of outlets.
CREATE TABLE outlets (
  name   TEXT PRIMARY KEY,
  domain TEXT,
  owner  TEXT,
  agency INTEGER NOT NULL DEFAULT 0, -- 1: a news agency
  state  TEXT                 -- the state that controls or funds it
) WITHOUT ROWID;

-- Feeds that are watched, and what is known of them.
CREATE TABLE feeds (
  url           TEXT PRIMARY KEY,
  title         TEXT,
  etag          TEXT,
  last_modified TEXT,
  state         TEXT          -- JSON: the watcher's own notes (pace, next visit)
) WITHOUT ROWID;

-- Pages that feeds named and that were asked for, so that none is asked for twice.
CREATE TABLE visits (
  address TEXT PRIMARY KEY,
  visited TEXT NOT NULL,
  outcome TEXT NOT NULL
) WITHOUT ROWID;

-- From here on everything is derived: `sayso rebuild` makes it anew from what is above.

-- Words of the articles that count.
CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content = 'articles', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- People, bodies and outlets across articles.
CREATE TABLE voices (
  id      INTEGER PRIMARY KEY,
  handle  TEXT NOT NULL UNIQUE, -- what commands call it
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  key     TEXT NOT NULL         -- what its members are joined on
);
CREATE INDEX voices_key ON voices (key);

-- Which actor of which article is which voice, and why.
CREATE TABLE members (
  article INTEGER NOT NULL REFERENCES articles (id),
  actor   INTEGER NOT NULL,
  voice   INTEGER NOT NULL REFERENCES voices (id),
  profile INTEGER,
  PRIMARY KEY (article, actor)
) WITHOUT ROWID;
CREATE INDEX members_voice ON members (voice, article);

-- For people and their tools: who said what, in words.
CREATE VIEW sayings AS
SELECT
  a.id AS article, a.name AS article_name, a.outlet, a.day, a.title, a.url, s.number,
  who.name AS voice, who.kind AS kind_of_voice,
  substr(a.text, s.source_start + 1, s.source_end - s.source_start) AS source,
  substr(a.text, s.cue_start + 1, s.cue_end - s.cue_start) AS cue,
  substr(a.text, s.content_start + 1, s.content_end - s.content_start) AS content,
  s.stance, s.denial, s.certainty, s.style, s.within, s.derived, s.confidence, a.retracted
FROM attributions AS s
JOIN articles AS a ON a.id = s.article
LEFT JOIN actors AS who ON who.article = s.article AND who.number = s.actor
WHERE a.newer IS NULL;
