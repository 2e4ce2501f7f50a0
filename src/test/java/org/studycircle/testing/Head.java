package org.studycircle.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A request whose head alone is sent: the connection stays open for more. */
public final class Head implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answer;
    private final Map<String, String> headers = new HashMap<>();

    private Head(Socket socket) throws IOException {
        this.socket = socket;
        this.answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** @param lines the request line and all headers */
    public static Head send(URI service, String... lines) throws IOException {
        Head head = new Head(new Socket(service.getHost(), service.getPort()));
        head.send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return head;
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** @return the status that was answered, 0 where the connection was closed without a word, null where nothing came in time */
    public Integer status(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        try {
            String first = answer.readLine();
            if (first == null) {
                return 0;
            }
            for (String line = answer.readLine(); line != null && !line.isEmpty(); line = answer.readLine()) {
                String[] header = line.split(": *", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
            }
            return Integer.valueOf(first.split(" ")[1]);
        } catch (SocketTimeoutException silence) {
            return null;
        }
    }

    /** Of the answer, by its name in small letters. */
    public String header(String name) {
        return headers.get(name);
    }

    /** Whether the service closes the connection in time. */
    public boolean isClosed(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        try {
            int read = 0;
            while (read >= 0) {
                read = answer.read();
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
