package org.studycircle.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.home.ShelfOf.assign;
import static org.studycircle.home.ShelfOf.circle;
import static org.studycircle.home.ShelfOf.onShelf;
import static org.studycircle.home.ShelfOf.shows;
import static org.studycircle.home.ShelfOf.showsDue;
import static org.studycircle.testing.People.ADA;
import static org.studycircle.testing.People.RUI;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.group.log.GroupChanged;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Discussion;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Texts;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** A person's groups are copies: how they come to be what they are copies of. */
@QuarkusTest
class CopiesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    Copying copying;

    @Inject
    Rebuilding rebuilding;

    @Inject
    GroupCopies copies;

    private int execute(String sql, Object... parameters) {
        return pool.preparedQuery(sql).execute(Tuple.from(parameters)).await().atMost(PATIENCE).rowCount();
    }

    /** As if the replica that wrote it had gone down before it could copy anything: nobody has it in mind. */
    @Test
    void changeThatNobodyHasInMindIsFoundByLooking() {
        Circle circle = circle(Map.of("name", "Before")).joinedBy(RUI);
        Discussion discussion = Discussion.openedBy(ADA, circle);
        shows(RUI, circle, "unread", 1);
        UUID group = UUID.fromString(circle.id());
        assertEquals(1, execute("""
                with numbered as (
                  update reading_group set name = 'After', event_seq = event_seq + 1 where group_id = $1
                  returning group_id, event_seq
                )
                insert into group_event (group_id, seq, type, at, audience)
                select group_id, event_seq, 'GROUP_UPDATED', now(), 'GROUP' from numbered
                """, group));
        shows(RUI, circle, "name", "After");

        assertEquals(1, execute("""
                with marked as (
                  insert into read_state (group_id, person_id, thread_id, read, kept, own, counted)
                  values ($1, $2, $3, '{[1,1]}', '{}', '{}', 1)
                )
                insert into read_count as c (group_id, person_id, posts, version) values ($1, $2, 1, 1)
                """, group, UUID.fromString(RUI.id()), UUID.fromString(discussion.id())));
        shows(RUI, circle, "unread", 0);
    }

    @Test
    void copiesAreMadeAnewFromNothing() {
        Circle circle = circle(Map.of("name", "Lost")).joinedBy(RUI);
        Texts text = Texts.essayIn(circle, "Lost", 1, 1);
        String next = assign(text, 0, LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(3), "Next");
        Discussion.openedBy(ADA, circle).reply(RUI, 1);
        shows(RUI, circle, "unread", 1);
        showsDue(RUI, circle, next);
        Optional<Map<String, Object>> before = ShelfOf.find(RUI, circle);
        UUID group = UUID.fromString(circle.id());
        for (String table : List.of("my_group", "group_card", "group_due")) {
            assertTrue(execute("delete from " + table + " where group_id = $1", group) > 0, table);
        }
        assertFalse(ShelfOf.find(RUI, circle).isPresent());
        rebuilding.rebuild().await().atMost(Duration.ofMinutes(2));
        assertEquals(before, ShelfOf.find(RUI, circle));
    }

    @Test
    void olderCopyReplacesNothing() {
        Circle circle = circle(Map.of());
        shows(ADA, circle, "memberCount", 1);
        UUID group = UUID.fromString(circle.id());
        for (String copy : List.of("group_card set member_count = 99,", "my_group set role = 'MEMBER',")) {
            assertTrue(execute("update " + copy + " seq = seq + 1000 where group_id = $1", group) > 0, copy);
        }
        circle.joinedBy(RUI);
        copies.copy(group).await().atMost(PATIENCE);
        assertEquals(99, ShelfOf.field(ADA, circle, "memberCount"));
        assertEquals("MEMBER", ShelfOf.field(ADA, circle, "role"));
        copies.renew(group).await().atMost(PATIENCE);
        assertEquals(2, ShelfOf.field(ADA, circle, "memberCount"));
        assertEquals("FACILITATOR", ShelfOf.field(ADA, circle, "role"));
    }

    @Test
    void groupThatIsGoneIsOnNoShelf() {
        Circle circle = circle(Map.of());
        onShelf(ADA, circle, true);
        UUID group = UUID.fromString(circle.id());
        for (String table : List.of("group_event", "membership", "reading_group")) {
            assertTrue(execute("delete from " + table + " where group_id = $1", group) > 0, table);
        }
        copying.changed(new GroupChanged(group, true));
        onShelf(ADA, circle, false);
    }

    @Test
    void nothingLagsBehindInTheEnd() {
        onShelf(ADA, circle(Map.of()), true);
        Eventually.holds(() -> assertEquals(Duration.ZERO, copying.lag()));
    }
}
