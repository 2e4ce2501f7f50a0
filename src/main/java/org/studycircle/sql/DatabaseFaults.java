package org.studycircle.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.studycircle.http.problem.Causes;
import org.studycircle.http.problem.Conflict;
import org.studycircle.http.problem.FailureMeaning;
import org.studycircle.http.problem.IdTaken;
import org.studycircle.http.problem.Refusal;
import org.studycircle.http.problem.Unacceptable;
import org.studycircle.http.problem.Unavailable;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.core.impl.NoStackTraceTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** What a failure of the database means for the caller. Constraint names may carry a shard suffix, which is dropped. */
@Singleton
class DatabaseFaults implements FailureMeaning {

    /** A standby that was asked in the place of its primary, as long as it takes to become one. */
    private static final String READ_ONLY = "25006";
    /** What a statement that was kept brings is not what it brought; nothing else that is said here is beyond PostgreSQL. */
    private static final String CHANGED = "0A000";
    private static final String CANCELLED = "57014";
    /** PostgreSQL has ended a transaction that stood still, or lasted. */
    private static final String WAITED_TOO_LONG = "25P03";
    private static final String WAITED_TOO_LONG_IN_ALL = "25P04";

    /** Classes of SQLSTATE, by PostgreSQL's manual, appendix A. */
    private static final Set<String> ROLLED_BACK = Set.of("40");
    /** No connection, nobody let in, no such database, no disk, memory or connection left, an operator, the system, its configuration. */
    private static final Set<String> UNABLE = Set.of("08", "28", "3D", "53", "57", "58", "F0");

    @Override
    public Optional<Refusal> refusal(Throwable failure) {
        return fault(failure).map(DatabaseFaults::refusal)
                .orElseGet(() -> isUnreached(failure) ? Optional.of(away()) : Optional.empty());
    }

    /** @return whether no other statement would fare better just now; one that took too long may have been too long itself */
    static boolean isAway(Throwable failure) {
        return Causes.find(failure, Refusal.class).isEmpty() && fault(failure)
                .map(fault -> fault.isOf(UNABLE) && !fault.state.equals(CANCELLED) || fault.state.equals(READ_ONLY))
                .orElseGet(() -> isUnreached(failure));
    }

    /** @return whether a statement that the connection has kept has become another, by a migration that changed what it reads */
    static boolean isKeptTooLong(Throwable failure) {
        return fault(failure).filter(fault -> fault.state.equals(CHANGED)).isPresent();
    }

    /**
     * @return whether a repetition of the whole write can succeed: serialization, deadlock, a lost race to create, or a
     * statement that was kept too long
     */
    static boolean isWorthRepeating(Throwable failure) {
        return fault(failure)
                .filter(fault -> switch (fault.state) {
                    case "40001", "40P01", CHANGED -> true;
                    case "23505" -> fault.isOnKey();
                    default -> false;
                })
                .isPresent();
    }

    private static Optional<Refusal> refusal(Fault fault) {
        return Optional.ofNullable(switch (fault.state) {
            case "22021", "22P05" -> new Unacceptable("", "unacceptable-character", "Text can't contain NUL.");
            case "23505" -> fault.isOnKey() ? new IdTaken() : new Conflict("This exists already.");
            case "23503" -> new Conflict("Something that this refers to does not exist here any more.");
            case "55P03" -> busy();
            case READ_ONLY, WAITED_TOO_LONG, WAITED_TOO_LONG_IN_ALL -> away();
            default -> fault.isOf(ROLLED_BACK) ? busy() : fault.isOf(UNABLE) ? away() : null;
        });
    }

    private static Unavailable busy() {
        return new Unavailable("Too much is going on here at once. Repeat the request.");
    }

    private static Unavailable away() {
        return new Unavailable(
                "The database can't be reached just now. Repeat the request, with the same ids where it creates something.");
    }

    private static boolean isUnreached(Throwable failure) {
        return Causes.find(failure, IOException.class).isPresent()
                || Causes.find(failure, ClosedConnectionException.class).isPresent()
                || Causes.find(failure, TimeoutException.class).isPresent()
                || Causes.find(failure, NoStackTraceTimeoutException.class).isPresent()
                || Causes.find(failure, VertxException.class).filter(DatabaseFaults::isOfPool).isPresent()
                || Causes.find(failure, ConnectionPoolTooBusyException.class).isPresent()
                || Causes.find(failure, NoStackTraceThrowable.class).filter(DatabaseFaults::isWordOfPool).isPresent();
    }

    /** The pool has no name for it that no connection became free in time. */
    private static boolean isOfPool(VertxException failure) {
        return String.valueOf(failure.getMessage()).startsWith("Timeout waiting for connection");
    }

    /**
     * The pool hands out a connection that is lost already, when it has not noticed, or has none in time for who asks for one to keep; all
     * that its client then has is words.
     */
    private static boolean isWordOfPool(Throwable failure) {
        String words = String.valueOf(failure.getMessage());
        return words.startsWith("Connection is not active now") || words.equals("Timeout");
    }

    private static Optional<Fault> fault(Throwable failure) {
        return Causes.find(failure, PgException.class).map(Fault::of)
                .or(() -> Causes.find(failure, SQLException.class).filter(sql -> sql.getSQLState() != null).map(Fault::of));
    }

    /** What PostgreSQL said, whether the client tells it or Hibernate, which keeps nothing of it but state and message. */
    private record Fault(String state, String constraint) {

        private static final Pattern NAME = Pattern.compile("constraint \"([^\"]+)\"");
        private static final int LENGTH = 5;
        private static final int LENGTH_OF_CLASS = 2;
        private static final Pattern SHARD = Pattern.compile("_\\d+$");

        static Fault of(PgException fault) {
            return new Fault(fault.getSqlState(), fault.getConstraint());
        }

        static Fault of(SQLException fault) {
            Matcher name = NAME.matcher(String.valueOf(fault.getMessage()));
            return new Fault(fault.getSQLState(), name.find() ? name.group(1) : null);
        }

        boolean isOf(Set<String> classes) {
            return state.length() == LENGTH && classes.contains(state.substring(0, LENGTH_OF_CLASS));
        }

        /** The ids that clients choose are primary keys, or unique beside one. */
        boolean isOnKey() {
            String name = constraint == null ? "" : SHARD.matcher(constraint).replaceFirst("");
            return name.endsWith("_pkey") || name.endsWith("_id_key");
        }
    }
}
