package org.studycircle.discussion.thread;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** Threads as members read them, concealed from whom they should be, unread posts counted: one query. */
@ApplicationScoped
class ThreadPages {

    private static final Sql<Seated<ThreadRow>> ONE = Visibility.sql(Seated.reader(ThreadRow.class),
            "select seat.role as seat_role, "
                    + ThreadRow.COLUMNS + ThreadRow.NO_PLACE + ThreadSql.SEATED + ThreadRow.JOINED + Seat.OF_CALLER);

    private static final Map<ThreadListSql, ListSql<Seated<ThreadRow>>> LISTS = ThreadListSql.all()
            .collect(Collectors.toMap(Function.identity(), ThreadListSql::sql));

    private static final Map<ThreadWalkSql, ListSql<ThreadWalkSql.Met>> WALKS = ThreadWalkSql.all()
            .collect(Collectors.toMap(Function.identity(), ThreadWalkSql::sql));

    private static final Sql<Seated<SectionDiscussion.Talk>> OF_SECTION = SectionTalkSql.sql();

    @Inject
    Database database;

    Uni<ThreadRow> one(ThreadKey key, UUID callerId, ThreadPart included) {
        return database.call(ONE)
                .set("group", key.groupId())
                .set("thread", key.threadId())
                .set("caller", callerId)
                .set("html", included == ThreadPart.OPENING_HTML)
                .list()
                .map(Seated::one);
    }

    Uni<Page<ThreadView>> list(UUID groupId, UUID callerId, ThreadFilter filter, ThreadPart included, Paging paging) {
        Slice slice = paging.slice("threads " + groupId + " " + filter);
        return filtered(database.call(LISTS.get(ThreadListSql.of(filter)), slice), filter)
                .set("group", groupId)
                .set("caller", callerId)
                .set("html", included == ThreadPart.OPENING_HTML)
                .list()
                .map(Seated::all)
                .map(rows -> ThreadOrder.BY_PLACE.page(slice, rows).map(ThreadView::of));
    }

    /** A page may be shorter than the slice and not the last: where it was cut off, its cursor goes on. */
    Uni<Page<ThreadView>> chosen(UUID groupId, UUID callerId, ThreadFilter filter, ThreadChoice choice, ThreadPart included,
            Paging paging) {
        Slice slice = paging.slice("threads " + groupId + " " + filter + " " + choice);
        return database.call(WALKS.get(ThreadWalkSql.of(filter, choice)), slice)
                .set("group", groupId)
                .set("caller", callerId)
                .set("section", filter.sectionId())
                .set("assignment", filter.assignmentId())
                .set("paragraph", filter.paragraphKey())
                .set("unread", choice.unread())
                .set("mine", choice.mine())
                .set("unanswered", choice.unanswered())
                .set("author", choice.authorId())
                .set("sections", choice.withSections())
                .set("html", included == ThreadPart.OPENING_HTML)
                .list()
                .map(met -> page(slice, met));
    }

    private static Page<ThreadView> page(Slice slice, List<ThreadWalkSql.Met> met) {
        List<ThreadRow> threads = Seated.all(met.stream().map(ThreadWalkSql.Met::seated).toList());
        boolean isCutOff = met.get(met.size() - 1).isLast();
        Page<ThreadRow> page = ThreadOrder.BY_PLACE.page(slice, threads, isCutOff);
        Set<ThreadRow> passed = met.stream().filter(one -> !one.isChosen()).map(ThreadWalkSql.Met::thread)
                .collect(Collectors.toSet());
        return page.without(passed::contains).map(ThreadView::of);
    }

    /** @throws NotFound for who is no active member, and for a section that is not there */
    Uni<SectionDiscussion> ofSection(UUID groupId, UUID sectionId, UUID callerId) {
        return database.call(OF_SECTION).set("group", groupId).set("section", sectionId).set("caller", callerId).list()
                .map(Seated::all)
                .map(SectionDiscussion::of);
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
