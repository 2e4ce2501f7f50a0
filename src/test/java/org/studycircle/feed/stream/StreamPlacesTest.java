package org.studycircle.feed.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Unavailable;

class StreamPlacesTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID RUI = new UUID(0, 2);

    private final StreamPlaces places = new StreamPlaces();

    /** Two for each, three for all. */
    private record Few(int mostPerPerson, int most, Duration heartbeat, Duration lookEvery, Duration patience, Duration retry)
            implements
                StreamSettings {

        Few() {
            this(2, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
    }

    @BeforeEach
    void limit() {
        places.settings = new Few();
    }

    @Test
    void personHasSoManyAndNoMore() {
        places.take(ADA);
        places.take(ADA);
        assertEquals(429, assertThrows(TooManyStreams.class, () -> places.take(ADA)).problem().status());
        places.take(RUI);
        assertEquals(3, places.taken());
    }

    @Test
    void replicaHasSoManyAndNoMore() {
        places.take(ADA);
        places.take(ADA);
        places.take(RUI);
        assertEquals(503, assertThrows(Unavailable.class, () -> places.take(RUI)).problem().status());
        assertEquals(3, places.taken());
    }

    @Test
    void placeThatIsGivenBackIsFree() {
        places.take(ADA);
        places.take(ADA);
        places.giveBack(ADA);
        places.take(ADA);
        assertEquals(2, places.taken());
        places.giveBack(ADA);
        places.giveBack(ADA);
        assertEquals(0, places.taken());
    }

    @Test
    void replicaThatEndsTakesNobody() {
        places.close();
        assertThrows(Unavailable.class, () -> places.take(ADA));
        assertEquals(0, places.taken());
    }
}
