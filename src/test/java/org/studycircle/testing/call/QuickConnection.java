package org.studycircle.testing.call;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

import io.restassured.http.Header;
import io.restassured.http.Headers;

/** A connection by HTTP/1.1, kept for the next request to the same server. */
final class QuickConnection {

    private static final int PATIENCE_MILLISECONDS = 180_000;
    private static final Map<InetSocketAddress, ConcurrentLinkedDeque<QuickConnection>> IDLE = new ConcurrentHashMap<>();

    private final SocketChannel channel;
    private final InputStream in;
    /** Whether anything of an answer has come. */
    private boolean hasBegun;

    private QuickConnection(InetSocketAddress server) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.socket().setSoTimeout(PATIENCE_MILLISECONDS);
        in = new BufferedInputStream(channel.socket().getInputStream());
    }

    /**
     * @param head of the request, with the empty line
     * @param body null for none
     * @param isHead whether the answer has no body, whatever it says
     */
    static QuickAnswer exchange(String host, int port, String head, byte[] body, boolean isHead) throws IOException {
        InetSocketAddress server = new InetSocketAddress(host, port);
        QuickConnection kept = kept(server);
        if (kept != null) {
            try {
                return kept.exchange(server, head, body, isHead);
            } catch (IOException e) {
                if (kept.hasBegun) {
                    throw e;
                }
                // the server has closed it while nothing was sent
            }
        }
        return new QuickConnection(server).exchange(server, head, body, isHead);
    }

    private static QuickConnection kept(InetSocketAddress server) throws IOException {
        ConcurrentLinkedDeque<QuickConnection> idle = IDLE.computeIfAbsent(server, fresh -> new ConcurrentLinkedDeque<>());
        QuickConnection kept = idle.pollLast();
        while (kept != null && !kept.isOpen()) {
            kept.channel.close();
            kept = idle.pollLast();
        }
        return kept;
    }

    private boolean isOpen() {
        try {
            channel.configureBlocking(false);
            boolean isOpen = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return isOpen;
        } catch (IOException e) {
            return false;
        }
    }

    private QuickAnswer exchange(InetSocketAddress server, String head, byte[] body, boolean isHead) throws IOException {
        hasBegun = false;
        boolean isKept = false;
        try {
            send(head, body);
            QuickAnswer answer = read(isHead);
            isKept = !"close".equalsIgnoreCase(answer.headers().getValue("Connection"));
            return answer;
        } finally {
            if (isKept) {
                IDLE.get(server).addLast(this);
            } else {
                channel.close();
            }
        }
    }

    private void send(String head, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        if (body != null) {
            all.writeBytes(body);
        }
        ByteBuffer bytes = ByteBuffer.wrap(all.toByteArray());
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException refused) {
            // a body that is too large is answered before it is read
        }
    }

    private QuickAnswer read(boolean isHead) throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        List<Header> all = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            all.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        Headers headers = new Headers(all);
        return new QuickAnswer(status, headers, isHead || status == 204 || status == 304 ? new byte[0] : body(headers));
    }

    private byte[] body(Headers headers) throws IOException {
        if (headers.hasHeaderWithName("Content-Length")) {
            return exactly(Integer.parseInt(headers.getValue("Content-Length")));
        }
        if (!"chunked".equalsIgnoreCase(headers.getValue("Transfer-Encoding"))) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
            all.writeBytes(exactly(length));
            endOfChunk();
        }
        endOfChunk();
        return all.toByteArray();
    }

    private void endOfChunk() throws IOException {
        if (!line().isEmpty()) {
            throw new IOException("no chunk");
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("cut off");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("cut off");
            }
            hasBegun = true;
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
