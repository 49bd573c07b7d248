-- Words of the articles that count.
CREATE VIRTUAL TABLE search USING fts5 ( -- text first: places in the first column are shorter to write
  text, title, content = 'articles', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Two parts of the index are enough to be brought together: it stays small.
INSERT INTO search (search, rank) VALUES ('usermerge', 2);
