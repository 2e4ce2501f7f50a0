package org.studycircle.group.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/**
 * How far the log of each group is copied by who keeps projections of it. It stands beside the group, so that what a crash left behind
 * is found by an index; while copies are behind, a further event costs it nothing.
 */
@ApplicationScoped
public class CopiedLog {

    /** A group that was deleted is looked for as long as its removal may take, with a margin. */
    private static final Duration GONE_FOR = Duration.ofDays(1);

    private static final Sql<UUID> BEHIND = Sql.column(UUID.class,
            "select group_id from reading_group where not copied limit :most");
    private static final Sql<UUID> GONE = Sql.column(UUID.class,
            "select group_id from deleted_group where deleted_at > :since order by deleted_at, group_id limit :most");
    private static final Sql<UUID> AFTER = Sql.column(UUID.class,
            "select group_id from reading_group where group_id > :after order by group_id limit :most");
    private static final Sql<Void> DOUBT = Sql.command("update reading_group set copied_seq = 0 where group_id = :group");

    @Inject
    Database database;

    /**
     * A statement, for a {@code with}, that says that the group {@code :group} is copied, unless it has further events.
     *
     * @param from a table with {@code seq}, the number of the last event that is copied
     */
    public static String copied(String from) {
        return """
                update reading_group g set copied_seq = x.seq
                from %s x
                where g.group_id = :group and g.event_seq = x.seq and g.copied_seq <> x.seq and g.deleted_at is null
                returning g.group_id
                """.formatted(from);
    }

    /** Some groups with events that nobody has copied. */
    public Uni<List<UUID>> behind(int most) {
        return database.call(BEHIND).set("most", most).list();
    }

    /** Some groups that were deleted not long ago. */
    public Uni<List<UUID>> gone(int most) {
        return database.call(GONE).set("since", Instant.now().minus(GONE_FOR)).set("most", most).list();
    }

    /** The ids of groups after this one, in their order; fewer than wanted where they are the last. */
    public Uni<List<UUID>> after(UUID groupId, int most) {
        return database.call(AFTER).set("after", groupId).set("most", most).list();
    }

    /** From now on the group counts as not copied, should nobody come to copy it. */
    public Uni<Void> doubt(UUID groupId) {
        return database.call(DOUBT).set("group", groupId).run();
    }
}
