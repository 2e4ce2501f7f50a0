package org.studycircle.http;

/** Something that was created by a request, and remembers which. */
public interface Created {

    /** The {@link Fingerprint} of that request. */
    byte[] createdFrom();

    /** Whether it is gone, so that its id stands for nothing any more. */
    default boolean isGone() {
        return false;
    }
}
