package org.studycircle.discussion.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.unread.ReadStates;
import org.studycircle.group.member.Author;
import org.studycircle.group.member.Seated;
import org.studycircle.http.EntityTag;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.library.anchor.Quote;
import org.studycircle.visibility.Concealment;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Threads as members read them, concealed from whom they should be, unread posts counted: one query. */
@ApplicationScoped
class ThreadPages {

    private static final String SELECT = """
            select seat.role as seat_role, t.thread_id, t.title, t.assignment_id, t.edition_id, t.section_id, t.paragraph_key,
                   t.quote_exact, t.quote_prefix, t.quote_suffix, t.quote_start, t.quote_end, t.anchor_state, t.author_id,
                   author.display_name, t.last_number, t.opened_seq, t.activity_seq, t.last_post_at, t.created_at, t.version,
            """ + Visibility.REASON + ", " + Visibility.SEES_THREAD + " as sees_thread, " + ReadStates.UNREAD + " as unread, "
            + ReadStates.VISIBLE + """
             as post_count
            from membership seat
            """ + Visibility.GROUP;
    private static final String SEATED = """
            left join membership author on author.group_id = t.group_id and author.person_id = t.author_id
            """ + Visibility.READ_STATE + Visibility.BAR + """
            where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
            """;

    @Inject
    Pool pool;

    /** A thread with what the answer leaves out. */
    record Versioned(ThreadView view, int version, long openedSeq, long activitySeq) {

        EntityTag tag() {
            return view.tag(version);
        }

        List<?> key(ThreadOrder order) {
            return List.of(order == ThreadOrder.ACTIVITY ? activitySeq : openedSeq);
        }
    }

    Uni<Versioned> one(ThreadKey key, UUID callerId) {
        return pool.preparedQuery(SELECT + """
                join thread t on t.group_id = seat.group_id and t.thread_id = $3 and t.deleted_at is null
                """ + SEATED)
                .execute(Tuple.of(key.groupId(), callerId, key.threadId()))
                .map(rows -> Seated.row(rows, "thread_id", ThreadPages::versioned));
    }

    Uni<Page<ThreadView>> list(UUID groupId, UUID callerId, ThreadFilter filter, Paging paging) {
        Slice slice = paging.slice("threads " + groupId + " " + filter, filter.order().keyset());
        List<Object> parameters = new ArrayList<>(List.of(groupId, callerId));
        String conditions = condition("t.section_id", filter.sectionId(), parameters)
                + condition("t.assignment_id", filter.assignmentId(), parameters)
                + condition("t.paragraph_key", filter.paragraphKey(), parameters);
        return pool.preparedQuery(SELECT + """
                left join lateral (
                  select t.* from thread t
                  where t.group_id = $1 and t.deleted_at is null
                """ + conditions + slice.clause(parameters.size() + 1) + """
                ) t on true
                """ + SEATED + slice.order())
                .execute(slice.parameters(parameters.toArray()))
                .map(rows -> Seated.rows(rows, "thread_id", ThreadPages::versioned))
                .map(rows -> slice.page(rows, row -> row.key(filter.order())).map(Versioned::view));
    }

    private static String condition(String column, Object value, List<Object> parameters) {
        if (value == null) {
            return "";
        }
        parameters.add(value);
        return " and " + column + " = $" + parameters.size() + " ";
    }

    private static Versioned versioned(Row row) {
        return new Versioned(row.getBoolean("sees_thread") ? seen(row) : concealed(row), row.getInteger("version"),
                row.getLong("opened_seq"), row.getLong("activity_seq"));
    }

    private static ThreadView concealed(Row row) {
        return ThreadView.concealed(row.getUUID("thread_id"), Concealment.of(row));
    }

    private static ThreadView seen(Row row) {
        return new ThreadView(row.getUUID("thread_id"), row.getString("title"), subject(row),
                new Author(row.getUUID("author_id"), row.getString("display_name")), row.getInteger("post_count"),
                row.getInteger("last_number"), row.getInteger("unread"), row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("last_post_at").toInstant(), null, Concealment.of(row));
    }

    private static Subject subject(Row row) {
        String paragraph = row.getString("paragraph_key");
        Subject.Anchor anchor = paragraph == null
                ? null
                : new Subject.Anchor(paragraph, quote(row), AnchorState.valueOf(row.getString("anchor_state")));
        return new Subject(row.getUUID("assignment_id"), row.getUUID("edition_id"), row.getUUID("section_id"), anchor)
                .orNothing();
    }

    private static Quote quote(Row row) {
        String exact = row.getString("quote_exact");
        return exact == null
                ? null
                : new Quote(exact, row.getString("quote_prefix"), row.getString("quote_suffix"), row.getInteger("quote_start"),
                        row.getInteger("quote_end"));
    }
}
