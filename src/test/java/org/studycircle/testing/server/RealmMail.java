package org.studycircle.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Where the realm sends its mail, until it is closed: one process of tests at a time decides it. */
public final class RealmMail implements AutoCloseable {

    private static final Path LOCK = EmbeddedServers.DIRECTORY.resolve("realm-mail.lock");

    private final FileChannel lock;
    private final int port;

    private RealmMail(FileChannel lock, int port) {
        this.lock = lock;
        this.port = port;
    }

    /** @param port of an SMTP server on 127.0.0.1 */
    public static RealmMail to(int port) {
        try {
            FileChannel lock = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            RealmMail mail = new RealmMail(lock, port);
            mail.on();
            return mail;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void on() {
        set(Map.of("host", "127.0.0.1", "port", String.valueOf(port), "from", "circle@example.org"));
    }

    /** There is no server to send it by. */
    public void off() {
        set(Map.of());
    }

    private static void set(Map<String, ?> server) {
        RealmAdmin.call().body(Map.of("smtpServer", server)).put("").then().statusCode(204);
    }

    @Override
    public void close() {
        off();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
