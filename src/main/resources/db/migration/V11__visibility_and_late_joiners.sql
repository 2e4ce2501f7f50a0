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

-- Under which policy an assignment stands, and when a facilitator revealed it. A reveal belongs to its policy.

alter table reading_group
  add default_visibility text not null default 'ALWAYS',
  add constraint reading_group_default_visibility
    check (default_visibility in ('ALWAYS', 'AFTER_FIRST_POST', 'AFTER_READING', 'AFTER_DUE', 'ON_REVEAL'));
alter table reading_group alter default_visibility drop default;

alter table assignment
  add visibility text not null default 'ALWAYS',
  add revealed_at timestamptz,
  add constraint assignment_visibility
    check (visibility in ('ALWAYS', 'AFTER_FIRST_POST', 'AFTER_READING', 'AFTER_DUE', 'ON_REVEAL')),
  add constraint assignment_reveal check (revealed_at is null or visibility = 'ON_REVEAL');
alter table assignment alter visibility drop default;

-- What members see whatever the policy, kept where posts are written so that nothing is looked for when they are read: whether
-- a facilitator opened the thread, and the numbers of facilitators' replies to the person's own posts. A facilitator's word
-- stays one when the role is given up.

alter table thread add opened_by_facilitator boolean not null default false;
update thread t
set opened_by_facilitator = true
from membership m
where m.group_id = t.group_id and m.person_id = t.author_id and m.role = 'FACILITATOR';

alter table read_state add shown int4multirange not null default '{}';
insert into read_state (group_id, person_id, thread_id, read, kept, own, shown)
select parent.group_id, parent.author_id, parent.thread_id, '{}', '{}', '{}', range_agg(int4range(reply.number, reply.number, '[]'))
from post reply
join membership m on m.group_id = reply.group_id and m.person_id = reply.author_id and m.role = 'FACILITATOR'
join post parent
  on parent.group_id = reply.group_id and parent.thread_id = reply.thread_id and parent.number = reply.parent_number
where parent.author_id <> reply.author_id
group by parent.group_id, parent.author_id, parent.thread_id
on conflict (group_id, person_id, thread_id) do update set shown = excluded.shown;

-- Who has posted in a thread that the assignment governs. There are no foreign keys: they would take locks behind the group's.
create table assignment_speaker (
  group_id      uuid not null,
  assignment_id uuid not null,
  person_id     uuid not null,
  constraint assignment_speaker_pkey primary key (group_id, assignment_id, person_id)
);
insert into assignment_speaker (group_id, assignment_id, person_id)
select distinct t.group_id, coalesce(t.assignment_id, x.assignment_id), p.author_id
from thread t
left join assignment_section x on t.assignment_id is null and x.group_id = t.group_id and x.section_id = t.section_id
join post p on p.group_id = t.group_id and p.thread_id = t.thread_id
where coalesce(t.assignment_id, x.assignment_id) is not null;

-- Who chose to see before reading.
create table own_reveal (
  group_id      uuid        not null,
  assignment_id uuid        not null,
  person_id     uuid        not null,
  revealed_at   timestamptz not null,
  constraint own_reveal_pkey primary key (group_id, assignment_id, person_id),
  constraint own_reveal_assignment_fkey foreign key (group_id, assignment_id) references assignment (group_id, assignment_id),
  constraint own_reveal_member_fkey foreign key (group_id, person_id) references membership (group_id, person_id)
);
