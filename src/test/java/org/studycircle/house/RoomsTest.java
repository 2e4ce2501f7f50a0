package org.studycircle.house;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.studycircle.house.House.assertNone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.studycircle.Room;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;

/** The house is what the rooms say of themselves in their {@link Room}: for a new one nothing here needs to be changed. */
class RoomsTest {

    private static final Set<Path> SOURCES = Set.of(Path.of("src", "main", "java"), Path.of("src", "embedded", "java"));

    private static Stream<JavaClass> classes() {
        return House.classes().stream().filter(type -> !House.place(type).isEmpty());
    }

    private static Stream<Dependency> arrows() {
        return classes().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(House.NAME + "."));
    }

    private static String from(Dependency arrow) {
        return House.place(arrow.getOriginClass());
    }

    private static String to(Dependency arrow) {
        return House.place(arrow.getTargetClass());
    }

    @Test
    void everythingIsInARoomAndNoDeeperThanAPartOfIt() {
        assertTrue(House.classes().size() > 100, House.classes().size() + " classes");
        assertNone(classes().map(House::place)
                .filter(place -> !Rooms.all().containsKey(House.room(place)) || place.split("\\.").length > 2));
    }

    @Test
    void everyPackageSaysWhatItOwns() {
        assertNone(House.classes().stream().map(JavaClass::getPackageName).distinct().filter(name -> SOURCES.stream()
                .noneMatch(root -> Files.exists(root.resolve(name.replace('.', '/')).resolve("package-info.java")))));
    }

    @Test
    void roomsUseOnlyWhatTheySayTheyUse() {
        assertNone(arrows().filter(arrow -> !Rooms.mayUse(House.room(from(arrow)), House.room(to(arrow))))
                .map(arrow -> House.room(from(arrow)) + " uses " + House.room(to(arrow)) + ": " + arrow.getDescription()));
    }

    /** By a class, or by a table that is read. */
    @Test
    void roomsUseAllThatTheySayTheyUse() {
        Map<String, Set<String>> used = new TreeMap<>();
        Stream.concat(arrows().map(arrow -> Map.entry(House.room(from(arrow)), House.room(to(arrow)))),
                TablesTest.arrows().map(arrow -> Map.entry(arrow.reader(), arrow.owner())))
                .forEach(arrow -> used.computeIfAbsent(arrow.getKey(), room -> new TreeSet<>()).add(arrow.getValue()));
        assertNone(Rooms.all().keySet().stream().flatMap(room -> Rooms.uses(room).stream()
                .filter(other -> !used.getOrDefault(room, Set.of()).contains(other))
                .map(other -> room + " does not use " + other)));
    }

    @Test
    void closedPartsAreUsedByTheirOwnRoomAlone() {
        assertNone(arrows().filter(arrow -> !House.room(from(arrow)).equals(House.room(to(arrow))) && !Rooms.isOpen(to(arrow)))
                .map(arrow -> from(arrow) + " uses the closed " + to(arrow) + ": " + arrow.getDescription()));
    }

    @Test
    void openPartsAreUsedByOthers() {
        Set<String> used = arrows().filter(arrow -> !House.room(from(arrow)).equals(House.room(to(arrow)))).map(RoomsTest::to)
                .collect(Collectors.toSet());
        assertNone(Rooms.all().entrySet().stream()
                .flatMap(room -> Arrays.stream(room.getValue().open()).map(part -> room.getKey() + "." + part))
                .filter(part -> !used.contains(part)));
    }

    @Test
    void noRoomUsesItselfByADetour() {
        assertNone(Rooms.all().keySet().stream().filter(room -> reached(room).contains(room)));
    }

    private static Set<String> reached(String room) {
        Set<String> reached = new HashSet<>();
        Set<String> ahead = new HashSet<>(Rooms.uses(room));
        while (!ahead.isEmpty()) {
            String next = ahead.iterator().next();
            ahead.remove(next);
            if (reached.add(next)) {
                ahead.addAll(Rooms.uses(next));
            }
        }
        return reached;
    }

    @Test
    void packagesOfARoomDoNotUseEachOtherInACircle() {
        Map<String, Set<String>> within = new TreeMap<>();
        arrows().filter(arrow -> House.room(from(arrow)).equals(House.room(to(arrow))) && !from(arrow).equals(to(arrow)))
                .forEach(arrow -> within.computeIfAbsent(from(arrow), place -> new TreeSet<>()).add(to(arrow)));
        assertNone(within.keySet().stream().filter(place -> comesBackTo(place, place, within, new HashSet<>())));
    }

    private static boolean comesBackTo(String goal, String place, Map<String, Set<String>> arrows, Set<String> seen) {
        return arrows.getOrDefault(place, Set.of()).stream()
                .anyMatch(next -> next.equals(goal) || seen.add(next) && comesBackTo(goal, next, arrows, seen));
    }
}
