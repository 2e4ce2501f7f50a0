package org.studycircle.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where an event stands among others. A device counts its own ones, which is right even while its clock is changed; between devices
 * clocks decide, as one device's count means nothing to another.
 *
 * @param deviceId null where the device does not say who it is, so that its clock alone counts
 * @param at when it happened, by the device's clock set right
 */
record Mark(UUID deviceId, long sequence, UUID eventId, Instant at) {

    /** Of one device. */
    static final Comparator<Mark> BY_COUNT = Comparator.comparingLong(Mark::sequence).thenComparing(Mark::eventId);
    static final Comparator<Mark> BY_TIME = Comparator.comparing(Mark::at).thenComparing(BY_COUNT);

    /** How many devices are told apart in one section: those with the greatest ids, which are the newest. */
    private static final int MOST_DEVICES = 32;

    boolean follows(Mark other) {
        boolean isOfOneDevice = deviceId != null && deviceId.equals(other.deviceId);
        return (isOfOneDevice ? BY_COUNT : BY_TIME).compare(this, other) > 0;
    }

    /** The devices that are told apart; of the others clocks alone count. */
    static Set<UUID> known(Collection<Mark> marks) {
        return marks.stream().map(Mark::deviceId).filter(Objects::nonNull).distinct().sorted(Comparator.reverseOrder())
                .limit(MOST_DEVICES).collect(Collectors.toSet());
    }

    Mark among(Set<UUID> known) {
        return deviceId == null || known.contains(deviceId) ? this : new Mark(null, sequence, eventId, at);
    }
}
