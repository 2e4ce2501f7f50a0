package org.studycircle.privacy;

import java.time.Instant;
import java.util.List;

import org.studycircle.group.OwnMemberships.Named;
import org.studycircle.group.PersonalData.Holdings;

/**
 * What erasing the caller would do, and whether it is going to.
 *
 * @param mode absent, as are cause and instants, where it is not
 * @param leaderless groups that would have members and nobody to lead them
 */
record ErasureView(ErasureMode mode, ErasureCause cause, Instant requestedAt, Instant erasesAt, int groupCount,
        int threadCount, int postCount, int progressCount, List<Named> leaderless) {

    static ErasureView of(Wish wish, Holdings held, List<Named> leaderless) {
        return new ErasureView(wish.mode, wish.cause, wish.requestedAt, wish.erasesAt, held.groups(), held.threads(),
                held.posts(), held.progress(), leaderless);
    }

    /** What is going to be done, all of it absent for nothing. */
    record Wish(ErasureMode mode, ErasureCause cause, Instant requestedAt, Instant erasesAt) {

        static final Wish NONE = new Wish(null, null, null, null);
    }
}
