-- How a post begins, in plain text, and of which revision that is. The service makes what is missing, or is of another revision, as soon as it looks: what was there
-- before, and what the release before goes on writing, editing and blanking, which knows nothing of it.

alter table post
  add column if not exists excerpt    text,
  add column if not exists excerpt_of integer;

-- contract: on a large table add the columns and create it concurrently before the upgrade, under these names
create index if not exists post_without_excerpt_idx on post (group_id) where excerpt_of is distinct from revision;
