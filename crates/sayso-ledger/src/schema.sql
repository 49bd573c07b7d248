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
  front_start INTEGER,        -- metadata at the head of the text, if any
  front_end   INTEGER,
  sha256      BLOB NOT NULL,  -- of the text's UTF-8 bytes
  newer       INTEGER REFERENCES articles (id), -- the version that replaced it; NULL where it counts
  retracted   TEXT,           -- when it was withdrawn, and why where that is known
  maker       INTEGER REFERENCES makers (id),   -- what read it; NULL: not read
  added       TEXT NOT NULL,  -- when it came into this ledger
  metadata    TEXT,           -- JSON: whatever else came with it
  text        TEXT NOT NULL   -- last: what is not wanted of a long row is not read
);
CREATE INDEX articles_address ON articles (address) WHERE address IS NOT NULL;
CREATE INDEX articles_sha256 ON articles (sha256);
CREATE INDEX articles_day ON articles (day, id);
CREATE INDEX articles_outlet ON articles (outlet, day) WHERE outlet IS NOT NULL;

-- Programs and models that read articles.
CREATE TABLE makers (
  id      INTEGER PRIMARY KEY,
  program TEXT NOT NULL,
  model   TEXT NOT NULL,
  kernel  TEXT NOT NULL,
  UNIQUE (program, model, kernel)
);

-- Rows of an article are numbered article * 1000000 + number, so that they lie together and need no index.

-- Links in articles.
CREATE TABLE links (
  id      INTEGER PRIMARY KEY,
  article INTEGER AS (id / 1000000) VIRTUAL,
  href    TEXT NOT NULL,
  start   INTEGER,            -- the words that carry it
  "end"   INTEGER
);

-- What a reader of an article should know.
CREATE TABLE notes (
  id      INTEGER PRIMARY KEY,
  article INTEGER AS (id / 1000000) VIRTUAL,
  kind    TEXT NOT NULL,
  message TEXT NOT NULL,
  start   INTEGER,
  "end"   INTEGER
);

-- Ways of telling: how something is put, what is done with it, how surely.
CREATE TABLE manners (
  id        INTEGER PRIMARY KEY,
  style     TEXT NOT NULL,    -- direct, indirect, mixed; statements are indirect
  stance    TEXT NOT NULL,    -- asserts, denies, doubts, asks; '' where that is not clear
  denial    TEXT NOT NULL,    -- flat, scope, knowledge; '' where it is none
  certainty TEXT NOT NULL,    -- stated, hedged; '' where that is not clear
  score     REAL NOT NULL,    -- how surely it is told, 0 to 1
  UNIQUE (style, stance, denial, certainty, score)
);

-- Who said what; "sayings" shows them in words. A role in several pieces has its ends here, and all of them in "pieces".
CREATE TABLE attributions (
  id            INTEGER PRIMARY KEY,
  article       INTEGER AS (id / 1000000) VIRTUAL,
  number        INTEGER AS (id % 1000000) VIRTUAL,
  source_start  INTEGER,
  source_end    INTEGER,
  cue_start     INTEGER,
  cue_end       INTEGER,
  content_start INTEGER,
  content_end   INTEGER,
  manner        INTEGER NOT NULL REFERENCES manners (id),
  confidence    INTEGER NOT NULL, -- how likely this row is right, in thousandths
  actor         INTEGER,      -- who speaks: actors.number; NULL where that is not clear
  within        INTEGER,      -- number of the attribution whose content holds this one's
  derived       INTEGER NOT NULL, -- 1: a relay read out of a source or an addressee
  said          INTEGER,      -- when it was said: times.number
  pieces        TEXT,         -- JSON: roles in several pieces, condition, addressee, channel, hedges with whose words they are
  meaning       BLOB          -- the content's vector: 96 numbers from -7 to 7, two a byte
);

-- What articles tell in their own voice.
CREATE TABLE statements (
  id            INTEGER PRIMARY KEY,
  article       INTEGER AS (id / 1000000) VIRTUAL,
  number        INTEGER AS (id % 1000000) VIRTUAL,
  content_start INTEGER,
  content_end   INTEGER,
  manner        INTEGER NOT NULL REFERENCES manners (id),
  pieces        TEXT,
  meaning       BLOB
);

-- Who speaks or plays a part in an article; "voices" has them across articles.
CREATE TABLE actors (
  id        INTEGER PRIMARY KEY,
  article   INTEGER AS (id / 1000000) VIRTUAL,
  number    INTEGER AS (id % 1000000) VIRTUAL,
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL,    -- named-person, organisation, outlet, document, unnamed, author
  roles     TEXT,             -- JSON
  body      TEXT,             -- whom it speaks for
  at_least  INTEGER NOT NULL, -- how many people at least
  why_start INTEGER,          -- why it is not named, in the article's words
  why_end   INTEGER,
  side      TEXT,
  metonym   INTEGER NOT NULL, -- 1: named by a capital or a seat
  mentions  TEXT              -- places that speak of it, start and length: 215+6 381+8
);

-- Expressions of time (TIMEX3), with the days that they can mean.
CREATE TABLE times (
  id       INTEGER PRIMARY KEY,
  article  INTEGER AS (id / 1000000) VIRTUAL,
  number   INTEGER AS (id % 1000000) VIRTUAL,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  type     TEXT NOT NULL,     -- DATE, TIME, DURATION, SET
  value    TEXT NOT NULL,
  earliest TEXT,              -- the first day that it can mean; NULL where it is open
  latest   TEXT               -- the last one; NULL where it is the first
);

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
  a       TEXT NOT NULL,      -- JSON: {"sha256", "address", "name", "at", "whole"}
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

-- Feeds that are watched, what their hosts gave to ask by for what has changed, and when they are due.
CREATE TABLE feeds (
  url           TEXT PRIMARY KEY,
  title         TEXT,
  answered_by   TEXT,         -- the address that gave the two below
  etag          TEXT,
  last_modified TEXT,
  polled        TEXT,         -- when it was asked last
  next          TEXT NOT NULL, -- when it is due
  every         INTEGER NOT NULL, -- seconds between polls, by how often it changes
  failures      INTEGER NOT NULL, -- polls that failed since one went well
  gone          INTEGER NOT NULL  -- 1: gone for good
) WITHOUT ROWID;

-- Pages that feeds named and that were asked for, so that none is asked for twice.
CREATE TABLE visits (
  address TEXT PRIMARY KEY,
  visited TEXT NOT NULL,
  outcome TEXT NOT NULL
) WITHOUT ROWID;

-- From here on everything is derived: `sayso rebuild` makes it anew from what is above.

-- People, bodies and outlets across articles.
CREATE TABLE voices (
  id      INTEGER PRIMARY KEY,
  handle  TEXT NOT NULL UNIQUE, -- what commands call it: its name, and after ~ + or @ what tells it from others of the name
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  same_as INTEGER REFERENCES voices (id) -- the voice that people said it is
);
CREATE INDEX voices_same_as ON voices (same_as) WHERE same_as IS NOT NULL;

-- What articles know voices as.
CREATE TABLE profiles (
  id       INTEGER PRIMARY KEY,
  voice    INTEGER NOT NULL REFERENCES voices (id),
  known_as TEXT NOT NULL,       -- JSON: name, walks of life, offices, signs, when; '' where a name says too little
  own      INTEGER REFERENCES voices (id) -- its voice but for what people said
);
CREATE INDEX profiles_voice ON profiles (voice);
CREATE INDEX profiles_own ON profiles (own) WHERE own IS NOT NULL;

-- Actors that speak, with what their articles know them as.
CREATE TABLE known (
  actor   INTEGER PRIMARY KEY REFERENCES actors (id),
  profile INTEGER NOT NULL REFERENCES profiles (id),
  sayings INTEGER NOT NULL      -- how many attributions are its own
);
CREATE INDEX known_profile ON known (profile);

-- Which actor of which article is which voice.
CREATE VIEW members AS SELECT k.actor, p.voice FROM known AS k JOIN profiles AS p ON p.id = k.profile;

-- For people and their tools: who said what, in words.
CREATE VIEW sayings AS
SELECT
  a.id AS article, a.name AS article_name, a.outlet, a.day, a.title, a.url, s.id % 1000000 AS number,
  who.name AS voice, who.kind AS kind_of_voice,
  substr(a.text, s.source_start + 1, s.source_end - s.source_start) AS source,
  substr(a.text, s.cue_start + 1, s.cue_end - s.cue_start) AS cue,
  substr(a.text, s.content_start + 1, s.content_end - s.content_start) AS content,
  m.style, m.stance, m.denial, m.certainty, s.within, s.derived, s.confidence / 1000.0 AS confidence, a.retracted
FROM articles AS a
JOIN attributions AS s ON s.id BETWEEN a.id * 1000000 AND a.id * 1000000 + 999999
JOIN manners AS m ON m.id = s.manner
LEFT JOIN actors AS who ON who.id = a.id * 1000000 + s.actor
WHERE a.newer IS NULL;
