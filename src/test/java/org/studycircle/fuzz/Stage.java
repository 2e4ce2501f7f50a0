package org.studycircle.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import org.studycircle.testing.Answer;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.Scene.Standing;

/**
 * A group in which everybody of the cast stands in another way, and what is learned of it by calling.
 *
 * @param foreign ids of things in another group
 * @param tags the last entity tag of each path
 * @param cursors of each operation that lists
 */
record Stage(Map<People, Standing> standings, Map<String, String> ids, Map<String, String> foreign, Map<String, String> tags,
        Map<String, List<String>> cursors) {

    private static final Pattern CURSOR = Pattern.compile("\"(?:next|previous)\":\"([^\"]+)\"");
    private static final Pattern MADE = Pattern.compile("\"(\\w+)\":\"?([\\w-]+)");
    private static final Set<String> RENEWED = Set.of("number", "code");
    private static final int MOST_CURSORS = 20;
    private static final List<People> OTHERS = List.of(People.BEN, People.RUI, People.MIA, People.ZOE, People.SAM);
    private static final List<Standing> OUTSIDE = List.of(Standing.LEFT, Standing.REMOVED, Standing.BANNED);

    /** Ada leads it, somebody else too, one is a member, one asks to be, one was, and one is a stranger. */
    static Stage set(Map<String, String> foreign, Random chance) {
        List<People> others = new ArrayList<>(OTHERS);
        Collections.shuffle(others, chance);
        Map<People, Standing> standings = new EnumMap<>(
                Map.of(others.get(0), Standing.FACILITATOR, others.get(1), Standing.MEMBER,
                        others.get(2), Standing.REQUESTED, others.get(3), Nasty.one(OUTSIDE, chance)));
        Scene scene = Scene.of(standings).about(others.get(chance.nextInt(4)));
        Map<String, String> ids = scene.ids();
        ids.keySet().removeAll(List.of("state", "role", "freshId"));
        ids.put("exact", "This is paragraph 1");
        ids.put("startsOn", "2026-03-01");
        return new Stage(standings, new ConcurrentHashMap<>(ids), foreign, new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>());
    }

    String id(Target target, String name) {
        boolean revealing = target.path().endsWith("/reveal");
        return ids.getOrDefault(revealing && name.equals("assignmentId") ? "revealableId" : name, "unknown-" + name);
    }

    String role(People person) {
        return person == People.ADA ? "FOUNDER" : standings.containsKey(person) ? standings.get(person).name() : "STRANGER";
    }

    /** That of what stands, if that is known; closing a group changes the group, revealing an assignment the assignment. */
    String tag(String path, Random chance) {
        String known = tags.getOrDefault(path.replaceFirst("/(archive|reveal)$", ""), "*");
        return chance.nextInt(4) == 0 ? "*" : known;
    }

    String cursor(Target target, Random chance) {
        List<String> known = cursors.getOrDefault(target.id(), List.of());
        int one = chance.nextInt(MOST_CURSORS);
        return known.isEmpty() ? "" : known.get(one % known.size());
    }

    String anyCursor(Random chance) {
        List<String> all = cursors.values().stream().flatMap(List::stream).toList();
        int one = chance.nextInt(MOST_CURSORS);
        return all.isEmpty() ? "" : all.get(one % all.size());
    }

    void learn(Call call, Answer answer) {
        if (answer.status() >= 300) {
            return;
        }
        if (answer.headers().containsKey("ETag")) {
            tags.put(call.path().replaceFirst("/archive$", ""), answer.header("ETag"));
        }
        if (answer.status() == 201 && "threadId".equals(call.target.own())) {
            ids.put("number", "1");
        }
        if (answer.status() == 201 && call.target.own() != null && !call.target.own().equals("groupId")) {
            MADE.matcher(answer.text()).results()
                    .filter(made -> made.group(1).equals(call.target.own()) || RENEWED.contains(made.group(1)))
                    .forEach(made -> ids.put(made.group(1), made.group(2)));
        }
        if (call.method().equals("GET") && call.target.parameters("query").stream()
                .anyMatch(parameter -> parameter.get("name").asText().equals("after"))) {
            List<String> known = cursors.computeIfAbsent(call.target.id(), id -> new CopyOnWriteArrayList<>());
            CURSOR.matcher(answer.text()).results().limit(2).filter(cursor -> known.size() < MOST_CURSORS)
                    .forEach(cursor -> known.add(cursor.group(1)));
        }
    }
}
