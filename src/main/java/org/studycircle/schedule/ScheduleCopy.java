package org.studycircle.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;
import org.studycircle.text.Ids;

import io.smallrye.mutiny.Uni;

/** Gives one group the schedule of another, moved to a new start. The assignments are new ones, of the same texts. */
@ApplicationScoped
public class ScheduleCopy {

    /** Locked, so that no edit comes between an assignment and its sections. */
    private static final Sql<Standing> STANDING = Sql.rows(Standing.class, """
            select assignment_id, essay_id, opens_from, opens_at_time, due_before, due_at_time, closes_before, closes_at_time
            from assignment
            where group_id = :source and edition_id = any(:editions) and deleted_at is null
            order by due_before, assignment_id
            for share
            """);

    private static final Sql<Void> ASSIGNMENTS = Sql.command("""
            insert into assignment (group_id, assignment_id, title, instructions, essay_id, edition_id, section_count,
                                    opens_from, opens_at_time, due_before, due_at_time, closes_before, closes_at_time,
                                    visibility, created_by, created_from, created_at, version)
            select :target, moved.id, a.title, a.instructions, a.essay_id, a.edition_id, a.section_count,
                   moved.opens_from, a.opens_at_time, moved.due_before, a.due_at_time, moved.closes_before, a.closes_at_time,
                   a.visibility, :person, a.created_from, :at, 0
            from unnest(cast(:of as uuid[]), cast(:ids as uuid[]), cast(:opens as timestamp[]), cast(:due as timestamp[]),
                        cast(:closes as timestamp[])) as moved (old_id, id, opens_from, due_before, closes_before)
            join assignment a on a.group_id = :source and a.assignment_id = moved.old_id
            """);

    private static final Sql<Void> SECTIONS = Sql.command("""
            insert into assignment_section (group_id, assignment_id, section_id)
            select :target, moved.id, s.section_id
            from unnest(cast(:of as uuid[]), cast(:ids as uuid[])) as moved (old_id, id)
            join assignment_section s on s.group_id = :source and s.assignment_id = moved.old_id
            """);

    @Inject
    Database database;

    /** An assignment of the source. */
    private record Standing(UUID assignmentId, UUID essayId, LocalDateTime opensFrom, boolean opensAtTime,
            LocalDateTime dueBefore,
            boolean dueAtTime, LocalDateTime closesBefore, boolean closesAtTime) {

        Window window() {
            return Window.of(opensFrom, opensAtTime, dueBefore, dueAtTime, closesBefore, closesAtTime);
        }
    }

    /** An assignment that is copied, its new id, and when it is open then. */
    private record Moved(Standing of, UUID assignmentId, Window window) {}

    /** An assignment of the target. */
    public record Copied(UUID assignmentId, UUID essayId) {}

    /**
     * Within a transaction.
     *
     * @param editions those that the target has; what is assigned of others is left out
     * @param personId who does it, as the target knows them
     * @param startsOn the day on which the earliest of the assignments is to open
     * @return the new assignments, by when they are due
     */
    public Uni<List<Copied>> copy(UUID source, UUID target, List<UUID> editions, UUID personId, LocalDate startsOn) {
        return database.call(STANDING).set("source", source).set("editions", editions.toArray(UUID[]::new)).list()
                .map(standing -> moved(standing, startsOn))
                .call(moved -> add(source, target, personId, moved))
                .call(moved -> copy(SECTIONS, source, target, moved).run())
                .map(moved -> moved.stream().map(one -> new Copied(one.assignmentId, one.of.essayId)).toList());
    }

    private static List<Moved> moved(List<Standing> standing, LocalDate startsOn) {
        Shift shift = Shift.toStart(startsOn, standing.stream().map(Standing::window).toList());
        return standing.stream()
                .map(assignment -> new Moved(assignment, Ids.next(), shift.of(assignment.window())))
                .toList();
    }

    private Uni<Void> add(UUID source, UUID target, UUID personId, List<Moved> moved) {
        return copy(ASSIGNMENTS, source, target, moved)
                .set("person", personId)
                .set("at", Moment.now())
                .setEach("opens", moved, one -> one.window.opensOn().start(), LocalDateTime[]::new)
                .setEach("due", moved, one -> one.window.dueOn().end(), LocalDateTime[]::new)
                .setEach("closes", moved, one -> one.window.closesBefore(), LocalDateTime[]::new)
                .run();
    }

    private Call<Void> copy(Sql<Void> sql, UUID source, UUID target, List<Moved> moved) {
        return database.call(sql)
                .set("source", source)
                .set("target", target)
                .setEach("of", moved, one -> one.of.assignmentId, UUID[]::new)
                .setEach("ids", moved, Moved::assignmentId, UUID[]::new);
    }
}
