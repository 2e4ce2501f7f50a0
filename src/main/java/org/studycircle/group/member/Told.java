package org.studycircle.group.member;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * When somebody did something, as it is told. Whoever knows the moment of an act from elsewhere, be it another group, would know whose it
 * was: so a pseudonymous group tells the day, in UTC, to everybody.
 */
public final class Told {

    /** Of ids that a group has made for its members; all others hold a time and are of another version. */
    private static final int MADE_FOR_A_GROUP = 4;

    private Told() {}

    /**
     * @param personId who it was, as the group knows them; null for nobody in it
     * @return null where there is no moment
     */
    public static Instant at(Instant moment, UUID personId) {
        return moment != null && personId != null && personId.version() == MADE_FOR_A_GROUP
                ? moment.truncatedTo(ChronoUnit.DAYS)
                : moment;
    }
}
