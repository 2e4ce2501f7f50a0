package org.studycircle.discussion.post;

import java.time.Instant;

import org.studycircle.group.member.Author;

/**
 * A facilitator's act by which nobody else replies.
 *
 * @param number of the post whose branch is locked, 0 for the whole thread
 * @param words null where who wrote them has had them erased
 */
public record Lock(int number, String words, Author by, Instant takenAt) {

    /** What it is read from. */
    public static final String COLUMNS = """
            lock.number as lock_number, lock.words as lock_words, lock.taken_at as lock_taken_at, lock.person_id as lock_by_person_id,
            lock.display_name as lock_by_display_name, lock.mark as lock_by_mark
            """;

    /** The lock on the whole thread {@code t}; all null where there is none. */
    public static final String OF_THREAD = joined("t.measures > 0", "t.thread_id", "m.number = 0");

    /** The lock on the branch that the post {@code p} is in; all null where there is none. */
    static final String OF_POST = joined("t.measures > 0", ":thread", "m.number > 0 and " + MeasureSql.covers("p"));

    /** @param number absent for the whole thread */
    public record View(Integer number, String words, Author lockedBy, Instant lockedAt) {}

    /** @return null for none */
    public static View view(Lock lock) {
        return lock == null
                ? null
                : new View(lock.number == 0 ? null : lock.number, lock.words, lock.by, lock.by.at(lock.takenAt));
    }

    private static String joined(String whether, String thread, String which) {
        return """
                left join lateral (
                  select m.number, m.words, m.taken_at, by.person_id, by.display_name, by.mark
                  from thread_measure m
                  left join membership by on by.group_id = :group and by.person_id = m.taken_by
                  where %s and m.group_id = :group and m.thread_id = %s and m.kind = 'LOCKED' and %s
                  order by m.taken_at desc, m.number
                  limit 1
                ) lock on true
                """.formatted(whether, thread, which);
    }
}
