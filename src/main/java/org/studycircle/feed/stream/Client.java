package org.studycircle.feed.stream;

import java.util.function.Consumer;

import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** The other end of a live stream. It is spoken to on the event loop of its connection, in the order in which it was said. */
final class Client {

    private final ServerHttpResponse answer;
    private final HttpServerResponse body;
    private final Turns turns;

    /**
     * @param body of the answer, into which parts are written that many clients share
     * @param turns of the connection's event loop
     */
    Client(ServerHttpResponse answer, HttpServerResponse body, Turns turns) {
        this.answer = answer;
        this.body = body;
        this.turns = turns;
    }

    Turns turns() {
        return turns;
    }

    /** @param taken is told when the client has taken all of it: null, or why it can't */
    void write(Buffer part, Consumer<Throwable> taken) {
        turns.run(() -> body.write(part, result -> taken.accept(result.cause())));
    }

    void end() {
        turns.run(answer::end);
    }

    void cut() {
        turns.run(answer::reset);
    }

    void whenGone(Runnable act) {
        answer.addCloseHandler(act);
    }
}
