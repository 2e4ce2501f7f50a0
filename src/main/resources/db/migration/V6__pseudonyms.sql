-- person_id is who somebody is in this group: what every other row of the group family, every event and every answer carries. In
-- a pseudonymous group it is made for the group; real_person_id is the person, and stands nowhere else in the group family.

alter table reading_group add column pseudonymous boolean not null default false;

alter table membership add column real_person_id uuid;
update membership set real_person_id = person_id;
alter table membership alter column real_person_id set not null;
alter table membership add constraint membership_real_person_id_key unique (group_id, real_person_id);

drop index membership_person_idx;
create index membership_real_person_idx on membership (real_person_id, group_id);

-- Names given out by a group are those of one member each.
create unique index membership_pseudonym_key on membership (group_id, display_name) where person_id <> real_person_id;
