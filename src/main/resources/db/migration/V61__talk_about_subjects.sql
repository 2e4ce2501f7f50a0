-- How many posts there are about each subject of a group, that is each combination of assignment, section and paragraph that threads are about: whoever is barred from one
-- is barred from all about the same. opened: how many of the threads a facilitator opened, whose first post everybody sees. A thread says what it has contributed, in
-- counted and first_counted; what deletions take away is counted anew after them.

create table talk_count (
  group_id      uuid    not null,
  assignment_id uuid,
  section_id    uuid,
  paragraph_key text,
  posts         integer not null,
  opened        integer not null,
  constraint talk_count_key unique nulls not distinct (group_id, assignment_id, section_id, paragraph_key),
  constraint talk_count_group_fkey foreign key (group_id) references reading_group (group_id)
);

alter table thread add column first_counted boolean not null default false;

-- contract: the release before does not read it, and what it opens and posts meanwhile is counted by study-circle.shelf.rebuild afterwards
update thread set first_counted = true
where opened_by_facilitator and deleted_at is null and not deleted_numbers @> 1;

insert into talk_count (group_id, assignment_id, section_id, paragraph_key, posts, opened)
select group_id, assignment_id, section_id, paragraph_key, sum(counted), count(*) filter (where first_counted)
from thread
where assignment_id is not null or section_id is not null
group by group_id, assignment_id, section_id, paragraph_key;

-- Whether something in the group may be concealed from its members, whose unread posts are then counted in the group.
alter table group_card add column conceals boolean not null default false;

-- contract: the release before does not read it, and copies of it are made anew with each change of an assignment
update group_card c set conceals = true
where exists (
  select from assignment a where a.group_id = c.group_id and a.visibility <> 'ALWAYS' and a.deleted_at is null);
