package org.studycircle.group.invitation;

/** Where an invitation stands; only an active one lets somebody in. */
public enum InvitationState {

    ACTIVE, EXPIRED, EXHAUSTED, REVOKED;

    /** SQL for the state of the invitation {@code i} at the moment {@code :now}. */
    static final String STATE = """
            (case
              when i.revoked_at is not null then 'REVOKED'
              when i.uses_left = 0 then 'EXHAUSTED'
              when i.expires_at > :now then 'ACTIVE'
              else 'EXPIRED'
            end)
            """;

    /** A condition: whether that is {@code ACTIVE}, said so that the planner can tell how many are. */
    static final String IS_ACTIVE = "(i.revoked_at is null and i.uses_left > 0 and i.expires_at > :now) ";
}
