package org.studycircle.library;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.app.Worker;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Creation;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.NotFound;
import org.studycircle.library.importing.Decided;
import org.studycircle.library.importing.Imports;
import org.studycircle.library.importing.Proposals;
import org.studycircle.library.importing.TextImport;

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

    /** Either the essay stands already, or it is to be made of this text; the other one is null. */
    record Begun(Essay stands, TextImport text) {}

    @WithSession
    Uni<Begun> begin(UUID groupId, NewEssay draft, UUID callerId) {
        return allowed(groupId, callerId)
                .chain(committer -> begin(committer, draft)
                        // perhaps the import was used up by the same request, a moment ago
                        .onFailure(NotFound.class).recoverWithUni(() -> begin(committer, draft))
                        .onFailure(NotFound.class).recoverWithUni(() -> usedUp(groupId, draft.importId())));
    }

    private Uni<Begun> begin(Member committer, NewEssay draft) {
        return once(committer, draft, () -> Uni.createFrom().nullItem())
                .chain(made -> made.isNew()
                        ? imports.get(committer.groupId(), draft.importId()).map(text -> new Begun(null, text))
                        : Uni.createFrom().item(new Begun(made.thing(), null)));
    }

    private Uni<Begun> usedUp(UUID groupId, UUID importId) {
        return editions.isCommitted(groupId, importId).map(committed -> {
            throw committed ? new Conflict("This import has been committed already.") : new NotFound();
        });
    }

    Uni<Decided> compute(TextImport text) {
        return Worker.run(() -> proposals.decided(text));
    }

    @WithTransaction
    Uni<Creation<Essay>> commit(NewEssay draft, TextImport text, Decided decided, UUID callerId) {
        return allowed(text.groupId(), callerId)
                .chain(committer -> once(committer, draft,
                        () -> write(Essay.of(draft, decided, committer), text, decided, committer)));
    }

    private Uni<Creation<Essay>> once(Member committer, NewEssay draft, Supplier<Uni<Essay>> make) {
        return Creation.once(draft.essayId(), () -> essays.find(committer.groupId(), draft.essayId()),
                stands -> Fingerprint.of(committer.personId(), draft), make);
    }

    private Uni<Member> allowed(UUID groupId, UUID callerId) {
        return members.allowed(groupId, callerId, Permission.IMPORT_TEXTS);
    }

    private Uni<Essay> write(Essay essay, TextImport text, Decided decided, Member committer) {
        return essays.add(essay)
                .chain(() -> editions.add(essay, text, decided.sections()))
                .chain(() -> imports.remove(text))
                .chain(() -> essays.tellLanguages(essay.groupId()))
                .chain(() -> log.append(GroupEvent.of(LibraryEventType.ESSAY_ADDED, essay.groupId(), committer.personId())
                        .with(Reference.ESSAY, essay.id())))
                .replaceWith(essay);
    }
}
