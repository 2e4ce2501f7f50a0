-- Who founded the group, as it knows them. Null in what the release before founds, where nobody comes first.
alter table reading_group add column founded_by uuid;

-- contract: the release before does not read the column
update reading_group g set founded_by = (
  select m.person_id from membership m where m.group_id = g.group_id order by m.created_at, m.person_id limit 1);
