package org.studycircle.app.configuration;

/** What the value of a setting may be. */
public interface Form {

    boolean accepts(String value);

    /** In words that follow "must be" and stand in a table. */
    String allowed();
}
