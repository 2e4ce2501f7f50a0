package org.studycircle.progress;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was said of completion: a section is complete since the first time that somebody said so and nobody took it back after it.
 * To say it again changes nothing; only what takes back the first one makes the next one count, which is why those that follow it
 * are kept.
 *
 * @param reopened of each device the last taking back by its count and the one by time, which is mostly the same; in the order of time
 * @param standing those that nobody took back, in the order of time
 */
record Completions(List<Mark> reopened, List<Completion> standing) {

    static final Completions NONE = new Completions(List.of(), List.of());

    /** More of them say nothing new: what takes all of these back is followed by another one if the section is complete after all. */
    private static final int MOST_STANDING = 64;

    private static final Comparator<Completion> BY_TIME = Comparator.comparing(Completion::mark, Mark.BY_TIME);

    /** @param receivedAt when the service learned of it */
    record Completion(Mark mark, Source source, Instant receivedAt) {}

    /** Who says so: the reader, the assignment's criteria, or a facilitator. */
    enum Source {
        SELF, RULE, FACILITATOR
    }

    static Completions reopened(Mark mark) {
        return new Completions(List.of(mark), List.of());
    }

    static Completions completed(Completion completion) {
        return new Completions(List.of(), List.of(completion));
    }

    Completions merge(Completions other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        List<Mark> takenBack = last(Stream.concat(reopened.stream(), other.reopened.stream()).toList());
        return new Completions(takenBack, Stream.concat(standing.stream(), other.standing.stream())
                .filter(completion -> takenBack.stream().noneMatch(mark -> mark.follows(completion.mark)))
                .distinct().sorted(BY_TIME).limit(MOST_STANDING).toList());
    }

    /** Those that take back all that the others do. */
    private static List<Mark> last(List<Mark> marks) {
        Set<UUID> devices = Mark.known(marks);
        Map<UUID, Mark> byCount = new HashMap<>();
        Map<UUID, Mark> byTime = new HashMap<>();
        marks.stream().map(mark -> mark.among(devices)).forEach(mark -> {
            byTime.merge(mark.deviceId(), mark, (one, two) -> Mark.BY_TIME.compare(one, two) > 0 ? one : two);
            byCount.merge(mark.deviceId(), mark, (one, two) -> one.follows(two) ? one : two);
        });
        Set<Mark> both = new HashSet<>(byTime.values());
        both.addAll(byCount.values());
        return both.stream().sorted(Mark.BY_TIME).toList();
    }

    boolean isEmpty() {
        return reopened.isEmpty() && standing.isEmpty();
    }

    /** Since when the section is complete, null where it is not. */
    Completion first() {
        return standing.isEmpty() ? null : standing.get(0);
    }

    /** Null where nobody took anything back. */
    Mark lastReopened() {
        return reopened.isEmpty() ? null : reopened.get(reopened.size() - 1);
    }
}
