package org.studycircle.library.format;

/**
 * A piece of the text as its author set it apart: with the lines it comes from (from 1, inclusive) and the blank lines before it.
 * The level is that of a heading written in Markdown, 0 for all else.
 */
public record Block(int index, int firstLine, int lastLine, int blankLinesBefore, Form form, int level, String text) {

    /** What the writing itself says; plain text says nothing, and the outline's rules judge it. */
    public enum Form {
        TEXT, HEADING, BODY, SEPARATOR, FRONT_MATTER, LINK_TARGET
    }

    public boolean isLine() {
        return text.indexOf('\n') < 0;
    }

    public int length() {
        return text.length();
    }
}
