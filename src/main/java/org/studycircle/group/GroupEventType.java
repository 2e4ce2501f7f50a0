package org.studycircle.group;

import org.studycircle.group.log.EventType;

/** What happens to groups as a whole. */
public enum GroupEventType implements EventType {

    GROUP_CREATED, GROUP_UPDATED, GROUP_ARCHIVED, GROUP_RESTORED, GROUP_DELETION_SCHEDULED;

    @Override
    public boolean isListed() {
        return this == GROUP_CREATED || this == GROUP_UPDATED;
    }
}
