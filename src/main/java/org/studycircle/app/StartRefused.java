package org.studycircle.app;

/** The service can't be started; the message tells the person who tried why, and what to do. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
