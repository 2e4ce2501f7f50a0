package org.studycircle.progress;

import java.util.List;
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
import org.studycircle.sql.OneStatement;

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
    @OneStatement
    @MostBytes(MostBytes.WITH_TEXT)
    public Uni<ReadingReceipt> recordReading(UUID groupId, @NotNull @Valid ReadingBatch batch) {
        return readings.seat(groupId, caller.id(), batch.events())
                .invoke(seat -> seat.reader().requireWriting())
                .chain(seat -> record(seat.reader(),
                        new CheckedBatch(batch, seat.sections(), seat.recorded(), Moment.now())));
    }

    private Uni<ReadingReceipt> record(Member reader, CheckedBatch batch) {
        List<DatedEvent> fresh = batch.fresh();
        List<Merged> merged = batch.merged(fresh);
        return (fresh.isEmpty() ? Uni.createFrom().voidItem() : recording.store(reader, fresh, merged))
                .invoke(() -> meter.recorded(fresh.size()))
                .map(stored -> batch.receipt(merged));
    }
}
