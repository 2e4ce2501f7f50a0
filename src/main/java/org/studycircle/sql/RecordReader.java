package org.studycircle.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.vertx.sqlclient.Row;

/** Reads rows into records of one type, from columns whose places are known. */
final class RecordReader<R extends Record> implements Function<Row, R> {

    private final Class<R> type;
    private final MethodHandle constructor;
    private final List<Part> parts;

    /** One component of the record. */
    private record Part(String name, boolean isPrimitive, Function<Row, Object> read) {

        Object of(Row row) {
            Object value = read.apply(row);
            if (value == null && isPrimitive) {
                throw new IllegalStateException(name + " is null");
            }
            return value;
        }
    }

    private RecordReader(Class<R> type, MethodHandle constructor, List<Part> parts) {
        this.type = type;
        this.constructor = constructor;
        this.parts = parts;
    }

    static <R extends Record> RecordReader<R> of(Class<R> type, String prefix, List<String> columns) {
        List<Part> parts = Arrays.stream(type.getRecordComponents()).map(component -> part(component, prefix, columns))
                .toList();
        return new RecordReader<>(type, constructor(type), parts);
    }

    private static Part part(RecordComponent component, String prefix, List<String> columns) {
        String name = prefix + Columns.name(component);
        Class<?> type = component.getType();
        if (type.isRecord()) {
            RecordReader<?> inner = of(type.asSubclass(Record.class), name + "_", columns);
            return new Part(name, false, inner::orNull);
        }
        int place = columns.indexOf(name);
        if (place < 0) {
            throw new IllegalStateException("No column " + name + " for " + component + " among " + columns);
        }
        Cell cell = type == List.class ? list(component) : Cell.of(type);
        return new Part(name, type.isPrimitive(), row -> cell.read(row, place));
    }

    private static Cell list(RecordComponent component) {
        Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return element.isRecord() ? JsonRows.of(element.asSubclass(Record.class)) : Cell.listOf(element);
    }

    private static MethodHandle constructor(Class<?> type) {
        try {
            Class<?>[] parameters = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            return MethodHandles.lookup().unreflectConstructor(canonical).asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public R apply(Row row) {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).of(row);
        }
        return made(values);
    }

    /** @return null where there is nothing but nulls */
    R orNull(Row row) {
        for (Part part : parts) {
            if (part.read.apply(row) != null) {
                return apply(row);
            }
        }
        return null;
    }

    private R made(Object[] values) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
