-- A thread that is opened about a paragraph names it, by its key.
alter table group_event add column paragraph_key text;
