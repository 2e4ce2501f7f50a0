package org.studycircle.http.paging;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;

import org.studycircle.http.problem.Malformed;
import org.studycircle.text.Ids;
import org.studycircle.text.Text;

/** The query parameters of every list: {@code limit}, and at most one of {@code after} and {@code before}. */
public class Paging {

    private static final int DEFAULT = 20;
    private static final int MOST = 100;

    @Inject
    Cursors cursors;

    @QueryParam("limit")
    String limit;

    @QueryParam("after")
    String after;

    @QueryParam("before")
    String before;

    /** @param list names the list and everything that selects its rows (group, filters, order): a cursor is good for it alone */
    public Slice slice(String list) {
        if (after != null && before != null) {
            throw Malformed.parameter("before", "Send either after or before, not both.");
        }
        String cursor = after != null ? after : before;
        return new Slice(cursors, list, limit(), before != null,
                cursor == null ? List.of() : cursors.decode(list, cursor));
    }

    /** @return 1 to 100, by default 20 */
    public int limit() {
        int rows = limit == null ? DEFAULT : parsed("limit", limit, Integer::valueOf);
        if (rows < 1 || rows > MOST) {
            throw Malformed.parameter("limit", "limit is a whole number from 1 to " + MOST + ".");
        }
        return rows;
    }

    /** @return the raw {@code after}, for the list whose cursor is a number that clients may know */
    public String after() {
        return after;
    }

    public static <T> T parsed(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (RuntimeException e) {
            throw Malformed.parameter(name, name + " has not the form that the contract says.");
        }
    }

    /** @return the parameter as it is, which may be null */
    public static String text(String name, String value) {
        if (value != null && !Text.isStorable(value)) {
            throw Malformed.parameter(name, name + " contains a character that no text can hold.");
        }
        return value;
    }

    public static UUID uuid(String name, String value) {
        return value == null ? null : parsed(name, value, Ids::parse);
    }
}
