package org.studycircle.discussion.revision;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.member.Author;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** Former texts of posts; of a post that shows no text there are none. */
@ApplicationScoped
class Revisions {

    private static final Keyset<RevisionRow> NEWEST = Keyset.<RevisionRow>descending().number("r.revision",
            RevisionRow::revision);

    private static final String SELECT = """
            select seat.role as seat_role, r.*
            """ + ThreadSql.SEATED + """
            join post p on p.group_id = :group and p.thread_id = :thread and p.number = :number and
            """ + Visibility.seesPost("p.number") + """
            left join lateral (
              select r.revision, r.text, coalesce(next.text, p.text) as next_text, r.replaced_at, author.person_id as author_person_id,
                     author.display_name as author_display_name, author.mark as author_mark
              from post_revision r
              left join lateral (
                select n.text from post_revision n
                where n.group_id = :group and n.thread_id = :thread and n.number = :number and n.revision > r.revision
                order by n.revision
                limit 1
              ) next on true
            """ + Author.joined("r.replaced_by") + """
              where r.group_id = :group and r.thread_id = :thread and r.number = :number and p.text is not null {page}
            ) r on true
            """ + Seat.OF_CALLER + "{order}";
    private static final ListSql<Seated<RevisionRow>> LIST = ListSql.of(Seated.reader(RevisionRow.class), NEWEST, SELECT)
            .withShortcut(slice -> Visibility.unbarred(SELECT), Visibility.UNBARRED);

    @Inject
    Database database;

    /** @throws NotFound for who is no active member, and for a post that is not there or not seen */
    Uni<Page<Revision>> of(UUID groupId, UUID threadId, int number, UUID callerId, Paging paging) {
        Slice slice = paging.slice("revisions " + groupId + " " + threadId + " " + number);
        return database.call(LIST, slice)
                .set("group", groupId)
                .set("thread", threadId)
                .set("number", number)
                .set("caller", callerId)
                .list()
                .map(Seated::all)
                .map(rows -> NEWEST.page(slice, rows).map(Revision::of));
    }
}
