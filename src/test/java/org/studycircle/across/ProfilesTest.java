package org.studycircle.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;
import org.studycircle.testing.Traces;

import io.quarkus.test.junit.QuarkusTest;

/** There is no way to others but through a group that one is in with them. */
@QuarkusTest
class ProfilesTest {

    private static final Map<People, Standing> STANDINGS = Map.of(People.BEN, Standing.MEMBER, People.RUI, Standing.BANNED,
            People.MIA, Standing.REQUESTED, People.ZOE, Standing.LEFT);

    @Test
    void whoIsNotInAGroupIsToldOfNobodyInIt() {
        Circle listed = Circle.of(Map.of("name", "Profiles", "zone", "UTC", "joinPolicy", "OPEN", "listed", true));
        Set<String> answered = new TreeSet<>();
        Set<String> told = Traces.told(Scene.in(listed, STANDINGS), List.of(People.RUI, People.MIA, People.ZOE, People.SAM),
                answered);
        told.removeIf(trace -> trace.matches("(getGroup|getMembership|listGroups) tells MIA of MIA: .*"));
        told.removeIf(ProfilesTest::isOfAnInvitation);
        assertEquals(Set.of(), told);
        assertTrue(answered.containsAll(Set.of("getMe", "getGroup", "listGroups", "getMembership")), answered::toString);
    }

    /** Who invites somebody says by it who they are; groups of other tests invite as well. */
    private static boolean isOfAnInvitation(String trace) {
        return trace.startsWith("listMyInvitations tells");
    }

    @Test
    void memberIsToldOfOthersInTheGroupAlone() {
        Set<String> told = Traces.told(Scene.of(STANDINGS), List.of(People.BEN), new TreeSet<>());
        Set<String> inGroup = new TreeSet<>(
                Traces.reading().stream().filter(Operation::isInGroup).map(Operation::id).toList());
        assertTrue(told.stream().anyMatch(trace -> trace.startsWith("getMember tells BEN of ADA")), told::toString);
        told.removeIf(ProfilesTest::isOfAnInvitation);
        assertEquals(Set.of(), told.stream().filter(trace -> !inGroup.contains(trace.split(" ", 2)[0])).collect(
                Collectors.toSet()));
    }
}
