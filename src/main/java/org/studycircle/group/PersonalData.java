package org.studycircle.group;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.studycircle.group.log.GroupEvent;

import io.smallrye.mutiny.Uni;

/**
 * What a feature keeps of people, and how it lets go of it. Each feature that keeps any has a bean of this type; the order, by
 * which one may still find its rows through another's, is that of {@link jakarta.annotation.Priority}, the greatest first.
 */
public interface PersonalData {

    /** What there is of a person in all groups, read outside of any transaction. */
    default Uni<Holdings> held(UUID personId) {
        return Uni.createFrom().item(Holdings.NONE);
    }

    /**
     * Erases what a group has of a person, within the transaction of that group; where nothing is left it does nothing.
     *
     * @return what the group is to be told
     */
    default Uni<Farewell> erase(FormerMember member) {
        return Uni.createFrom().item(Farewell.SILENT);
    }

    /** Erases what is kept of a person apart from groups, within a transaction. */
    default Uni<Void> forget(FormerPerson person) {
        return Uni.createFrom().voidItem();
    }

    /** @param email an address that was proven to be the person's, in its one form; null where none is known */
    record FormerPerson(UUID personId, String email) {}

    /** What a group is told of what has gone. */
    record Farewell(List<GroupEvent> events) {

        public static final Farewell SILENT = new Farewell(List.of());

        public Farewell and(Farewell other) {
            return new Farewell(Stream.concat(events.stream(), other.events.stream()).toList());
        }
    }

    /**
     * Somebody who is being erased.
     *
     * @param personId the member, as the group knows them
     * @param isBlanked whether what the person wrote goes too
     */
    record FormerMember(UUID groupId, UUID personId, boolean isBlanked) {}

    /** @param progress sections in which something was read */
    record Holdings(int groups, int threads, int posts, int progress) {

        public static final Holdings NONE = new Holdings(0, 0, 0, 0);

        public static Holdings ofGroups(int groups) {
            return new Holdings(groups, 0, 0, 0);
        }

        public static Holdings ofThreads(int threads) {
            return new Holdings(0, threads, 0, 0);
        }

        public static Holdings ofPosts(int posts) {
            return new Holdings(0, 0, posts, 0);
        }

        public static Holdings ofProgress(int progress) {
            return new Holdings(0, 0, 0, progress);
        }

        public Holdings plus(Holdings other) {
            return new Holdings(groups + other.groups, threads + other.threads, posts + other.posts, progress + other.progress);
        }
    }
}
