package org.studycircle.transfer;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.Founding;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;
import org.studycircle.library.LibraryCopy;
import org.studycircle.schedule.ScheduleCopy;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Making a group of another one, in one transaction that changes nothing in the other. */
@ApplicationScoped
class Cloning {

    @Inject
    Members members;
    @Inject
    Founding founding;
    @Inject
    LibraryCopy library;
    @Inject
    ScheduleCopy schedule;
    @Inject
    GroupLog log;

    /** All that a clone is made of. */
    private record Request(UUID sourceId, NewClone draft) {}

    /**
     * @param draft with an id
     * @return whether the clone was made just now, or stood already
     */
    @WithTransaction
    Uni<Boolean> clone(UUID sourceId, NewClone draft, UUID callerId) {
        Request request = new Request(sourceId, draft);
        return members.allowed(sourceId, callerId, Permission.CLONE_GROUP)
                .chain(() -> founding.isDone(draft.groupId(), callerId, request))
                .chain(done -> done
                        ? Uni.createFrom().item(false)
                        : founding.again(sourceId, draft.groupId(), draft.name(), callerId, request)
                                .chain(founder -> furnish(sourceId, founder, draft))
                                .replaceWith(true));
    }

    private Uni<Void> furnish(UUID sourceId, Member founder, NewClone draft) {
        return library.copy(sourceId, founder.groupId(), founder.personId())
                .chain(texts -> schedule
                        .copy(sourceId, founder.groupId(), texts.editions(), founder.personId(), draft.startsOn().date())
                        .map(assignments -> events(founder, texts.essays(), assignments)))
                .chain(events -> log.append(founder.groupId(), events));
    }

    private static List<GroupEvent> events(Member founder, List<UUID> essays, List<ScheduleCopy.Copied> assignments) {
        UUID group = founder.groupId();
        UUID actor = founder.personId();
        return Stream.concat(essays.stream().map(essay -> GroupEvent.of(Type.ESSAY_ADDED, group, actor).essay(essay)),
                assignments.stream()
                        .map(copied -> GroupEvent.of(Type.ASSIGNMENT_CREATED, group, actor).essay(copied.essayId())
                                .assignment(copied.assignmentId())))
                .toList();
    }
}
