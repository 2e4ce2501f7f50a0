package org.studycircle.library.importing;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.http.problem.NotFound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** All imports that are still open. */
@ApplicationScoped
public class Imports {

    /** @throws NotFound for one that is used up, deleted or expired */
    public Uni<TextImport> get(UUID groupId, UUID importId) {
        return find(groupId, importId)
                .map(text -> text == null || text.isExpired() ? null : text)
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
