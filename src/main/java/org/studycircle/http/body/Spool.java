package org.studycircle.http.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;

/** A temporary file that a body is written into as it comes; it is gone once it is read, or given up. */
final class Spool {

    private final Vertx vertx;
    private final String path;
    private final AsyncFile file;

    private Spool(Vertx vertx, String path, AsyncFile file) {
        this.vertx = vertx;
        this.path = path;
        this.file = file;
    }

    static Future<Spool> open(Vertx vertx) {
        return vertx.fileSystem().createTempFile("study-circle-", ".body")
                .compose(path -> vertx.fileSystem().open(path, new OpenOptions().setWrite(true))
                        .map(file -> new Spool(vertx, path, file)));
    }

    /** @param failed is told where nothing more can be written, as on a full disk */
    void write(Buffer chunk, Handler<Throwable> failed) {
        file.write(chunk).onFailure(failed);
    }

    /** Whether more comes than is written. */
    boolean isFull() {
        return file.writeQueueFull();
    }

    void whenWritten(Runnable goOn) {
        file.drainHandler(drained -> goOn.run());
    }

    /** @return what was written, from its beginning */
    Future<SpooledBody> written() {
        return file.close().compose(closed -> vertx.executeBlocking(this::reading, false));
    }

    private SpooledBody reading() {
        try {
            return new SpooledBody(Files.newInputStream(Path.of(path), StandardOpenOption.READ,
                    StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void giveUp() {
        file.close().onComplete(closed -> vertx.fileSystem().delete(path));
    }
}
