package org.studycircle.group;

import org.jboss.resteasy.reactive.RestResponse;
import org.studycircle.group.log.EventType;
import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.member.Member;
import org.studycircle.http.Answer;

/**
 * A group, locked, in front of a facilitator who wants to change it as a whole.
 *
 * @param before the change
 */
public record GroupDesk(Member seat, Group group, GroupCard before) {

    /** Refuses a change without the state that it is made to. */
    public void require(String ifMatch) {
        before.tag().require(ifMatch, before.view());
    }

    /** The same, but who did not hear that it is done already may repeat it with the state from before. */
    public void require(String ifMatch, boolean isDone) {
        before.tag().require(ifMatch, before.view(), isDone);
    }

    public GroupEvent event(EventType type) {
        return GroupEvent.of(type, group.id(), seat.personId());
    }

    public static RestResponse<GroupView> answer(GroupCard card) {
        return Answer.ok(card.view(), card.tag());
    }
}
