package org.studycircle.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.studycircle.app.StartRefused;
import org.studycircle.embedded.Watchdog.Ending;

/** A running PostgreSQL on 127.0.0.1, durable as a production server is. */
public record PostgreSql(int port, String password, ProcessHandle process) {

    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "study_circle";
    private static final int CRASH_PATIENCE_SECONDS = 10;

    /**
     * Starts it over the data directory, which it sets up when there is nothing yet.
     *
     * @throws StartRefused with the end of its log when it doesn't come up
     */
    public static PostgreSql start(Distribution distribution, DataDirectory data, int port, Watchdog watchdog) {
        Cluster cluster = Cluster.in(data, PostgreSqlPrograms.unpacked(distribution));
        String password = data.secret("postgresql.password");
        cluster.initialise(password, watchdog);
        return new PostgreSql(port, password, watchdog.guard(Ending.POSTGRESQL, () -> cluster.start(port)));
    }

    /** To be started again, should it end, with the same data at the same port. */
    Ward ward(Distribution distribution, DataDirectory data, Watchdog watchdog) {
        return new Ward("PostgreSQL", process, log(data), () -> start(distribution, data, port, watchdog).process);
    }

    private static Path log(DataDirectory data) {
        return data.path().resolve("postgresql.log");
    }

    /** What the service has to know. */
    public Map<String, String> properties() {
        return Map.of(
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE),
                "quarkus.datasource.username", SUPERUSER,
                "quarkus.datasource.password", password);
    }

    /** A connection of the superuser, for what is done to the server and not in it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), SUPERUSER, password);
    }

    /** The files of one server and the programs that work on them. */
    private record Cluster(Path files, Path log, PostgreSqlPrograms programs, Unprivileged user) {

        static Cluster in(DataDirectory data, PostgreSqlPrograms programs) {
            Path log = PostgreSql.log(data);
            return new Cluster(data.path().resolve("postgresql"), log, programs, Unprivileged.available(log));
        }

        void initialise(String password, Watchdog watchdog) {
            if (Files.exists(files)) {
                return;
            }
            try {
                // complete or not there at all, whatever interrupts
                Path fresh = files.resolveSibling("postgresql.new");
                deleteAll(fresh);
                Files.createDirectory(fresh);
                user.own(fresh, log);
                command("initdb", "-D", fresh.toString(), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C",
                        "--locale-provider=builtin", "--builtin-locale=C.UTF-8").run("", watchdog);
                command("postgres", "--single", "-D", fresh.toString(), SUPERUSER).run("""
                        alter role %s password '%s'
                        create database %s
                        """.formatted(SUPERUSER, password, DATABASE), watchdog);
                Files.writeString(fresh.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
                Files.move(fresh, files);
            } catch (IOException e) {
                throw new StartRefused("PostgreSQL can't be set up in %s: %s".formatted(files, e), e);
            }
        }

        ProcessHandle start(int port) {
            user.own(files, log);
            endLeftOver();
            String settings = String.join(" -c ", "-p " + port, "listen_addresses=127.0.0.1", "unix_socket_directories=",
                    "fsync=on", "synchronous_commit=on", "full_page_writes=on", "timezone=UTC", "log_timezone=UTC");
            Command start = command("pg_ctl", "-D", files.toString(), "-l", log.toString(), "-o", settings, "-w", "start");
            // after a kill, the memory of the server before is given back only when its last process has noticed
            boolean up = Waiting.until(() -> start.exitCode("") == 0 || !memoryIsInUse(), CRASH_PATIENCE_SECONDS);
            return running().filter(process -> up).orElseThrow(this::refused);
        }

        private StartRefused refused() {
            FullDisk.refuse(log);
            return new StartRefused("PostgreSQL does not start; its log %s ends with%n%s".formatted(log, Command.tail(log)));
        }

        /** A killed start may leave a running server, or a file that says so where there is none. */
        private void endLeftOver() {
            if (running().isPresent()) {
                command("pg_ctl", "-D", files.toString(), "-m", "fast", "-w", "stop").run("");
            }
            try {
                // its number may be another process's by now, which PostgreSQL would take for a running server
                Files.deleteIfExists(pidFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Optional<ProcessHandle> running() {
            try (Stream<String> lines = Files.exists(pidFile()) ? Files.lines(pidFile()) : Stream.empty()) {
                return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of)
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean memoryIsInUse() {
            return Command.tail(log).contains("is still in use");
        }

        private Path pidFile() {
            return files.resolve("postmaster.pid");
        }

        private Command command(String program, String... arguments) {
            return Command.of(log, user.before(), programs.bin().resolve(program), arguments);
        }

        private static void deleteAll(Path directory) throws IOException {
            if (Files.exists(directory)) {
                try (Stream<Path> all = Files.walk(directory)) {
                    List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                    for (Path path : deepestFirst) {
                        Files.delete(path);
                    }
                }
            }
        }
    }
}
