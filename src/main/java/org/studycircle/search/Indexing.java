package org.studycircle.search;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.studycircle.app.Jobs;
import org.studycircle.group.log.GroupChanged;
import org.studycircle.http.problem.NotFound;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Follows groups in which something has happened, so that who searches there has little to wait for. It need not be complete: whoever searches follows the group first.
 */
@ApplicationScoped
class Indexing {

    private static final Logger LOG = Logger.getLogger(Indexing.class);
    private static final int MOST_NOTED = 10_000;
    private static final int STEPS = 10;
    /** What somebody who searches may wait for: some thousand posts. */
    private static final int STEPS_AT_ONCE = 20;

    @Inject
    Following following;

    @Inject
    Jobs jobs;

    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();

    void changed(@Observes GroupChanged change) {
        if (change.isToBeCopied()) {
            note(change.groupId());
        }
    }

    private void note(UUID groupId) {
        if (changed.size() < MOST_NOTED) {
            changed.add(groupId);
        }
    }

    /**
     * For somebody who searches.
     *
     * @return whether everything can be found; else the rest is left to the job
     * @throws NotFound for who is no active member
     */
    Uni<Boolean> follow(UUID groupId, UUID callerId) {
        return following.follow(groupId, callerId, STEPS_AT_ONCE).invoke(isWhole -> {
            if (!isWhole) {
                note(groupId);
            }
        });
    }

    /** Where there is nothing to do nothing is asked of the database, and so it does not count as there. */
    @Scheduled(every = "${study-circle.search.follow-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> followAll() {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : jobs.run(() -> Multi.createFrom().iterable(List.copyOf(changed))
                        .onItem().transformToUniAndConcatenate(group -> jobs.goOn().chain(() -> followWhole(group)))
                        .collect().last());
    }

    private Uni<Void> followWhole(UUID groupId) {
        changed.remove(groupId);
        return following.follow(groupId, STEPS)
                .chain(isWhole -> isWhole ? Uni.createFrom().voidItem() : jobs.goOn().chain(() -> followWhole(groupId)))
                .onFailure(Jobs::isFault).invoke(failure -> LOG.warnf("Group %s will be searched later: %s", groupId, failure))
                .onFailure(Jobs::isFault).recoverWithNull();
    }
}
