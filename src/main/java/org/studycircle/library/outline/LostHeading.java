package org.studycircle.library.outline;

/** A hint: before this paragraph (which begins in that line) the source leaves so many blank lines that a heading may be missing. */
public record LostHeading(int block, int line, int blankLines) {

    public String why() {
        return blankLines + " blank lines before it, more than is usual in this text: a heading may have been lost here";
    }
}
