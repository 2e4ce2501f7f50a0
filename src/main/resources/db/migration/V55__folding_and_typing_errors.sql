-- Words are folded alike in every database, so unaccent is needed no more: letters have neither width nor case nor accent nor point, those
-- that are written in several ways are written in one, and apostrophes are of one kind, and hyphens. Marks that make another letter stay:
-- those of й and ў, of Kana, and of the scripts of India and Thailand.
create or replace function search_folded(text) returns text language sql immutable strict parallel safe
  return normalize(
    translate(
      replace(replace(replace(
        casefold(
          regexp_replace(normalize(translate($1, U&'\00B4\1FBD\1FBF', ''''''''), nfkd),
            '(?<![ИиУу])\u0306|[\u0300-\u0305\u0307-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u0711\u0730-\u074A\u08D3-\u08FF\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20F0\uFE20-\uFE2F]',
            '', 'g') collate pg_unicode_fast),
        'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
      'đðɖɗħıɨłƚŋɲøɔŧƭʈƀɓƃƈȼɇɛƒǥɠɣƙɉɍʉʋⱳƴɏƶٱىیکةہەۃךםןףץ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'
        || U&'\2018\2019\201B\2032\0060\02B9\02BB\02BC\02BD\02BE\02BF\055A\05F3\05F4\A78C\200C\200D\2010\2011\2027\00AD\00B7',
      'ddddhiillnnootttbbbcceefgggkjruvwyyzاييكههههכמנפצ01234567890123456789' || repeat('''', 17) || repeat('-', 5)),
    nfkc);

-- Words with apostrophes or hyphens in them, written as one: without all of these, and without those of either kind.
create function search_joined(text) returns text language sql immutable strict parallel safe
  return (
    select coalesce(string_agg(concat_ws(' ', translate(word[1], '''-', ''), translate(word[1], '''-', ' '),
                                         translate(word[1], '-''', ' ')), ' '), '')
    from regexp_matches(search_folded($1), '\S*[''-]\S*', 'g') word
  );

create or replace function search_document(text) returns tsvector language sql immutable strict parallel safe
  return to_tsvector('simple', search_words($1)) || to_tsvector('simple', search_words(search_joined($1)));

-- A term without apostrophe and hyphen, as a word, or from three characters on as the beginning of one; null where there is nothing to look for.
create function search_term(text) returns text language sql immutable strict parallel safe
  return (
    select case when term.query = '' then null
           when term.word ~ '[^ ]{3}$' then '(' || term.query || ':*)' else '(' || term.query || ')' end
    from (select search_words($1) as word, cast(phraseto_tsquery('simple', search_words($1)) as text) as query) term
  );

create or replace function search_query(text[]) returns tsquery language sql immutable strict parallel safe
  return (
    select string_agg(case when term ~ '[''-]'
             then '((' || parts.query || ') | ' || search_term(translate(term, '''-', '')) || ')' else parts.query end, ' & ')::tsquery
    from (select search_folded(part) as term from unnest($1) part) folded
    cross join lateral (select string_agg(search_term(part), ' & ') as query
                        from regexp_split_to_table(folded.term, '[''-]') part) parts
    where parts.query is not null
  );

-- The words of the terms one behind the other with anything around them, where they are parts from which trigrams can be made everywhere:
-- three letters or digits of ASCII, after accents are gone. Null otherwise.
create or replace function search_pattern(text[]) returns text language sql immutable strict parallel safe
  return (
    select case when bool_and(part ~ '^[a-z0-9]{3,}$') then '%' || string_agg(part, '%' order by term.place, word.place) || '%' end
    from unnest($1) with ordinality term (text, place)
    cross join lateral regexp_split_to_table(btrim(search_words(term.text)), ' +') with ordinality word (part, place)
  );

-- What a word has in common with those that are one typing error away from it, a letter more or less or another one, or two in the other
-- order: the word, and the word without any one of its letters. Letters that are taken for each other are one. None of words with digits
-- in them, and none shorter than four letters, which half of all words have in common with some other.
create function search_near(text) returns setof text language sql immutable parallel safe rows 10
as $$
  select '~' || left(rough.word, gap - 1) || substr(rough.word, gap + 1)
  from (select translate($1, 'yjwcqz', 'iivkks') as word, length($1) as length
        where $1 !~ '\d' and length($1) between 4 and 50 offset 0) rough
  cross join lateral generate_series(case when rough.length > 4 then 1 else rough.length + 1 end, rough.length + 1) gap;
$$;

-- With each word what it has in common with others; the hundreds that come first are enough.
create function search_near_document(tsvector) returns tsvector language sql immutable strict parallel safe
  return $1 || array_to_tsvector(array(
    select distinct near from unnest($1) word cross join lateral search_near(word.lexeme) near where word.positions[1] <= 500));

-- A term without apostrophe and hyphen, or what is nearly it if it has five letters or more.
create function search_near_term(text) returns text language sql immutable strict parallel safe
  return (
    select '(' || concat_ws(' | ', search_term($1), string_agg('''' || near || '''', ' | ')) || ')'
    from (select btrim(search_words($1)) as word) term
    left join lateral search_near(term.word) near on length(term.word) >= 5
  );

-- All of the terms, or what is nearly they; null where none is long enough to be mistyped.
create function search_near_query(text[]) returns tsquery language sql immutable strict parallel safe
  return (
    select case when string_agg(near.query, '') ~ '~' then string_agg(near.query, ' & ')::tsquery end
    from (select search_folded(part) as term from unnest($1) part) folded
    cross join lateral (select string_agg(search_near_term(part), ' & ') as query
                        from regexp_split_to_table(folded.term, '[''-]') part where search_term(part) is not null) parts
    cross join lateral (
      select case when folded.term ~ '[''-]' then '((' || parts.query || ') | ' || search_near_term(translate(folded.term, '''-', '')) || ')'
             else parts.query end as query
    ) near
    where parts.query is not null
  );

-- contract: no group is listed or changed for the moment that it takes
lock table listed_group in share row exclusive mode;

-- contract: the release before finds by the same functions
update listed_group l
set folded_name = search_folded(g.name), name_words = search_document(g.name),
    words = search_document(g.name || ' . ' || coalesce(g.description, ''))
from reading_group g
where g.group_id = l.group_id;

-- contract: made of what the release before writes; groups are not looked for while it is made, a millisecond for each that is listed
alter table listed_group add column near_words tsvector generated always as (search_near_document(words)) stored;

-- contract: the release before does not read it
create index listed_group_near_words_idx on listed_group using gin (near_words, language_ranges) with (fastupdate = off);
