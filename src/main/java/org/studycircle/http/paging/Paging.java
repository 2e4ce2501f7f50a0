package org.studycircle.http.paging;

import java.time.LocalDate;
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
    private static final int LAST_YEAR = 9999;

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

    /** @return false where it is not given */
    public static boolean isTrue(String name, String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw Malformed.parameter(name, name + " is true or false.");
        }
        return "true".equals(value);
    }

    /** @return the parameter as it is, which may be null */
    public static String text(String name, String value) {
        if (value != null && !Text.isStorable(value)) {
            throw Malformed.parameter(name, name + " contains a character that no text can hold.");
        }
        return value;
    }

    /** @return null where the parameter is not there */
    public static LocalDate day(String name, String value) {
        LocalDate day = value == null ? null : parsed(name, value, LocalDate::parse);
        if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
            throw Malformed.parameter(name, name + " is a date such as 2026-11-28.");
        }
        return day;
    }

    public static UUID uuid(String name, String value) {
        return value == null ? null : parsed(name, value, Ids::parse);
    }
}
