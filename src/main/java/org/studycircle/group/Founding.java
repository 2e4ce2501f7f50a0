package org.studycircle.group;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupEvent.Type;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.Role;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.IdTaken;
import org.studycircle.http.problem.NotFound;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Making a group, which has its founder as facilitator from the first moment. Within a transaction. */
@ApplicationScoped
public class Founding {

    @Inject
    Groups groups;
    @Inject
    Members members;
    @Inject
    GroupLog log;

    /** A group and who founded it. */
    record Founded(Group group, Membership founder) {}

    /** @return what the caller founded with the same request before, or null where nothing has the id yet */
    Uni<Founded> standing(UUID groupId, UUID callerId, Record request) {
        return (groupId == null ? Uni.createFrom().<Group>nullItem() : groups.standing(groupId))
                .chain(group -> group == null ? Uni.createFrom().nullItem() : standing(group, callerId, request));
    }

    private Uni<Founded> standing(Group group, UUID callerId, Record request) {
        return members.own(group.id(), callerId)
                .onItem().ifNull().failWith(IdTaken::new)
                .invoke(own -> Fingerprint.requireSame(group.createdFrom(), Fingerprint.of(own.personId(), request)))
                .invoke(Founding::requireOpen)
                .map(own -> new Founded(group, own));
    }

    /** Who founded a group and is not in it any more learns nothing of what became of it. */
    private static void requireOpen(Membership founder) {
        if (!founder.isOpen()) {
            throw new IdTaken();
        }
    }

    /** @param draft with an id */
    Uni<Founded> found(NewGroup draft, UUID callerId) {
        return members.newcomer(draft.groupId(), Boolean.TRUE.equals(draft.pseudonymous()), callerId)
                .chain(founder -> found(Group.found(draft, founder.personId()), founder));
    }

    /**
     * Founds a group with the settings of another one.
     *
     * @param request what was asked for, all of it
     * @return the founder in the new group
     * @throws NotFound where there is no such source
     */
    public Uni<Member> again(UUID sourceId, UUID groupId, String name, UUID callerId, Record request) {
        return groups.find(sourceId)
                .onItem().ifNull().failWith(NotFound::new)
                .chain(source -> members.newcomer(groupId, source.isPseudonymous(), callerId)
                        .chain(founder -> found(
                                source.again(groupId, name, Fingerprint.of(founder.personId(), request)), founder)))
                .map(founded -> founded.founder.in(founded.group.zone(), founded.group.archivedAt()));
    }

    /** @return whether the caller has had a group founded by {@link #again} with just this request */
    public Uni<Boolean> isDone(UUID groupId, UUID callerId, Record request) {
        return standing(groupId, callerId, request).map(standing -> standing != null);
    }

    private Uni<Founded> found(Group group, Membership founder) {
        group.seat(founder, Role.FACILITATOR, MembershipState.ACTIVE);
        return groups.add(group)
                .call(() -> members.add(founder))
                .call(Panache::flush)
                .call(() -> log.append(GroupEvent.of(Type.GROUP_CREATED, group.id(), founder.personId())))
                .replaceWith(new Founded(group, founder));
    }
}
