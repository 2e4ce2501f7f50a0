package org.studycircle.schedule;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;

import org.studycircle.http.StrictJson;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * A boundary as people agree on it, on the clock of the group: {@code 2026-11-22}, which means the whole day, or
 * {@code 2026-11-22T18:00}. It knows no zone; {@link EffectiveDates} are what it comes to in one.
 *
 * @param time null for a whole day
 */
@JsonDeserialize(using = LocalMoment.FromText.class)
public record LocalMoment(LocalDate date, LocalTime time) {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2999;

    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:T(\\d{2}:\\d{2}))?");

    /**
     * @throws IllegalArgumentException where it has neither form
     * @throws DateTimeException where it is not in the calendar, or outside 1900 to 2999
     */
    public static LocalMoment parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Neither a date nor a date with hour and minute");
        }
        LocalDate date = LocalDate.parse(form.group(1));
        LocalMoment moment = new LocalMoment(date, form.group(2) == null ? null : LocalTime.parse(form.group(2)));
        if (!moment.isInRange()) {
            throw new DateTimeException("Out of range");
        }
        return moment;
    }

    boolean isInRange() {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    public static LocalMoment wholeDay(LocalDate date) {
        return new LocalMoment(date, null);
    }

    /** The inverse of {@link #start}. */
    static LocalMoment from(LocalDateTime start, boolean atTime) {
        return new LocalMoment(start.toLocalDate(), atTime ? start.toLocalTime() : null);
    }

    /** The inverse of {@link #end}. */
    static LocalMoment until(LocalDateTime end, boolean atTime) {
        return from(atTime ? end : end.minusDays(1), atTime);
    }

    public boolean isAtTime() {
        return time != null;
    }

    /** The first local moment that belongs to it. */
    public LocalDateTime start() {
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }

    /** The first local moment after it: a day is over when the next one begins, a time when it comes. */
    public LocalDateTime end() {
        return time == null ? date.plusDays(1).atStartOfDay() : start();
    }

    /** Exactly what was given. */
    @Override
    @JsonValue
    public String toString() {
        return time == null ? date.toString() : date + "T" + time;
    }

    /** Nothing but text: a record would also be taken from an object with its components. */
    static class FromText extends StdScalarDeserializer<LocalMoment> {

        FromText() {
            super(LocalMoment.class);
        }

        @Override
        public LocalMoment deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalMoment) context.handleUnexpectedToken(LocalMoment.class, parser);
            }
            String text = parser.getText();
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                return (LocalMoment) context.handleWeirdStringValue(LocalMoment.class, text, "not a local date");
            } catch (DateTimeException e) {
                throw StrictJson.impossible(parser, "not in the calendar");
            }
        }
    }
}
