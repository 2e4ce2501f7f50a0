package org.studycircle.schedule;

import java.time.Instant;

/**
 * The instants that the dates of an assignment come to for a member in the group's zone: calendar arithmetic first, conversion after.
 * Nothing of it is stored, so that a group that moves to another zone keeps its dates. {@link MemberDates} knows them.
 *
 * @param dueAt the first instant that is late
 * @param closesAt the first instant at which it is closed, or null
 */
public record EffectiveDates(Instant opensAt, Instant dueAt, Instant closesAt, Source source) {

    /** What a component {@code effective} is read from. */
    public static final String COLUMNS = MemberDates.OPENS_AT + " as effective_opens_at,\n" + MemberDates.DUE_AT
            + " as effective_due_at,\n" + MemberDates.CLOSES_AT + " as effective_closes_at,\n"
            + "case when " + MemberDates.IS_AS_WRITTEN + " then 'ASSIGNMENT' else 'LATE_JOIN_RULE' end as effective_source\n";

    /** What the dates come from. */
    public enum Source {
        /** Only what is written there. */
        ASSIGNMENT,
        /** The group's rule for late joiners, which put off at least one of them. */
        LATE_JOIN_RULE
    }
}
