package org.studycircle.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.studycircle.history.Attempt.Outcome;
import org.studycircle.history.Stored.Event;
import org.studycircle.history.Stored.Post;

/**
 * Whether what is stored is what clients were told: each acknowledged write once and as it was sent, none that was refused, none
 * from nowhere; numbers without gaps, in an order that nobody can have seen otherwise; one event for each post.
 */
public final class HistoryCheck {

    private final List<String> faults = new ArrayList<>();
    private final Map<UUID, List<Attempt>> attempts;
    private final Map<UUID, List<Post>> posts;
    private final List<UUID> readings;
    private final Stored stored;

    private HistoryCheck(History history, Stored stored) {
        this.attempts = history.attempts().stream().collect(Collectors.groupingBy(Attempt::post));
        this.posts = stored.posts().stream().collect(Collectors.groupingBy(Post::id));
        this.readings = history.readings();
        this.stored = stored;
    }

    /** @return what is wrong, a sentence each; nothing where all is well */
    public static List<String> faults(History history, Stored stored) {
        HistoryCheck check = new HistoryCheck(history, stored);
        check.posts();
        check.numbers();
        check.order();
        check.events();
        check.walk();
        check.readings();
        check.counters();
        return check.faults;
    }

    private void fault(String words, Object... values) {
        faults.add(words.formatted(values));
    }

    private void posts() {
        attempts.forEach((id, tries) -> {
            List<Post> found = posts.getOrDefault(id, List.of());
            if (found.size() > 1) {
                fault("doubled: %s", found);
            }
            if (found.isEmpty() && any(tries, Outcome.DONE)) {
                fault("lost: %s", tries);
            }
            if (!found.isEmpty() && !any(tries, Outcome.DONE) && !any(tries, Outcome.UNKNOWN)) {
                fault("refused, and done all the same: %s", found);
            }
            tries.forEach(attempt -> found.stream().filter(post -> !agree(attempt, post))
                    .forEach(post -> fault("altered: %s is %s", attempt, post)));
        });
        posts.values().stream().flatMap(List::stream).filter(post -> !attempts.containsKey(post.id()))
                .forEach(post -> fault("from nowhere: %s", post));
    }

    private static boolean any(List<Attempt> attempts, Outcome outcome) {
        return attempts.stream().anyMatch(attempt -> attempt.outcome() == outcome);
    }

    private static boolean agree(Attempt attempt, Post post) {
        return attempt.thread().equals(post.thread()) && attempt.text().equals(post.text())
                && (attempt.number() == null || attempt.number() == post.number());
    }

    private void numbers() {
        byThread().forEach((thread, inThread) -> {
            List<Integer> numbers = inThread.stream().map(Post::number).sorted().toList();
            for (int i = 0; i < numbers.size(); i++) {
                if (numbers.get(i) != i + 1) {
                    fault("numbers of thread %s have %d where %d should be", thread, numbers.get(i), i + 1);
                    return;
                }
            }
        });
    }

    private Map<UUID, List<Post>> byThread() {
        return stored.posts().stream().collect(Collectors.groupingBy(Post::thread, TreeMap::new, Collectors.toList()));
    }

    /** Who is answered before another one begins has the lower number. */
    private void order() {
        byThread().values().forEach(inThread -> {
            long latestBegin = Long.MIN_VALUE;
            for (Post post : inThread.stream().sorted(Comparator.comparing(Post::number)).toList()) {
                List<Attempt> tries = attempts.getOrDefault(post.id(), List.of());
                if (latestBegin > acknowledged(tries)) {
                    fault("reordered: one with a lower number was begun when %s was there already", post);
                }
                latestBegin = Math.max(latestBegin, begun(tries));
            }
        });
    }

    private static long acknowledged(List<Attempt> tries) {
        return tries.stream().filter(attempt -> attempt.outcome() == Outcome.DONE).mapToLong(Attempt::ended).min()
                .orElse(Long.MAX_VALUE);
    }

    private static long begun(List<Attempt> tries) {
        return tries.stream().mapToLong(Attempt::begun).min().orElse(Long.MIN_VALUE);
    }

    private void events() {
        List<Long> sequences = stored.events().stream().map(Event::sequence).toList();
        if (!sequences.equals(LongStream.rangeClosed(1, sequences.size()).boxed().toList())) {
            fault("numbers of events have gaps, or come twice: %s", sequences);
        }
        Map<List<Object>, Long> told = stored.events().stream()
                .filter(event -> event.type().equals("POST_CREATED") || event.type().equals("THREAD_CREATED"))
                .collect(Collectors.groupingBy(HistoryCheck::subject, Collectors.counting()));
        stored.posts().forEach(post -> {
            Long times = told.remove(List.<Object>of(post.thread(), post.number()));
            if (!Objects.equals(times, 1L)) {
                fault("told of %s times: %s", times, post);
            }
        });
        told.keySet().forEach(subject -> fault("told of, and not there: %s", subject));
        Map<UUID, Integer> last = new HashMap<>();
        stored.events().stream().filter(event -> event.type().equals("POST_CREATED")).forEach(event -> {
            Integer before = last.put(event.thread(), event.number());
            if (before != null && before > event.number()) {
                fault("told of after %d: %s", before, event);
            }
        });
    }

    /** A thread is told of with its first post. */
    private static List<Object> subject(Event event) {
        return List.of(event.thread(), event.type().equals("THREAD_CREATED") ? 1 : event.number());
    }

    private void walk() {
        List<Long> sequences = stored.events().stream().map(Event::sequence).toList();
        if (!stored.walked().equals(sequences)) {
            Set<Long> missed = new HashSet<>(sequences);
            stored.walked().forEach(missed::remove);
            fault("somebody who walks the feed meets %d events of %d, and not %s", stored.walked().size(), sequences.size(),
                    missed);
        }
    }

    private void readings() {
        readings.stream().filter(id -> !stored.readings().contains(id)).forEach(id -> fault("lost: reading event %s", id));
    }

    private void counters() {
        stored.counters().stream().filter(counter -> counter.kept() != counter.counted())
                .forEach(counter -> fault("miscounted: %s", counter));
    }
}
