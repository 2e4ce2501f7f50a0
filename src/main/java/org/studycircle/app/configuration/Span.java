package org.studycircle.app.configuration;

import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;

/** A length of time, the bounds included. */
record Span(Duration least, Duration most, boolean mayBeOff) implements Form {

    @Override
    public boolean accepts(String value) {
        if (mayBeOff && OffOrDuration.OFF.equals(value)) {
            return true;
        }
        try {
            Duration duration = DurationConverter.parseDuration(value);
            return least.compareTo(duration) <= 0 && duration.compareTo(most) <= 0;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    @Override
    public String allowed() {
        return "a duration from %s to %s%s".formatted(text(least), text(most), mayBeOff ? ", or off" : "");
    }

    private static String text(Duration duration) {
        if (duration.toSeconds() == 0) {
            return "0S";
        }
        if (duration.toSeconds() % Duration.ofDays(1).toSeconds() == 0) {
            return duration.toDays() + "D";
        }
        return duration.toString().substring("PT".length());
    }
}
