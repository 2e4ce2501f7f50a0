package org.studycircle.discussion.post;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.studycircle.app.Jobs;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;
import org.studycircle.text.Rendered;
import org.studycircle.text.Rendering;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * How posts begin. It is stored with the post, and says of which revision it is: what the release before has written, edited or blanked is found by that and made
 * up for here.
 */
@ApplicationScoped
class Excerpts {

    /** SQL for how the post {@code p} begins; null for a moment, where the release before wrote it. */
    static final String OF_POST = "case when p.excerpt_of = p.revision then p.excerpt end";

    private static final int MOST_AT_ONCE = 100;

    private static final Sql<UUID> GROUPS = Sql.column(UUID.class, """
            select distinct group_id
            from (select group_id from post where excerpt_of is distinct from revision limit :most) found
            """);

    private static final Sql<Text> TEXTS = Sql.rows(Text.class, """
            select thread_id, number, revision, text
            from post
            where group_id = :group and excerpt_of is distinct from revision
            limit :most
            """);

    private static final Sql<Void> KEEP = Sql.command("""
            update post p
            set excerpt = made.excerpt, excerpt_of = made.revision
            from unnest(cast(:threads as uuid[]), cast(:numbers as integer[]), cast(:revisions as integer[]),
                        cast(:excerpts as text[])) made (thread_id, number, revision, excerpt)
            where p.group_id = :group and p.thread_id = made.thread_id and p.number = made.number and p.revision = made.revision
            """);

    @Inject
    Database database;

    @Inject
    Rendering rendering;

    @Inject
    Jobs jobs;

    /** @param text null of a post that is deleted */
    private record Text(UUID threadId, int number, int revision, String text) {}

    private record Excerpt(Text of, String words) {}

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> makeMissing() {
        return jobs.run(() -> Multi.createBy().repeating().uni(() -> groupsServed()).until(List::isEmpty).collect().last()
                .replaceWithVoid());
    }

    private Uni<List<UUID>> groupsServed() {
        return jobs.goOn()
                .chain(() -> database.call(GROUPS).set("most", MOST_AT_ONCE).list())
                .call(groups -> Multi.createFrom().iterable(groups).onItem().transformToUniAndConcatenate(this::make).collect()
                        .last());
    }

    private Uni<Void> make(UUID groupId) {
        return jobs.goOn()
                .chain(() -> database.call(TEXTS).set("group", groupId).set("most", MOST_AT_ONCE).list())
                .chain(texts -> Multi.createFrom().iterable(texts).onItem().transformToUniAndConcatenate(this::excerpt)
                        .collect()
                        .asList())
                .chain(made -> keep(groupId, made));
    }

    private Uni<Excerpt> excerpt(Text of) {
        return of.text == null
                ? Uni.createFrom().item(new Excerpt(of, null))
                : rendering.rendered(of.text).map(Rendered::excerpt).map(words -> new Excerpt(of, words));
    }

    private Uni<Void> keep(UUID groupId, List<Excerpt> made) {
        return database.call(KEEP)
                .set("group", groupId)
                .setEach("threads", made, excerpt -> excerpt.of.threadId, UUID[]::new)
                .setEach("numbers", made, excerpt -> excerpt.of.number, Integer[]::new)
                .setEach("revisions", made, excerpt -> excerpt.of.revision, Integer[]::new)
                .setEach("excerpts", made, Excerpt::words, String[]::new)
                .run();
    }
}
