package org.studycircle.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * What came back over a connection of its own, to bytes that no HTTP client would send.
 *
 * @param millis from the first byte sent to the last one read
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body, long millis) {

    public static final int MOST_MILLIS = 10_000;

    public static Answer to(byte[] request, boolean withoutBody, int port) throws IOException {
        long begin = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(MOST_MILLIS);
            try {
                socket.getOutputStream().write(request);
            } catch (IOException answeredBefore) {
                // of a body that is too large not everything is read
            }
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int status = status(in);
            Map<String, List<String>> headers = headers(in);
            while (status < 200) {
                status = status(in);
                headers = headers(in);
            }
            byte[] body = withoutBody || status == 204 || status == 304 ? new byte[0] : body(in, headers);
            return new Answer(status, headers, body, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
    }

    public String header(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static int status(InputStream in) throws IOException {
        String[] line = line(in).split(" ", 3);
        if (line.length < 2 || !line[0].equals("HTTP/1.1") && !line[0].equals("HTTP/1.0")) {
            throw new IOException("This is no HTTP: " + String.join(" ", line));
        }
        return Integer.parseInt(line[1]);
    }

    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("Content-Type", List.of("")).get(0).startsWith("text/event-stream")) {
            return new byte[0];
        }
        if (headers.keySet().equals(Set.of("connection"))) {
            // Vert.x refuses a half-hearted change to HTTP/2 without saying that no body follows, and leaves the connection open
            return new byte[0];
        }
        byte[] body = headers.containsKey("Transfer-Encoding")
                ? chunks(in)
                : headers.containsKey("Content-Length")
                        ? exactly(in, Integer.parseInt(headers.get("Content-Length").get(0)))
                        : in.readAllBytes();
        return headers.getOrDefault("Content-Encoding", List.of()).contains("gzip")
                ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                : body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.writeBytes(exactly(in, size));
            if (!line(in).isEmpty()) {
                throw new IOException("A chunk is longer than it says");
            }
        }
        return body.toByteArray();
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("of " + size + " bytes of the body came " + bytes.length);
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed after: " + line);
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
