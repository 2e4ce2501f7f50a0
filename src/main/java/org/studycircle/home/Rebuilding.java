package org.studycircle.home;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.group.log.CopiedLog;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Makes the copies of all groups anew, one group after the other, while the service runs: for the day on which somebody doubts
 * them, or has lost them.
 */
@ApplicationScoped
class Rebuilding {

    private static final Logger LOG = Logger.getLogger(Rebuilding.class);
    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    CopiedLog log;
    @Inject
    GroupCopies copies;

    @Inject
    ShelfSettings settings;

    void start(@Observes StartupEvent started) {
        if (settings.rebuild()) {
            rebuild().subscribe().with(done -> LOG.info("The copies of all groups are new."),
                    failure -> LOG.error("The copies of the groups are not all new. Start again to make them so.", failure));
        }
    }

    Uni<Void> rebuild() {
        return rebuildAfter(FIRST);
    }

    private Uni<Void> rebuildAfter(UUID groupId) {
        return log.after(groupId, GroupCopies.MOST_AT_ONCE)
                .call(this::renew)
                .chain(groups -> groups.size() < GroupCopies.MOST_AT_ONCE
                        ? Uni.createFrom().voidItem()
                        : rebuildAfter(groups.get(groups.size() - 1)));
    }

    private Uni<Void> renew(List<UUID> groups) {
        return Multi.createFrom().iterable(groups)
                .onItem().transformToUniAndConcatenate(copies::renew)
                .toUni().replaceWithVoid();
    }
}
