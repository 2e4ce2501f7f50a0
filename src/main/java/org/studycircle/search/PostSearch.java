package org.studycircle.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ThreadSql;
import org.studycircle.group.member.Author;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.SearchTerms;
import org.studycircle.http.SearchTerms.Term;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.Malformed;
import org.studycircle.sql.Database;
import org.studycircle.sql.ListSql;
import org.studycircle.visibility.Visibility;

import io.smallrye.mutiny.Uni;

/** Finds posts by their words, and threads by the words of their titles: of all those, and only those, that the member sees. */
@ApplicationScoped
class PostSearch {

    private static final WordsSql WORDS = words("true");
    private static final WordsSql WORDS_OF_AUTHOR = words("w.author_id = :author");

    private static final Map<FoundPostOrder, ListSql<Seated<FoundPost.Row>>> ALL = lists(WORDS);
    private static final Map<FoundPostOrder, ListSql<Seated<FoundPost.Row>>> OF_AUTHOR = lists(WORDS_OF_AUTHOR);

    @Inject
    Database database;

    /**
     * Which posts are looked for.
     *
     * @param authorId null for anybody's
     * @param sectionId what their threads are about, null for anything
     * @param since day in UTC, since which they were written
     */
    record Filter(List<Term> terms, UUID authorId, UUID sectionId, boolean unread, LocalDate since, FoundPostOrder order) {

        /** @throws Malformed where a parameter has not the form that the contract says */
        static Filter of(String q, String authorId, String sectionId, String unread, String since, String order) {
            return new Filter(SearchTerms.terms(q), Paging.uuid("authorId", authorId), Paging.uuid("sectionId", sectionId),
                    Paging.isTrue("unread", unread), Paging.day("since", since),
                    order == null ? FoundPostOrder.NEWEST : Paging.parsed("order", order, FoundPostOrder::valueOf));
        }

        Instant from() {
            return since == null ? Instant.EPOCH : since.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private static WordsSql words(String ofWhom) {
        return new WordsSql("post_words", "array[g.language]", List.of("thread_id", "number"),
                ofWhom + " and w.created_at >= :since", """
                        w.thread_id, w.number, w.created_at, w.author_id, t.title,
                        case when p.deleted_at is null then w.text end as said
                        """, """
                        cross join lateral (
                          select t.* from thread t where t.group_id = :group and t.thread_id = w.thread_id and t.deleted_at is null limit 1
                        ) t
                        cross join lateral (
                          select p.deleted_at from post p
                          where p.group_id = :group and p.thread_id = w.thread_id and p.number = w.number
                          limit 1
                        ) p
                        """ + ThreadSql.READ_STATE + Visibility.BAR,
                Visibility.seesPost("w.number") + """
                         and (p.deleted_at is null or w.number = 1)
                         and (cast(:section as uuid) is null or t.section_id = :section)
                         and (not :unread or not coalesce(w.number <@ s.read, false))
                        """);
    }

    private static Map<FoundPostOrder, ListSql<Seated<FoundPost.Row>>> lists(WordsSql words) {
        return Arrays.stream(FoundPostOrder.values())
                .collect(Collectors.toMap(Function.identity(), order -> list(words, order)));
    }

    private static ListSql<Seated<FoundPost.Row>> list(WordsSql words, FoundPostOrder order) {
        String text = words.asked() + """
                select seat.role as seat_role, w.thread_id, w.number, w.created_at, w.title, w.said, w.rank,
                       author.person_id as author_person_id, author.display_name as author_display_name, author.mark as author_mark,
                       search_marked(g.language, w.said, cast(:terms as text[]), cast(:exact as boolean[])) as marked
                """ + Visibility.SEAT + "left join lateral (\n"
                + words.found(order == FoundPostOrder.BEST, " order by w.created_at desc, w.thread_id desc, w.number desc")
                + ") w on true\n"
                + Author.joined("w.author_id") + Seat.OF_CALLER + "{order}";
        return ListSql.of(Seated.reader(FoundPost.Row.class), order.keyset(), text)
                .withShortcut(slice -> Visibility.unbarred(text), Visibility.UNBARRED);
    }

    Uni<Page<FoundPost>> find(UUID groupId, UUID callerId, Filter filter, Paging paging) {
        Slice slice = paging.slice("found posts " + groupId + " " + filter);
        return (filter.authorId == null
                ? database.call(ALL.get(filter.order), slice)
                : database.call(OF_AUTHOR.get(filter.order), slice).set("author", filter.authorId))
                .set("group", groupId)
                .set("caller", callerId)
                .setEach("terms", filter.terms, Term::text, String[]::new)
                .setEach("exact", filter.terms, Term::exact, Boolean[]::new)
                .set("section", filter.sectionId)
                .set("unread", filter.unread)
                .set("since", filter.from())
                .list()
                .map(Seated::all)
                .map(rows -> filter.order.keyset().page(slice, rows).map(row -> row.view(filter.terms)));
    }
}
