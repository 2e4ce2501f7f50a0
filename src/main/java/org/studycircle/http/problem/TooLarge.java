package org.studycircle.http.problem;

/** 413: more than the service takes in one request. */
public class TooLarge extends Refusal {

    public TooLarge(long mostBytes) {
        super(413, "too-large", "Too large", "At most " + mostBytes + " bytes are taken here.");
    }
}
