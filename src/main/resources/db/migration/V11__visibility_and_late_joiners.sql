-- What a group grants those who join late. It counts from when somebody joined first: who leaves and joins again neither wins
-- time by it nor finds late what was in time.

alter table reading_group
  add late_joiner_policy text not null default 'SAME_DATES',
  add grace_days integer,
  add constraint reading_group_late_joiner_policy check (late_joiner_policy in ('SAME_DATES', 'GRACE')),
  add constraint reading_group_grace check ((late_joiner_policy = 'GRACE') = (grace_days is not null) and grace_days between 1 and 90);
alter table reading_group alter late_joiner_policy drop default;

alter table membership add first_joined_at timestamptz;
update membership set first_joined_at = joined_at;

-- The end of the schedule, up to which late joiners are given time.
create index assignment_ending_idx on assignment (group_id, (coalesce(closes_before, due_before))) where deleted_at is null;
