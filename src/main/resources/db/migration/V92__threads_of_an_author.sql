-- Threads are listed by who opened them, those first that were active last.
-- contract: on a large table create it concurrently before the upgrade, under this name
create index if not exists thread_author_activity_idx on thread (group_id, author_id, activity_seq) where deleted_at is null;
