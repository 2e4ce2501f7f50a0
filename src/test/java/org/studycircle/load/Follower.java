package org.studycircle.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.studycircle.testing.People;

/** Somebody who follows a group live, and comes back after the last event that they have when a stream ends. */
public final class Follower implements AutoCloseable {

    private static final int SILENCE_MILLISECONDS = 60_000;
    private static final int LONGEST_WAIT_MILLISECONDS = 1_000;

    /**
     * How a stream ended.
     *
     * @param isWhole whether it was ended, and not cut off
     * @param retry milliseconds that the client was told last to wait, -1 where it was not
     */
    public record End(int port, boolean isWhole, int retry) {}

    private final String path;
    private final People person;
    private final Route route;
    private final Thread following;
    private final List<Long> met = new CopyOnWriteArrayList<>();
    private final List<End> ends = new CopyOnWriteArrayList<>();
    private volatile KeptConnection connection;
    private volatile int openAt;
    private volatile boolean isOver;
    private int retry = -1;

    /** From the first event of the group on. */
    public Follower(Scenery scenery, People person, Route route) {
        this.path = scenery.path("/events/stream?after=");
        this.person = person;
        this.route = route;
        following = new Thread(this::follow, "follower");
        following.setDaemon(true);
        following.start();
    }

    /** Numbers of the events, in the order in which they came. */
    public List<Long> met() {
        return List.copyOf(met);
    }

    public List<End> ends() {
        return List.copyOf(ends);
    }

    /** The port of the replica that has the stream; 0 where there is none. */
    public int openAt() {
        return openAt;
    }

    private void follow() {
        try {
            while (!isOver) {
                stream();
                Thread.sleep(Math.min(LONGEST_WAIT_MILLISECONDS, Math.max(50, retry)));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream() {
        int port = route.port();
        try (KeptConnection opened = KeptConnection.to(port)) {
            connection = opened;
            opened.send("GET", path + (met.isEmpty() ? 0 : met.get(met.size() - 1)), person.token(), null, "text/event-stream");
            opened.waitFor(SILENCE_MILLISECONDS);
            if (opened.readHead().status() == 200) {
                openAt = port;
                ends.add(new End(port, isEnded(opened), retry));
            } else {
                route.refused(port);
            }
        } catch (IOException nobodyListens) {
            route.refused(port);
        } finally {
            openAt = 0;
        }
    }

    /** Reads to the end. @return whether there was one */
    private boolean isEnded(KeptConnection stream) {
        StringBuilder unread = new StringBuilder();
        try {
            for (String chunk = stream.chunk(); chunk != null; chunk = stream.chunk()) {
                unread.append(chunk);
                for (int end = unread.indexOf("\n\n"); end >= 0; end = unread.indexOf("\n\n")) {
                    hear(unread.substring(0, end));
                    unread.delete(0, end + 2);
                }
            }
            return true;
        } catch (IOException cutOff) {
            return false;
        }
    }

    private void hear(String message) {
        Long id = null;
        boolean isEvent = false;
        for (String line : message.split("\n")) {
            if (line.startsWith("id: ")) {
                id = Long.valueOf(line.substring("id: ".length()));
            } else if (line.startsWith("retry: ")) {
                retry = Integer.parseInt(line.substring("retry: ".length()));
            } else if (line.startsWith("data: ")) {
                isEvent = true;
            }
        }
        if (isEvent) {
            met.add(id);
        }
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        following.interrupt();
        if (connection != null) {
            connection.close();
        }
    }
}
