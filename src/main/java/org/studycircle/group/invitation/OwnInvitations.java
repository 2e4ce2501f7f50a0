package org.studycircle.group.invitation;

import org.studycircle.group.member.Grants;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.PersonalData;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** The address that a person was invited by. What the person has invited others with ends with the membership, as {@link Grants} do. */
@ApplicationScoped
@Priority(OwnInvitations.ORDER)
public class OwnInvitations implements PersonalData {

    static final int ORDER = 100;

    /** One that has lost its address is bound to nobody any more, so it must let nobody in. */
    private static final Sql<Void> FORGET = Sql.command("""
            with unbound as (
              delete from invitation_mail where email = :email returning group_id, invitation_id
            )
            update invitation i
            set email = null, revoked_at = case when i.uses_left > 0 then coalesce(i.revoked_at, :now) else i.revoked_at end
            from unbound u
            where i.group_id = u.group_id and i.invitation_id = u.invitation_id
            """);

    @Inject
    Database database;

    @Override
    public Uni<Void> forget(FormerPerson person) {
        return person.email() == null
                ? Uni.createFrom().voidItem()
                : database.call(FORGET).set("email", person.email()).set("now", Moment.now()).run();
    }
}
