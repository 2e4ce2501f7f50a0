package org.studycircle.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.studycircle.group.member.Membership;
import org.studycircle.group.member.MembershipState;
import org.studycircle.group.member.Newcomer;
import org.studycircle.group.member.Role;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The rule of the last facilitator, under any sequence of changes. */
class GroupTest {

    private static final int PEOPLE = 4;

    private static NewGroup draft() {
        return new NewGroup(null, "Circle", null, "UTC", null, JoinPolicy.OPEN, false, null, null, null, false).identified();
    }

    private static Membership membership(UUID group) {
        return Membership.under("Somebody", group, new Newcomer(UUID.randomUUID(), "Somebody", false, null));
    }

    @Property
    void membersAreNeverLeftWithoutAFacilitatorAndCountsAddUp(
            @ForAll @Size(max = 30) List<@IntRange(max = PEOPLE * 2 * 5 - 1) Integer> steps) {
        Group group = Group.found(draft(), new byte[0]);
        List<Membership> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(membership(group.id()));
        }
        group.seat(people.get(0), Role.FACILITATOR, MembershipState.ACTIVE);
        boolean led = true;
        for (int step : steps) {
            Membership somebody = people.get(step % PEOPLE);
            Role role = Role.values()[step / PEOPLE % 2];
            MembershipState state = MembershipState.values()[step / PEOPLE / 2];
            try {
                group.seat(somebody, role, state);
            } catch (LastFacilitator refused) {
                assertTrue(somebody.isFacilitating(), "only a facilitator can be the last");
            }
            long active = people.stream().filter(Membership::isActive).count();
            long facilitating = people.stream().filter(Membership::isFacilitating).count();
            assertEquals(active, group.heads().members());
            assertEquals(people.stream().filter(person -> person.state() == MembershipState.REQUESTED).count(),
                    group.heads().requests());
            assertEquals(facilitating == 0, group.heads().vacantSince() != null);
            // a group that everybody left may be entered again by a member who does not lead it
            led = facilitating > 0 || led && active > 0;
            assertEquals(facilitating > 0 || active == 0, !group.heads().needsFacilitator());
            assertEquals(led, facilitating > 0);
        }
    }

    @Property
    void releaseTakesAnybodyOutAndStartsAVacancyOnlyAfterTheLastFacilitator(@ForAll Role first, @ForAll Role second) {
        Group group = Group.found(draft(), new byte[0]);
        Membership founder = membership(group.id());
        Membership one = membership(group.id());
        Membership other = membership(group.id());
        group.seat(founder, Role.FACILITATOR, MembershipState.ACTIVE);
        group.seat(one, first, MembershipState.ACTIVE);
        group.seat(other, second, MembershipState.ACTIVE);
        group.release(founder);
        founder.erase();
        assertEquals(2, group.heads().members());
        assertEquals(first == Role.MEMBER && second == Role.MEMBER, group.heads().needsFacilitator());
        assertEquals(MembershipState.LEFT, founder.state());
        assertFalse(founder.isAppointable());
        if (group.heads().needsFacilitator()) {
            one.decline();
            assertTrue(group.hasDeclined(one));
            assertThrows(NotOffered.class, () -> group.requireOffered(one, one.personId()));
            assertThrows(NotOffered.class, () -> group.requireOffered(other, one.personId()));
            group.requireOffered(other, other.personId());
            group.appoint(one);
            assertFalse(group.hasDeclined(one));
        }
        assertThrows(NotOffered.class, () -> group.requireOffered(other, other.personId()));
    }
}
