package org.studycircle.group.invitation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.studycircle.group.PersonalData;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** The address that a person was invited by. What the person has invited others with is the group's. */
@ApplicationScoped
@Priority(OwnInvitations.ORDER)
public class OwnInvitations implements PersonalData {

    static final int ORDER = 100;

    /** One that has lost its address is bound to nobody any more, so it must let nobody in. */
    private static final String UNBIND = """
            update invitation i
            set email = null, revoked_at = case when i.uses_left > 0 then coalesce(i.revoked_at, :now) else i.revoked_at end
            from invitation_mail mail
            where mail.email = :email and i.group_id = mail.group_id and i.invitation_id = mail.invitation_id
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
