package org.studycircle.sql;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of columns as records have them: a component {@code sectionId} is the column {@code section_id}. */
public final class Columns {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Columns() {}

    static String name(RecordComponent component) {
        return HUMP.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** @return what is to be selected of one table for a record to be read from it, for example {@code e.essay_id, e.title} */
    public static String of(Class<? extends Record> type, String table) {
        return Arrays.stream(type.getRecordComponents()).map(component -> table + "." + name(component))
                .collect(Collectors.joining(", "));
    }

    /** @return the same for a record that is a component of another one, for example {@code m.role as seat_role} */
    public static String of(Class<? extends Record> type, String table, String component) {
        return Arrays.stream(type.getRecordComponents())
                .map(part -> table + "." + name(part) + " as " + component + "_" + name(part))
                .collect(Collectors.joining(", "));
    }
}
