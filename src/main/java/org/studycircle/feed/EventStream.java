package org.studycircle.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import jakarta.ws.rs.sse.OutboundSseEvent;

/**
 * One live stream, on the {@link StreamLoop}. It keeps a number and not events: what waits to be sent is one reading, and the next
 * one is made when the client has taken that. Who does not take anything for too long is cut off and may resume.
 */
class EventStream implements Flow.Publisher<OutboundSseEvent>, Flow.Subscription {

    private final StreamRequest request;
    private final StreamLoop loop;
    private final StreamMessages messages;
    private final Consumer<EventStream> whenReady;
    private final Consumer<EventStream> whenClosed;
    private final Queue<OutboundSseEvent> waiting = new ArrayDeque<>();
    private Flow.Subscriber<? super OutboundSseEvent> client;
    private long after;
    private long demand;
    private long lastMoved = System.nanoTime();
    private boolean isBehind = true;
    private boolean isEnding;
    private boolean isClosed;

    /**
     * @param last number of the group's last event
     * @param whenReady hears that everything was taken
     * @param whenClosed hears of the end, once
     */
    EventStream(StreamRequest request, long last, StreamLoop loop, StreamMessages messages, Consumer<EventStream> whenReady,
            Consumer<EventStream> whenClosed) {
        this.request = request;
        this.loop = loop;
        this.messages = messages;
        this.whenReady = whenReady;
        this.whenClosed = whenClosed;
        boolean isOfAnotherHistory = request.after() != null && request.after() > last;
        after = request.after() == null || isOfAnotherHistory ? last : request.after();
        waiting.add(isOfAnotherHistory ? messages.reset(last) : messages.open(after));
    }

    UUID groupId() {
        return request.groupId();
    }

    UUID personId() {
        return request.personId();
    }

    Follower follower() {
        return new Follower(request.personId(), after);
    }

    boolean hasAll(long last) {
        return after >= last;
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
        return demand > 0 && waiting.isEmpty() && !isEnding && !isClosed;
    }

    void tell(News news) {
        news.events().forEach(event -> waiting.add(messages.event(event)));
        long told = news.events().isEmpty() ? after : news.events().get(news.events().size() - 1).sequence();
        if (news.last() > told) {
            waiting.add(messages.passed(news.last()));
        }
        after = news.last();
        isBehind |= !news.isAll();
        flush();
    }

    /** @param last what is said yet; what waits is not, it can be had again */
    void end(OutboundSseEvent last) {
        if (!isEnding) {
            isEnding = true;
            waiting.clear();
            waiting.add(last);
            flush();
        }
    }

    /** To be called often: whether its time is over, its client gone, or a sign of life due. */
    void check(StreamSettings settings) {
        if (demand == 0 && hasStoodStillFor(settings.patience())) {
            close();
            request.cut().run();
        } else if (!Instant.now().isBefore(request.expiresAt())) {
            end(messages.end());
        } else if (isIdle() && hasStoodStillFor(settings.heartbeat())) {
            waiting.add(messages.heartbeat());
            flush();
        }
    }

    private boolean hasStoodStillFor(Duration time) {
        return System.nanoTime() - lastMoved >= time.toNanos();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super OutboundSseEvent> subscriber) {
        client = subscriber;
        subscriber.onSubscribe(this);
    }

    /** The client has taken what was sent. */
    @Override
    public void request(long more) {
        loop.run(() -> {
            demand += more;
            lastMoved = System.nanoTime();
            flush();
            if (isHungry()) {
                whenReady.accept(this);
            }
        });
    }

    @Override
    public void cancel() {
        loop.run(this::close);
    }

    private void flush() {
        while (demand > 0 && !waiting.isEmpty() && !isClosed) {
            demand--;
            lastMoved = System.nanoTime();
            client.onNext(waiting.remove());
        }
        if (isEnding && waiting.isEmpty() && !isClosed) {
            close();
            client.onComplete();
        }
    }

    private void close() {
        if (!isClosed) {
            isClosed = true;
            whenClosed.accept(this);
        }
    }
}
