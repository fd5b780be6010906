-- 10,000 people, 100,000 posts, 500,000 comments, 200 tags and 300,000 taggings; the same rows at every run.
CREATE TABLE users (
  id serial PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  active boolean NOT NULL DEFAULT true,
  age integer NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE TABLE profiles (
  id serial PRIMARY KEY,
  user_id integer NOT NULL UNIQUE REFERENCES users (id),
  bio text NOT NULL,
  website text,
  location text
) WITH (fillfactor = 50);
CREATE TABLE posts (
  id serial PRIMARY KEY,
  author_id integer NOT NULL REFERENCES users (id),
  title text NOT NULL,
  body text NOT NULL,
  views integer NOT NULL DEFAULT 0,
  published boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE TABLE comments (
  id serial PRIMARY KEY,
  post_id integer NOT NULL REFERENCES posts (id),
  author_id integer NOT NULL REFERENCES users (id),
  body text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE TABLE tags (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE post_tags (
  post_id integer NOT NULL REFERENCES posts (id),
  tag_id integer NOT NULL REFERENCES tags (id),
  PRIMARY KEY (post_id, tag_id)
);
CREATE TABLE logs (
  id serial PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (id),
  level integer NOT NULL,
  message text NOT NULL,
  score double precision NOT NULL,
  created_at timestamptz NOT NULL
);

INSERT INTO users (name, email, active, age, created_at)
SELECT
  (ARRAY['Alice', 'Bob', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan', 'Judy'])[1 + n % 10] || ' ' ||
  (ARRAY['Smith', 'Jones', 'Brown', 'Taylor', 'Wilson', 'Davies', 'Evans', 'Thomas', 'Johnson', 'Roberts', 'Walker'])[1 + (n / 10) % 11] || ' ' || n,
  'user' || n || '@example.com',
  n % 7 <> 0,
  18 + (n * 7919) % 60,
  timestamptz '2020-01-01 00:00:00+00' + n * interval '1 minute'
FROM generate_series(1, 10000) AS n;

INSERT INTO profiles (user_id, bio, website, location)
SELECT n, repeat('bio of user ' || n || ' ', 4), CASE WHEN n % 3 = 0 THEN 'https://example.com/' || n END, 'City ' || n % 500
FROM generate_series(1, 10000) AS n;

INSERT INTO posts (author_id, title, body, views, published, created_at)
SELECT
  1 + (n * 7919) % 10000,
  'Post title number ' || n,
  repeat('Lorem ipsum dolor sit amet ' || n || ' ', 6),
  (n * 104729) % 10000,
  n % 10 <> 0,
  timestamptz '2021-01-01 00:00:00+00' + (n * 7919) % 1000000 * interval '1 second'
FROM generate_series(1::bigint, 100000) AS n;

-- Three of five are spread evenly, the others are on the first 20,000 posts: some posts are busy.
INSERT INTO comments (post_id, author_id, body, created_at)
SELECT
  CASE WHEN n % 5 < 3 THEN 1 + (n * 15485863) % 100000 ELSE 1 + (n * 32452843) % 20000 END,
  1 + (n * 6151) % 10000,
  'Comment body ' || n || ' ' || repeat('blah ', 8),
  timestamptz '2021-06-01 00:00:00+00' + n * interval '1 second'
FROM generate_series(1::bigint, 500000) AS n;

INSERT INTO tags (name) SELECT 'tag' || n FROM generate_series(1, 200) AS n;

INSERT INTO post_tags (post_id, tag_id)
SELECT post, 1 + (post * 31 + k * 67) % 200 FROM generate_series(1, 100000) AS post, generate_series(0, 2) AS k;

CREATE INDEX ON posts (author_id);
CREATE INDEX ON posts (created_at);
CREATE INDEX ON comments (post_id);
CREATE INDEX ON comments (author_id);
CREATE INDEX ON post_tags (tag_id);
CREATE INDEX ON logs (user_id);
VACUUM ANALYZE;
