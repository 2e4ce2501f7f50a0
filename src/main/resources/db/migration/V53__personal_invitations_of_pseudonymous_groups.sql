-- contract: the release before lets nobody in by what is revoked; what it makes meanwhile stays
-- Who gave such an invitation to somebody knows who has come in by it.
update invitation i set revoked_at = now()
from reading_group g
where g.group_id = i.group_id and g.pseudonymous and i.revoked_at is null and (i.email is not null or i.uses < 5);
