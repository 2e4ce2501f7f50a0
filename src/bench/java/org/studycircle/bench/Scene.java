package org.studycircle.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.studycircle.bench.data.Ground;

/**
 * What requests are about.
 *
 * @param groups in which they are made
 * @param people headers of each, by which the service and the bare program know them
 * @param port of the service
 */
record Scene(List<Group> groups, List<Map<String, String>> people, int port) {

    private static final AtomicInteger TURN = new AtomicInteger();
    private static final int THREADS = 500;

    /**
     * One group.
     *
     * @param threads some of all that there are
     * @param lastEvent the number of the newest one
     */
    record Group(Ground ground, List<UUID> threads, long lastEvent) {

        String path() {
            return "/api/v1/groups/" + ground.groupId();
        }

        String anyThread() {
            return path() + "/threads/" + threads.get(ThreadLocalRandom.current().nextInt(threads.size()));
        }

        String anySection() {
            return path() + "/editions/" + ground.editionId() + "/sections/"
                    + ground.sectionIds().get(ThreadLocalRandom.current().nextInt(ground.sectionIds().size()));
        }
    }

    /** As it is now, with tokens that are good for a while. */
    static Scene of(Stand stand, Community community, Realm realm) throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (Connection database = stand.database(); Statement statement = database.createStatement()) {
            for (Ground ground : community.grounds()) {
                groups.add(new Group(ground, threads(statement, ground.groupId()), lastEvent(statement, ground.groupId())));
            }
        }
        List<UUID> members = community.grounds().get(0).people();
        List<String> tokens = realm.tokens();
        List<Map<String, String>> people = new ArrayList<>();
        for (int person = 0; person < tokens.size(); person++) {
            people.add(Map.of("Accept", "application/json", "Authorization", "Bearer " + tokens.get(person), "X-Person",
                    members.get(person).toString()));
        }
        return new Scene(groups, people, stand.service().port());
    }

    private static List<UUID> threads(Statement statement, UUID group) throws SQLException {
        List<UUID> threads = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select thread_id from thread where group_id = '" + group
                + "' and post_count between 90 and 1000 order by md5(thread_id::text) limit " + THREADS)) {
            while (found.next()) {
                threads.add(found.getObject(1, UUID.class));
            }
        }
        return threads;
    }

    private static long lastEvent(Statement statement, UUID group) throws SQLException {
        try (ResultSet found = statement.executeQuery("select event_seq from reading_group where group_id = '" + group + "'")) {
            found.next();
            return found.getLong(1);
        }
    }

    Group anyGroup() {
        return groups.get(ThreadLocalRandom.current().nextInt(groups.size()));
    }

    /** Everybody in turn. */
    Map<String, String> nextPerson() {
        return people.get(Math.floorMod(TURN.getAndIncrement(), people.size()));
    }

    /** Who founded the groups. */
    Map<String, String> facilitator() {
        return people.get(0);
    }

    /** A call that is not measured. */
    Api api() {
        return new Api(port, facilitator().get("Authorization").substring("Bearer ".length()));
    }
}
