package org.studycircle.group.log;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The pieces of SQL by which events get their numbers and come into the log: for {@link GroupLog}, and for statements of other rooms
 * that do all of a write at once.
 */
public final class LogSql {

    private static final String COLUMNS = "group_id, seq, type, at, actor_id, audience";

    private LogSql() {}

    /**
     * Takes the next number of the log of the group {@code :group}, for what says by itself whether it is copied; brings no row where it is archived. The lock on the group's row makes the numbers
     * gapless and in commit order; it is the last lock that a write takes.
     *
     * @param from a table, without a row of which nothing is numbered
     * @param posts how many posts come into the group
     * @param returning columns of {@code x}, the table, to go on with, beside {@code group_id} and {@code event_seq}
     */
    public static String numbered(String from, int posts, String returning) {
        return numbered(from, "1", posts, returning);
    }

    /**
     * Takes a number for each row of a table, which {@link #each} gives them, for what nobody keeps copies of.
     *
     * @param from a table, without a row of which nothing is numbered
     */
    public static String numberedEach(String from) {
        return numbered("(select count(*) as events from " + from + " having count(*) > 0)", "x.events", 0, "x.events");
    }

    /**
     * The rows of a table that were numbered together, each with its number.
     *
     * @param order a column, by which they come into the log
     */
    public static String each(String numbered, String from, String order) {
        return """
                (select n.group_id, n.event_seq - n.events + row_number() over (order by e.%3$s) as event_seq, e.*
                 from %1$s n cross join %2$s e) each
                """.formatted(numbered, from, order);
    }

    private static String numbered(String from, String events, int posts, String returning) {
        return """
                update reading_group g
                set event_seq = g.event_seq + %1$s, copied_seq = g.copied_seq + %1$s, post_count = g.post_count + %2$d
                from %3$s x
                where g.group_id = :group and g.archived_at is null
                returning g.group_id, g.event_seq, %4$s
                """.formatted(events, posts, from, returning);
    }

    /**
     * Appends an event of which the group, with its number, is a row of a table.
     *
     * @param from a table with {@code group_id} and {@code event_seq}
     * @param at when it happened, and
     * @param actor who did it, as SQL
     * @param references with their values, as SQL
     */
    public static String inserted(EventType type, String from, String at, String actor, Named... references) {
        String names = Arrays.stream(references).map(named -> ", " + named.reference.column()).collect(Collectors.joining());
        String values = Arrays.stream(references).map(named -> ", " + named.sql).collect(Collectors.joining());
        return """
                insert into group_event (%s%s)
                select group_id, event_seq, '%s', %s, %s, '%s'%s
                from %s
                """.formatted(COLUMNS, names, type.name(), at, actor, type.audience(), values, from);
    }

    /** @param sql the value of the reference */
    public record Named(Reference reference, String sql) {}

    /**
     * Moves the count of posts of the group {@code :group}, which no event does when posts go.
     *
     * @param from a table with {@code gained}
     */
    public static String recounted(String from) {
        return "update reading_group g set post_count = g.post_count + x.gained from " + from + " x where g.group_id = :group";
    }

    /** Appends any number of events of one group, in their order. */
    static String appended() {
        return """
                with numbered as (
                  update reading_group set event_seq = event_seq + :count, post_count = post_count + :posts
                  where group_id = :group and (archived_at is null or :archived)
                  returning group_id, event_seq - :count as before
                )
                insert into group_event (%s, %s)
                select n.group_id, n.before + e.number, e.type, :at, e.actor, e.audience, %s
                from numbered n
                cross join unnest(cast(:types as text[]), cast(:actors as uuid[]), cast(:audiences as text[]), %s)
                  with ordinality as e (type, actor, audience, %s, number)
                returning seq
                """.formatted(COLUMNS, Reference.each(Reference::column),
                Reference.each(reference -> "e." + reference.column()),
                Reference.each(reference -> "cast(:" + reference + " as " + reference.type() + "[])"),
                Reference.each(Reference::column));
    }
}
