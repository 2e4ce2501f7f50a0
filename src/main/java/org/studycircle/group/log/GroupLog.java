package org.studycircle.group.log;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.studycircle.http.problem.NotFound;
import org.studycircle.sql.AfterCommit;
import org.studycircle.sql.Call;
import org.studycircle.sql.Database;
import org.studycircle.sql.Moment;
import org.studycircle.sql.Sql;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The numbered log of what happens in a group, appended to in the transaction of the write itself. */
@ApplicationScoped
public class GroupLog {

    private static final Sql<Long> APPEND = Sql.column(Long.class, LogSql.appended());
    private static final Sql<Integer> ARCHIVED = Sql.column(Integer.class,
            "select 1 from reading_group where group_id = :group and archived_at is not null");

    @Inject
    Database database;

    @Inject
    Event<GroupChanged> changes;

    @Inject
    @All
    List<InStep> copies;

    /** Tells those who follow the group and those who keep copies of it, once the transaction has been committed. */
    public void tell(UUID groupId) {
        AfterCommit.run(() -> changes.fire(new GroupChanged(groupId, true)));
    }

    /** Tells those alone who follow it. */
    public void tellFollowers(UUID groupId) {
        AfterCommit.run(() -> changes.fire(new GroupChanged(groupId, false)));
    }

    /**
     * Whatever is written in a group is told here, so this is where an archived one refuses it.
     *
     * @return the number of the event within its group
     * @throws GroupArchived where the group is only read any more
     */
    public Uni<Long> append(GroupEvent event) {
        return append(event.groupId(), List.of(event), false).map(numbers -> numbers.get(0));
    }

    /**
     * Several events of one group, in their order.
     *
     * @throws GroupArchived where the group is only read any more
     */
    public Uni<Void> append(UUID groupId, List<GroupEvent> events) {
        return append(groupId, events, false).replaceWithVoid();
    }

    /** For what must stay possible in an archived group: leaving it, leading it, restoring it, giving it up. */
    public Uni<Void> appendEvenArchived(GroupEvent event) {
        return append(event.groupId(), List.of(event), true).replaceWithVoid();
    }

    /** What is told of an erasure, which an archived group is no way around. */
    public Uni<Void> appendEvenArchived(UUID groupId, List<GroupEvent> events) {
        return append(groupId, events, true).replaceWithVoid();
    }

    private Uni<List<Long>> append(UUID groupId, List<GroupEvent> events, boolean evenArchived) {
        return events.isEmpty()
                ? Uni.createFrom().item(List.of())
                : said(groupId, events, evenArchived).list()
                        .invoke(numbers -> requireAll(numbers, events, evenArchived))
                        .call(() -> follow(groupId, events))
                        .invoke(() -> tell(groupId));
    }

    private Call<Long> said(UUID groupId, List<GroupEvent> events, boolean evenArchived) {
        Call<Long> call = database.call(APPEND)
                .set("group", groupId)
                .set("archived", evenArchived)
                .set("at", Moment.now())
                .set("count", events.size())
                .set("posts", events.stream().mapToInt(event -> event.type().posts()).sum())
                .setEach("types", events, event -> event.type().name(), String[]::new)
                .setEach("actors", events, GroupEvent::actorId, UUID[]::new)
                .setEach("audiences", events, GroupEvent::audience, Audience[]::new);
        for (Reference reference : Reference.values()) {
            call = call.setEach(reference.name(), events, event -> event.references().get(reference), reference::array);
        }
        return call;
    }

    private static void requireAll(List<Long> numbers, List<GroupEvent> events, boolean evenArchived) {
        if (!evenArchived && numbers.size() < events.size()) {
            throw new GroupArchived();
        }
    }

    private Uni<Void> follow(UUID groupId, List<GroupEvent> events) {
        Set<EventType> types = events.stream().map(GroupEvent::type).collect(Collectors.toSet());
        return Multi.createFrom().iterable(copies)
                .onItem().transformToUniAndConcatenate(copy -> copy.follow(groupId, types))
                .toUni().replaceWithVoid();
    }

    /**
     * Fails with the reason why a statement that numbers its event itself found no group to number it in.
     *
     * @throws GroupArchived where the group is only read any more
     * @throws NotFound where it was something else that was missing
     */
    public <T> Uni<T> refuse(UUID groupId) {
        return database.call(ARCHIVED).set("group", groupId).first()
                .map(archived -> {
                    throw archived == null ? new NotFound() : new GroupArchived();
                });
    }
}
