package org.studycircle.bench.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.studycircle.bench.Processor;
import org.studycircle.bench.Target;
import org.studycircle.embedded.DataDirectory;
import org.studycircle.embedded.Distribution;
import org.studycircle.embedded.EmbeddedSettings;
import org.studycircle.embedded.Ports;
import org.studycircle.embedded.PostgreSql;
import org.studycircle.embedded.Watchdog;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * How soon the live streams of one group hear what is written in it, by their age: {@code streams=10000 rate=10 seconds=30}. Opens them, each of
 * somebody else, writes at a rate, whether or not answers come in time, and prints for each tenth how long it took from the moment at which the
 * post was to be written. Needs two open files for each stream ({@code ulimit -n}).
 */
public final class Streams {

    private static final int CALLERS = 8;
    private static final int SETTLING_MILLISECONDS = 5_000;
    private static final int LATE_SECONDS = 60;
    private static final String FACILITATOR = "facilitator";
    private static final Path PACKAGE = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");
    private static final int TENTHS = 10;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Queue<Long> answers = new ConcurrentLinkedQueue<>();
    private final Issuer issuer;
    private final Target service;
    private final PostgreSql postgreSql;

    private Streams(Issuer issuer, Target service, PostgreSql postgreSql) {
        this.issuer = issuer;
        this.service = service;
        this.postgreSql = postgreSql;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of("streams", "10000", "rate", "10", "seconds", "30"));
        Arrays.stream(arguments).map(argument -> argument.split("=", 2)).forEach(pair -> options.put(pair[0], pair[1]));
        DataDirectory data = DataDirectory.claim(Path.of("target", "bench", "streams"));
        Distribution distribution = Distribution.find(EmbeddedSettings.of(ConfigProvider.getConfig()));
        PostgreSql postgreSql = PostgreSql.start(distribution, data, Ports.free(), Watchdog.over(data));
        try (Issuer issuer = new Issuer(); Target service = service(data.path(), postgreSql, issuer)) {
            new Streams(issuer, service, postgreSql).measure(number(options, "streams"), number(options, "rate"),
                    number(options, "seconds"));
        }
        System.exit(0);
    }

    private static int number(Map<String, String> options, String name) {
        return Integer.parseInt(options.get(name));
    }

    private static Target service(Path directory, PostgreSql postgreSql, Issuer issuer) {
        int port = Ports.free();
        Map<String, Object> settings = new HashMap<>(postgreSql.properties());
        settings.putAll(Map.of("mp.jwt.verify.issuer", issuer.address(), "quarkus.http.host", "127.0.0.1", "quarkus.http.port", port,
                "quarkus.management.host", "127.0.0.1", "quarkus.management.port", Ports.free(), "study-circle.cursors.key",
                "known-to-everybody-and-good-for-a-bench", "study-circle.streams.most", 100_000));
        List<String> words = new ArrayList<>();
        settings.forEach((name, value) -> words.add("-D" + name + "=" + value));
        words.addAll(List.of("-jar", "quarkus-run.jar"));
        return Target.start("service", port, PACKAGE, directory.resolve("service.log"), "Listening on", words);
    }

    private void measure(int streams, int rate, int seconds) throws Exception {
        String group = id();
        call("POST", "/groups", FACILITATOR,
                "{\"groupId\":\"%s\",\"name\":\"Streams\",\"zone\":\"UTC\",\"joinPolicy\":\"OPEN\"}".formatted(group));
        String path = "/groups/" + group;
        each(streams, reader -> call("PUT", path + "/me/membership", name(reader), null));
        System.out.printf("%d people have joined%n", streams);
        long before = service.residentMegabytes();
        try (Ears ears = new Ears()) {
            each(streams, reader -> ears.open(service.port(), "/api/v1" + path + "/events/stream", token(name(reader))));
            Thread.sleep(SETTLING_MILLISECONDS);
            System.out.printf("%d streams are open; resident: %d MB before, %d MB now%n", streams, before, service.residentMegabytes());
            String thread = id();
            call("POST", path + "/threads", FACILITATOR,
                    "{\"threadId\":\"%s\",\"title\":\"A thread\",\"post\":{\"text\":\"First\"}}".formatted(thread));
            long serviceMillis = service.millis();
            long databaseMillis = Processor.millisOfTree(postgreSql.process());
            long[] planned = write(path + "/threads/" + thread + "/posts", rate, seconds);
            awaitLast(ears, rate * seconds);
            System.out.printf("CPU ms of a post: %d of the service, %d of PostgreSQL%n",
                    (service.millis() - serviceMillis) / (rate * seconds),
                    (Processor.millisOfTree(postgreSql.process()) - databaseMillis) / (rate * seconds));
            System.out.printf("answers:  %s%n", summary(answers.stream().mapToLong(Long::longValue).sorted().toArray()));
            report(ears, thread, planned);
            System.out.printf("resident: %d MB%n", service.residentMegabytes());
        }
        callers.shutdown();
    }

    private static String name(int reader) {
        return "reader-" + reader;
    }

    private static String id() {
        return UUID.randomUUID().toString().replaceFirst("(.{14}).", "$17");
    }

    private String token(String name) {
        return tokens.computeIfAbsent(name, issuer::token);
    }

    private void each(int many, Each act) throws InterruptedException, ExecutionException {
        List<Future<?>> all = new ArrayList<>();
        IntStream.range(0, many).forEach(i -> all.add(callers.submit(() -> {
            act.of(i);
            return null;
        })));
        for (Future<?> one : all) {
            one.get();
        }
    }

    private interface Each {

        void of(int i) throws Exception;
    }

    @CanIgnoreReturnValue
    private String call(String method, String path, String name, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token(name))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** @return when each post was to be written, by its number; 0 for none */
    private long[] write(String path, int rate, int seconds) throws InterruptedException {
        long[] planned = new long[rate * seconds + 2];
        long begin = System.nanoTime();
        CountDownLatch written = new CountDownLatch(rate * seconds);
        for (int i = 0; i < rate * seconds; i++) {
            long at = begin + i * 1_000_000_000L / rate;
            long pause = at - System.nanoTime();
            if (pause > 0) {
                Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000));
            }
            callers.execute(() -> {
                try {
                    Matcher number = NUMBER.matcher(call("POST", path, FACILITATOR,
                            "{\"postId\":\"%s\",\"parent\":1,\"text\":\"A reply\"}".formatted(id())));
                    answers.add(System.nanoTime() - at);
                    if (number.find()) {
                        planned[Integer.parseInt(number.group(1))] = at;
                    }
                } catch (IOException | InterruptedException e) {
                    System.err.println(e);
                } finally {
                    written.countDown();
                }
            });
        }
        written.await();
        return planned;
    }

    private static void awaitLast(Ears ears, int many) throws InterruptedException {
        for (int i = 0; i < LATE_SECONDS && ears.all().stream().anyMatch(ear -> ear.heard().size() < many); i++) {
            Thread.sleep(1_000);
        }
    }

    private static void report(Ears ears, String thread, long[] planned) {
        List<Ears.Ear> all = ears.all();
        long[] everything = new long[0];
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            long[] waits = all.subList(all.size() * tenth / TENTHS, all.size() * (tenth + 1) / TENTHS).stream()
                    .flatMap(ear -> ear.heard().stream()).mapToLong(heard -> waited(ears.post(heard.sequence()), heard, thread, planned))
                    .filter(wait -> wait >= 0).sorted().toArray();
            System.out.printf("tenth %2d: %s%n", tenth + 1, summary(waits));
            everything = concatenated(everything, waits);
        }
        Arrays.sort(everything);
        long due = all.size() * Arrays.stream(planned).filter(at -> at > 0).count();
        System.out.printf("all:      %s, %d not heard, %d cut off%n", summary(everything), due - everything.length,
                all.stream().filter(Ears.Ear::isCut).count());
    }

    private static long waited(Ears.Post post, Ears.Heard heard, String thread, long[] planned) {
        return post != null && post.thread().equals(thread) && planned[post.number()] > 0 ? heard.at() - planned[post.number()]
                : -1;
    }

    private static long[] concatenated(long[] some, long[] more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** @param waits sorted, in nanoseconds */
    private static String summary(long[] waits) {
        return waits.length == 0 ? "nothing"
                : "p50 %5d ms, p99 %5d ms, most %5d ms (%d)".formatted(at(waits, 0.5), at(waits, 0.99), at(waits, 1), waits.length);
    }

    private static long at(long[] waits, double share) {
        return waits[(int) Math.ceil(share * waits.length) - 1] / 1_000_000;
    }
}
