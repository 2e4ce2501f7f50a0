package org.studycircle.group.joining;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.Group;
import org.studycircle.group.Groups;
import org.studycircle.group.JoinRefused;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.log.GroupLog;
import org.studycircle.group.member.MemberEventType;
import org.studycircle.group.member.Members;
import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipView;
import org.studycircle.group.member.Role;
import org.studycircle.http.EntityTag;

import io.smallrye.mutiny.Uni;

/** Letting people into a group on a ground of their own, whatever its join policy says. Within a transaction. */
@ApplicationScoped
public class Admission {

    @Inject
    Groups groups;

    @Inject
    Members members;

    @Inject
    GroupLog log;

    /**
     * A membership as the person sees it.
     *
     * @param joined whether the person came in just now
     */
    public record Admitted(boolean joined, MembershipView view, EntityTag tag) {

        private static Admitted of(boolean joined, Membership membership, boolean isDecided) {
            MembershipView own = membership.view().forThePerson(membership.choices(), isDecided);
            return new Admitted(joined, own, own.tag(membership.version()));
        }

        /** @param isDecided whether the group has somebody who decides on requests */
        static Admitted as(Membership membership, boolean isDecided) {
            return of(false, membership, isDecided);
        }
    }

    /** Holds everybody up who comes or goes, until the transaction ends. */
    public Uni<Void> suspend(UUID groupId) {
        return groups.lock(groupId).replaceWithVoid();
    }

    /**
     * @param role that somebody gets who comes in; who is in keeps their own
     * @param ground asked for only where somebody comes in by it; where it fails nobody does
     * @throws JoinRefused for somebody who is banned
     */
    public Uni<Admitted> admit(UUID groupId, UUID callerId, Role role, Supplier<Uni<Void>> ground) {
        return groups.lock(groupId)
                .chain(group -> members.ownOrNew(groupId, group.isPseudonymous(), callerId)
                        .chain(own -> own.isActive()
                                ? Uni.createFrom().item(Admitted.as(own, true))
                                : ground.get().chain(() -> seat(group, own, role))));
    }

    private Uni<Admitted> seat(Group group, Membership own, Role role) {
        group.welcome(own, role);
        return members.add(own)
                .call(() -> log.append(
                        GroupEvent.of(MemberEventType.MEMBER_JOINED, group.id(), own.personId()).person(own.personId())))
                .map(added -> Admitted.of(true, own, true));
    }
}
