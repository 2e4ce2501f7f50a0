-- For a database that was restored: makes its erasures those that were known before. The table erasure_known has the rows that
-- the table erasure had last, later than the moment that was restored, and is dropped in the end. No service may be running.

begin;

-- Taken back since then: nobody is erased who did not want it any more.
delete from erasure e
where e.state = 'PENDING' and not exists (select from erasure_known k where k.person_id = e.person_id);

-- Wanted or done since then: due when it was due. Whoever is not in the restored database has nothing in it.
insert into erasure (person_id, mode, cause, state, requested_at, erases_at, due_at)
select k.person_id, k.mode, k.cause, 'PENDING', k.requested_at, k.erases_at, k.erases_at
from erasure_known k
join person p on p.person_id = k.person_id
on conflict (person_id) do update
set mode = excluded.mode, cause = excluded.cause, requested_at = excluded.requested_at, erases_at = excluded.erases_at,
    due_at = excluded.due_at
where erasure.state = 'PENDING';

drop table erasure_known;

commit;
