package org.studycircle.discussion.thread;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** Threads as members read them, concealed from whom they should be, unread posts counted: one query. */
@ApplicationScoped
class ThreadPages {

    private static final String SELECT = "select seat.role as seat_role, " + ThreadRow.COLUMNS;
    private static final Sql<Seated<ThreadRow>> ONE = Sql.of(Seated.reader(ThreadRow.class),
            SELECT + ThreadSql.SEATED + ThreadRow.AUTHOR + Seat.OF_CALLER);

    private static final Map<Shape, ListSql<Seated<ThreadRow>>> LISTS = new ConcurrentHashMap<>();

    @Inject
    Database database;

    /** All of a filter that the text of its statement depends on. */
    private record Shape(boolean bySection, boolean byAssignment, boolean byParagraph, ThreadOrder order) {

        static Shape of(ThreadFilter filter) {
            return new Shape(filter.sectionId() != null, filter.assignmentId() != null, filter.paragraphKey() != null,
                    filter.order());
        }

        ListSql<Seated<ThreadRow>> sql() {
            return ListSql.of(Seated.reader(ThreadRow.class), order.keyset(), SELECT + Visibility.SEAT + """
                    left join lateral (
                      select t.* from thread t
                      where t.group_id = :group and t.deleted_at is null
                    """ + (bySection ? " and t.section_id = :section " : "")
                    + (byAssignment ? " and t.assignment_id = :assignment " : "")
                    + (byParagraph ? " and t.paragraph_key = :paragraph " : "") + """
                     {page}
                    ) t on true
                    """ + ThreadRow.AUTHOR + ThreadSql.READ_STATE + Visibility.BAR + Seat.OF_CALLER + "{order}");
        }
    }

    Uni<ThreadRow> one(ThreadKey key, UUID callerId) {
        return database.call(ONE).set("group", key.groupId()).set("thread", key.threadId()).set("caller", callerId).list()
                .map(Seated::one);
    }

    Uni<Page<ThreadView>> list(UUID groupId, UUID callerId, ThreadFilter filter, Paging paging) {
        Slice slice = paging.slice("threads " + groupId + " " + filter);
        return filtered(database.call(LISTS.computeIfAbsent(Shape.of(filter), Shape::sql), slice), filter)
                .set("group", groupId)
                .set("caller", callerId)
                .list()
                .map(Seated::all)
                .map(rows -> filter.order().keyset().page(slice, rows).map(ThreadView::of));
    }

    private static <T> Call<T> filtered(Call<T> call, ThreadFilter filter) {
        Call<T> within = withAny(call, "section", filter.sectionId());
        within = withAny(within, "assignment", filter.assignmentId());
        return withAny(within, "paragraph", filter.paragraphKey());
    }

    private static <T> Call<T> withAny(Call<T> call, String name, Object value) {
        return value == null ? call : call.set(name, value);
    }
}
