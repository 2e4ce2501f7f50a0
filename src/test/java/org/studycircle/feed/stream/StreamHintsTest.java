package org.studycircle.feed.stream;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.studycircle.testing.People.ADA;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Circle;
import org.studycircle.testing.Eventually;
import org.studycircle.testing.Listener;
import org.studycircle.testing.server.Sql;

import io.quarkus.test.junit.QuarkusTest;

/** Events that another replica wrote. */
@QuarkusTest
class StreamHintsTest {

    @Inject
    DataSource database;

    /** An event of a group as another replica would write it, which this one hears of only by what it is told. */
    private void writeElsewhere(Circle circle) throws Exception {
        Sql.change(database, """
                with numbered as (
                  update reading_group set event_seq = event_seq + 1 where group_id = ?::uuid returning group_id, event_seq
                )
                insert into group_event (group_id, seq, type, at, audience)
                select group_id, event_seq, 'GROUP_UPDATED', clock_timestamp(), 'GROUP' from numbered
                """, circle.id());
    }

    private void hintElsewhere(Circle circle) throws Exception {
        assertEquals(1, Sql.texts(database, "select pg_notify(?, ?)", Hints.CHANNEL, "another-replica " + circle.id()).size());
    }

    @Test
    void hintOfAnotherReplicaIsHeardAlsoAfterTheConnectionWasLost() throws Exception {
        Circle circle = Circle.ofAda();
        try (Listener ada = Listener.as(ADA, circle)) {
            for (int i = 0; i < 8; i++) {
                writeElsewhere(circle);
                hintElsewhere(circle);
                Thread.sleep(250);
            }
            Eventually.holds(() -> assertEquals(IntStream.rangeClosed(2, 9).boxed().toList(), ada.sequences()));
            Listener.assertAtOnce(ada.events());

            String before = listening();
            assertEquals(List.of("t"), Sql.texts(database, "select pg_terminate_backend(?::integer)", before));
            Eventually.holds(() -> assertFalse(listening().equals(before)));
            for (int i = 0; i < 8; i++) {
                writeElsewhere(circle);
                hintElsewhere(circle);
                Thread.sleep(250);
            }
            Eventually.holds(() -> assertEquals(IntStream.rangeClosed(2, 17).boxed().toList(), ada.sequences()));
            Listener.assertAtOnce(ada.events().subList(8, 16));
        }
    }

    /** The backend by which hints come and go. */
    private String listening() {
        try {
            List<String> backends = Sql.texts(database,
                    "select pid from pg_stat_activity where application_name = ?", Hints.CONNECTION);
            assertEquals(1, backends.size());
            return backends.get(0);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatNobodyHintedAtIsHeardOfByLooking() throws Exception {
        Circle circle = Circle.ofAda();
        try (Listener ada = Listener.as(ADA, circle)) {
            Eventually.holds(() -> assertEquals("1", ada.lastId()));
            writeElsewhere(circle);
            Eventually.holds(() -> assertEquals(List.of(2), ada.sequences()));
        }
    }
}
