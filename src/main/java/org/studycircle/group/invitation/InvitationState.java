package org.studycircle.group.invitation;

import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Permission;
/** Where an invitation stands; only an active one lets somebody in. */
public enum InvitationState {

    ACTIVE, EXPIRED, EXHAUSTED, REVOKED;

    /** A condition: whether who made the invitation {@code i} may still let people in. It never outlives that right. */
    private static final String MAKER_MAY = """
            exists (
              select from membership giver
              where giver.group_id = i.group_id and giver.person_id = i.created_by and giver.state = 'ACTIVE' and
            """ + Seat.may("giver", Permission.MANAGE_MEMBERS) + ")\n";

    /** A condition: whether somebody has taken it back, or its maker has lost the right to give it. */
    static final String IS_REVOKED = "(i.revoked_at is not null or not " + MAKER_MAY + ")";

    /** SQL for the state of the invitation {@code i} at the moment {@code :now}. */
    static final String STATE = """
            (case
              when """ + " " + IS_REVOKED + """
               then 'REVOKED'
              when i.uses_left = 0 then 'EXHAUSTED'
              when i.expires_at > :now then 'ACTIVE'
              else 'EXPIRED'
            end)
            """;

    /** A condition: whether that is {@code ACTIVE}, said so that the planner can tell how many are. */
    static final String IS_ACTIVE = "(i.revoked_at is null and i.uses_left > 0 and i.expires_at > :now and " + MAKER_MAY + ") ";
}
