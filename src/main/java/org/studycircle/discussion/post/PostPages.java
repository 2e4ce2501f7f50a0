package org.studycircle.discussion.post;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.discussion.unread.ReadStates;
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

/** Posts as members read them, each page at the cost of its rows alone. */
@ApplicationScoped
class PostPages {

    private static final String SELECT = "select seat.role as seat_role, " + PostRow.COLUMNS;
    private static final String SEATED = PostSql.AUTHOR + Seat.OF_CALLER + " and " + Visibility.SEES_ANYTHING + "\n";

    private static final String SELECT_ONE = SELECT + PostRow.TEXT + ThreadSql.SEATED + PostSql.FRAME + """
            join post p on p.group_id = :group and p.thread_id = :thread and p.number = :number and
            """ + PostSql.HAS_PLACE + "\n" + SEATED;
    private static final Sql<Seated<PostRow>> ONE = Sql.of(Seated.reader(PostRow.class), SELECT_ONE)
            .withShortcut(PostSql.unbarred(SELECT_ONE), Visibility.UNBARRED);

    /** The post whose branch is asked for; above post 1 there is a root without a number, on level 0 as far as depth goes. */
    private static final String BRANCH = """
            join lateral (
              select q.tree_path, %s as depth from post q
              where q.group_id = :group and q.thread_id = :thread and q.number = :under and %s
              limit 1
            ) root on true
            """.formatted(TreePath.depthSql("q.tree_path"), PostSql.hasPlace("q.number"));
    private static final String WHOLE = """
            cross join (select '' as tree_path, 0 as depth) root
            """;

    /** How deep a post is in the tree, which is perhaps deeper than it is drawn. */
    private static final String DEPTH = TreePath.depthSql("p.tree_path");

    private static final String BELOW_ROOT = "p.tree_path > root.tree_path and p.tree_path < "
            + TreePath.endSql("root.tree_path");

    /** From each row to the next that is no deeper than asked for: what is below a row on the last level is jumped over. */
    private static final String FORWARDS = """
            select p.number, p.tree_path, %s as depth
            from post p
            where p.group_id = :group and p.thread_id = :thread
              and p.tree_path > case when w.depth < root.depth + :depth then w.tree_path else %s end
              and p.tree_path < %s
            order by p.tree_path
            limit 1
            """.formatted(DEPTH, TreePath.endSql("w.tree_path"), TreePath.endSql("root.tree_path"));

    /** The row before may be too deep: then it stands for what is above it on the last level. */
    private static final String BACKWARDS = """
            select p.number, p.tree_path, %s as depth
            from (
              select q.tree_path, %s as depth
              from post q
              where q.group_id = :group and q.thread_id = :thread and q.tree_path < w.tree_path and q.tree_path > root.tree_path
              order by q.tree_path desc
              limit 1
            ) deep
            join post p on p.group_id = :group and p.thread_id = :thread and p.tree_path = case
                when deep.depth <= root.depth + :depth then deep.tree_path
                else %s
              end
            """.formatted(DEPTH, TreePath.depthSql("q.tree_path"), TreePath.aboveSql("deep.tree_path", "root.depth + :depth"));

    /** The number {@code :from}, or that of the first post that the member has not read; of the newest, where all is read. */
    private static final String START = """
            cross join lateral (select coalesce(cast(:from as integer), %s, %s) as number) start
            """.formatted(ReadStates.FIRST_UNREAD, Visibility.LAST_NUMBER);
    private static final String ENTRY = """
            join lateral (
              select q.tree_path from post q
              where q.group_id = :group and q.thread_id = :thread and q.number = start.number and %s
              limit 1
            ) entry on true
            """.formatted(PostSql.hasPlace("q.number"));

    private static final Map<PostOrder, ListSql<Seated<PostRow>>> LISTS = Arrays.stream(PostOrder.values())
            .collect(Collectors.toMap(Function.identity(), PostPages::list));
    private static final Map<PostOrder, ListSql<Seated<PostRow>>> LISTS_FROM = Arrays.stream(PostOrder.values())
            .collect(Collectors.toMap(Function.identity(), PostPages::listFrom));
    private static final ListSql<Seated<PostRow>> LIST_OF_BRANCH = list(PostOrder.TREE, (slice, posts) -> SELECT
            + PostRow.TEXT_ON_REQUEST
            + ThreadSql.SEATED + PostSql.FRAME + BRANCH
            + posts.apply(
                    "select p.* from post p where p.group_id = :group and p.thread_id = :thread and bar.assignment_id is null and "
                            + BELOW_ROOT + " {page}",
                    BELOW_ROOT)
            + SEATED + "{order}");
    private static final ListSql<Seated<PostRow>> LEVELS = list(PostOrder.TREE, (slice, posts) -> walk(WHOLE, slice, posts));
    private static final ListSql<Seated<PostRow>> LEVELS_OF_BRANCH = list(PostOrder.TREE,
            (slice, posts) -> walk(BRANCH, slice, posts));

    @Inject
    Database database;

    private static ListSql<Seated<PostRow>> list(PostOrder order) {
        return whole(order, "", "true");
    }

    /** Where the tree is to be entered there has to be a post that the member knows of. */
    private static ListSql<Seated<PostRow>> listFrom(PostOrder order) {
        return whole(order, START + (order == PostOrder.TREE ? ENTRY : ""), order.behindStart());
    }

    private static ListSql<Seated<PostRow>> whole(PostOrder order, String start, String which) {
        return list(order, (slice, posts) -> SELECT + PostRow.TEXT_ON_REQUEST + ThreadSql.SEATED + PostSql.FRAME + start
                + posts.apply("select p.* from post p where p.group_id = :group and p.thread_id = :thread and "
                        + "bar.assignment_id is null and " + which + " {page}", which)
                + SEATED + "{order}");
    }

    /**
     * @param all a page of the posts, which brings none where the member is barred
     * @param which of the posts in the frame are meant, else
     */
    private static String either(String all, String which) {
        return """
                left join lateral (
                  (%s)
                  union all
                  (select p.* from %s where bar.assignment_id is not null and %s {page})
                ) p on true
                """.formatted(all, PostSql.FRAMED, which);
    }

    /** For whom nothing is concealed, who is not barred. */
    private static String all(String all, String which) {
        return "left join lateral (" + all + ") p on true\n";
    }

    /** @param text in which the posts are joined by the operator, of {@link #either} or {@link #all} */
    private static ListSql<Seated<PostRow>> list(PostOrder order, BiFunction<Slice, BinaryOperator<String>, String> text) {
        return ListSql.of(Seated.reader(PostRow.class), order.keyset(), slice -> text.apply(slice, PostPages::either))
                .withShortcut(slice -> PostSql.unbarred(text.apply(slice, PostPages::all)), Visibility.UNBARRED);
    }

    /**
     * A loose index scan, one row after the other: the page costs its rows, not the branches that it cuts off. The innermost
     * limit keeps the planner from reading the whole thread to join it with the few rows of the walk.
     */
    private static String walk(String root, Slice slice, BinaryOperator<String> posts) {
        String start = slice.isFromStart()
                ? "select root.tree_path, root.depth - 1 as depth"
                : "select :beyond1 as tree_path, cast(:startDepth as integer) as depth";
        return SELECT + PostRow.TEXT_ON_REQUEST + ThreadSql.SEATED + PostSql.FRAME + root + posts.apply("""
                  with recursive walk as (
                    select 0 as step, 0 as number, first.tree_path collate "C" as tree_path, first.depth from (
                """ + start + """
                ) first
                    where bar.assignment_id is null
                    union all
                    select w.step + 1, next.number, next.tree_path, next.depth
                    from walk w
                    cross join lateral (
                """ + (slice.backwards() ? BACKWARDS : FORWARDS) + """
                    ) next
                    where w.step <= """ + slice.limit() + """

                  )
                  select step.* from walk
                  cross join lateral (
                    select s.* from post s where s.group_id = :group and s.thread_id = :thread and s.number = walk.number
                    limit 1
                  ) step
                  where walk.step > 0
                """, DEPTH + " <= root.depth + :depth and " + BELOW_ROOT) + SEATED + "{order}";
    }

    Uni<PostRow> one(PostKey key, UUID callerId) {
        return seated(database.call(ONE), key.groupId(), key.threadId(), callerId).set("number", key.number()).list()
                .map(Seated::one);
    }

    Uni<Page<PostView>> list(UUID groupId, UUID threadId, UUID callerId, PostFilter filter, StartParameters begun,
            PostPart included, Paging paging) {
        Slice slice = paging.slice("posts " + groupId + " " + threadId + " " + filter);
        PostStart start = begun.start(filter, slice);
        return seated(start == null ? chosen(filter, slice) : from(start, filter, slice), groupId, threadId, callerId)
                .set("text", included == PostPart.TEXT)
                .list()
                .map(Seated::all)
                .map(rows -> filter.order().keyset().page(start == null ? slice : slice.fromWithin(), rows)
                        .map(PostView::listed));
    }

    private Call<Seated<PostRow>> from(PostStart start, PostFilter filter, Slice slice) {
        return database.call(LISTS_FROM.get(filter.order()), slice).set("from", start.from());
    }

    private Call<Seated<PostRow>> chosen(PostFilter filter, Slice slice) {
        if (filter.depth() == null) {
            return filter.under() == null
                    ? database.call(LISTS.get(filter.order()), slice)
                    : database.call(LIST_OF_BRANCH, slice).set("under", filter.under());
        }
        Call<Seated<PostRow>> levels = (filter.under() == null
                ? database.call(LEVELS, slice)
                : database.call(LEVELS_OF_BRANCH, slice).set("under", filter.under()))
                .set("depth", filter.depth());
        return slice.isFromStart() ? levels : levels.set("startDepth", new TreePath(slice.key().get(0)).depth());
    }

    private static <T> Call<T> seated(Call<T> call, UUID groupId, UUID threadId, UUID callerId) {
        return call.set("group", groupId).set("thread", threadId).set("caller", callerId);
    }
}
