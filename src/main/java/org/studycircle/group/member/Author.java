package org.studycircle.group.member;

import java.time.Instant;
import java.util.UUID;

/**
 * A member as others in the group know them.
 *
 * @param mark tells members of one name apart; null where nobody else has the name
 */
public record Author(UUID personId, String displayName, Integer mark) {

    /**
     * @param person SQL for who it is
     * @return a join of {@code author}; the limit keeps PostgreSQL from reading all members of the group {@code :group}, to hash them
     */
    public static String joined(String person) {
        return joined(person, "author");
    }

    /** The same by another name. */
    public static String joined(String person, String name) {
        return """
                left join lateral (
                  select m.person_id, m.display_name, m.mark
                  from membership m
                  where m.group_id = :group and m.person_id = %s
                  limit 1
                ) %s on true
                """.formatted(person, name);
    }

    /** When the member did something, as it is told. */
    public Instant at(Instant moment) {
        return Told.at(moment, personId);
    }
}
