package org.studycircle.library;

import org.studycircle.group.log.EventType;

/** What happens to texts. Listed groups are found by the languages that they read in. */
public enum LibraryEventType implements EventType {

    ESSAY_ADDED;

    @Override
    public boolean isListed() {
        return true;
    }
}
