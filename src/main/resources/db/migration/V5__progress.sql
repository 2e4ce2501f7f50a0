-- How far each member is with each section: three facts, each merged by an order of its own, so that events may come twice,
-- late and in any order. Paragraphs are counted from 0; their keys stand beside them because sections never change.

create table section_progress (
  group_id            uuid    not null,
  person_id           uuid    not null,
  section_id          uuid    not null,
  round               integer not null,
  reach_paragraph     integer,
  reach_key           text,
  position_paragraph  integer,
  position_key        text,
  position_sequence   bigint,
  position_event      uuid,
  position_at         timestamptz,
  complete            boolean,
  completion_source   text,
  completion_sequence bigint,
  completion_event    uuid,
  completion_at       timestamptz,
  constraint section_progress_pkey primary key (group_id, person_id, section_id),
  constraint section_progress_member_fkey foreign key (group_id, person_id) references membership (group_id, person_id),
  constraint section_progress_section_fkey foreign key (group_id, section_id) references section (group_id, section_id),
  constraint section_progress_round check (round >= 1),
  constraint section_progress_reach check (num_nulls(reach_paragraph, reach_key) in (0, 2)),
  constraint section_progress_position check (
    num_nulls(position_paragraph, position_key, position_sequence, position_event, position_at) in (0, 5)),
  constraint section_progress_completion check (
    num_nulls(complete, completion_source, completion_sequence, completion_event, completion_at) in (0, 5)),
  constraint section_progress_source check (completion_source in ('SELF', 'RULE', 'FACILITATOR'))
);

-- What devices sent. An event is here if and only if it was merged into the row above.
create table reading_event (
  group_id      uuid        not null,
  person_id     uuid        not null,
  event_id      uuid        not null,
  section_id    uuid        not null,
  kind          text        not null,
  paragraph_key text,
  sequence      bigint      not null,
  round         integer     not null,
  occurred_at   timestamptz not null,
  received_at   timestamptz not null,
  constraint reading_event_pkey primary key (group_id, person_id, event_id),
  constraint reading_event_progress_fkey foreign key (group_id, person_id, section_id)
    references section_progress (group_id, person_id, section_id),
  constraint reading_event_kind check (kind in ('READ', 'COMPLETED', 'REOPENED', 'STARTED_OVER'))
);
