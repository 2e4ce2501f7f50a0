-- How far devices have counted, by device, beside what it comes to: so that one that counts wrongly stops none of the others, and a
-- completion that is said again stands since it was said first. Where a row has no marks, the release before has written it, and what
-- it comes to is all that is known.

alter table reading_event add column device_id uuid;

alter table section_progress
  add column reset_at timestamptz,
  add column furthest_paragraph integer,
  add column read_through boolean,
  add column completion_received_at timestamptz,
  add column positions jsonb,
  add column reopened jsonb,
  add column completed jsonb;

-- contract: what is complete stays complete, but since the first word after the last one that took it back; the release before goes on from there
update section_progress p
set completion_sequence = f.sequence, completion_event = f.event_id, completion_at = f.occurred_at,
    completion_received_at = f.received_at
from (
  select distinct on (c.group_id, c.person_id, c.section_id) c.*
  from reading_event c
  where c.kind = 'COMPLETED' and not exists (
    select from reading_event r
    where r.group_id = c.group_id and r.person_id = c.person_id and r.section_id = c.section_id and r.kind = 'REOPENED'
      and (r.sequence, r.event_id) > (c.sequence, c.event_id))
  order by c.group_id, c.person_id, c.section_id, c.sequence, c.event_id
) f
where p.group_id = f.group_id and p.person_id = f.person_id and p.section_id = f.section_id and p.complete
  and p.completion_source = 'SELF';

-- contract: a new column, which the release before does not know; what it writes meanwhile is right with the next event
update section_progress p
set furthest_paragraph = p.reach_paragraph, read_through = true
from section s
where s.group_id = p.group_id and s.section_id = p.section_id and p.reach_paragraph + 1 >= s.paragraph_count;
