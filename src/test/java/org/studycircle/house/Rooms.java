package org.studycircle.house;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.studycircle.Room;

import com.tngtech.archunit.core.domain.JavaPackage;

/** What the rooms say of themselves. */
final class Rooms {

    private static final Map<String, Room> ALL = declared();

    private Rooms() {}

    private static Map<String, Room> declared() {
        Map<String, Room> rooms = new TreeMap<>();
        JavaPackage house = House.classes().getPackage(House.NAME);
        for (JavaPackage room : house.getSubpackages()) {
            room.tryGetAnnotationOfType(Room.class).ifPresent(says -> rooms.put(room.getRelativeName(), says));
        }
        return rooms;
    }

    static Map<String, Room> all() {
        return ALL;
    }

    /** Whether one may use the other: by its own word, or because it is the same. */
    static boolean mayUse(String room, String other) {
        return room.equals(other) || uses(room).contains(other);
    }

    static List<String> uses(String room) {
        return List.of(ALL.get(room).uses());
    }

    static boolean isOpen(String place) {
        String[] parts = place.split("\\.", 2);
        return parts.length == 1 || Arrays.asList(ALL.get(parts[0]).open()).contains(parts[1]);
    }
}
