-- Replies to what is drawn on the deepest level stood beside it, in the order of their numbers. They get their places behind what they answer, down to 200 levels, as new ones do.
-- contract: the release before finds its way in longer paths, and what it writes there meanwhile stands beside what it answers, as before
with recursive deepest as materialized (
  select group_id, thread_id, number, parent_number, tree_path from post where depth = 50
), moved as (
  select d.group_id, d.thread_id, d.number, d.tree_path, d.tree_path as above, 50 as level
  from deepest d
  where not exists (
    select from deepest parent
    where parent.group_id = d.group_id and parent.thread_id = d.thread_id and parent.number = d.parent_number)
  union all
  select d.group_id, d.thread_id, d.number, placed.tree_path,
         case when m.level < 199 then placed.tree_path else m.above end, least(m.level + 1, 200)
  from moved m
  join deepest d on d.group_id = m.group_id and d.thread_id = m.thread_id and d.parent_number = m.number
  cross join lateral (
    select m.above || length(to_hex(d.number)) || to_hex(d.number) || '.' as tree_path
  ) placed
)
update post p
set tree_path = m.tree_path
from moved m
where p.group_id = m.group_id and p.thread_id = m.thread_id and p.number = m.number and p.tree_path <> m.tree_path;
