package org.studycircle.library.importing;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Creation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What is done to imports, apart from the work on their texts, which goes between and not into a transaction. */
@ApplicationScoped
class Importing {

    @Inject
    Members members;

    @Inject
    Imports imports;

    @Inject
    ImportSettings settings;

    /** Before work is put into somebody's bytes. */
    @WithSession
    Uni<Member> admit(UUID groupId, UUID callerId) {
        return writing(groupId, callerId);
    }

    /** @return null where it is used up, deleted or expired */
    @WithSession
    Uni<TextImport> find(UUID groupId, UUID importId, UUID callerId) {
        return allowed(groupId, callerId).chain(() -> imports.find(groupId, importId))
                .map(text -> text == null || text.isExpired() ? null : text);
    }

    @WithSession
    Uni<TextImport> get(UUID groupId, UUID importId, UUID callerId) {
        return allowed(groupId, callerId).chain(() -> imports.get(groupId, importId));
    }

    /** Of its decisions, without reading the text. */
    @WithSession
    Uni<Integer> version(UUID groupId, UUID importId, UUID callerId) {
        return allowed(groupId, callerId).chain(() -> imports.version(groupId, importId));
    }

    @WithTransaction
    Uni<Creation<TextImport>> keep(NewImport draft, Upload upload, UUID callerId) {
        return writing(draft.groupId(), callerId)
                .chain(importer -> Creation.once(draft.importId(),
                        () -> imports.find(draft.groupId(), draft.importId()),
                        stands -> TextImport.fingerprint(draft, upload, importer.personId()),
                        () -> add(TextImport.of(draft, upload, importer.personId(), settings.lifetime()))));
    }

    private Uni<TextImport> add(TextImport text) {
        return imports.add(text).chain(Panache::flush).replaceWith(text);
    }

    /** @return the import as decided */
    @WithTransaction
    Uni<TextImport> decide(TextImport read, String decisions, UUID callerId) {
        return writing(read.groupId(), callerId)
                .chain(() -> imports.decide(read, decisions))
                .chain(() -> imports.get(read.groupId(), read.importId()));
    }

    @WithTransaction
    Uni<Void> discard(TextImport read, UUID callerId) {
        return writing(read.groupId(), callerId).chain(() -> imports.remove(read));
    }

    private Uni<Member> writing(UUID groupId, UUID callerId) {
        return allowed(groupId, callerId).invoke(Member::requireWriting);
    }

    private Uni<Member> allowed(UUID groupId, UUID callerId) {
        return members.allowed(groupId, callerId, Permission.IMPORT_TEXTS);
    }
}
