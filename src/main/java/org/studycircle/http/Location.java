package org.studycircle.http;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where things are, as {@code Location} says it. */
public final class Location {

    /** What all paths of the contract begin with. */
    public static final String API = "/api/v1";

    private Location() {}

    /** @param steps the parts of a path below {@link #API}, none of which has to be escaped */
    public static URI of(Object... steps) {
        return URI.create(Arrays.stream(steps).map(String::valueOf).collect(Collectors.joining("/", API + "/", "")));
    }

    /** @param steps the parts of a path below the group's own */
    public static URI inGroup(Object groupId, Object... steps) {
        return URI.create(Arrays.stream(steps).map(step -> "/" + step)
                .collect(Collectors.joining("", API + "/groups/" + groupId, "")));
    }
}
