package org.studycircle.feed.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.studycircle.feed.End;
import org.studycircle.feed.EventView;
import org.studycircle.feed.Follower;
import org.studycircle.feed.News;
import org.studycircle.people.PersonStates.Guest;

/**
 * One live stream, on the {@link StreamLoop}. It keeps a number and not events: what waits to be sent is one reading, and the next
 * one is made when the client has taken that. Who does not take anything for too long is cut off and may resume.
 */
public class EventStream {

    private final StreamRequest request;
    private final StreamLoop loop;
    private final StreamMessages messages;
    private final Consumer<EventStream> whenReady;
    private final Consumer<EventStream> whenClosed;
    private final StringBuilder waiting = new StringBuilder();
    private ServerHttpResponse client;
    private Runnable whenDone;
    /** Number of the last event that was looked at. */
    private long after;
    /** The place that the client has. */
    private long told;
    private long lastMoved = System.nanoTime();
    private boolean isTaking;
    private boolean isBehind = true;
    private boolean isEnding;
    private boolean isClosed;

    /**
     * @param end of the group's log, as the stream begins
     * @param whenReady hears that everything was taken, and there is more
     * @param whenClosed hears of the end, once
     */
    EventStream(StreamRequest request, End end, StreamLoop loop, StreamMessages messages, Consumer<EventStream> whenReady,
            Consumer<EventStream> whenClosed) {
        this.request = request;
        this.loop = loop;
        this.messages = messages;
        this.whenReady = whenReady;
        this.whenClosed = whenClosed;
        boolean isFromNowOn = request.after() == null || !end.known();
        after = isFromNowOn ? end.last() : request.after();
        told = isFromNowOn ? end.told() : request.after();
        waiting.append(end.known() ? messages.open(told) : messages.reset(told));
    }

    UUID groupId() {
        return request.groupId();
    }

    UUID personId() {
        return request.personId();
    }

    Guest guest() {
        return request.guest();
    }

    Follower follower() {
        return new Follower(request.personId(), after);
    }

    boolean hasAll(long last) {
        return after >= last;
    }

    /**
     * From anywhere: the answer has begun.
     *
     * @param whenDone is run when it is over, however it ends
     */
    void answer(ServerHttpResponse answer, Runnable whenDone) {
        answer.addCloseHandler(() -> loop.run(this::close));
        loop.run(() -> {
            this.client = answer;
            this.whenDone = whenDone;
            taken();
        });
    }

    void fallBehind() {
        isBehind = true;
    }

    void catchUp() {
        isBehind = false;
    }

    /** Whether there is something to read for it, and room for it. */
    boolean isHungry() {
        return isBehind && isIdle();
    }

    private boolean isIdle() {
        return isTaking && waiting.isEmpty() && !isEnding && !isClosed;
    }

    void tell(News news) {
        if (isEnding) {
            return;
        }
        for (EventView event : news.events()) {
            waiting.append(messages.event(event));
            told = event.sequence();
        }
        after = news.last();
        isBehind |= !news.isAll();
        send();
    }

    /** @param last what is said yet; what waits is not, it can be had again */
    void end(String last) {
        if (!isEnding) {
            isEnding = true;
            waiting.setLength(0);
            waiting.append(last);
            send();
        }
    }

    /** To be called often: whether its time is over, its client gone, or a sign of life due. */
    void check(StreamSettings settings) {
        if (!isTaking && hasStoodStillFor(settings.patience())) {
            cut();
        } else if (!Instant.now().isBefore(request.expiresAt())) {
            end(messages.end());
        } else if (isIdle() && hasStoodStillFor(settings.heartbeat())) {
            waiting.append(signOfLife());
            send();
        }
    }

    /** What comes by the clock tells when nothing of what is passed over has happened. */
    private String signOfLife() {
        long before = told;
        told = News.passed(told, after);
        return told > before ? messages.passed(told) : messages.heartbeat();
    }

    private boolean hasStoodStillFor(Duration time) {
        return System.nanoTime() - lastMoved >= time.toNanos();
    }

    private void send() {
        if (isTaking && !isClosed && !waiting.isEmpty()) {
            byte[] part = waiting.toString().getBytes(StandardCharsets.UTF_8);
            waiting.setLength(0);
            isTaking = false;
            lastMoved = System.nanoTime();
            client.write(part, failure -> loop.run(failure == null ? this::taken : this::cut));
        }
    }

    /** The client has taken what was sent. */
    private void taken() {
        isTaking = true;
        lastMoved = System.nanoTime();
        if (!waiting.isEmpty()) {
            send();
        } else if (isEnding && !isClosed) {
            client.end();
            close();
        } else if (isHungry()) {
            whenReady.accept(this);
        }
    }

    private void cut() {
        if (!isClosed && client != null) {
            client.reset();
        }
        close();
    }

    private void close() {
        if (!isClosed) {
            isClosed = true;
            whenClosed.accept(this);
            if (whenDone != null) {
                whenDone.run();
            }
        }
    }
}
