package org.studycircle.load;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.studycircle.history.Attempt;
import org.studycircle.history.Attempt.Outcome;
import org.studycircle.testing.People;
import org.studycircle.text.Ids;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** Somebody who reads and writes in one group, a little of everything, and does as the contract says when sent away. */
final class Client implements Runnable {

    private static final int PAUSE_MILLISECONDS = 15;
    private static final int LONGEST_WAIT_MILLISECONDS = 1_000;
    private static final int NO_SUCH_POST = 1_000_000;
    private static final int CLIENT_ERROR = 400;

    private final Load load;
    private final Route route;
    private final People person;
    private final boolean abandons;
    private KeptConnection connection;
    private long sequence;

    Client(Load load, Route route, People person, boolean abandons) {
        this.load = load;
        this.route = route;
        this.person = person;
        this.abandons = abandons;
    }

    @Override
    public void run() {
        try {
            while (!load.isOver()) {
                act(ThreadLocalRandom.current());
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private void act(Random random) throws InterruptedException {
        List<UUID> threads = load.scenery().threads();
        UUID thread = threads.get(random.nextInt(threads.size()));
        int choice = random.nextInt(100);
        if (choice < 45) {
            UUID post = Ids.next();
            write("createPost", "/threads/" + thread + "/posts", thread, post, "{\"postId\":\"%s\",\"text\":\"%s\"}");
        } else if (choice < 50) {
            write("createPost, refused", "/threads/" + thread + "/posts", thread, Ids.next(),
                    "{\"postId\":\"%s\",\"parent\":" + NO_SUCH_POST + ",\"text\":\"%s\"}");
        } else if (choice < 55) {
            UUID opened = Ids.next();
            write("createThread", "/threads", opened, Ids.next(),
                    "{\"threadId\":\"" + opened + "\",\"title\":\"A thread\",\"post\":{\"postId\":\"%s\",\"text\":\"%s\"}}");
        } else if (choice < 65) {
            read(random);
        } else if (choice < 70) {
            ask("PUT", "/me/read-states/" + thread, "markRead",
                    "{\"seen\":[{\"first\":1,\"last\":" + (1 + random.nextInt(50)) + "}]}");
        } else if (choice < 85) {
            ask("GET", "/threads/" + thread + "/posts?limit=20", "listPosts", null);
        } else {
            ask("GET", "/threads?limit=20", "listThreads", null);
        }
    }

    /** One post, tried until it is known what became of it. */
    private void write(String what, String path, UUID thread, UUID post, String json) throws InterruptedException {
        String text = "Text of " + post;
        String body = json.formatted(post, text);
        boolean isLeft = abandons && ThreadLocalRandom.current().nextBoolean();
        Attempt attempt;
        do {
            long begun = System.nanoTime();
            Reply reply = exchange("POST", path, what, body);
            attempt = attempt(thread, post, text, begun, reply, what);
            load.history().add(attempt);
        } while (attempt.outcome() == Outcome.UNKNOWN && !isLeft && !load.isOver());
        if (attempt.outcome() == Outcome.UNKNOWN && what.equals("createPost")) {
            load.abandon(new Abandoned(attempt, person));
        }
    }

    private static Attempt attempt(UUID thread, UUID post, String text, long begun, Reply reply, String what) {
        long ended = System.nanoTime();
        if (reply == null || reply.status() == Exchange.UNAVAILABLE) {
            return new Attempt(thread, post, text, begun, ended, Outcome.UNKNOWN, null);
        }
        if (reply.status() >= CLIENT_ERROR) {
            return new Attempt(thread, post, text, begun, ended, Outcome.REFUSED, null);
        }
        int number = what.equals("createThread") ? 1 : reply.json().get("number").asInt();
        return new Attempt(thread, post, text, begun, ended, Outcome.DONE, number);
    }

    private void read(Random random) throws InterruptedException {
        UUID event = Ids.next();
        List<String> keys = load.scenery().paragraphKeys();
        String body = """
                {"events":[{"eventId":"%s","sectionId":"%s","kind":"READ","paragraphKey":"%s","sequence":%d,"occurredAt":"%s"}]}
                """.formatted(event, load.scenery().sectionId(), keys.get(random.nextInt(keys.size())), ++sequence,
                Instant.now());
        Reply reply = ask("POST", "/me/reading-events", "recordReading", body);
        if (reply != null && reply.status() < CLIENT_ERROR) {
            load.history().addReading(event);
        }
    }

    /** Until it is answered, or the load is over. */
    @CanIgnoreReturnValue
    private Reply ask(String method, String path, String what, String body) throws InterruptedException {
        Reply reply;
        do {
            reply = exchange(method, path, what, body);
        } while ((reply == null || reply.status() == Exchange.UNAVAILABLE) && !load.isOver());
        return reply;
    }

    /** @return null where there was no whole answer */
    private Reply exchange(String method, String path, String what, String body) throws InterruptedException {
        if (!connect()) {
            return null;
        }
        int port = connection.port();
        long begun = System.nanoTime();
        Reply reply = null;
        try {
            reply = connection.call(method, load.scenery().path(path), person.token(), body);
        } catch (IOException unanswered) {
            leave();
        }
        load.record(new Exchange(port, what, reply == null ? null : reply.status(), reply != null && reply.closes(),
                reply == null ? -1 : reply.retryAfter(), begun, System.nanoTime()));
        if (reply != null && reply.status() == Exchange.UNAVAILABLE) {
            route.refused(port);
            Thread.sleep(Math.min(LONGEST_WAIT_MILLISECONDS, 1_000 * Math.max(0, reply.retryAfter())));
        }
        return reply;
    }

    /** @return whether there is a connection on which something can be sent; not if the load ends meanwhile */
    private boolean connect() throws InterruptedException {
        if (connection != null && connection.isOver()) {
            leave();
        }
        while (connection == null && !load.isOver()) {
            int port = route.port();
            try {
                connection = KeptConnection.to(port);
            } catch (IOException nobodyListens) {
                route.refused(port);
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        }
        return connection != null;
    }

    private void leave() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException broken) {
            // it is gone in any case
        }
        connection = null;
    }
}
