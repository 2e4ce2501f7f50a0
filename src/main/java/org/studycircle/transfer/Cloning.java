package org.studycircle.transfer;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.Founding;
import org.studycircle.group.log.EventType;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.log.Reference;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Creation;
import org.studycircle.library.LibraryCopy;
import org.studycircle.library.LibraryEventType;
import org.studycircle.schedule.ScheduleCopy;
import org.studycircle.schedule.ScheduleEventType;

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
     * @return the id of the clone
     */
    @WithTransaction
    Uni<Creation<UUID>> clone(UUID sourceId, NewClone draft, UUID callerId) {
        return members.allowed(sourceId, callerId, Permission.CLONE_GROUP)
                .chain(() -> founding.again(sourceId, draft.groupId(), draft.name(), callerId, new Request(sourceId, draft),
                        founder -> furnish(sourceId, founder, draft)));
    }

    private Uni<Void> furnish(UUID sourceId, Member founder, NewClone draft) {
        return library.copy(sourceId, founder.groupId(), founder.personId())
                .chain(texts -> schedule
                        .copy(sourceId, founder.groupId(), texts.editions(), founder.personId(), draft.startsOn().date())
                        .map(assignments -> events(founder, texts.essays(), assignments)))
                .chain(events -> log.append(founder.groupId(), events));
    }

    private static List<GroupEvent> events(Member founder, List<UUID> essays, List<ScheduleCopy.Copied> assignments) {
        return Stream.concat(
                essays.stream().map(essay -> event(LibraryEventType.ESSAY_ADDED, founder, essay)),
                assignments.stream().map(copied -> event(ScheduleEventType.ASSIGNMENT_CREATED, founder, copied.essayId())
                        .with(Reference.ASSIGNMENT, copied.assignmentId())))
                .toList();
    }

    private static GroupEvent event(EventType type, Member founder, UUID essayId) {
        return GroupEvent.of(type, founder.groupId(), founder.personId()).with(Reference.ESSAY, essayId);
    }
}
