package org.studycircle.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP/1.1 connection to a port of this machine that is kept. It reads of an answer no more than it has to, so that measuring costs
 * little of the processors that it measures.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int PATIENCE_MILLISECONDS = 60_000;
    private static final int NOT_MODIFIED = 304;
    private static final int NO_CONTENT = 204;
    private static final int END_OF_CHUNK = 2;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;

    Wire(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLISECONDS);
        in = socket.getInputStream();
    }

    /** @return the status of the answer, once all of it has come */
    int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        boolean inChunks = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                inChunks = lower.endsWith("chunked");
            }
        }
        if (inChunks) {
            skipChunks();
        } else if (status != NOT_MODIFIED && status != NO_CONTENT) {
            skip(length);
        }
        return status;
    }

    private void skipChunks() throws IOException {
        long length;
        do {
            length = Long.parseLong(line(), 16);
            skip(length + END_OF_CHUNK);
        } while (length > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            for (int i = next; i < end; i++) {
                if (buffer[i] == '\n') {
                    line.append(new String(buffer, next, i - next, StandardCharsets.ISO_8859_1));
                    next = i + 1;
                    return line.substring(0, line.length() - 1);
                }
            }
            line.append(new String(buffer, next, end - next, StandardCharsets.ISO_8859_1));
            fill();
        }
    }

    private void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > end - next) {
            left -= end - next;
            fill();
        }
        next += (int) left;
    }

    private void fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
            throw new EOFException("cut off");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
