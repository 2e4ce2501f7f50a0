package org.studycircle.library;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.Groups;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.library.EssaySummary.SummaryRow;
import org.studycircle.library.EssayView.EditionRow;
import org.studycircle.library.EssayView.EssayRow;
import org.studycircle.library.SectionSummary.SectionRow;
import org.studycircle.sql.Columns;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The essays of groups. */
@ApplicationScoped
class Essays {

    private static final int MOST_LANGUAGES = 50;

    private static final Keyset<SummaryRow> BY_TITLE = Keyset.<SummaryRow>ascending().text("e.title", SummaryRow::title)
            .uuid("e.essay_id", SummaryRow::essayId);

    private static final Sql<Seated<EssayRow>> ONE = Sql.of(Seated.reader(EssayRow.class), """
            select seat.role as seat_role, e.essay_id, e.title, e.authors, e.language, e.source_name, e.source_url,
                   e.source_issued, e.rights, e.created_at, e.version,
            """ + Columns.of(EditionRow.class, "n", "edition") + "\n" + Seat.FROM + """
            join essay e on e.group_id = :group and e.essay_id = :essay
            join edition n on n.group_id = :group and n.edition_id = e.edition_id
            """ + Seat.OF_CALLER);
    private static final Sql<SectionRow> SECTIONS = Sql.rows(SectionRow.class, "select " + Columns.of(SectionRow.class, "s")
            + " from section s where s.group_id = :group and s.edition_id = :edition order by s.position");
    private static final ListSql<Seated<SummaryRow>> LIST = ListSql.of(Seated.reader(SummaryRow.class), BY_TITLE,
            "select seat.role as seat_role, e.*\n" + Seat.FROM + """
                    left join lateral (
                      select e.essay_id, e.title, e.authors, e.language, e.edition_id, n.words, n.section_count
                      from essay e join edition n on n.group_id = :group and n.edition_id = e.edition_id
                      where e.group_id = :group {page}
                    ) e on true
                    """ + Seat.OF_CALLER + "{order}");
    private static final Sql<String> LANGUAGES = Sql.column(String.class, """
            select distinct e.language from essay e
            where e.group_id = :group and e.language is not null
            order by e.language
            limit :most
            """);

    @Inject
    Database database;

    @Inject
    Groups groups;

    /** @throws NotFound unless the caller is an active member and the group has the essay */
    Uni<EssayRow> get(UUID groupId, UUID callerId, UUID essayId) {
        return database.call(ONE).set("group", groupId).set("caller", callerId).set("essay", essayId).list()
                .map(Seated::one);
    }

    Uni<EssayView> withSections(UUID groupId, EssayRow essay) {
        return database.call(SECTIONS).set("group", groupId).set("edition", essay.editionId()).list()
                .map(rows -> EssayView.of(essay, rows.stream().map(SectionSummary::of).toList()));
    }

    Uni<Page<EssaySummary>> list(UUID groupId, UUID callerId, Paging paging) {
        Slice slice = paging.slice("essays " + groupId);
        return database.call(LIST, slice).set("group", groupId).set("caller", callerId).list()
                .map(Seated::all)
                .map(rows -> BY_TITLE.page(slice, rows).map(EssaySummary::of));
    }

    Uni<Essay> find(UUID groupId, UUID essayId) {
        return Panache.getSession().chain(session -> session.find(Essay.class, new EssayId(groupId, essayId)));
    }

    Uni<Void> add(Essay essay) {
        return Panache.getSession().chain(session -> session.persist(essay));
    }

    /** Tells the group the languages of its essays, one after the other: others may be adding some at this moment. */
    Uni<Void> tellLanguages(UUID groupId) {
        return groups.lock(groupId)
                .chain(() -> database.call(LANGUAGES).set("group", groupId).set("most", MOST_LANGUAGES).list())
                .chain(languages -> groups.readsIn(groupId, languages));
    }
}
