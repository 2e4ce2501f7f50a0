package org.studycircle.sql;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.studycircle.house.House;
import org.studycircle.http.paging.Slice;

import com.tngtech.archunit.core.domain.JavaClass;

/** All statements of the product as they are said, with their parameters by name; of a list, those of each kind of page. */
public final class Catalogue {

    private static final Pattern NUMBER = Pattern.compile("\\$(\\d+)");
    private static final List<Slice> SLICES = List.of(new Slice(null, "", 1, false, List.of()),
            new Slice(null, "", 1, false, List.of("key")), new Slice(null, "", 1, true, List.of("key")));

    private Catalogue() {}

    /** @return by names, which say where they stand */
    public static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        House.classes().stream().map(JavaClass::reflect)
                .forEach(type -> Stream.of(type.getDeclaredFields()).filter(field -> Modifier.isStatic(field.getModifiers()))
                        .forEach(field -> add(all, type.getName() + "." + field.getName(), value(field))));
        return all;
    }

    private static Object value(Field field) {
        if (!Stream.of(Sql.class, ListSql.class, Map.class).anyMatch(type -> type == field.getType())) {
            return null;
        }
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Map<String, String> all, String name, Object value) {
        if (value instanceof Sql<?> sql) {
            all.put(name, named(sql.statement().text(), sql.statement().names()));
            if (sql.shortcut() != null) {
                all.put(name + " short cut", named(sql.shortcut().text(),
                        sql.shortcut().places().stream().map(sql.statement().names()::get).toList()));
            }
        } else if (value instanceof ListSql<?> list) {
            SLICES.forEach(slice -> add(all, name + " " + slice.backwards() + slice.key(), list.sql(slice)));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> add(all, name + " " + key, each));
        }
    }

    private static String named(String text, List<String> names) {
        return NUMBER.matcher(text).replaceAll(number -> ":" + names.get(Integer.parseInt(number.group(1)) - 1));
    }
}
