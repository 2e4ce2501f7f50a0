package org.studycircle.progress;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.member.Member;
import org.studycircle.people.Caller;
import org.studycircle.progress.Readings.ReaderSeat;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
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

    @DELETE
    @WithTransaction
    public Uni<Void> resetProgress(UUID groupId, UUID sectionId) {
        return readings.seat(groupId, caller.id(), sectionId)
                .invoke(seat -> seat.reader().requireWriting())
                .chain(seat -> seat.isOpen() ? forget(seat) : Uni.createFrom().voidItem());
    }

    private Uni<Void> forget(ReaderSeat seat) {
        return readings.locked(seat.reader(), seat.sections())
                .chain(known -> forget(seat.reader(), known));
    }

    /** The moment is one under the lock: all that was merged before has happened by then. */
    private Uni<Void> forget(Member reader, Map<UUID, SectionReading> known) {
        List<UUID> filled = known.entrySet().stream().filter(row -> !row.getValue().isEmpty()).map(Map.Entry::getKey).toList();
        return filled.isEmpty()
                ? Uni.createFrom().voidItem()
                : recording.store(reader, Map.of(filled.get(0), SectionReading.resetAt(Moment.now())));
    }
}
