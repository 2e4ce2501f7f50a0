package org.studycircle.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** An HTTP/1.1 connection to a port of this machine, one request after the other, that does nothing of its own accord. */
public final class KeptConnection implements AutoCloseable {

    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final int ANSWER_MILLISECONDS = 30_000;

    private final int port;
    private final Socket socket = new Socket();
    private final InputStream in;
    private boolean isOver;

    private KeptConnection(int port) throws IOException {
        this.port = port;
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLISECONDS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    public static KeptConnection to(int port) throws IOException {
        return new KeptConnection(port);
    }

    public int port() {
        return port;
    }

    /** Whether nothing more is to be sent: the last answer said so, or the server has closed it. */
    public boolean isOver() {
        return isOver || isClosedByServer();
    }

    private boolean isClosedByServer() {
        try {
            socket.setSoTimeout(1);
            in.mark(1);
            isOver = in.read() < 0;
            in.reset();
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException e) {
            isOver = true;
        }
        return isOver;
    }

    /**
     * @param json the body, null for none
     * @throws IOException where it was sent, or may have been, and there was no whole answer
     */
    public Reply call(String method, String path, String token, String json) throws IOException {
        send(method, path, token, json, "application/json");
        Reply reply = read();
        isOver = reply.closes();
        return reply;
    }

    /** A request alone; its answer is read by {@link #readHead()} and whoever called. */
    public void send(String method, String path, String token, String json, String accept) throws IOException {
        byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
        String head = method + " /api/v1" + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nAccept: " + accept + "\r\n"
                + (json == null ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n") + "\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(body, 0, all, headBytes.length, body.length);
        socket.getOutputStream().write(all);
    }

    private Reply read() throws IOException {
        socket.setSoTimeout(ANSWER_MILLISECONDS);
        Reply head = readHead();
        byte[] body;
        if (head.headers().containsKey("content-length")) {
            body = exactly(Integer.parseInt(head.headers().get("content-length")));
        } else if ("chunked".equalsIgnoreCase(head.headers().get("transfer-encoding"))) {
            body = chunks();
        } else {
            body = new byte[0];
        }
        return new Reply(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
    }

    /** Status and headers of an answer whose body is still to come. */
    public Reply readHead() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return new Reply(status, headers, "");
    }

    /** The next part of an answer that comes in chunks; null after the last one. */
    public String chunk() throws IOException {
        int length = Integer.parseInt(line(), 16);
        String chunk = new String(exactly(length), StandardCharsets.UTF_8);
        if (!line().isEmpty()) {
            throw new IOException("no chunk");
        }
        return length == 0 ? null : chunk;
    }

    private byte[] chunks() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String chunk = chunk(); chunk != null; chunk = chunk()) {
            all.append(chunk);
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
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
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** Patience with an answer that comes bit by bit. */
    public void waitFor(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
