package org.studycircle.progress;

import org.studycircle.group.log.Audience;
import org.studycircle.group.log.EventType;

/** What members do in texts, which is for facilitators alone. */
enum ProgressEventType implements EventType {

    PROGRESS_RECORDED;

    @Override
    public Audience audience() {
        return Audience.FACILITATORS;
    }
}
