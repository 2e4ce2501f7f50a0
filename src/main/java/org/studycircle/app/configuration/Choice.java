package org.studycircle.app.configuration;

/** Yes or no. The library would take anything for a no. */
record Choice() implements Form {

    @Override
    public boolean accepts(String value) {
        return "true".equals(value) || "false".equals(value);
    }

    @Override
    public String allowed() {
        return "true or false";
    }
}
