package org.studycircle.invitation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;
import org.studycircle.web.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The address that a person was invited by. What the person has invited others with is the group's. */
@ApplicationScoped
@Priority(OwnInvitations.ORDER)
public class OwnInvitations implements PersonalData {

    static final int ORDER = 100;

    /** One that has lost its address is bound to nobody any more, so it must let nobody in. */
    private static final String UNBIND = """
            update invitation
            set email = null, revoked_at = case when uses_left > 0 then coalesce(revoked_at, :now) else revoked_at end
            where email = :email
            """;

    @Override
    public Uni<Void> forget(FormerPerson person) {
        return person.email() == null
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.createNativeQuery(UNBIND)
                        .setParameter("email", person.email())
                        .setParameter("now", Moment.now())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery("delete from invitation_mail where email = :email")
                                .setParameter("email", person.email())
                                .executeUpdate()))
                        .replaceWithVoid();
    }
}
