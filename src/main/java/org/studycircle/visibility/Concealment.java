package org.studycircle.visibility;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.VisibilityPolicy;

/**
 * Why something is concealed from the caller, and what would change that.
 *
 * @param assignmentId whose policy it is
 * @param opensAt absent where no date opens it
 * @param whatWouldOpen any one of these
 */
public record Concealment(UUID assignmentId, VisibilityPolicy policy, Reason reason, Instant opensAt,
        List<Opening> whatWouldOpen) {

    public enum Reason {
        /** The caller has not posted about the assignment yet. */
        NOT_ANSWERED,
        /** The caller has not read what it is about. */
        NOT_READ,
        /** It is not due yet for the caller. */
        NOT_DUE,
        /** No facilitator has revealed it yet. */
        NOT_REVEALED
    }

    /** What makes the concealed visible. */
    public enum Opening {
        /** The caller posts in a thread about the assignment. */
        POST,
        /** The caller reads what it is about. */
        READ,
        /** The caller chooses to see it now. */
        OWN_REVEAL,
        /** Time passes. */
        TIME,
        /** A facilitator reveals it. */
        FACILITATOR
    }

    /** @return null where nothing bars the caller */
    public static Concealment of(Bar bar) {
        return bar == null ? null : of(bar.assignmentId(), bar.policy(), bar.dueAt());
    }

    private static Concealment of(UUID assignmentId, VisibilityPolicy policy, Instant dueAt) {
        return switch (policy) {
            case AFTER_FIRST_POST -> new Concealment(assignmentId, policy, Reason.NOT_ANSWERED, null, List.of(Opening.POST));
            case AFTER_READING ->
                new Concealment(assignmentId, policy, Reason.NOT_READ, null, List.of(Opening.READ, Opening.OWN_REVEAL));
            case AFTER_DUE -> new Concealment(assignmentId, policy, Reason.NOT_DUE, dueAt, List.of(Opening.TIME));
            case ON_REVEAL ->
                new Concealment(assignmentId, policy, Reason.NOT_REVEALED, null, List.of(Opening.FACILITATOR));
            case ALWAYS -> throw new IllegalArgumentException("Nothing is concealed " + policy);
        };
    }
}
