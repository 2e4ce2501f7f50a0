package org.studycircle.group;

import java.util.UUID;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.event.GroupEvent;
import org.studycircle.membership.MembershipView;
import org.studycircle.web.Answer;
import org.studycircle.web.EntityTag;

/** A group, locked, before a facilitator who wants to change it as a whole. */
record GroupDesk(Group group, MembershipView facilitator) {

    GroupView view() {
        return group.view(facilitator);
    }

    EntityTag tag() {
        return group.tag(facilitator);
    }

    /** Refuses a change without the state that it is made to. */
    void require(String ifMatch) {
        tag().require(ifMatch, view());
    }

    /** The same, but who did not hear that it is done already may repeat it with the state from before. */
    void require(String ifMatch, boolean isDone) {
        if (!isDone || ifMatch == null || ifMatch.isBlank()) {
            require(ifMatch);
        }
    }

    GroupEvent event(GroupEvent.Type type) {
        UUID actor = facilitator.personId();
        return GroupEvent.of(type, group.id(), actor);
    }

    RestResponse<GroupView> answer() {
        return Answer.ok(view(), tag());
    }
}
