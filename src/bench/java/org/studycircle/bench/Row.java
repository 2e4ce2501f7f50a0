package org.studycircle.bench;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.studycircle.bench.Scene.Group;
import org.studycircle.bench.load.Request;
import org.studycircle.bench.load.Requests;
import org.studycircle.text.Ids;

/** What is measured: one request, asked again and again. */
enum Row {

    THREADS("20 threads", true, scene -> () -> get(scene.nextPerson(), scene.anyGroup().path() + "/threads")),
    POSTS("20 posts in tree order", true,
            scene -> () -> get(scene.nextPerson(), scene.anyGroup().anyThread() + "/posts?order=TREE")),
    REPLY("reply, spread", true, scene -> () -> reply(scene.nextPerson(), scene.anyGroup().anyThread(),
            1 + ThreadLocalRandom.current().nextInt(90))),
    REPLY_TO_ONE("reply, all into one thread", true, scene -> {
        String thread = opened(scene);
        return () -> reply(scene.nextPerson(), thread, 1);
    }),
    READING("reading events, batch of 10", true, scene -> () -> reading(scene.nextPerson(), scene.anyGroup())),
    EVENTS("events after a cursor", true, scene -> () -> {
        Group group = scene.anyGroup();
        return get(scene.nextPerson(), group.path() + "/events?after=" + place(group));
    }),
    GROUPS("my groups", true, scene -> () -> get(scene.nextPerson(), "/api/v1/me/groups")),
    SECTION("section", true, scene -> () -> get(scene.nextPerson(), scene.anyGroup().anySection())),
    UNCHANGED("section, 304", false, scene -> {
        String section = scene.anyGroup().anySection();
        String tag = scene.api().tag(section.substring("/api/v1".length()));
        return () -> unchanged(scene.nextPerson(), scene.anyGroup().anySection(), tag);
    }),
    PROGRESS("my progress", false, scene -> () -> get(scene.nextPerson(), scene.anyGroup().path() + "/me/progress")),
    BOARD("board page", false, scene -> () -> get(scene.facilitator(), scene.anyGroup().path() + "/progress"));

    /** At these places of the feed everybody may go on. */
    private static final int STRETCH = 128;
    private static final int STRETCHES_BACK = 10;
    private static final int EVENTS_IN_BATCH = 10;
    private static final AtomicLong SEQUENCE = new AtomicLong(System.currentTimeMillis() * 1_000);

    final String title;
    /** Whether the bare program knows it. */
    final boolean isBare;
    private final Function<Scene, Supplier<Request>> requests;

    Row(String title, boolean isBare, Function<Scene, Supplier<Request>> requests) {
        this.title = title;
        this.isBare = isBare;
        this.requests = requests;
    }

    /** For one measurement: what it needs is made first. */
    Requests requests(Scene scene) {
        Supplier<Request> next = requests.apply(scene);
        return connection -> next.get();
    }

    private static Request get(Map<String, String> person, String path) {
        return Request.get(path, person, 200);
    }

    private static Request unchanged(Map<String, String> person, String path, String tag) {
        Map<String, String> headers = new HashMap<>(person);
        headers.put("If-None-Match", tag);
        return Request.get(path, headers, 304);
    }

    private static Request reply(Map<String, String> person, String thread, int parent) {
        return Request.post(thread + "/posts", person, "{\"parent\":" + parent
                + ",\"text\":\"A chair is made for one person, and a second one beside it makes the room expect a conversation.\"}",
                201);
    }

    private static String opened(Scene scene) {
        String group = "/groups/" + scene.anyGroup().ground().groupId() + "/threads";
        return "/api/v1" + group + "/" + scene.api()
                .post(group, 201, Map.of("title", "Busy", "post", Map.of("text", "What do you say?"))).get("threadId").asText();
    }

    private static Request reading(Map<String, String> person, Group group) {
        String now = Instant.now().toString();
        int first = ThreadLocalRandom.current().nextInt(group.ground().sectionIds().size() - 1);
        List<String> events = IntStream.range(0, EVENTS_IN_BATCH).mapToObj(event -> {
            int section = first + event % 2;
            return "{\"eventId\":\"%s\",\"sectionId\":\"%s\",\"kind\":\"READ\",\"paragraphKey\":\"%s\",\"sequence\":%d,\"occurredAt\":\"%s\"}"
                    .formatted(Ids.next(), group.ground().sectionIds().get(section), group.ground().firstKeys().get(section),
                            SEQUENCE.incrementAndGet(), now);
        }).toList();
        return Request.post(group.path() + "/me/reading-events", person,
                events.stream().collect(Collectors.joining(",", "{\"events\":[", "]}")), 200);
    }

    private static long place(Group group) {
        long back = 1 + ThreadLocalRandom.current().nextInt(STRETCHES_BACK);
        return Math.max(0, group.lastEvent() / STRETCH - back) * STRETCH;
    }
}
