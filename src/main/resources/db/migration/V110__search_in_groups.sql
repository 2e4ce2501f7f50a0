-- What is searched in a group: posts and paragraphs by their words. The tables follow the group's log, so that who writes waits for no index; how far each
-- group is followed stands beside. Nothing is there at first: each group is followed from its beginning.

-- Trusted as well: a group and a word are found in one index, or that would go through what other groups say.
create extension if not exists btree_gin;

-- By what words of a language are known from their other forms; null where nobody knows any.
create function search_config(text) returns regconfig language sql immutable strict parallel safe
  return case split_part(lower($1), '-', 1)
    when 'ar' then 'arabic'::regconfig when 'hy' then 'armenian'::regconfig when 'eu' then 'basque'::regconfig
    when 'ca' then 'catalan'::regconfig when 'da' then 'danish'::regconfig when 'nl' then 'dutch'::regconfig
    when 'en' then 'english'::regconfig when 'fi' then 'finnish'::regconfig when 'fr' then 'french'::regconfig
    when 'de' then 'german'::regconfig when 'el' then 'greek'::regconfig when 'hi' then 'hindi'::regconfig
    when 'hu' then 'hungarian'::regconfig when 'id' then 'indonesian'::regconfig when 'ga' then 'irish'::regconfig
    when 'it' then 'italian'::regconfig when 'lt' then 'lithuanian'::regconfig when 'ne' then 'nepali'::regconfig
    when 'no' then 'norwegian'::regconfig when 'nb' then 'norwegian'::regconfig when 'nn' then 'norwegian'::regconfig
    when 'pt' then 'portuguese'::regconfig when 'ro' then 'romanian'::regconfig when 'ru' then 'russian'::regconfig
    when 'sr' then 'serbian'::regconfig when 'es' then 'spanish'::regconfig when 'sv' then 'swedish'::regconfig
    when 'ta' then 'tamil'::regconfig when 'tr' then 'turkish'::regconfig when 'yi' then 'yiddish'::regconfig
  end;

-- The stems of words, each with a sign before it, so that no word is taken for the stem of another.
create function search_stems(language text, text text) returns tsvector language sql immutable parallel safe
  return array_to_tsvector(array(
    select '=' || word.lexeme from unnest(to_tsvector(search_config(language), search_folded(text))) word));

-- All words as they are written, and their stems; of a text that is very long, of its beginning.
create function search_text(language text, text text) returns tsvector language sql immutable parallel safe
  return coalesce(search_document(left(text, 50000)), '') || search_stems(language, left(text, 50000));

-- All of the terms, exactly as they are, or each in any form that it has in one of the languages; null where there is nothing to look for.
create function search_terms(terms text[], exact boolean[], languages text[]) returns tsquery language sql immutable parallel safe
  return (
    select string_agg('(' || term.query || ')', ' & ')::tsquery
    from unnest(terms, exact) said (text, exact)
    left join lateral (
      select '(' || string_agg(form.query, ') | (') || ')' as query
      from (
        select string_agg(distinct cast(array_to_tsvector(array['=' || word.lexeme]) as text), ' & ') as query
        from unnest(languages) with ordinality language (tag, place)
        cross join lateral unnest(to_tsvector(search_config(language.tag), search_folded(said.text))) word
        group by language.place
      ) form
    ) stems on not said.exact
    cross join lateral (
      select case when said.exact then nullif(cast(phraseto_tsquery('simple', search_words(said.text)) as text), '')
                  else concat_ws(' | ', cast(search_query(array[said.text]) as text), stems.query) end as query
    ) term
    where term.query <> ''
  );

-- The text with marks around words that are other forms of the terms, as long as it was but for these; null where nothing is known of the language.
create function search_marked(language text, text text, terms text[], exact boolean[]) returns text language sql immutable parallel safe
  return ts_headline(search_config(language), translate(text, U&'<>&\E000\E001', '     '), (
      select cast(string_agg(form.query, ' | ') as tsquery)
      from unnest(terms, exact) said (text, exact)
      cross join lateral (select nullif(cast(plainto_tsquery(search_config(language), said.text) as text), '') as query) form
      where not said.exact
    ), U&'HighlightAll=true, StartSel="\E000", StopSel="\E001"');

create table post_words (
  group_id   uuid        not null,
  thread_id  uuid        not null,
  number     integer     not null,
  author_id  uuid        not null,
  created_at timestamptz not null,
  title      text,
  text       text,
  words      tsvector    not null,
  stamp      integer     not null,
  constraint post_words_pkey primary key (group_id, thread_id, number),
  constraint post_words_post_fkey foreign key (group_id, thread_id, number) references post (group_id, thread_id, number)
);

create index post_words_words_idx on post_words using gin (group_id, words) with (fastupdate = off);
create index post_words_newest_idx on post_words (group_id, created_at, thread_id, number);
create index post_words_author_idx on post_words (group_id, author_id, created_at, thread_id, number);

create table paragraph_words (
  group_id         uuid     not null,
  section_id       uuid     not null,
  position         integer  not null,
  edition_id       uuid     not null,
  section_position integer  not null,
  words            tsvector not null,
  constraint paragraph_words_pkey primary key (group_id, section_id, position),
  constraint paragraph_words_paragraph_fkey foreign key (group_id, section_id, position)
    references paragraph (group_id, section_id, position)
);

create index paragraph_words_words_idx on paragraph_words using gin (group_id, words) with (fastupdate = off);
create index paragraph_words_place_idx on paragraph_words (group_id, edition_id, section_position, position);

-- Up to which event of its log a group is followed.
create table followed_log (
  group_id uuid   not null,
  seq      bigint not null,
  constraint followed_log_pkey primary key (group_id),
  constraint followed_log_group_fkey foreign key (group_id) references reading_group (group_id)
);
