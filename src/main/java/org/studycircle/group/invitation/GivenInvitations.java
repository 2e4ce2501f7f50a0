package org.studycircle.group.invitation;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.group.log.GroupEvent;
import org.studycircle.group.member.Grants;
import org.studycircle.group.member.Membership;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.smallrye.mutiny.Uni;

/** Invitations end with the right of who made them: else a code would give what its maker has not any more. */
@ApplicationScoped
public class GivenInvitations implements Grants {

    private static final Sql<UUID> REVOKE = Sql.column(UUID.class, """
            update invitation i set revoked_at = :now
            where i.group_id = :group and i.created_by = :maker and i.revoked_at is null and i.uses_left > 0
              and i.expires_at > :now
            returning i.invitation_id
            """);

    @Inject
    Database database;

    @Override
    public Uni<List<GroupEvent>> endWithRight(Membership giver, UUID actor) {
        return giver.hasLostManaging() ? revokeAll(giver, actor) : Uni.createFrom().item(List.of());
    }

    private Uni<List<GroupEvent>> revokeAll(Membership giver, UUID actor) {
        return database.call(REVOKE)
                .set("group", giver.groupId())
                .set("maker", giver.personId())
                .set("now", Moment.now())
                .list()
                .map(revoked -> revoked.stream()
                        .map(id -> InvitationEventType.INVITATION_REVOKED.of(giver.groupId(), actor, id)).toList());
    }
}
