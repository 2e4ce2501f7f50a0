-- Finding groups by words, parts of words and language. Both extensions are trusted: the owner of the database may create them.
-- Without unaccent, accents count.

create extension if not exists pg_trgm;

do $$
begin
  if exists (select from pg_available_extensions where name = 'unaccent') then
    create extension if not exists unaccent;
    create function search_folded(text) returns text language sql immutable strict parallel safe
      return lower(unaccent('unaccent'::regdictionary, normalize($1, nfkc)));
  else
    create function search_folded(text) returns text language sql immutable strict parallel safe
      return lower(normalize($1, nfkc));
  end if;
end
$$;

-- Words apart from each other. In scripts that don't put spaces between words (Thai to Khmer, Chinese, Japanese, Korean) each
-- character counts as one, and a word is a phrase of them. What is no letter is named, because which characters are letters
-- depends on how the database was created.
create function search_words(text) returns text language sql immutable strict parallel safe
  return regexp_replace(
    regexp_replace(search_folded($1),
      '[\u0001-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00BF\u00D7\u00F7\u037E\u0387\u05BE\u05C0\u05C3\u05F3\u05F4\u060C\u061B\u061F\u066A-\u066D\u06D4\u0964\u0965\u2000-\u206F\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u303D\u30FB]+',
      ' ', 'g'),
    '([\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u2E80-\u2FDF\u3005-\u3007\u3031-\u3035\u3040-\u31BF\u31F0-\u31FF\u3400-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\U00020000-\U0003FFFF])',
    ' \1 ', 'g');

-- All of the terms, each as a word, or from three characters on as the beginning of one; null where there is nothing to look for.
create function search_query(text[]) returns tsquery language sql immutable strict parallel safe
  return (
    select string_agg(
        case when term.word ~ '[^ ]{3}$' then '(' || term.query || ':*)' else '(' || term.query || ')' end, ' & ')::tsquery
    from (
      select search_words(part) as word, cast(phraseto_tsquery('simple', search_words(part)) as text) as query
      from unnest($1) part
    ) term
    where term.query <> ''
  );

-- The terms one behind the other with anything around them, where they are parts from which trigrams can be made everywhere:
-- three letters or digits of ASCII, after accents are gone. Null otherwise.
create function search_pattern(text[]) returns text language sql immutable strict parallel safe
  return (
    select case when bool_and(search_folded(part) ~ '^[a-z0-9]{3,}$')
           then '%' || string_agg(search_folded(part), '%' order by place) || '%' end
    from unnest($1) with ordinality term (part, place)
  );

-- Of language tags, each with all that it begins with: en-GB is en, too.
create function search_languages(text, text[]) returns text[] language sql immutable parallel safe
  return (
    select coalesce(array_agg(distinct array_to_string(parts[1:length], '-')), '{}')
    from unnest(array_append($2, $1)) tag
    cross join lateral (select string_to_array(lower(tag), '-') as parts) split
    cross join lateral generate_series(1, cardinality(parts)) length
  );

create function search_document(text) returns tsvector language sql immutable strict parallel safe
  return to_tsvector('simple', search_words($1));

-- The languages of the group's essays.
alter table reading_group add column reading_languages text[] not null default '{}';

update reading_group g
set reading_languages = read.languages
from (
  select group_id, array_agg(distinct language order by language) as languages
  from essay
  where language is not null
  group by group_id
) read
where read.group_id = g.group_id;

-- What listed groups are found by, and no others: apart from the groups, whose rows change with every event, so that an event
-- costs these indexes nothing.
create table listed_group (
  group_id        uuid        not null,
  created_at      timestamptz not null,
  folded_name     text        not null,
  name_words      tsvector    not null,
  words           tsvector    not null,
  language_ranges text[]      not null,
  constraint listed_group_pkey primary key (group_id),
  constraint listed_group_group_fkey foreign key (group_id) references reading_group (group_id) on delete cascade
);

insert into listed_group (group_id, created_at, folded_name, name_words, words, language_ranges)
select group_id, created_at, search_folded(name), search_document(name),
       search_document(name || ' . ' || coalesce(description, '')), search_languages(language, reading_languages)
from reading_group
where listed;

-- Words and language are found in one index, or the rarer kind would have to be looked through for the other. Groups change
-- seldom: what is new goes into its place at once, not onto a heap that every search would have to go through.
create index listed_group_words_idx on listed_group using gin (words, language_ranges) with (fastupdate = off);
create index listed_group_name_words_idx on listed_group using gin (name_words, language_ranges) with (fastupdate = off);
create index listed_group_folded_name_idx on listed_group using gin (folded_name gin_trgm_ops, language_ranges)
  with (fastupdate = off);
create index listed_group_newest_idx on listed_group (created_at, group_id);
