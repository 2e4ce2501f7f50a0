package org.studycircle.progress;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.studycircle.progress.SectionReading.Place;

/**
 * Where each device was last by its own count. The reader is where the newest of them was, by time.
 *
 * @param last one for each device, and one for all that do not say who they are; in the order of time
 */
record Positions(List<Position> last) {

    static final Positions NONE = new Positions(List.of());

    private static final Comparator<Position> BY_TIME = Comparator.comparing(Position::mark, Mark.BY_TIME);

    record Position(Mark mark, Place place) {

        private static Position later(Position one, Position other) {
            return one.mark.follows(other.mark) ? one : other;
        }
    }

    static Positions of(Position position) {
        return new Positions(List.of(position));
    }

    Positions merge(Positions other) {
        if (last.isEmpty() || other.last.isEmpty()) {
            return last.isEmpty() ? other : this;
        }
        List<Position> all = Stream.concat(last.stream(), other.last.stream()).toList();
        Set<UUID> devices = Mark.known(all.stream().map(Position::mark).toList());
        Map<UUID, Position> latest = new HashMap<>();
        all.stream().map(position -> new Position(position.mark.among(devices), position.place))
                .forEach(position -> latest.merge(position.mark.deviceId(), position, Position::later));
        return new Positions(latest.values().stream().sorted(BY_TIME).toList());
    }

    /** Null where nothing was read. */
    Position newest() {
        return last.isEmpty() ? null : last.get(last.size() - 1);
    }
}
