package org.studycircle.transfer;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.GroupView;
import org.studycircle.group.Groups;
import org.studycircle.group.member.Needs;
import org.studycircle.group.member.Permission;
import org.studycircle.http.Answer;
import org.studycircle.http.Location;
import org.studycircle.http.MostBytes;
import org.studycircle.people.Caller;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** The next cohort of a group. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/clones")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class CloneResource {

    @Inject
    Cloning cloning;
    @Inject
    Groups groups;
    @Inject
    Caller caller;

    @POST
    @MostBytes(MostBytes.USUALLY)
    @Needs(Permission.CLONE_GROUP)
    public Uni<RestResponse<GroupView>> cloneGroup(UUID groupId, @NotNull @Valid NewClone draft) {
        draft.requireDay();
        return cloning.clone(groupId, draft.identified(), caller.id())
                .chain(made -> groups.card(made.thing(), caller.id())
                        .map(card -> Answer.created(made.isNew(), card.view(), card.tag(),
                                Location.of("groups", made.thing()))));
    }
}
