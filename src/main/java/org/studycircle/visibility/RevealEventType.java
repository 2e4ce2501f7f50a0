package org.studycircle.visibility;

import org.studycircle.group.log.Audience;
import org.studycircle.group.log.EventType;

/** What members choose to see. Who chose to see before reading is nobody's business but the facilitators'. */
enum RevealEventType implements EventType {

    MEMBER_REVEALED;

    @Override
    public Audience audience() {
        return Audience.FACILITATORS;
    }
}
