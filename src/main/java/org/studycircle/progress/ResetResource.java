package org.studycircle.progress;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.member.Member;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;
import org.studycircle.sql.OneStatement;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Forgets what is known of a member's reading of a section, whatever a device has told. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/me/progress/{sectionId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ResetResource {

    @Inject
    Readings readings;

    @Inject
    Recording recording;

    @Inject
    Caller caller;

    /** The moment is one after what is forgotten has been read, and before anything is merged into it: all of that has happened by then. */
    @DELETE
    @OneStatement
    public Uni<Void> resetProgress(UUID groupId, UUID sectionId) {
        return readings.seat(groupId, caller.id(), sectionId)
                .invoke(seat -> seat.reader().requireWriting())
                .chain(seat -> forget(seat.reader(), seat.sections().get(0)));
    }

    private Uni<Void> forget(Member reader, NamedSection section) {
        return section.known().isEmpty()
                ? Uni.createFrom().voidItem()
                : recording.store(reader, List.of(), List.of(new Merged(section, SectionReading.resetAt(Moment.now()))));
    }
}
