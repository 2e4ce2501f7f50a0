-- When assignments were due before that was moved to earlier. Who completed one in time by the date that stood then was in time, and
-- stays so. They are instants: what counts is what people saw, whatever zone the group has gone to since.

-- There is no foreign key to the assignment: it would take locks behind the group's.
create table earlier_due (
  group_id      uuid        not null,
  assignment_id uuid        not null,
  due_at        timestamptz not null,
  stood_until   timestamptz not null,
  constraint earlier_due_pkey primary key (group_id, assignment_id, due_at)
);
