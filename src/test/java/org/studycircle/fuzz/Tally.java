package org.studycircle.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.studycircle.testing.Answer;

/** How often each operation was answered how, and what was wrong. */
final class Tally {

    private static final int MOST_FAULTS = 20;
    /** What nobody can do but in a group whose only facilitator was erased. */
    private static final Set<String> NEVER_GOOD = Set.of("declineFacilitation");
    private static final String OTHERS = "(none)";
    private static final String ALL = "(all)";

    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Map<String, String> faults = new TreeMap<>();
    private final Map<String, Integer> frequencies = new TreeMap<>();
    private long slowest;

    synchronized void add(Optional<Target> target, Answer answer, String fault, String line) {
        String id = target.map(Target::id).orElse(OTHERS);
        statuses.computeIfAbsent(id, any -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
        statuses.computeIfAbsent(ALL, any -> new TreeMap<>()).merge(answer.status(), 1, Integer::sum);
        slowest = Math.max(slowest, answer.millis());
        if (!fault.isEmpty()) {
            addFault("%s %d %s".formatted(id, answer.status(), fault.lines().findFirst().orElse("")),
                    line + "\n  " + fault + "\n  " + answer.text().lines().limit(3).collect(Collectors.joining(" ")));
        }
    }

    synchronized void addFault(String kind, String line) {
        faults.putIfAbsent(kind, line);
        frequencies.merge(kind, 1, Integer::sum);
    }

    synchronized String faults() {
        return faults.entrySet().stream().limit(MOST_FAULTS)
                .map(fault -> "%s (%d times)%n  %s%n".formatted(fault.getKey(), frequencies.get(fault.getKey()),
                        fault.getValue()))
                .collect(Collectors.joining());
    }

    /** What was never answered as meant, or never refused: there a run proves nothing. */
    synchronized List<String> neglected(List<Target> targets) {
        return targets.stream().map(Target::id)
                .filter(id -> count(id, 4) == 0 || count(id, 2) == 0 && !NEVER_GOOD.contains(id)).toList();
    }

    synchronized List<String> unreached(List<Target> targets) {
        return targets.stream().map(Target::id).filter(id -> !statuses.containsKey(id)).toList();
    }

    synchronized String table(List<Target> targets) {
        return Stream.concat(targets.stream().map(Target::id), Stream.of(OTHERS, ALL)).map(this::row)
                .collect(Collectors.joining("",
                        "%n%-30s %7s %7s %7s %7s %7s%n".formatted("operation", "all", "2xx", "3xx", "4xx", "5xx"),
                        "slowest answer: " + slowest + " ms"));
    }

    private String row(String id) {
        return "%-30s %7d %7d %7d %7d %7d  %s%n".formatted(id, count(id, 2) + count(id, 3) + count(id, 4) + count(id, 5),
                count(id, 2), count(id, 3), count(id, 4), count(id, 5), statuses.getOrDefault(id, Map.of()));
    }

    private int count(String id, int hundreds) {
        return statuses.getOrDefault(id, Map.of()).entrySet().stream()
                .filter(status -> status.getKey() / 100 == hundreds).mapToInt(Map.Entry::getValue).sum();
    }
}
