package org.studycircle.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/** What this process logs until it is closed. */
public final class LogKept extends Handler implements AutoCloseable {

    private static final Logger ALL = Logger.getLogger("");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LogKept() {
        setLevel(Level.ALL);
    }

    public static LogKept now() {
        LogKept kept = new LogKept();
        ALL.addHandler(kept);
        return kept;
    }

    /** Of this level or above, with what was thrown. */
    public List<String> lines(Level least) {
        return records.stream().filter(record -> record.getLevel().intValue() >= least.intValue())
                .map(record -> "%s %s: %s %s".formatted(record.getLevel(), record.getLoggerName(), text(record),
                        record.getThrown()))
                .toList();
    }

    /** The message with its parameters. */
    public static String text(LogRecord record) {
        return record instanceof ExtLogRecord logged ? logged.getFormattedMessage() : record.getMessage();
    }

    public List<LogRecord> records() {
        return records;
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ALL.removeHandler(this);
    }
}
