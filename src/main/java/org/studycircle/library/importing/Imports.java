package org.studycircle.library.importing;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Permission;
import org.studycircle.group.member.Seat;
import org.studycircle.group.member.Seated;
import org.studycircle.http.paging.Page;
import org.studycircle.http.paging.Paging;
import org.studycircle.http.paging.Slice;
import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.Database;
import org.studycircle.sql.Keyset;
import org.studycircle.sql.ListSql;
import org.studycircle.sql.Sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** All imports that are still open. */
@ApplicationScoped
public class Imports {

    private static final Keyset<ImportSummary> BY_AGE = Keyset.<ImportSummary>descending()
            .with("i.created_at", ImportSummary::createdAt, Instant::parse)
            .uuid("i.import_id", ImportSummary::importId);
    private static final ListSql<Seated<ImportSummary>> LIST = ListSql.of(Seated.reader(ImportSummary.class), BY_AGE,
            "select seat.role as seat_role, i.*\n" + Seat.FROM + """
                    left join lateral (
                      select i.import_id, i.filename, i.media_type, i.checksum, i.byte_count as bytes, i.created_at, i.expires_at,
                             m.person_id as brought_by_person_id, m.display_name as brought_by_display_name,
                             m.mark as brought_by_mark
                      from text_import i
                      join membership m on m.group_id = :group and m.person_id = i.created_by
                      where i.group_id = :group and i.expires_at > now() {page}
                    ) i on true
                    """ + Seat.OF_CALLER + "{order}");

    private static final Sql<Integer> VERSION = Sql.column(Integer.class, """
            select version from text_import where group_id = :group and import_id = :import and expires_at > now()
            """);

    @Inject
    Database database;

    /** The newest first. */
    Uni<Page<ImportSummary>> list(UUID groupId, UUID callerId, Paging paging) {
        Slice slice = paging.slice("imports " + groupId);
        return database.call(LIST, slice).set("group", groupId).set("caller", callerId).list()
                .map(rows -> Seated.all(rows, role -> role.require(Permission.IMPORT_TEXTS)))
                .map(rows -> BY_AGE.page(slice, rows));
    }

    /** @throws NotFound for one that is used up, deleted or expired */
    public Uni<TextImport> get(UUID groupId, UUID importId) {
        return find(groupId, importId)
                .map(text -> text == null || text.isExpired() ? null : text)
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** @throws NotFound for one that is used up, deleted or expired */
    Uni<Integer> version(UUID groupId, UUID importId) {
        return database.call(VERSION).set("group", groupId).set("import", importId).first()
                .onItem().ifNull().failWith(NotFound::new);
    }

    /** @return null where there is none; else one that may have expired */
    Uni<TextImport> find(UUID groupId, UUID importId) {
        return Panache.getSession().chain(session -> session.find(TextImport.class, new TextImportId(groupId, importId)));
    }

    Uni<Void> add(TextImport text) {
        return Panache.getSession().chain(session -> session.persist(text));
    }

    /** @throws Overtaken where the decisions of this version are not the last */
    Uni<Void> decide(TextImport text, String decisions) {
        return Panache.getSession().chain(session -> session.createMutationQuery("""
                update versioned TextImport set decisions = :decisions
                where groupId = :group and importId = :id and version = :version
                """)
                .setParameter("decisions", decisions)
                .setParameter("group", text.groupId())
                .setParameter("id", text.importId())
                .setParameter("version", text.version())
                .executeUpdate())
                .invoke(Imports::requireOne).replaceWithVoid();
    }

    /** @throws Overtaken where this version is not the last */
    public Uni<Void> remove(TextImport text) {
        return Panache.getSession().chain(session -> session.createMutationQuery("""
                delete TextImport where groupId = :group and importId = :id and version = :version
                """)
                .setParameter("group", text.groupId())
                .setParameter("id", text.importId())
                .setParameter("version", text.version())
                .executeUpdate())
                .invoke(Imports::requireOne).replaceWithVoid();
    }

    private static void requireOne(int rows) {
        if (rows == 0) {
            throw new Overtaken();
        }
    }
}
