package org.studycircle.group.member;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.RowReader;

import io.vertx.sqlclient.Row;

/**
 * A row that was selected through the caller's {@link Seat}: {@code select seat.role as seat_role, … from seat left join lateral (…) on
 * true}. A stranger gets no row at all, a member of a group with an empty list gets one row of nothing: one query answers both who may
 * and what there is.
 *
 * @param role of the caller
 * @param thing null where there is nothing
 */
public record Seated<T>(Role role, T thing) {

    private static final String ROLE = "seat_role";

    public static <T extends Record> RowReader<Seated<T>> reader(Class<T> type) {
        return columns -> {
            Function<Row, T> thing = RowReader.orNull(type).on(columns);
            int role = columns.indexOf(ROLE);
            return row -> new Seated<>(Role.valueOf(row.getString(role)), thing.apply(row));
        };
    }

    /**
     * @param rule refuses by the caller's role
     * @throws NotFound where there is no seat
     */
    public static <T> List<T> all(List<Seated<T>> rows, Consumer<Role> rule) {
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        rule.accept(rows.get(0).role);
        return rows.stream().map(Seated::thing).filter(Objects::nonNull).toList();
    }

    /** For lists that every active member may read. */
    public static <T> List<T> all(List<Seated<T>> rows) {
        return all(rows, role -> {
        });
    }

    /** One thing selected through the seat: no row and a row of nothing are both 404. */
    public static <T> T one(List<Seated<T>> rows) {
        return all(rows).stream().findFirst().orElseThrow(NotFound::new);
    }
}
