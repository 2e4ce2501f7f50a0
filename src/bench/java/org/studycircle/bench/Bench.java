package org.studycircle.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.studycircle.bench.load.Load;
import org.studycircle.bench.load.Measured;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** Measures the service and the bare program in turn, and prints how they compare: {@code build/bench posts=100000 rounds=3}. */
public final class Bench {

    private static final int PEOPLE = 64;
    private static final int FEW = 8;
    private static final int MANY = 16;
    /** Of what it can do at most, for how long people wait who come as they like. */
    private static final double HALF = 0.5;

    private final Stand stand;
    private final Community community;
    private final Realm realm;
    private final int rounds;
    private final Duration warm;
    private final Duration time;

    private Bench(Stand stand, Community community, Realm realm, Map<String, String> options) {
        this.stand = stand;
        this.community = community;
        this.realm = realm;
        this.rounds = Integer.parseInt(options.get("rounds"));
        this.warm = seconds(options.get("warm"));
        this.time = seconds(options.get("seconds"));
    }

    private static Duration seconds(String option) {
        return Duration.ofSeconds(Long.parseLong(option));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>(
                Map.of("posts", "100000", "rounds", "3", "seconds", "4", "warm", "6", "rows", Arrays.stream(Row.values()).map(Row::name)
                        .collect(Collectors.joining(","))));
        Arrays.stream(arguments).map(argument -> argument.split("=", 2)).forEach(pair -> options.put(pair[0], pair[1]));
        long posts = Long.parseLong(options.get("posts"));
        List<Row> rows = Arrays.stream(options.get("rows").split(",", -1)).map(Row::valueOf).toList();
        try (Stand stand = Stand.set(Path.of("target", "bench", String.valueOf(posts)))) {
            System.out.println(Report.machine(stand, posts));
            Realm realm = Realm.with(stand.keycloak(), PEOPLE);
            Community community = Community.in(stand, realm, posts);
            Bench bench = new Bench(stand, community, realm, options);
            System.out.print(Report.HEAD);
            for (Row row : rows) {
                System.out.println(bench.measure(row));
            }
            System.out.println(Report.memory(stand));
        }
        System.exit(0);
    }

    private String measure(Row row) throws SQLException {
        List<Target> targets = row.isBare ? List.of(stand.service(), stand.bare()) : List.of(stand.service());
        for (Target target : targets) {
            checked(row, new Load(target.port(), MANY, row.requests(scene())).closed(warm));
        }
        Map<Report.Column, Cell> cells = new EnumMap<>(Report.Column.class);
        for (int round = 0; round < rounds; round++) {
            for (int connections : List.of(FEW, MANY)) {
                for (Target target : targets) {
                    cells.merge(Report.Column.of(target == stand.bare(), connections == MANY), measure(row, target, connections),
                            Cell::and);
                }
            }
        }
        double rate = HALF * cells.get(Report.Column.SERVICE_FEW).measured().perSecond();
        Measured open = checked(row, new Load(stand.service().port(), MANY, row.requests(scene())).open(rate, time.multipliedBy(2)));
        return Report.line(row, cells, open);
    }

    private Cell measure(Row row, Target target, int connections) throws SQLException {
        Load load = new Load(target.port(), connections, row.requests(scene()));
        long targetBefore = target.millis();
        long databaseBefore = stand.databaseMillis();
        Measured measured = checked(row, load.closed(time));
        return new Cell(measured, target.millis() - targetBefore, stand.databaseMillis() - databaseBefore);
    }

    private Scene scene() throws SQLException {
        return Scene.of(stand, community, realm);
    }

    /** What is refused is quick, and says nothing. */
    @CanIgnoreReturnValue
    private static Measured checked(Row row, Measured measured) {
        if (measured.unexpected() > 0) {
            throw new IllegalStateException("%s: %d of %d answers were unexpected".formatted(row.title, measured.unexpected(),
                    measured.requests()));
        }
        return measured;
    }
}
