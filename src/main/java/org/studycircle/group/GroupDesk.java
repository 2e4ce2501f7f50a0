package org.studycircle.group;

import java.util.UUID;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.member.MembershipView;
import org.studycircle.http.Answer;
import org.studycircle.http.EntityTag;

/** A group, locked, before a facilitator who wants to change it as a whole. */
public record GroupDesk(Group group, MembershipView facilitator) {

    public GroupView view() {
        return group.view(facilitator);
    }

    public EntityTag tag() {
        return group.tag(facilitator);
    }

    /** Refuses a change without the state that it is made to. */
    public void require(String ifMatch) {
        tag().require(ifMatch, view());
    }

    /** The same, but who did not hear that it is done already may repeat it with the state from before. */
    public void require(String ifMatch, boolean isDone) {
        if (!isDone || ifMatch == null || ifMatch.isBlank()) {
            require(ifMatch);
        }
    }

    public GroupEvent event(GroupEvent.Type type) {
        UUID actor = facilitator.personId();
        return GroupEvent.of(type, group.id(), actor);
    }

    public RestResponse<GroupView> answer() {
        return Answer.ok(view(), tag());
    }
}
