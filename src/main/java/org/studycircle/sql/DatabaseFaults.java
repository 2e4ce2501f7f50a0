package org.studycircle.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
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
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.core.impl.NoStackTraceTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** What a failure of the database means for the caller. Constraint names may carry a shard suffix, which is dropped. */
@Singleton
class DatabaseFaults implements FailureMeaning {

    @Override
    public Optional<Refusal> refusal(Throwable failure) {
        return fault(failure).map(DatabaseFaults::refusal)
                .orElseGet(() -> isAway(failure) ? Optional.of(away()) : Optional.empty());
    }

    /** @return whether a repetition of the whole transaction can succeed: serialization, deadlock, or a lost race to create */
    static boolean isWorthRepeating(Throwable failure) {
        return fault(failure)
                .filter(fault -> switch (fault.state) {
                    case "40001", "40P01" -> true;
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
            case "40001", "40P01", "55P03" -> new Unavailable("Too much is going on here at once. Repeat the request.");
            case "57P01", "57P02", "57P03", "53300", "57014" -> away();
            default -> fault.state.startsWith("08") ? away() : null;
        });
    }

    private static Unavailable away() {
        return new Unavailable(
                "The database can't be reached just now. Repeat the request, with the same ids where it creates something.");
    }

    private static boolean isAway(Throwable failure) {
        return Causes.find(failure, IOException.class).isPresent()
                || Causes.find(failure, ClosedConnectionException.class).isPresent()
                || Causes.find(failure, TimeoutException.class).isPresent()
                || Causes.find(failure, NoStackTraceTimeoutException.class).isPresent()
                || Causes.find(failure, VertxException.class).filter(DatabaseFaults::isOfPool).isPresent()
                || Causes.find(failure, NoStackTraceThrowable.class).filter(DatabaseFaults::isOfClosedConnection).isPresent();
    }

    /** The pool has no name for it that no connection became free in time. */
    private static boolean isOfPool(VertxException failure) {
        return String.valueOf(failure.getMessage()).startsWith("Timeout waiting for connection");
    }

    /** The pool hands out a connection that is lost already, when it has not noticed; all that its client then has is words. */
    private static boolean isOfClosedConnection(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith("Connection is not active now");
    }

    private static Optional<Fault> fault(Throwable failure) {
        return Causes.find(failure, PgException.class).map(Fault::of)
                .or(() -> Causes.find(failure, SQLException.class).filter(sql -> sql.getSQLState() != null).map(Fault::of));
    }

    /** What PostgreSQL said, whether the client tells it or Hibernate, which keeps nothing of it but state and message. */
    private record Fault(String state, String constraint) {

        private static final Pattern NAME = Pattern.compile("constraint \"([^\"]+)\"");
        private static final Pattern SHARD = Pattern.compile("_\\d+$");

        static Fault of(PgException fault) {
            return new Fault(fault.getSqlState(), fault.getConstraint());
        }

        static Fault of(SQLException fault) {
            Matcher name = NAME.matcher(String.valueOf(fault.getMessage()));
            return new Fault(fault.getSQLState(), name.find() ? name.group(1) : null);
        }

        /** The ids that clients choose are primary keys, or unique beside one. */
        boolean isOnKey() {
            String name = constraint == null ? "" : SHARD.matcher(constraint).replaceFirst("");
            return name.endsWith("_pkey") || name.endsWith("_id_key");
        }
    }
}
