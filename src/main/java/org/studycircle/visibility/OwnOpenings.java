package org.studycircle.visibility;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;

import io.smallrye.mutiny.Uni;

/** What a person did that opened something to them, which is nobody else's. */
@ApplicationScoped
@Priority(OwnOpenings.ORDER)
public class OwnOpenings implements PersonalData {

    static final int ORDER = 100;

    @Override
    public Uni<Farewell> erase(FormerMember member) {
        return PersonalData.delete(member, "own_reveal", "assignment_speaker");
    }
}
