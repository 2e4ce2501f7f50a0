package org.studycircle.group;

/** A group takes everybody now, and more people may wait before it than were let in at once; it has been committed. */
public record GroupOpened() {}
