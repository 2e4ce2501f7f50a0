package org.studycircle.group.member;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import org.studycircle.http.problem.NotFound;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/**
 * Reading a list that was selected through the caller's seat: {@code from membership seat left join lateral (…) on true where
 * seat.… = caller and seat.state = 'ACTIVE'}, which selects {@code seat_role} too. A stranger gets no row at all, a member of a group
 * with an empty list gets one row of nulls: one query answers both who may and what there is.
 */
public final class Seated {

    private Seated() {}

    /**
     * @param key a column of the list that is never null
     * @param rule refuses by the caller's role
     * @throws NotFound where there is no seat
     */
    public static <T> List<T> rows(RowSet<Row> rows, String key, Consumer<Role> rule, Function<Row, T> view) {
        if (rows.size() == 0) {
            throw new NotFound();
        }
        rule.accept(role(rows));
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getValue(key) != null)
                .map(view)
                .toList();
    }

    /** For lists that every active member may read. */
    public static <T> List<T> rows(RowSet<Row> rows, String key, Function<Row, T> view) {
        return rows(rows, key, role -> {
        }, view);
    }

    /** One thing selected through the seat: no row and a row of nulls are both 404. */
    public static <T> T row(RowSet<Row> rows, String key, Function<Row, T> view) {
        return rows(rows, key, view).stream().findFirst().orElseThrow(NotFound::new);
    }

    private static Role role(RowSet<Row> rows) {
        return Role.valueOf(rows.iterator().next().getString("seat_role"));
    }
}
