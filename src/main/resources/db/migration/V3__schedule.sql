-- Local boundaries are what people agreed on; instants are derived with the group's zone when they are needed.
-- A boundary that was given as a date is kept as the midnight that bounds it: opens_from is the first local moment,
-- due_before and closes_before are the first local moment after the inclusive end.

create table assignment (
  group_id         uuid        not null,
  assignment_id    uuid        not null,
  title            text        not null,
  instructions     text,
  essay_id         uuid        not null,
  edition_id       uuid        not null,
  section_count    integer     not null,
  opens_from       timestamp   not null,
  opens_at_time    boolean     not null,
  due_before       timestamp   not null,
  due_at_time      boolean     not null,
  closes_before    timestamp,
  closes_at_time   boolean     not null,
  created_by       uuid        not null,
  created_from     bytea       not null,
  created_at       timestamptz not null,
  deleted_at       timestamptz,
  version          integer     not null,
  constraint assignment_pkey primary key (group_id, assignment_id),
  constraint assignment_group_fkey foreign key (group_id) references reading_group (group_id),
  constraint assignment_edition_fkey foreign key (group_id, edition_id) references edition (group_id, edition_id),
  constraint assignment_section_count check (section_count between 1 and 100),
  constraint assignment_window check (opens_from < due_before and due_before <= coalesce(closes_before, due_before))
);

create index assignment_due_idx on assignment (group_id, due_before, assignment_id) where deleted_at is null;

-- The sections are read in the order of the text, whatever order they were assigned in.
create table assignment_section (
  group_id      uuid not null,
  assignment_id uuid not null,
  section_id    uuid not null,
  constraint assignment_section_pkey primary key (group_id, assignment_id, section_id),
  constraint assignment_section_assignment_fkey foreign key (group_id, assignment_id) references assignment (group_id, assignment_id),
  constraint assignment_section_section_fkey foreign key (group_id, section_id) references section (group_id, section_id)
);

create index assignment_section_section_idx on assignment_section (group_id, section_id);
