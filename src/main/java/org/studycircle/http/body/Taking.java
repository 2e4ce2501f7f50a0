package org.studycircle.http.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.studycircle.http.UnreadableChunks;
import org.studycircle.http.body.UnderWay.Share;
import org.studycircle.http.problem.Malformed;
import org.studycircle.http.problem.Refusal;
import org.studycircle.http.problem.TooLarge;
import org.studycircle.http.problem.Unavailable;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** One body while it comes: in memory where it is not large, else in a file, and given up as soon as it is more than it may be. */
final class Taking {

    private static final Logger LOG = Logger.getLogger(Taking.class);

    /** How much of a body is kept in memory. */
    private static final int IN_MEMORY = 64 * 1024;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Share share;
    private final int most;
    private final Consumer<Taken> taken;
    private final Consumer<Refusal> refused;

    private Buffer memory = Buffer.buffer();
    private Spool spool;
    private InputStream body;
    private int size;
    private boolean isOver;

    /** @param size in bytes */
    record Taken(InputStream body, int size) {}

    Taking(Vertx vertx, HttpServerRequest request, Share share, int most, Consumer<Taken> taken, Consumer<Refusal> refused) {
        this.vertx = vertx;
        this.request = request;
        this.share = share;
        this.most = most;
        this.taken = taken;
        this.refused = refused;
    }

    /** @param declared how long it is to be, less than nothing where that is not said */
    void start(long declared) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.handler(this::take);
        request.endHandler(end -> finish());
        request.exceptionHandler(cut -> end());
        if (declared > IN_MEMORY) {
            intoFile();
        } else {
            request.resume();
        }
    }

    private void take(Buffer chunk) {
        if (isOver) {
            return;
        }
        size += chunk.length();
        try {
            requireRoom();
        } catch (Refusal refusal) {
            refuse(refusal);
            return;
        }
        if (spool != null) {
            write(chunk);
        } else {
            memory.appendBuffer(chunk);
            if (memory.length() > IN_MEMORY) {
                intoFile();
            }
        }
    }

    private void requireRoom() {
        if (size > most) {
            throw new TooLarge(most);
        }
        share.reach(size);
    }

    private void intoFile() {
        request.pause();
        Spool.open(vertx).onSuccess(this::goOnIn).onFailure(this::failed);
    }

    private void goOnIn(Spool opened) {
        if (isOver) {
            opened.giveUp();
            return;
        }
        spool = opened;
        write(memory);
        memory = null;
        request.resume();
    }

    private void write(Buffer chunk) {
        spool.write(chunk, this::failed);
        if (spool.isFull()) {
            request.pause();
            spool.whenWritten(request::resume);
        }
    }

    private void failed(Throwable failure) {
        if (!isOver) {
            LOG.warnf("A body can't be kept in a temporary file: %s", failure.getMessage());
            refuse(new Unavailable("There is no room for the body just now."));
        }
    }

    private void refuse(Refusal refusal) {
        request.pause();
        end();
        refused.accept(refusal);
    }

    private void finish() {
        if (isOver) {
            return;
        }
        if (UnreadableChunks.areSaidIn(request)) {
            refuse(Malformed.request("The chunks of the body can't be read.", Map.of("Connection", "close")));
        } else if (spool == null) {
            body = new ByteArrayInputStream(memory.getBytes());
            taken.accept(new Taken(body, size));
        } else {
            spool.written().onSuccess(this::hand).onFailure(this::failed);
        }
    }

    private void hand(SpooledBody whole) {
        spool = null;
        body = whole;
        if (isOver) {
            end();
        } else {
            taken.accept(new Taken(whole, size));
        }
    }

    /** The request is over, or what comes of it is not wanted any more. */
    void end() {
        isOver = true;
        memory = null;
        if (spool != null) {
            spool.giveUp();
            spool = null;
        }
        try {
            if (body != null) {
                body.close();
            }
        } catch (IOException e) {
            LOG.debug("A temporary file can't be closed", e);
        }
    }
}
