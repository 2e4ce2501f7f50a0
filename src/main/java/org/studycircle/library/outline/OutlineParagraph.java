package org.studycircle.library.outline;

/** A paragraph of a proposed section: the block it comes from, its key within the edition, its text and its words. */
public record OutlineParagraph(int block, String key, String text, int words) {}
