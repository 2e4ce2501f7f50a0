package org.studycircle.group;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.Member;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.http.Created;
import org.studycircle.http.Creation;
import org.studycircle.http.Fingerprint;
import org.studycircle.http.problem.IdTaken;
import org.studycircle.http.problem.NotFound;

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

    /** A group and who asks for it, who may have founded it. */
    private record Standing(Group group, Membership founder) implements Created {

        @Override
        public byte[] createdFrom() {
            return group.createdFrom();
        }

        /** Who founded a group and is not in it any more learns nothing of what became of it. */
        @Override
        public boolean isGone() {
            return !founder.isOpen();
        }
    }

    /** @param draft with the id that the client chose, if any */
    Uni<Creation<UUID>> found(NewGroup draft, UUID callerId) {
        return once(draft.groupId(), callerId, draft, () -> found(draft.identified(), callerId, draft));
    }

    private Uni<Standing> found(NewGroup identified, UUID callerId, NewGroup draft) {
        return members.ownOrNew(identified.groupId(), Boolean.TRUE.equals(draft.pseudonymous()), callerId)
                .chain(founder -> found(Group.found(identified, Fingerprint.of(founder.personId(), draft)), founder));
    }

    /**
     * Founds a group with the settings of another one.
     *
     * @param request what was asked for, all of it
     * @param furnish what is brought into the new group by its founder
     * @return the id of the group
     * @throws NotFound where there is no such source
     */
    public Uni<Creation<UUID>> again(UUID sourceId, UUID groupId, String name, UUID callerId, Record request,
            Function<Member, Uni<Void>> furnish) {
        return once(groupId, callerId, request, () -> again(sourceId, groupId, name, callerId, request)
                .call(() -> members.active(groupId, callerId).chain(furnish::apply)));
    }

    private Uni<Standing> again(UUID sourceId, UUID groupId, String name, UUID callerId, Record request) {
        return groups.find(sourceId)
                .onItem().ifNull().failWith(NotFound::new)
                .chain(source -> members.ownOrNew(groupId, source.isPseudonymous(), callerId)
                        .chain(founder -> found(source.again(groupId, name, Fingerprint.of(founder.personId(), request)),
                                founder)));
    }

    private Uni<Creation<UUID>> once(UUID groupId, UUID callerId, Record request, Supplier<Uni<Standing>> found) {
        return Creation.once(groupId, () -> standing(groupId, callerId),
                stands -> Fingerprint.of(stands.founder.personId(), request), found)
                .map(made -> made.map(standing -> standing.group.id()));
    }

    private Uni<Standing> standing(UUID groupId, UUID callerId) {
        return groups.standing(groupId)
                .chain(group -> group == null
                        ? Uni.createFrom().nullItem()
                        : members.own(groupId, callerId)
                                .onItem().ifNull().failWith(IdTaken::new)
                                .map(own -> new Standing(group, own)));
    }

    private Uni<Standing> found(Group group, Membership founder) {
        group.foundedBy(founder);
        return groups.add(group)
                .call(() -> members.add(founder))
                .call(() -> log.append(GroupEvent.of(GroupEventType.GROUP_CREATED, group.id(), founder.personId())))
                .replaceWith(new Standing(group, founder));
    }
}
