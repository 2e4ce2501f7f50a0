-- Whether what is concealed until it was read opens to who has read to the end only, and not to who says so.

alter table reading_group add column after_reading_needs_reach boolean not null default false;
