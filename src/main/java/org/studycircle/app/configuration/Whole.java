package org.studycircle.app.configuration;

/** A whole number, the bounds included. */
record Whole(long least, long most) implements Form {

    @Override
    public boolean accepts(String value) {
        try {
            long number = Long.parseLong(value);
            return least <= number && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public String allowed() {
        return "a whole number from %d to %d".formatted(least, most);
    }
}
