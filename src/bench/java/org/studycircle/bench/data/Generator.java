package org.studycircle.bench.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.studycircle.bench.data.Plan.Subject;
import org.studycircle.text.Digests;
import org.studycircle.text.Ids;

/**
 * Writes what is said in one group into the tables, as the service would have written it, but for the copies in the person family: those it makes itself, as after
 * a crash. Meanwhile nobody uses the group.
 */
public final class Generator {

    private static final long SECONDS_APART = 20;

    private final Connection database;
    private final Ground ground;
    private final Plan plan;

    private final CopiedRows threads = new CopiedRows("""
            thread (group_id, thread_id, title, assignment_id, edition_id, section_id, paragraph_key, anchor_state, author_id,
                    post_count, last_number, opened_seq, activity_seq, last_post_at, created_from, created_at, version, counted,
                    opened_by_facilitator, first_counted)""");
    private final CopiedRows posts = new CopiedRows("""
            post (group_id, thread_id, number, post_id, parent_number, depth, tree_path, author_id, text, html, excerpt, excerpt_of,
                  reply_count, revision, created_from, created_at)""");
    private final CopiedRows events = new CopiedRows("""
            group_event (group_id, seq, type, at, actor_id, audience, assignment_id, section_id, paragraph_key, thread_id,
                         post_number)""");
    private final CopiedRows states = new CopiedRows("""
            read_state (group_id, person_id, thread_id, read, kept, own, shown, counted, gained, seen_seq, seen_at)""");

    private final Map<Integer, int[]> counts = new HashMap<>();
    private final Map<About, int[]> talk = new HashMap<>();
    private final Set<Speaker> speakers = new HashSet<>();
    private long firstSeq;
    private long seq;

    private record About(UUID assignment, UUID section, String paragraph) {}

    private record Speaker(UUID assignment, UUID person) {}

    public Generator(Connection database, Ground ground, Plan plan) {
        this.database = database;
        this.ground = ground;
        this.plan = plan;
    }

    /** All of it. */
    public void write() throws SQLException {
        begin();
        for (int first = 0; first < plan.threads(); first += plan.beside()) {
            writeThreads(first);
        }
        end();
    }

    /** Of several generators, whose threads are to be written in turn: before the first of them. */
    public void begin() throws SQLException {
        try (PreparedStatement statement = database
                .prepareStatement("select event_seq from reading_group where group_id = ?")) {
            statement.setObject(1, ground.groupId());
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    throw new IllegalArgumentException("no group " + ground.groupId());
                }
                firstSeq = found.getLong(1);
                seq = firstSeq;
            }
        }
    }

    /** The threads that are talked in beside each other, from the first of them on. */
    public void writeThreads(int first) throws SQLException {
        List<Talked> beside = new ArrayList<>();
        for (int thread = first; thread < Math.min(first + plan.beside(), plan.threads()); thread++) {
            beside.add(new Talked(thread));
        }
        for (int number = 1; number <= plan.posts(); number++) {
            for (Talked thread : beside) {
                thread.say(number);
            }
        }
        beside.forEach(Talked::end);
        threads.write(database);
        posts.write(database);
        events.write(database);
        states.write(database);
    }

    /** Counters of the group and what else has a row for many posts: after the last of them. */
    public void end() throws SQLException {
        CopiedRows readCounts = new CopiedRows("read_count (group_id, person_id, posts, version)");
        counts.forEach((person, count) -> readCounts.add(ground.groupId(), ground.people().get(person), count[0], count[1]));
        readCounts.write(database);
        CopiedRows talkCounts = new CopiedRows(
                "talk_count (group_id, assignment_id, section_id, paragraph_key, posts, opened)");
        talk.forEach((about, count) -> talkCounts.add(ground.groupId(), about.assignment, about.section, about.paragraph,
                count[0], count[1]));
        talkCounts.write(database);
        CopiedRows spoken = new CopiedRows("assignment_speaker (group_id, assignment_id, person_id)");
        speakers.forEach(speaker -> spoken.add(ground.groupId(), speaker.assignment, speaker.person));
        spoken.write(database);
        try (PreparedStatement statement = database.prepareStatement("""
                update reading_group set event_seq = ?, post_count = post_count + ? where group_id = ?
                """)) {
            statement.setLong(1, seq);
            statement.setLong(2, seq - firstSeq);
            statement.setObject(3, ground.groupId());
            statement.executeUpdate();
        }
    }

    /** One thread while it is talked in. */
    private final class Talked {

        private final int thread;
        private final UUID id = Ids.next();
        private final Subject subject;
        private final About about;
        private final Map<Integer, Reader> readers = new HashMap<>();
        private final List<String> paths = new ArrayList<>(List.of(""));
        private final int[] replies = new int[plan.posts() + 1];
        private long openedSeq;
        private Instant openedAt;
        private long lastSeq;
        private Instant lastAt;

        Talked(int thread) {
            this.thread = thread;
            this.subject = plan.subject(thread);
            int section = ground.section(thread);
            this.about = new About(subject == Subject.ASSIGNMENT ? ground.assignments().get(section) : null,
                    isAboutText() ? ground.sectionIds().get(section) : null,
                    subject == Subject.PARAGRAPH ? ground.firstKeys().get(section) : null);
            for (int number = 2; number <= plan.posts(); number++) {
                replies[plan.parent(thread, number)]++;
            }
        }

        private boolean isAboutText() {
            return subject == Subject.SECTION || subject == Subject.PARAGRAPH;
        }

        void say(int number) {
            lastSeq = ++seq;
            lastAt = Instant.EPOCH.plusSeconds(1_750_000_000L + SECONDS_APART * seq);
            int author = plan.author(thread, number);
            int parent = plan.parent(thread, number);
            if (number == 1) {
                openedSeq = seq;
                openedAt = lastAt;
                event("THREAD_CREATED", author, about, null);
            } else {
                event("POST_CREATED", author, new About(null, null, null), number);
            }
            post(number, parent, author);
            reader(author).writes(number, seq, lastAt);
            count(author, 1);
            if (parent > 0 && author == 0 && plan.author(thread, parent) != author) {
                reader(plan.author(thread, parent)).isAnsweredByFacilitator(number, seq, lastAt);
            }
            if (subject != Subject.NOTHING) {
                talk.computeIfAbsent(about, any -> new int[2])[0]++;
                speakers.add(new Speaker(ground.assignments().get(ground.section(thread)), person(author)));
            }
        }

        private void event(String type, int author, About named, Integer number) {
            events.add(ground.groupId(), seq, type, lastAt, person(author), "GROUP", named.assignment, named.section,
                    named.paragraph, id, number);
        }

        private void post(int number, int parent, int author) {
            String digits = Integer.toHexString(number);
            String path = paths.get(parent) + digits.length() + digits + ".";
            paths.add(path);
            String text = plan.text(thread, number);
            UUID postId = Ids.next();
            posts.add(ground.groupId(), id, number, postId, parent == 0 ? null : parent,
                    path.chars().filter(character -> character == '.').count() - 1, path, person(author), text,
                    "<p>" + text + "</p>", text, 1, replies[number], 1, Digests.sha256(postId.toString()), lastAt);
        }

        void end() {
            for (int person = 0; person < plan.people(); person++) {
                if (plan.isReader(thread, person)) {
                    mark(person);
                }
            }
            readers.forEach((person, reader) -> reader.addTo(states, ground.groupId(), person(person), id));
            boolean byFacilitator = plan.author(thread, 1) == 0;
            if (byFacilitator && subject != Subject.NOTHING) {
                talk.get(about)[1]++;
            }
            threads.add(ground.groupId(), id, plan.title(thread), about.assignment,
                    isAboutText() ? ground.editionId() : null, about.section, about.paragraph,
                    about.paragraph == null ? null : "ANCHORED", person(plan.author(thread, 1)), plan.posts(), plan.posts(),
                    openedSeq, lastSeq, lastAt, Digests.sha256(id.toString()), openedAt, 0, plan.posts(), byFacilitator,
                    byFacilitator);
        }

        private void mark(int person) {
            Reader reader = reader(person);
            int before = reader.count();
            if (reader.marksUpTo(plan.readTo())) {
                count(person, reader.count() - before);
            }
        }

        private Reader reader(int person) {
            return readers.computeIfAbsent(person, any -> new Reader());
        }

        private UUID person(int number) {
            return ground.people().get(number);
        }

        private void count(int person, int posts) {
            int[] count = counts.computeIfAbsent(person, any -> new int[2]);
            count[0] += posts;
            count[1]++;
        }
    }
}
