package org.studycircle.discussion.post;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Author;
import org.studycircle.group.member.Seated;
import org.studycircle.http.EntityTag;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.sql.Moment;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Posts as members read them, each page at the cost of its rows alone. */
@ApplicationScoped
class PostPages {

    private static final String SEEN = Visibility.seesPost("p.number");

    /** What is concealed does not even leave the database. */
    private static final String SELECT = """
            select seat.role as seat_role, p.number, p.post_id, p.parent_number, p.depth, p.tree_path, p.author_id,
                   author.display_name, p.created_at, p.edited_at, p.deleted_at, p.reply_count, p.revision,
            """ + SEEN + " as seen, case when " + SEEN + " then p.text end as text, case when " + SEEN + """
             then p.html end as html
            from membership seat
            """ + Visibility.GROUP + """
            join thread t on t.group_id = seat.group_id and t.thread_id = $3 and t.deleted_at is null
            """ + Visibility.READ_STATE + Visibility.BAR;
    private static final String SEATED = """
            left join membership author on author.group_id = p.group_id and author.person_id = p.author_id
            where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
            """;

    /** The post whose branch is asked for; above post 1 there is a root without a number, on level 0 as far as depth goes. */
    private static final String BRANCH = """
            join post root on root.group_id = t.group_id and root.thread_id = t.thread_id and root.number = $4 and
            """ + Visibility.SEES_ANYTHING + "\n";
    private static final String WHOLE = """
            cross join (select '' as tree_path, cast($4 as integer) as depth) root
            """;

    /** From each row to the next that is no deeper than asked for: what is below a row on the last level is jumped over. */
    private static final String FORWARDS = """
            select p.number, p.tree_path, p.depth
            from post p
            where p.group_id = $1 and p.thread_id = $3
              and p.tree_path > case when w.depth < root.depth + $5 then w.tree_path else w.tree_path || '9' end
              and p.tree_path < root.tree_path || '9'
            order by p.tree_path
            limit 1
            """;

    /** The row before may be too deep: then it stands for what is above it on the last level. */
    private static final String BACKWARDS = """
            select p.number, p.tree_path, p.depth
            from (
              select q.tree_path, q.depth
              from post q
              where q.group_id = $1 and q.thread_id = $3 and q.tree_path < w.tree_path and q.tree_path > root.tree_path
              order by q.tree_path desc
              limit 1
            ) deep
            join post p on p.group_id = $1 and p.thread_id = $3 and p.tree_path = case
                when deep.depth <= root.depth + $5 then deep.tree_path
                else array_to_string((string_to_array(deep.tree_path, '.'))[1:root.depth + $5 + 1], '.') || '.'
              end
            """;

    @Inject
    Pool pool;

    /** A post and the version of its text. */
    record Versioned(PostView view, int version) {

        EntityTag tag() {
            return view.tag(version);
        }
    }

    private record Placed(PostView view, String treePath) {

        List<?> key(PostOrder order) {
            return List.of(order == PostOrder.TREE ? treePath : view.number());
        }
    }

    Uni<Versioned> one(PostKey key, UUID callerId) {
        return pool.preparedQuery(SELECT + """
                join post p on p.group_id = t.group_id and p.thread_id = t.thread_id and p.number = $4 and
                """ + Visibility.SEES_ANYTHING + "\n" + SEATED)
                .execute(Tuple.of(key.groupId(), callerId, key.threadId(), key.number()))
                .map(rows -> Seated.row(rows, "number",
                        row -> new Versioned(view(row, row.getString("text")), row.getInteger("revision"))));
    }

    Uni<Page<PostView>> list(UUID groupId, UUID threadId, UUID callerId, PostFilter filter, Paging paging) {
        Slice slice = paging.slice("posts " + groupId + " " + threadId + " " + filter, filter.order().keyset());
        String sql = filter.depth() != null ? walk(filter, slice) : filter.under() != null ? branch(slice) : whole(slice);
        return pool.preparedQuery(sql)
                .execute(parameters(groupId, threadId, callerId, filter, slice))
                .map(rows -> Seated.rows(rows, "number", row -> new Placed(view(row, null), row.getString("tree_path"))))
                .map(rows -> slice.page(rows, row -> row.key(filter.order())).map(Placed::view));
    }

    private static String whole(Slice slice) {
        return SELECT + """
                left join lateral (
                  select p.* from post p
                  where p.group_id = $1 and p.thread_id = $3 and
                """ + Visibility.SEES_ANYTHING + "\n" + slice.clause(4) + """
                ) p on true
                """ + SEATED + slice.order();
    }

    private static String branch(Slice slice) {
        return SELECT + BRANCH + """
                left join lateral (
                  select p.* from post p
                  where p.group_id = $1 and p.thread_id = $3
                    and p.tree_path > root.tree_path and p.tree_path < root.tree_path || '9'
                """ + slice.clause(5) + """
                ) p on true
                """ + SEATED + slice.order();
    }

    /**
     * A loose index scan, one row after the other: the page costs its rows, not the branches that it cuts off. The innermost
     * limit keeps the planner from reading the whole thread to join it with the few rows of the walk.
     */
    private static String walk(PostFilter filter, Slice slice) {
        String start = slice.key() == null
                ? "select root.tree_path, root.depth - 1 as depth"
                : "select $6 as tree_path, cast($7 as integer) as depth";
        return SELECT + (filter.under() == null ? WHOLE : BRANCH) + """
                left join lateral (
                  with recursive walk as (
                    select 0 as step, 0 as number, first.tree_path collate "C" as tree_path, first.depth from (
                """ + start + """
                ) first
                    where
                """ + Visibility.SEES_ANYTHING + """

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
                    select s.* from post s where s.group_id = $1 and s.thread_id = $3 and s.number = walk.number
                    limit 1
                  ) step
                  where walk.step > 0
                ) p on true
                """ + SEATED + slice.order();
    }

    private static Tuple parameters(UUID groupId, UUID threadId, UUID callerId, PostFilter filter, Slice slice) {
        if (filter.depth() == null) {
            return filter.under() == null
                    ? slice.parameters(groupId, callerId, threadId)
                    : slice.parameters(groupId, callerId, threadId, filter.under());
        }
        int root = filter.under() == null ? 0 : filter.under();
        return slice.key() == null
                ? Tuple.of(groupId, callerId, threadId, root, filter.depth())
                : slice.parameters(groupId, callerId, threadId, root, filter.depth())
                        .addInteger(new TreePath((String) slice.key().get(0)).depth());
    }

    private static PostView view(Row row, String text) {
        return row.getBoolean("seen")
                ? seen(row, text)
                : PostView.concealed(row.getInteger("number"), row.getInteger("parent_number"), row.getInteger("depth"));
    }

    private static PostView seen(Row row, String text) {
        boolean isDeleted = row.getOffsetDateTime("deleted_at") != null;
        return new PostView(row.getInteger("number"), row.getUUID("post_id"), row.getInteger("parent_number"),
                row.getInteger("depth"),
                isDeleted ? null : new Author(row.getUUID("author_id"), row.getString("display_name")),
                isDeleted ? PostState.DELETED : PostState.VISIBLE, text, row.getString("html"),
                row.getOffsetDateTime("created_at").toInstant(), isDeleted ? null : Moment.of(row, "edited_at"),
                row.getInteger("reply_count"), isDeleted ? null : row.getInteger("revision"));
    }
}
