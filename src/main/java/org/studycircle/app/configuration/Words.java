package org.studycircle.app.configuration;

/** Text of a pattern; the whole value, of a list too. */
record Words(String pattern, String allowed) implements Form {

    @Override
    public boolean accepts(String value) {
        return value.matches(pattern);
    }
}
