package org.studycircle.bench.stream;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many clients of a live stream on one thread, which note when they hear which post, and nothing else: they are to cost next to nothing. */
final class Ears implements AutoCloseable {

    private static final byte[] MARK = "\nid: ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern POST = Pattern.compile("\"threadId\":\"([^\"]+)\".*?\"postNumber\":(\\d+)");

    private final Selector selector = Selector.open();
    private final List<Ear> ears = new ArrayList<>();
    private final Thread thread = new Thread(this::listen, "ears");
    private final Map<Long, Post> posts = new ConcurrentHashMap<>();
    private volatile boolean isOver;

    /** What an event says of a post. */
    record Post(String thread, int number) {}

    /** @param at in nanoseconds */
    record Heard(long sequence, long at) {}

    /** One client; what it has read of a message that has not come whole it remembers as how far it has come. */
    final class Ear {

        private final List<Heard> heard = new ArrayList<>();
        private int marked;
        private long number;
        private boolean isNumber;
        private boolean isCut;

        private void read(ByteBuffer bytes) {
            long now = System.nanoTime();
            while (bytes.hasRemaining()) {
                read(bytes.get(), bytes, now);
            }
        }

        /** A number counts where the name of an event follows it. */
        private void read(byte next, ByteBuffer rest, long now) {
            if (isNumber && next >= '0' && next <= '9') {
                number = number * 10 + next - '0';
            } else if (isNumber && next != '\n') {
                if (next == 'e') {
                    hear(rest, now);
                }
                isNumber = false;
                marked = next == MARK[1] ? 2 : 0;
            } else if (!isNumber) {
                marked = next == MARK[marked] ? marked + 1 : next == MARK[0] ? 1 : 0;
                if (marked == MARK.length) {
                    isNumber = true;
                    number = 0;
                    marked = 0;
                }
            }
        }

        private void hear(ByteBuffer rest, long now) {
            heard.add(new Heard(number, now));
            if (!posts.containsKey(number)) {
                byte[] seen = new byte[Math.min(rest.remaining(), 600)];
                rest.duplicate().get(seen);
                String message = new String(seen, StandardCharsets.US_ASCII).split("\n\n", 2)[0];
                Matcher post = POST.matcher(message);
                if (message.startsWith("vent: POST_CREATED") && post.find()) {
                    posts.put(number, new Post(post.group(1), Integer.parseInt(post.group(2))));
                }
            }
        }

        List<Heard> heard() {
            return heard;
        }

        boolean isCut() {
            return isCut;
        }
    }

    Ears() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens one more, and returns when it hears. */
    void open(int port, String path, String token) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: text/event-stream\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer head = ByteBuffer.allocate(4_096);
        String said = "";
        while (!said.contains("retry:")) {
            if (channel.read(head) < 0 || !said.isEmpty() && !said.startsWith("HTTP/1.1 200")) {
                throw new EOFException(said);
            }
            said = new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII);
        }
        channel.configureBlocking(false);
        Ear ear = new Ear();
        synchronized (ears) {
            ears.add(ear);
        }
        channel.register(selector, SelectionKey.OP_READ, ear);
        selector.wakeup();
    }

    /** In the order in which they were opened. */
    List<Ear> all() {
        synchronized (ears) {
            return List.copyOf(ears);
        }
    }

    /** What the event of this number is about; null where it is no post, or nobody has heard it. */
    Post post(long sequence) {
        return posts.get(sequence);
    }

    private void listen() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(65_536);
        try {
            while (!isOver) {
                selector.select(key -> read(key, bytes));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(SelectionKey key, ByteBuffer bytes) {
        Ear ear = (Ear) key.attachment();
        bytes.clear();
        try {
            ear.isCut = ((SocketChannel) key.channel()).read(bytes) < 0;
            ear.read(bytes.flip());
        } catch (IOException reset) {
            ear.isCut = true;
        }
        if (ear.isCut) {
            key.cancel();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        isOver = true;
        selector.wakeup();
        thread.join();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
