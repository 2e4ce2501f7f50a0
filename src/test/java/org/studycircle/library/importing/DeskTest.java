package org.studycircle.library.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.studycircle.http.problem.Unavailable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;

class DeskTest {

    private final Desk desk = new Desk(Desk.MOST_PLACES);
    private final List<UniEmitter<? super String>> atWork = new ArrayList<>();

    private UniAssertSubscriber<String> come(UUID person) {
        return desk.with(person, () -> Uni.createFrom().<String>emitter(atWork::add)).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    @CanIgnoreReturnValue
    private UniAssertSubscriber<String> comeAlone() {
        return come(UUID.randomUUID());
    }

    private void fill() {
        for (int i = 0; i < Desk.MOST_PLACES + Desk.MOST_WAITING; i++) {
            comeAlone();
        }
    }

    @Test
    void twoAreAtWorkAndTheOthersWaitInTheirOrder() {
        UniAssertSubscriber<String> first = comeAlone();
        comeAlone();
        UniAssertSubscriber<String> third = comeAlone();
        assertEquals(Desk.MOST_PLACES, atWork.size());
        atWork.get(0).complete("done");
        first.assertCompleted().assertItem("done");
        assertEquals(3, atWork.size());
        atWork.get(2).fail(new IllegalArgumentException());
        third.assertFailedWith(IllegalArgumentException.class);
    }

    @Test
    void whoComesToAFullDeskComesAgain() {
        fill();
        Throwable refusal = comeAlone().getFailure();
        assertEquals("10", ((Unavailable) refusal).headers().get("Retry-After"));
        atWork.get(0).complete("done");
        comeAlone();
        assertEquals(Desk.MOST_PLACES + 1, atWork.size());
    }

    @Test
    void onePersonDoesNotTakeAllOfIt() {
        UUID busy = UUID.randomUUID();
        List<UniAssertSubscriber<String>> visits = new ArrayList<>();
        for (int i = 0; i < Desk.MOST_OF_ONE; i++) {
            visits.add(come(busy));
        }
        come(busy).assertFailedWith(Unavailable.class);
        comeAlone().assertNotTerminated();
        visits.get(3).cancel();
        come(busy).assertNotTerminated();
    }

    @Test
    void whoGivesUpLeavesNoPlaceTaken() {
        List<UniAssertSubscriber<String>> visits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            visits.add(comeAlone());
        }
        visits.forEach(UniAssertSubscriber::cancel);
        atWork.clear();
        comeAlone();
        comeAlone();
        assertEquals(Desk.MOST_PLACES, atWork.size());
        assertThrows(AssertionError.class, () -> comeAlone().assertCompleted());
        assertTrue(atWork.size() == Desk.MOST_PLACES);
    }
}
