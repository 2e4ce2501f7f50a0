-- Members of one name are told apart by a mark, which is kept for as long as they have the name. renamed: the group is still to be told of
-- the name that stands here.
-- contract: the release before writes neither
alter table membership
  add column mark    integer,
  add column renamed boolean not null default false,
  add constraint membership_mark check (mark >= 1) not valid;

-- renamed: some memberships still have the name from before.
alter table person add column renamed boolean not null default false;
-- contract: nobody is renamed yet
create index person_renamed_idx on person (person_id) where renamed;

-- Names of people lose the blanks around them, of whatever width; other names do with their next change.
-- contract: a name is a name to the release before
update person
set display_name = btrim(display_name, U&' \00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\202F\205F\3000')
where display_name <> btrim(display_name, U&' \00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\202F\205F\3000');
-- contract: a name is a name to the release before
update membership
set display_name = btrim(display_name, U&' \00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\202F\205F\3000'),
    renamed = true
where person_id = real_person_id
  and display_name <> btrim(display_name, U&' \00A0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\202F\205F\3000');

-- contract: the release before does not read marks
update membership m
set mark = n.mark
from (
  select group_id, person_id,
         row_number() over (partition by group_id, lower(normalize(display_name, NFKC)) order by created_at, person_id) as mark,
         count(*) over (partition by group_id, lower(normalize(display_name, NFKC))) as namesakes
  from membership
  where person_id = real_person_id and erased_at is null
) n
where n.namesakes > 1 and m.group_id = n.group_id and m.person_id = n.person_id;

-- contract: memberships are not written for the moment that it takes
create index membership_namesake_idx on membership (group_id, lower(normalize(display_name, NFKC)), mark)
  where person_id = real_person_id and erased_at is null;
-- contract: nobody is renamed yet
create index membership_renamed_idx on membership (group_id) where renamed;

-- Open groups before which people wait who asked when they had to.
-- contract: groups are not written for the moment that it takes
create index reading_group_waiting_idx on reading_group (group_id)
  where join_policy = 'OPEN' and request_count > 0 and archived_at is null and deleted_at is null;
