package org.studycircle.feed.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

import org.studycircle.feed.End;
import org.studycircle.feed.News;
import org.studycircle.people.PersonStates.Guest;

import io.vertx.core.buffer.Buffer;

/**
 * One live stream, on the {@link StreamLoop}. It keeps a number and not events: what waits to be sent is one reading, and the next
 * one is made when the client has taken that. Who does not take anything for too long is cut off and may resume.
 */
public class EventStream {

    private final StreamRequest request;
    private final StreamLoop loop;
    private final StreamMessages messages;
    private final Consumer<EventStream> whenHungry;
    private final Consumer<EventStream> whenClosed;
    /** What is to be said as soon as the client takes it, null for nothing. */
    private Buffer waiting;
    private Client client;
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
     * @param whenHungry hears that there is something to read for it, and room for it
     * @param whenClosed hears of the end, once
     */
    EventStream(StreamRequest request, End end, StreamLoop loop, StreamMessages messages, Consumer<EventStream> whenHungry,
            Consumer<EventStream> whenClosed) {
        this.request = request;
        this.loop = loop;
        this.messages = messages;
        this.whenHungry = whenHungry;
        this.whenClosed = whenClosed;
        boolean isFromNowOn = request.after() == null || !end.known();
        after = isFromNowOn ? end.last() : request.after();
        told = isFromNowOn ? end.told() : request.after();
        waiting = end.known() ? messages.open(told) : messages.reset(told);
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

    /** Number of the last event that was looked at for it. */
    long after() {
        return after;
    }

    /** Of the event loop on which its client is written to. */
    Turns turns() {
        return client.turns();
    }

    boolean hasAll(long last) {
        return after >= last;
    }

    /**
     * From anywhere: the answer has begun.
     *
     * @param whenDone is run when it is over, however it ends
     */
    void answer(Client answering, Runnable whenDone) {
        answering.whenGone(() -> loop.run(this::close));
        loop.run(() -> {
            this.client = answering;
            this.whenDone = whenDone;
            taken();
        });
    }

    void fallBehind() {
        isBehind = true;
        askForMore();
    }

    private void askForMore() {
        if (isHungry()) {
            whenHungry.accept(this);
        }
    }

    void catchUp() {
        isBehind = false;
    }

    /** Whether there is something to read for it, and room for it. */
    boolean isHungry() {
        return isBehind && isIdle();
    }

    private boolean isIdle() {
        return isTaking && waiting == null && !isEnding && !isClosed;
    }

    /**
     * It was looked for news.
     *
     * @param part what is for it, null for nothing
     * @param last number of the last event that was looked at
     * @param isAll whether there are no more
     */
    void tell(Part part, long last, boolean isAll) {
        if (isEnding) {
            return;
        }
        after = last;
        isBehind |= !isAll;
        if (part == null) {
            askForMore();
        } else {
            told = part.place();
            say(part.text());
        }
    }

    /** @param last what is said yet; what waits is not, it can be had again */
    void end(Buffer last) {
        if (!isEnding) {
            isEnding = true;
            say(last);
        }
    }

    /** To be called often: whether its time is over, its client gone, or a sign of life due. */
    void check(StreamSettings settings, Instant now) {
        if (!isTaking && hasStoodStillFor(settings.patience())) {
            cut();
        } else if (!now.isBefore(request.expiresAt())) {
            end(messages.end());
        } else if (isIdle() && hasStoodStillFor(settings.heartbeat())) {
            say(signOfLife());
        }
    }

    /** What comes by the clock tells when nothing of what is passed over has happened. */
    private Buffer signOfLife() {
        long before = told;
        told = News.passed(told, after);
        return told > before ? messages.passed(told) : messages.heartbeat();
    }

    private boolean hasStoodStillFor(Duration time) {
        return System.nanoTime() - lastMoved >= time.toNanos();
    }

    private void say(Buffer part) {
        waiting = part;
        send();
    }

    private void send() {
        if (isTaking && !isClosed) {
            Buffer part = waiting;
            waiting = null;
            isTaking = false;
            lastMoved = System.nanoTime();
            client.write(part, failure -> loop.run(failure == null ? this::taken : this::cut));
        }
    }

    /** The client has taken what was sent. */
    private void taken() {
        isTaking = true;
        lastMoved = System.nanoTime();
        if (waiting != null) {
            send();
        } else if (isEnding && !isClosed) {
            client.end();
            close();
        } else {
            askForMore();
        }
    }

    private void cut() {
        if (!isClosed && client != null) {
            client.cut();
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
