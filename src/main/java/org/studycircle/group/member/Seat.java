package org.studycircle.group.member;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A member in front of something, in SQL. Every statement of a group's inside goes through the seat of who is calling: a stranger finds
 * nothing, whether there is such a group or not. The membership is called {@code seat}, the group {@code g}; the parameters are
 * {@code :group} and {@code :caller}.
 */
public final class Seat {

    /** From where everything else is joined. */
    public static final String FROM = """
            from membership seat
            join reading_group g on g.group_id = :group and g.deleted_at is null
            """;

    /** The condition that makes it the caller's. */
    public static final String OF_CALLER = """
            where seat.group_id = :group and seat.real_person_id = :caller and seat.state = 'ACTIVE'
            """;

    /** What a component {@code seat} of type {@link Member} is read from. */
    public static final String MEMBER = """
            seat.group_id as seat_group_id, seat.person_id as seat_person_id, seat.display_name as seat_display_name,
            seat.mark as seat_mark, seat.role as seat_role, g.zone as seat_zone, g.archived_at as seat_archived_at
            """;

    private Seat() {}

    /** @return a join of the seats of others than the caller, or in several groups; group and real person as SQL */
    public static String joined(String group, String person) {
        return """
                join membership seat on seat.group_id = %1$s and seat.real_person_id = %2$s and seat.state = 'ACTIVE'
                join reading_group g on g.group_id = %1$s and g.deleted_at is null
                """.formatted(group, person);
    }

    /** @return a condition: whether somebody has no seat in a group, which is there; group and real person as SQL */
    public static String isMissing(String group, String person) {
        return """
                not exists (
                  select from membership seat
                  where seat.group_id = %s and seat.real_person_id = %s and seat.state = 'ACTIVE')
                """.formatted(group, person);
    }

    /** @return a condition: whether the member's role allows it */
    public static String may(Permission permission) {
        return may("seat", permission);
    }

    /** @return the same of another membership than the seat; its alias as SQL */
    public static String may(String membership, Permission permission) {
        return Arrays.stream(Role.values()).filter(role -> role.may(permission)).map(role -> "'" + role + "'")
                .collect(Collectors.joining(", ", membership + ".role in (", ")"));
    }
}
