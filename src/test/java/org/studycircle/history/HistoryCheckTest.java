package org.studycircle.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.studycircle.history.Attempt.Outcome;
import org.studycircle.history.Stored.Counter;
import org.studycircle.history.Stored.Event;
import org.studycircle.history.Stored.Post;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A check is worth what it finds. */
class HistoryCheckTest {

    private static final UUID THREAD = new UUID(7, 7);

    /** A thread of some posts, each answered before the next one is begun; and all that is stored of them. */
    private final History history = new History();
    private Stored stored = stored(4);

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private static Attempt attempt(int number, Outcome outcome, Integer told) {
        return new Attempt(THREAD, id(number), "Text " + number, number * 10L, number * 10L + 5, outcome, told);
    }

    private static Attempt done(int number) {
        return attempt(number, Outcome.DONE, number);
    }

    private static Stored stored(int posts) {
        List<Post> all = IntStream.rangeClosed(1, posts).mapToObj(number -> post(number, number)).toList();
        List<Event> events = IntStream.rangeClosed(1, posts).mapToObj(HistoryCheckTest::event).toList();
        return new Stored(all, events, LongStream.rangeClosed(1, posts).boxed().toList(), Set.of(),
                List.of(new Counter("posts", posts, posts)));
    }

    private static Post post(int number, int id) {
        return new Post(THREAD, number, id(id), "Text " + id);
    }

    private static Event event(int number) {
        return number == 1
                ? new Event(1, "THREAD_CREATED", THREAD, null)
                : new Event(number, "POST_CREATED", THREAD, number);
    }

    private void record(int... numbers) {
        IntStream.of(numbers).mapToObj(HistoryCheckTest::done).forEach(history::add);
    }

    private void posts(UnaryOperator<List<Post>> change) {
        stored = new Stored(change.apply(new ArrayList<>(stored.posts())), stored.events(), stored.walked(), stored.readings(),
                stored.counters());
    }

    private void events(UnaryOperator<List<Event>> change) {
        List<Event> changed = change.apply(new ArrayList<>(stored.events()));
        stored = new Stored(stored.posts(), changed, changed.stream().map(Event::sequence).toList(), stored.readings(),
                stored.counters());
    }

    private void walked(Long... sequences) {
        stored = new Stored(stored.posts(), stored.events(), List.of(sequences), stored.readings(), stored.counters());
    }

    private static <T> UnaryOperator<List<T>> with(T more) {
        return list -> {
            list.add(more);
            return list;
        };
    }

    private static <T> UnaryOperator<List<T>> without(int index) {
        return list -> {
            list.remove(index);
            return list;
        };
    }

    private void assertFinds(String words) {
        List<String> faults = HistoryCheck.faults(history, stored);
        assertTrue(faults.stream().anyMatch(fault -> fault.startsWith(words)), () -> words + " not in " + faults);
    }

    @Test
    void historyThatIsRightHasNoFaults() {
        record(1, 2, 3, 4);
        assertEquals(List.of(), HistoryCheck.faults(history, stored));
    }

    @Test
    void whatIsNotKnownMayBeThereOrNot() {
        record(1, 2, 3);
        history.add(attempt(4, Outcome.UNKNOWN, null));
        history.add(attempt(5, Outcome.UNKNOWN, null));
        history.add(attempt(6, Outcome.REFUSED, null));
        assertEquals(List.of(), HistoryCheck.faults(history, stored));
    }

    @Test
    void whatWasRepeatedUntilItWasAcknowledgedIsThereOnce() {
        record(1, 2, 3);
        history.add(attempt(4, Outcome.UNKNOWN, null));
        history.add(done(4));
        assertEquals(List.of(), HistoryCheck.faults(history, stored));
    }

    @Test
    void acknowledgedWriteThatIsNotThereIsFound() {
        record(1, 2, 3, 4, 5);
        assertFinds("lost: ");
    }

    @Test
    void acknowledgedReadingEventThatIsNotThereIsFound() {
        record(1, 2, 3, 4);
        history.addReading(id(9));
        assertFinds("lost: reading event");
    }

    @Test
    void writeThatIsThereTwiceIsFound() {
        record(1, 2, 3, 4);
        posts(with(post(5, 4)));
        assertFinds("doubled: ");
    }

    @Test
    void refusedWriteThatIsThereIsFound() {
        record(1, 2, 3);
        history.add(attempt(4, Outcome.REFUSED, null));
        assertFinds("refused, ");
    }

    @Test
    void writeOfNobodyIsFound() {
        record(1, 2, 3);
        assertFinds("from nowhere: ");
    }

    @Test
    void otherTextIsFound() {
        record(1, 2, 3, 4);
        posts(with(new Post(THREAD, 2, id(2), "Other")).andThen(without(1))::apply);
        assertFinds("altered: ");
    }

    @Test
    void otherNumberThanWasToldIsFound() {
        record(1, 2, 3);
        history.add(attempt(4, Outcome.DONE, 5));
        assertFinds("altered: ");
    }

    @Test
    void gapInNumbersIsFound() {
        record(1, 2, 3, 4);
        posts(without(1));
        assertFinds("numbers of thread ");
    }

    @Test
    void orderThatWasSeenOtherwiseIsFound() {
        record(1, 2, 3);
        history.add(new Attempt(THREAD, id(4), "Text 4", 11, 12, Outcome.DONE, 4));
        assertFinds("reordered: ");
    }

    @Test
    void gapInEventsIsFound() {
        record(1, 2, 3, 4);
        events(list -> {
            list.set(3, new Event(5, "POST_CREATED", THREAD, 4));
            return list;
        });
        assertFinds("numbers of events ");
    }

    @Test
    void postThatIsNotToldOfIsFound() {
        record(1, 2, 3, 4);
        events(list -> {
            list.set(3, new Event(4, "GROUP_UPDATED", null, null));
            return list;
        });
        assertFinds("told of null times: ");
    }

    @Test
    void postThatIsToldOfTwiceIsFound() {
        record(1, 2, 3, 4);
        events(with(new Event(5, "POST_CREATED", THREAD, 4)));
        assertFinds("told of 2 times: ");
    }

    @Test
    void eventOfWhatIsNotThereIsFound() {
        record(1, 2, 3, 4);
        events(with(new Event(5, "POST_CREATED", THREAD, 5)));
        assertFinds("told of, and not there: ");
    }

    @Test
    void eventsInAnotherOrderThanPostsAreFound() {
        record(1, 2, 3, 4);
        events(list -> {
            list.set(2, new Event(3, "POST_CREATED", THREAD, 4));
            list.set(3, new Event(4, "POST_CREATED", THREAD, 3));
            return list;
        });
        assertFinds("told of after 4: ");
    }

    @Test
    void eventThatTheWalkMissesIsFound() {
        record(1, 2, 3, 4);
        walked(1L, 2L, 4L);
        assertFinds("somebody who walks the feed ");
    }

    @Test
    void eventThatTheWalkMeetsTwiceIsFound() {
        record(1, 2, 3, 4);
        walked(1L, 2L, 3L, 3L, 4L);
        assertFinds("somebody who walks the feed ");
    }

    @Test
    void counterThatIsWrongIsFound() {
        record(1, 2, 3, 4);
        stored = new Stored(stored.posts(), stored.events(), stored.walked(), stored.readings(),
                List.of(new Counter("posts", 4, 5)));
        assertFinds("miscounted: ");
    }

    /** Whatever is lost of a long history, doubled in it, or exchanged, is found. */
    @Property(tries = 200)
    void oneChangeOfManyPostsIsFound(@ForAll @IntRange(min = 3, max = 60) int posts, @ForAll Random random) {
        History all = new History();
        IntStream.rangeClosed(1, posts).mapToObj(HistoryCheckTest::done).forEach(all::add);
        Stored right = stored(posts);
        assertEquals(List.of(), HistoryCheck.faults(all, right));

        List<Post> lost = new ArrayList<>(right.posts());
        lost.remove(random.nextInt(posts));
        List<Post> doubled = new ArrayList<>(right.posts());
        doubled.add(new Post(THREAD, posts + 1, id(1 + random.nextInt(posts)), "Text"));
        List<Post> exchanged = new ArrayList<>(right.posts());
        int one = 1 + random.nextInt(posts - 1);
        Collections.replaceAll(exchanged, post(one, one), post(one + 1, one));
        Collections.replaceAll(exchanged, post(one + 1, one + 1), post(one, one + 1));
        for (List<Post> wrong : List.of(lost, doubled, exchanged)) {
            Stored changed = new Stored(wrong, right.events(), right.walked(), right.readings(), right.counters());
            assertTrue(!HistoryCheck.faults(all, changed).isEmpty());
        }
    }
}
