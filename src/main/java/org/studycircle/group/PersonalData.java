package org.studycircle.group;

import java.util.List;
import java.util.UUID;

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
     * @return what others in the group are to be told
     */
    default Uni<List<GroupEvent>> erase(FormerMember member) {
        return Uni.createFrom().item(List.of());
    }

    /** Erases what is kept of a person apart from groups, within a transaction. */
    default Uni<Void> forget(UUID personId) {
        return Uni.createFrom().voidItem();
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
