-- What is left of a term may be no word, and is not taken for one then: PostgreSQL would say so with each search.
create or replace function search_term(text) returns text language sql immutable strict parallel safe
  return (
    select case when term.word !~ '[^ ]' then null
           when term.query = '' then null
           when term.word ~ '[^ ]{3}$' then '(' || term.query || ':*)' else '(' || term.query || ')' end
    from (select search_words($1) as word, cast(phraseto_tsquery('simple', search_words($1)) as text) as query) term
  );

-- A character that is a word is not mistyped, nor are several of them.
create or replace function search_near_term(text) returns text language sql immutable strict parallel safe
  return (
    select '(' || concat_ws(' | ', search_term($1), string_agg('''' || near || '''', ' | ')) || ')'
    from (select btrim(search_words($1)) as word) term
    left join lateral search_near(term.word) near on length(term.word) >= 5 and term.word !~ ' '
  );
