package org.studycircle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.studycircle.testing.Answer;
import org.studycircle.testing.People;
import org.studycircle.testing.Scene;
import org.studycircle.testing.server.ConfiguredService;
import org.studycircle.testing.server.EmbeddedServers;
import org.studycircle.testing.server.RealmAdmin;

import io.restassured.RestAssured;

/**
 * Calls of every operation by everybody, good ones and spoilt ones, at the packaged application: whatever is sent, the answer
 * is one that the contract promises. {@code -Dfuzz.requests=100000} makes it longer; {@code -Dfuzz.seed=…} repeats a run, and
 * {@code -Dfuzz.first=…} begins at one of its requests.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    /** After so many a group has become a ruin. */
    private static final int REQUESTS_OF_A_STAGE = 800;
    private static final int AT_ONCE = 12;
    private static final int MOST_SPOILT = 3;
    private static final String NO_PLACE = "Many texts are being worked on just now.";
    private static final int MOST_AGAIN = 5;
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(1);

    private final List<Target> targets = Target.all();
    private final Judge judge = new Judge(targets);
    private final Tally tally = new Tally();
    private ConfiguredService service;

    @Test
    void whateverIsSentIsAnsweredAsTheContractPromises() throws Exception {
        System.out.printf("Fuzzing: -Dfuzz.seed=%d -Dfuzz.first=%d -Dfuzz.requests=%d%n", SEED, FIRST, REQUESTS);
        int formerPort = RestAssured.port;
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try (ConfiguredService started = ConfiguredService.start(settings())) {
            service = started;
            RestAssured.port = service.port();
            drive(clients);
            List<String> errors = service.log().stream()
                    .filter(line -> line.contains(" ERROR ")).toList();
            System.out.println(tally.table(targets));
            System.out.println(
                    "CPU: service " + cpu(service.process().toHandle()) + " s, fuzzer " + cpu(ProcessHandle.current()) + " s");
            assertEquals("", tally.faults() + String.join("\n", errors), "-Dfuzz.seed=" + SEED);
            if (REQUESTS >= 20_000) {
                assertEquals(List.of(), tally.neglected(targets), "-Dfuzz.seed=" + SEED);
            } else if (REQUESTS >= 3_000) {
                assertEquals(List.of(), tally.unreached(targets), "-Dfuzz.seed=" + SEED);
            }
        } finally {
            clients.shutdownNow();
            RestAssured.port = formerPort;
        }
    }

    /** A database of its own: what is done here to the people of the cast is nothing for other tests. No mail is sent. */
    private static Map<String, String> settings() throws Exception {
        Map<String, String> servers = EmbeddedServers.running();
        String tests = servers.get("quarkus.datasource.reactive.url");
        try (Connection connection = EmbeddedServers.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists fuzz with (force)");
            statement.execute("create database fuzz");
            statement.execute("alter database fuzz set synchronous_commit = off");
        }
        return Map.of("quarkus.datasource.reactive.url", tests.replaceFirst("/[^/?]+(?=$|\\?)", "/fuzz"),
                "study-circle.keycloak.client-secret", servers.get("study-circle.keycloak.client-secret"),
                "study-circle.invitations.mail-every", "off",
                "study-circle.accounts.reconcile-after", "1D");
    }

    private static long cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toSeconds).orElse(0L);
    }

    private void drive(ExecutorService clients) throws Exception {
        Map<String, String> foreign = Scene.of(Map.of()).ids();
        CompletableFuture<Stage> next = prepared(FIRST, foreign);
        int end = FIRST + REQUESTS;
        for (int first = FIRST; first < end; first += REQUESTS_OF_A_STAGE) {
            Stage stage = next.join();
            int behind = Math.min(first + REQUESTS_OF_A_STAGE, end);
            if (behind < end) {
                next = prepared(behind, stage.ids());
            }
            List<Callable<Void>> calls = new ArrayList<>();
            IntStream.range(first, behind).forEach(number -> calls.add(() -> {
                call(number, stage);
                return null;
            }));
            for (var call : clients.invokeAll(calls)) {
                call.get();
            }
        }
    }

    private static CompletableFuture<Stage> prepared(int first, Map<String, String> foreign) {
        return CompletableFuture.supplyAsync(() -> Stage.set(foreign, random(-first)));
    }

    private static Random random(long number) {
        return new Random(new SplittableRandom(new SplittableRandom(SEED).nextLong() + number).nextLong());
    }

    private void call(int number, Stage stage) {
        Random chance = random(number + 1L);
        Target target = Nasty.one(targets, chance);
        Call call = new Call(target, stage, chance);
        String caller = authorize(call, stage, chance);
        for (int spoilt = Math.max(0, chance.nextInt(MOST_SPOILT + 3) - 2); spoilt > 0; spoilt--) {
            call.spoil();
        }
        String line = "-Dfuzz.seed=%d -Dfuzz.first=%d by %s: %s".formatted(SEED, number, caller, call);
        try {
            Answer answer = answer(call);
            stage.learn(call, answer);
            Optional<Target> meant = judge.meant(call);
            tally.add(meant, answer, judge.fault(call, meant, answer), line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            tally.addFault(target + " has no answer: " + e, line);
        }
    }

    /** Texts of one person for which there is no place beside others come again, as they are asked to; others than these are not spared. */
    private Answer answer(Call call) throws IOException, InterruptedException {
        Answer answer = Answer.to(call.bytes(), call.method().equals("HEAD"), service.port());
        for (int again = 0; again < MOST_AGAIN && answer.status() == 503 && answer.text().contains(NO_PLACE); again++) {
            Thread.sleep(BEFORE_AGAIN.toMillis());
            answer = Answer.to(call.bytes(), call.method().equals("HEAD"), service.port());
        }
        return answer;
    }

    /** @return who calls */
    private static String authorize(Call call, Stage stage, Random chance) {
        int kind = chance.nextInt(40);
        People able = call.target.path().startsWith("/admin/") ? People.SAM : People.ADA;
        People person = kind < 20 && !call.target.id().equals("leaveGroup")
                ? able
                : Nasty.one(List.of(People.values()), chance);
        switch (kind) {
            case 39 -> {
                return "NOBODY";
            }
            case 38 -> {
                call.authorize(Nasty.token(chance));
                return "BROKEN";
            }
            case 37 -> {
                call.authorize("Bearer " + RealmAdmin.token());
                return "FOREIGNER";
            }
            case 36 -> {
                String token = person.token();
                call.authorize("Bearer " + token.substring(0, token.length() - 1 - chance.nextInt(300)) + "A");
                return "BROKEN";
            }
            default -> {
                call.authorize("Bearer " + person.token());
                return stage.role(person);
            }
        }
    }
}
