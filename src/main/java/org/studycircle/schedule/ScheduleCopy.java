package org.studycircle.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.sql.Moment;
import org.studycircle.text.Ids;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Gives one group the schedule of another, moved to a new start. The assignments are new ones, of the same texts. */
@ApplicationScoped
public class ScheduleCopy {

    /** Locked, so that no edit comes between an assignment and its sections. */
    private static final String STANDING = """
            select cast(assignment_id as text), cast(essay_id as text), opens_from, opens_at_time, due_before, due_at_time, closes_before, closes_at_time
            from assignment
            where group_id = :source and edition_id = any(cast(:editions as uuid[])) and deleted_at is null
            order by due_before, assignment_id
            for share
            """;

    private static final String ASSIGNMENTS = """
            insert into assignment (group_id, assignment_id, title, instructions, essay_id, edition_id, section_count,
                                    opens_from, opens_at_time, due_before, due_at_time, closes_before, closes_at_time,
                                    visibility, created_by, created_from, created_at, version)
            select :target, moved.id, a.title, a.instructions, a.essay_id, a.edition_id, a.section_count,
                   moved.opens_from, a.opens_at_time, moved.due_before, a.due_at_time, moved.closes_before, a.closes_at_time,
                   a.visibility, :person, a.created_from, :at, 0
            from unnest(cast(:of as uuid[]), cast(:ids as uuid[]), cast(:opens as timestamp[]), cast(:due as timestamp[]),
                        cast(:closes as timestamp[])) as moved (old_id, id, opens_from, due_before, closes_before)
            join assignment a on a.group_id = :source and a.assignment_id = moved.old_id
            """;

    private static final String SECTIONS = """
            insert into assignment_section (group_id, assignment_id, section_id)
            select :target, moved.id, s.section_id
            from unnest(cast(:of as uuid[]), cast(:ids as uuid[])) as moved (old_id, id)
            join assignment_section s on s.group_id = :source and s.assignment_id = moved.old_id
            """;

    /** An assignment of the source. */
    private record Standing(UUID assignmentId, UUID essayId, Window window) {

        static Standing of(Object[] row) {
            LocalDateTime closes = (LocalDateTime) row[6];
            return new Standing(UUID.fromString((String) row[0]), UUID.fromString((String) row[1]),
                    new Window(LocalMoment.from((LocalDateTime) row[2], (Boolean) row[3]),
                            LocalMoment.until((LocalDateTime) row[4], (Boolean) row[5]),
                            closes == null ? null : LocalMoment.until(closes, (Boolean) row[7])));
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
        return standing(source, editions)
                .map(standing -> moved(standing, startsOn))
                .call(moved -> add(source, target, personId, moved))
                .call(moved -> addSections(source, target, moved))
                .map(moved -> moved.stream().map(one -> new Copied(one.assignmentId, one.of.essayId)).toList());
    }

    private static Uni<List<Standing>> standing(UUID source, List<UUID> editions) {
        return Panache.getSession().chain(session -> session.createNativeQuery(STANDING, Object[].class)
                .setParameter("source", source)
                .setParameter("editions", editions.toArray(UUID[]::new))
                .getResultList())
                .map(rows -> rows.stream().map(Standing::of).toList());
    }

    private static List<Moved> moved(List<Standing> standing, LocalDate startsOn) {
        Shift shift = Shift.toStart(startsOn, standing.stream().map(Standing::window).toList());
        return standing.stream()
                .map(assignment -> new Moved(assignment, Ids.next(), shift.of(assignment.window)))
                .toList();
    }

    private static Uni<Integer> add(UUID source, UUID target, UUID personId, List<Moved> moved) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ASSIGNMENTS)
                .setParameter("source", source)
                .setParameter("target", target)
                .setParameter("person", personId)
                .setParameter("at", Moment.now())
                .setParameter("of", column(moved, one -> one.of.assignmentId, UUID[]::new))
                .setParameter("ids", column(moved, Moved::assignmentId, UUID[]::new))
                .setParameter("opens", column(moved, one -> one.window.opensOn().start(), LocalDateTime[]::new))
                .setParameter("due", column(moved, one -> one.window.dueOn().end(), LocalDateTime[]::new))
                .setParameter("closes", column(moved, one -> one.window.closesBefore(), LocalDateTime[]::new))
                .executeUpdate());
    }

    private static Uni<Integer> addSections(UUID source, UUID target, List<Moved> moved) {
        return Panache.getSession().chain(session -> session.createNativeQuery(SECTIONS)
                .setParameter("source", source)
                .setParameter("target", target)
                .setParameter("of", column(moved, one -> one.of.assignmentId, UUID[]::new))
                .setParameter("ids", column(moved, Moved::assignmentId, UUID[]::new))
                .executeUpdate());
    }

    private static <T> T[] column(List<Moved> moved, Function<Moved, T> value, IntFunction<T[]> array) {
        return moved.stream().map(value).toArray(array);
    }
}
