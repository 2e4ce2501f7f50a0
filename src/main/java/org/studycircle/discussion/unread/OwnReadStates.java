package org.studycircle.discussion.unread;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;

import io.smallrye.mutiny.Uni;

/** What a person has read, and by it which posts are theirs: what looks for those comes before. */
@ApplicationScoped
@Priority(OwnReadStates.ORDER)
public class OwnReadStates implements PersonalData {

    public static final int ORDER = 200;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return PersonalData.delete(member, "read_state", "read_count");
    }
}
