package org.studycircle.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;

import org.studycircle.http.problem.Unavailable;

/** A body in a file, which is gone when the request is over: who still reads it then works for nobody, and is told so. */
final class SpooledBody extends InputStream {

    private final InputStream file;
    private volatile boolean isOver;

    SpooledBody(InputStream file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (isOver) {
            throw over();
        }
        try {
            return file.read(bytes, offset, length);
        } catch (ClosedChannelException e) {
            throw over();
        }
    }

    private static Unavailable over() {
        return new Unavailable("The request is over.");
    }

    @Override
    public int available() throws IOException {
        return isOver ? 0 : file.available();
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        file.close();
    }
}
