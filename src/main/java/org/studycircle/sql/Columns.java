package org.studycircle.sql;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of columns as records have them: a component {@code sectionId} is the column {@code section_id}. */
public final class Columns {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Columns() {}

    static String name(RecordComponent component) {
        return HUMP.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** @return what is to be selected of one table for a record to be read from it, for example {@code e.essay_id, e.title} */
    public static String of(Class<? extends Record> type, String table) {
        return names(type, "").map(name -> table + "." + name).collect(Collectors.joining(", "));
    }

    /** @return the same for a record that is a component of another one, for example {@code m.role as seat_role} */
    public static String of(Class<? extends Record> type, String table, String component) {
        return names(type, "").map(name -> table + "." + name + " as " + component + "_" + name)
                .collect(Collectors.joining(", "));
    }

    /** With those of components that are records themselves. */
    private static Stream<String> names(Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> component.getType().isRecord()
                ? names(component.getType(), prefix + name(component) + "_")
                : Stream.of(prefix + name(component)));
    }
}
