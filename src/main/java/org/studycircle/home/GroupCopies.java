package org.studycircle.home;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.discussion.ReadCount;
import org.studycircle.discussion.ReadCounts;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Brings the copies of one group up to what stands. Any step may be repeated, come twice or come too late: each copy says as of
 * which event it was made, and nothing older replaces it.
 */
@ApplicationScoped
class GroupCopies {

    @Inject
    Cards cards;
    @Inject
    Changes changes;
    @Inject
    Entries entries;
    @Inject
    Dues dues;
    @Inject
    ReadCounts counts;

    /** Groups of which something is not copied; some of them, where there are many. */
    Uni<List<UUID>> uncopied() {
        return cards.uncopied()
                .chain(groups -> counts.uncopied()
                        .map(more -> Stream.concat(groups.stream(), more.stream()).distinct().toList()));
    }

    Uni<Void> copy(UUID groupId) {
        return cards.compare(groupId)
                .chain(card -> card == null
                        ? forget(groupId)
                        : (card.isBehind() ? catchUp(card) : Uni.createFrom().voidItem()).chain(() -> copyCounts(groupId)));
    }

    /** Makes the copies from nothing. */
    Uni<Void> renew(UUID groupId) {
        return cards.doubt(groupId)
                .chain(() -> forget(groupId))
                .chain(() -> copy(groupId));
    }

    private Uni<Void> catchUp(Card card) {
        return changes.since(card)
                .call(changed -> recount(card, changed))
                .call(changed -> copyEntries(card, changed))
                .call(changed -> copyDues(card, changed))
                .call(changed -> copyCard(card, changed))
                .chain(changed -> cards.finish(card.groupId(), changed.last())
                        .chain(finished -> finished ? Uni.createFrom().voidItem() : goOn(card, changed)));
    }

    /** What has happened meanwhile has its own turn, except that nothing more happens to a group that is gone. */
    private Uni<Void> goOn(Card card, Changed changed) {
        return cards.compare(card.groupId())
                .chain(now -> now == null
                        ? forget(card.groupId())
                        : changed.last() < card.seq() ? catchUp(now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> recount(Card card, Changed changed) {
        return Multi.createFrom().iterable(changed.threads())
                .onItem().transformToUniAndConcatenate(thread -> counts.recount(card.groupId(), thread))
                .toUni().replaceWithVoid();
    }

    /** Read again, where posts have been counted anew. */
    private Uni<Void> copyCard(Card card, Changed changed) {
        return (changed.threads().isEmpty() ? Uni.createFrom().item(card) : cards.compare(card.groupId()))
                .chain(now -> now == null ? Uni.createFrom().voidItem() : cards.write(now, changed.last()));
    }

    private Uni<Void> copyEntries(Card card, Changed changed) {
        return card.concernsEverybody()
                ? entries.copyAll(card.groupId())
                : entries.copy(card.groupId(), changed.members());
    }

    private Uni<Void> copyDues(Card card, Changed changed) {
        return card.isMoved()
                ? dues.copyAll(card.groupId())
                : dues.copy(card.groupId(), changed.assignments());
    }

    private Uni<Void> copyCounts(UUID groupId) {
        return counts.uncopied(groupId)
                .chain(read -> read.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : entries.copy(groupId, read.stream().map(ReadCount::personId).toList())
                                .chain(() -> counts.copied(groupId, read))
                                .chain(() -> read.size() < ReadCounts.MOST_AT_ONCE
                                        ? Uni.createFrom().voidItem()
                                        : copyCounts(groupId)));
    }

    private Uni<Void> forget(UUID groupId) {
        return cards.forget(groupId)
                .chain(() -> entries.forget(groupId))
                .chain(() -> dues.forget(groupId));
    }
}
