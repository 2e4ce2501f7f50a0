package org.studycircle.library;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.app.Worker;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.NotFound;
import org.studycircle.library.importing.Decided;
import org.studycircle.library.importing.Imports;
import org.studycircle.library.importing.Proposals;
import org.studycircle.library.importing.TextImport;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Making an essay of an import: read, then computed on a worker, then written in one transaction. */
@ApplicationScoped
class Committing {

    @Inject
    Members members;

    @Inject
    Imports imports;

    @Inject
    Proposals proposals;

    @Inject
    Essays essays;

    @Inject
    Editions editions;

    @Inject
    GroupLog log;

    /** @param text null where the essay stands already */
    record Begun(Essay stands, TextImport text) {}

    /** @param made whether the essay was made just now, or stood already */
    record Committed(boolean made, UUID essayId) {}

    @WithSession
    Uni<Begun> begin(UUID groupId, NewEssay draft, UUID callerId) {
        return allowed(groupId, callerId)
                .chain(member -> standing(member, draft))
                .chain(stands -> stands != null
                        ? Uni.createFrom().item(new Begun(stands, null))
                        : imports.get(groupId, draft.importId()).map(text -> new Begun(null, text))
                                .onFailure(NotFound.class).recoverWithUni(missing -> usedUp(groupId, draft, callerId)));
    }

    /** Perhaps by the same request, a moment ago. */
    private Uni<Begun> usedUp(UUID groupId, NewEssay draft, UUID callerId) {
        return allowed(groupId, callerId)
                .chain(member -> standing(member, draft))
                .chain(stands -> stands != null
                        ? Uni.createFrom().item(new Begun(stands, null))
                        : editions.isCommitted(groupId, draft.importId()).map(committed -> {
                            throw committed ? new Conflict("This import has been committed already.") : new NotFound();
                        }));
    }

    Uni<Decided> compute(TextImport text) {
        return Worker.run(() -> proposals.decided(text));
    }

    @WithTransaction
    Uni<Committed> commit(NewEssay draft, TextImport text, Decided decided, UUID callerId) {
        return allowed(text.groupId(), callerId)
                .chain(member -> standing(member, draft)
                        .chain(stands -> stands != null
                                ? Uni.createFrom().item(new Committed(false, stands.id()))
                                : write(Essay.of(draft, decided, member), text, decided, member)));
    }

    private Uni<Committed> write(Essay essay, TextImport text, Decided decided, Member committer) {
        return essays.add(essay)
                .chain(Panache::flush)
                .chain(() -> editions.add(essay, text, decided.sections()))
                .chain(() -> imports.remove(text))
                .chain(() -> log
                        .append(GroupEvent.of(Type.ESSAY_ADDED, essay.groupId(), committer.personId()).essay(essay.id())))
                .replaceWith(new Committed(true, essay.id()));
    }

    private Uni<Essay> standing(Member committer, NewEssay draft) {
        return (draft.essayId() == null
                ? Uni.createFrom().<Essay>nullItem()
                : essays.find(committer.groupId(), draft.essayId()))
                .invoke(stands -> {
                    if (stands != null) {
                        Fingerprint.requireSame(stands.createdFrom(), Fingerprint.of(committer.personId(), draft));
                    }
                });
    }

    private Uni<Member> allowed(UUID groupId, UUID callerId) {
        return members.allowed(groupId, callerId, Permission.IMPORT_TEXTS);
    }
}
