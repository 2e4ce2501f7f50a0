-- Texts of a group. What is committed is immutable; only an import and an essay's description change.

create table text_import (
  group_id     uuid        not null,
  import_id    uuid        not null,
  filename     text,
  media_type   text        not null,
  checksum     text        not null,
  byte_count   integer     not null,
  source       text        not null,
  decisions    text        not null,
  created_by   uuid        not null,
  created_from bytea       not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  version      integer     not null,
  constraint text_import_pkey primary key (group_id, import_id),
  constraint text_import_group_fkey foreign key (group_id) references reading_group (group_id)
);

create index text_import_expiry_idx on text_import (expires_at);

create table essay (
  group_id      uuid        not null,
  essay_id      uuid        not null,
  title         text        not null,
  authors       text[]      not null,
  language      text,
  source_name   text,
  source_url    text,
  source_issued text,
  rights        text,
  edition_id    uuid        not null,
  created_by    uuid        not null,
  created_from  bytea       not null,
  created_at    timestamptz not null,
  version       integer     not null,
  constraint essay_pkey primary key (group_id, essay_id),
  constraint essay_group_fkey foreign key (group_id) references reading_group (group_id)
);

create index essay_title_idx on essay (group_id, title, essay_id);

create table edition (
  group_id      uuid        not null,
  edition_id    uuid        not null,
  essay_id      uuid        not null,
  number        integer     not null,
  import_id     uuid        not null,
  checksum      text        not null,
  media_type    text        not null,
  source        text        not null,
  decisions     text        not null,
  section_count integer     not null,
  words         integer     not null,
  created_at    timestamptz not null,
  constraint edition_pkey primary key (group_id, edition_id),
  constraint edition_essay_fkey foreign key (group_id, essay_id) references essay (group_id, essay_id),
  constraint edition_number_key unique (group_id, essay_id, number),
  constraint edition_import_key unique (group_id, import_id)
);

create table section (
  group_id        uuid     not null,
  section_id      uuid     not null,
  edition_id      uuid     not null,
  position        integer  not null,
  heading         text,
  level           smallint not null,
  paragraph_count integer  not null,
  words           integer  not null,
  constraint section_pkey primary key (group_id, section_id),
  constraint section_edition_fkey foreign key (group_id, edition_id) references edition (group_id, edition_id),
  constraint section_position_key unique (group_id, edition_id, position)
);

create table paragraph (
  group_id      uuid    not null,
  section_id    uuid    not null,
  position      integer not null,
  paragraph_key text    not null,
  text          text    not null,
  constraint paragraph_pkey primary key (group_id, section_id, position),
  constraint paragraph_section_fkey foreign key (group_id, section_id) references section (group_id, section_id),
  constraint paragraph_key_key unique (group_id, section_id, paragraph_key)
);
