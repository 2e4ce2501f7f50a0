package org.studycircle.across;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.studycircle.testing.Operation;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene.Standing;

/** The table {@code access-matrix.txt}, which says what its words mean. */
final class AccessTable {

    private static final Path TABLE = Path.of("src/test/resources/access-matrix.txt");
    static final String NOWHERE = "nowhere";

    enum Place {
        FIRST, SECOND, THIRD
    }

    /** Who calls; a foreigner has a token of another realm of the same Keycloak. A person stands to a group in one way only, so that three groups are needed. */
    enum Column {

        FACILITATOR, MEMBER, REQUESTED, LEFT, REMOVED, BANNED, STRANGER, ADMIN, NOBODY, FOREIGNER;

        Place place() {
            return switch (this) {
                case REMOVED, BANNED -> Place.SECOND;
                case STRANGER -> Place.THIRD;
                default -> Place.FIRST;
            };
        }

        /** @return null for who is not known here */
        People person() {
            return switch (this) {
                case FACILITATOR -> People.BEN;
                case MEMBER -> People.RUI;
                case REQUESTED, REMOVED -> People.MIA;
                case LEFT, BANNED, STRANGER -> People.ZOE;
                case ADMIN -> People.SAM;
                case NOBODY, FOREIGNER -> null;
            };
        }

        Map<People, Standing> standing() {
            return compareTo(STRANGER) < 0 ? Map.of(person(), Standing.valueOf(name())) : Map.of();
        }

        static Map<People, Standing> at(Place place) {
            Map<People, Standing> standings = new EnumMap<>(People.class);
            Arrays.stream(values()).filter(column -> column.place() == place)
                    .forEach(column -> standings.putAll(column.standing()));
            standings.putIfAbsent(People.MIA, Standing.LEFT);
            return standings;
        }
    }

    /** @param expected missing where there is no such case */
    record Row(Operation operation, String thing, Map<Column, Integer> expected) {

        static Row nowhere(Operation operation) {
            Map<Column, Integer> expected = new EnumMap<>(Column.class);
            boolean hidden = !operation.isForAdministrators();
            Arrays.stream(Column.values()).forEach(column -> expected.put(column,
                    column.person() == null ? 401 : hidden || column == Column.ADMIN ? 404 : 403));
            return new Row(operation, NOWHERE, expected);
        }

        static Row of(Operation operation, String[] line) {
            Map<Column, Integer> expected = new EnumMap<>(Column.class);
            Iterator<String> cells = Arrays.stream(line).skip(2).iterator();
            for (Column column : Column.values()) {
                String cell = cells.next();
                if (!cell.equals("-")) {
                    expected.put(column, Integer.valueOf(cell));
                }
            }
            return new Row(operation, line[1], expected);
        }

        Stream<Column> columns(boolean refused) {
            return expected.keySet().stream().filter(column -> refuses(column) == refused);
        }

        boolean refuses(Column column) {
            return expected.get(column) >= 400;
        }

        String said(Column column, String status) {
            return "%s %s by %s: %s".formatted(operation, thing, column, status);
        }
    }

    static List<String[]> lines() {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" +")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> rows(Operation operation) {
        Stream<Row> written = lines().stream().filter(line -> line[0].equals(operation.id()))
                .map(line -> Row.of(operation, line));
        return Stream.concat(written, Stream.of(operation).filter(Operation::isInGroup).map(Row::nowhere)).toList();
    }

    private AccessTable() {}
}
