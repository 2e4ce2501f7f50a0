-- When the newest post was written that a person sees of a thread whatever bars them from it, and by which event: an own one, or a facilitator's reply to
-- one. Null where there is none but the one that opens the thread. By it, and not by what is concealed, such a thread has its place in lists.

alter table read_state
  add column seen_seq bigint,
  add column seen_at  timestamptz;

-- contract: the release before neither reads nor writes them, and what it posts meanwhile moves the thread only for who is not barred
update read_state s
set seen_at = seen.at, seen_seq = seen.seq
from (
  select s.group_id, s.person_id, s.thread_id, max(p.created_at) as at, max(coalesce(e.seq, t.opened_seq)) as seq
  from read_state s
  join thread t on t.group_id = s.group_id and t.thread_id = s.thread_id
  cross join lateral unnest(s.own + s.shown) numbers
  cross join lateral generate_series(lower(numbers), upper(numbers) - 1) one (number)
  join post p on p.group_id = s.group_id and p.thread_id = s.thread_id and p.number = one.number
  left join group_event e
    on e.group_id = s.group_id and e.thread_id = s.thread_id and e.post_number = one.number and e.type = 'POST_CREATED'
  group by s.group_id, s.person_id, s.thread_id
) seen
where s.group_id = seen.group_id and s.person_id = seen.person_id and s.thread_id = seen.thread_id;

-- contract: on a large table create it concurrently before the upgrade, under this name
create index if not exists read_state_seen_idx on read_state (group_id, person_id, seen_seq) where seen_seq is not null;

-- Of a section, threads are found by who opened them where most of them are concealed.
-- contract: likewise
create index if not exists thread_facilitators_idx on thread (group_id, section_id, opened_seq)
  where deleted_at is null and opened_by_facilitator;
-- contract: likewise
create index if not exists thread_author_idx on thread (group_id, author_id, opened_seq) where deleted_at is null;
