package org.studycircle.text;

import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of time zones that the IANA database has. */
public final class Zones {

    /** Which JVMs leave out: of old, Java takes them for abbreviations. */
    private static final Set<String> LEFT_OUT = Set.of("EST", "GMT+0", "GMT-0", "HST", "MST", "ROC");

    /** IANA has given these up, in 2020. */
    private static final String GIVEN_UP = "SystemV/";

    public static final Set<String> NAMES = Stream.concat(known().stream(), LEFT_OUT.stream())
            .collect(Collectors.toUnmodifiableSet());

    private Zones() {}

    /** @return those that the JVM has rules of */
    public static Set<String> known() {
        return ZoneId.getAvailableZoneIds().stream().filter(name -> !name.startsWith(GIVEN_UP)).collect(Collectors.toSet());
    }
}
