package org.studycircle.library;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Seated;
import org.studycircle.http.EntityTag;
import org.studycircle.http.paging.Keyset;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.library.outline.Words;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The essays of groups. */
@ApplicationScoped
class Essays {

    private static final Keyset BY_TITLE = Keyset.ascending().text("e.title").uuid("e.essay_id");

    @Inject
    Pool pool;

    /** An essay, its sections still missing, and its entity tag. */
    record Read(EssayView view, EntityTag tag) {

        static Read of(Row row) {
            int words = row.getInteger("words");
            String source = row.getString("source_name");
            return new Read(new EssayView(row.getUUID("essay_id"), row.getString("title"),
                    List.of(row.getArrayOfStrings("authors")), row.getString("language"),
                    source == null
                            ? null
                            : new NewEssay.Source(source, row.getString("source_url"), row.getString("source_issued")),
                    row.getString("rights"), row.getOffsetDateTime("created_at").toInstant(),
                    new EssayView.Edition(row.getUUID("edition_id"), row.getInteger("number"), row.getString("checksum"),
                            words, Words.readingSeconds(words), row.getOffsetDateTime("edition_created_at").toInstant(),
                            List.of())),
                    EntityTag.of(row.getInteger("version")));
        }
    }

    /** @throws NotFound unless the caller is an active member and the group has the essay */
    Uni<Read> read(UUID groupId, UUID essayId, UUID callerId) {
        return pool.preparedQuery("""
                select seat.role as seat_role, e.essay_id, e.title, e.authors, e.language, e.source_name, e.source_url,
                       e.source_issued, e.rights, e.created_at, e.version, n.edition_id, n.number, n.checksum, n.words,
                       n.created_at as edition_created_at
                from membership seat
                join essay e on e.group_id = seat.group_id and e.essay_id = $3
                join edition n on n.group_id = e.group_id and n.edition_id = e.edition_id
                where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
                """)
                .execute(Tuple.of(groupId, callerId, essayId))
                .map(rows -> Seated.row(rows, "essay_id", Read::of));
    }

    Uni<EssayView> withSections(UUID groupId, EssayView essay) {
        return pool.preparedQuery("""
                select s.section_id, s.position, s.heading, s.level, s.paragraph_count, s.words
                from section s where s.group_id = $1 and s.edition_id = $2 order by s.position
                """)
                .mapping(SectionSummary::of)
                .execute(Tuple.of(groupId, essay.edition().editionId()))
                .map(rows -> essay.with(rows.stream().toList()));
    }

    Uni<Page<EssaySummary>> list(UUID groupId, UUID callerId, Paging paging) {
        Slice slice = paging.slice("essays " + groupId, BY_TITLE);
        return pool.preparedQuery("""
                select seat.role as seat_role, e.*
                from membership seat
                left join lateral (
                  select e.essay_id, e.title, e.authors, e.language, e.edition_id, n.words, n.section_count
                  from essay e join edition n on n.group_id = e.group_id and n.edition_id = e.edition_id
                  where e.group_id = seat.group_id
                """ + slice.clause(3) + """
                ) e on true
                where seat.group_id = $1 and seat.real_person_id = $2 and seat.state = 'ACTIVE'
                """ + slice.order())
                .execute(slice.parameters(groupId, callerId))
                .map(rows -> Seated.rows(rows, "essay_id", Essays::summary))
                .map(rows -> slice.page(rows, essay -> List.of(essay.title(), essay.essayId())));
    }

    private static EssaySummary summary(Row row) {
        int words = row.getInteger("words");
        return new EssaySummary(row.getUUID("essay_id"), row.getString("title"), List.of(row.getArrayOfStrings("authors")),
                row.getString("language"), words, Words.readingSeconds(words), row.getInteger("section_count"),
                row.getUUID("edition_id"));
    }

    Uni<Essay> find(UUID groupId, UUID essayId) {
        return Panache.getSession().chain(session -> session.find(Essay.class, new EssayId(groupId, essayId)));
    }

    Uni<Void> add(Essay essay) {
        return Panache.getSession().chain(session -> session.persist(essay));
    }
}
