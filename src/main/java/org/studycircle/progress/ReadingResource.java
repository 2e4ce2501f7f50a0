package org.studycircle.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.Cancellable;
import org.studycircle.group.member.Member;
import org.studycircle.http.MostBytes;
import org.studycircle.people.Caller;
import org.studycircle.sql.Moment;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Takes what devices have gathered of a member's reading. */
@Cancellable(false)
@Path("/api/v1/groups/{groupId}/me/reading-events")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ReadingResource {

    @Inject
    Readings readings;

    @Inject
    Recording recording;

    @Inject
    Caller caller;

    @Inject
    ReadingMeter meter;

    @POST
    @WithTransaction
    @MostBytes(MostBytes.WITH_TEXT)
    public Uni<ReadingReceipt> recordReading(UUID groupId, @NotNull @Valid ReadingBatch batch) {
        return readings.seat(groupId, caller.id(), batch.events())
                .invoke(seat -> seat.reader().requireWriting())
                .chain(seat -> record(seat.reader(), new CheckedBatch(batch, seat.sections(), Moment.now())));
    }

    private Uni<ReadingReceipt> record(Member reader, CheckedBatch batch) {
        if (batch.good().isEmpty()) {
            return Uni.createFrom().item(batch.receipt(Map.of(), Set.of()));
        }
        return readings.locked(reader, batch.touched())
                .chain(before -> recording.add(reader, batch.good())
                        .invoke(fresh -> meter.recorded(fresh.size()))
                        .chain(fresh -> merge(reader, before, batch.merged(before, fresh))
                                .map(after -> batch.receipt(after, fresh))));
    }

    /** A batch of which everything was known makes no event. */
    private Uni<Map<UUID, SectionReading>> merge(Member reader, Map<UUID, SectionReading> before,
            Map<UUID, SectionReading> after) {
        Map<UUID, SectionReading> changed = new HashMap<>(after);
        changed.entrySet().removeAll(before.entrySet());
        return (changed.isEmpty() ? Uni.createFrom().voidItem() : recording.store(reader, changed)).replaceWith(after);
    }
}
