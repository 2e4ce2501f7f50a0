-- Two families of tables with no foreign key between them: the person family is keyed by person_id,
-- the group family by group_id, which is part of every key so that a group can live on one shard.

create table person (
  person_id    uuid        not null,
  issuer       text        not null,
  subject      text        not null,
  display_name text        not null,
  zone         text,
  language     text,
  created_at   timestamptz not null,
  version      integer     not null,
  constraint person_pkey primary key (person_id),
  constraint person_issuer_subject_key unique (issuer, subject)
);

create table reading_group (
  group_id          uuid        not null,
  name              text        not null,
  description       text,
  zone              text        not null,
  language          text,
  join_policy       text        not null,
  listed            boolean     not null,
  member_count      integer     not null,
  facilitator_count integer     not null,
  event_seq         bigint      not null default 0,
  created_from      bytea       not null,
  created_at        timestamptz not null,
  version           integer     not null,
  constraint reading_group_pkey primary key (group_id),
  constraint reading_group_join_policy check (join_policy in ('OPEN', 'REQUEST', 'INVITATION')),
  constraint reading_group_counts check (facilitator_count between 0 and member_count)
);

create index reading_group_listed_idx on reading_group (name, group_id) where listed;

create table membership (
  group_id     uuid        not null,
  person_id    uuid        not null,
  display_name text        not null,
  role         text        not null,
  state        text        not null,
  joined_at    timestamptz,
  created_at   timestamptz not null,
  version      integer     not null,
  constraint membership_pkey primary key (group_id, person_id),
  constraint membership_group_fkey foreign key (group_id) references reading_group (group_id),
  constraint membership_role check (role in ('FACILITATOR', 'MEMBER')),
  constraint membership_state check (state in ('REQUESTED', 'ACTIVE', 'LEFT', 'REMOVED', 'BANNED'))
);

create index membership_listing_idx on membership (group_id, state, display_name, person_id);
create index membership_person_idx on membership (person_id, group_id);

-- Events carry ids only: what a reader may see is decided when the thing itself is read.
create table group_event (
  group_id      uuid        not null,
  seq           bigint      not null,
  type          text        not null,
  at            timestamptz not null,
  actor_id      uuid,
  audience      text        not null,
  person_id     uuid,
  essay_id      uuid,
  section_id    uuid,
  assignment_id uuid,
  thread_id     uuid,
  post_number   integer,
  constraint group_event_pkey primary key (group_id, seq),
  constraint group_event_group_fkey foreign key (group_id) references reading_group (group_id),
  constraint group_event_audience check (audience in ('GROUP', 'FACILITATORS'))
);
