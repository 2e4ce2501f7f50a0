package org.studycircle.library.outline;

/** Where a block of an imported text belongs. Only paragraphs and headings become the edition's text. */
public enum BlockRole {
    TITLE, BYLINE, STANDFIRST, HEADING, PARAGRAPH, NOISE
}
