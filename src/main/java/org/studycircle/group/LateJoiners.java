package org.studycircle.group;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.studycircle.http.problem.Unacceptable;

/**
 * What a group grants those who join after an assignment opened.
 *
 * @param graceDays whole days after the one of joining; null unless the policy is {@link Policy#GRACE}
 */
public record LateJoiners(@NotNull Policy policy, @Min(1) @Max(MOST_DAYS) Integer graceDays) {

    static final int MOST_DAYS = 90;
    static final LateJoiners SAME_DATES = new LateJoiners(Policy.SAME_DATES, null);

    public enum Policy {
        /** Nothing. */
        SAME_DATES,
        /** A number of days from joining. */
        GRACE
    }

    /** A patch that takes the grace away need not say so of its days. */
    public LateJoiners {
        graceDays = policy == Policy.GRACE ? graceDays : null;
    }

    /** @throws Unacceptable where there is a grace of no length */
    LateJoiners complete() {
        if (policy == Policy.GRACE && graceDays == null) {
            throw new Unacceptable("/lateJoiners/graceDays", "not-null", "Say how many days of grace there are.");
        }
        return this;
    }
}
