package oxbow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static oxbow.testing.IrisEndpoint.PROJECT;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oxbow.testing.IrisEndpoint;
import oxbow.testing.ServerProcess;
import oxbow.testing.TestClient;

/// A server that is killed in the middle of its work, over and over, keeps what it acknowledged, once.
class ServerKillIT {

    private static final int KILLS = 22;
    private static final int CALLERS = 6;
    private static final int FEWEST_ANSWERS = 5;
    private static final int MOST_ANSWERS = 150;
    private static final int KILLED = 128 + 9;
    private static final long SEED = 20_261_121;
    private static final List<String> SETTINGS = List.of("--log-durability", "commit");

    @TempDir
    private Path folder;

    /// What the server acknowledged, and the labels of which nobody knows whether they arrived.
    private final Set<String> predicted = ConcurrentHashMap.newKeySet();
    private final Map<String, String> labelled = new ConcurrentHashMap<>();
    private final Map<String, String> doubtful = new ConcurrentHashMap<>();

    private final Queue<String> unlabelled = new ConcurrentLinkedQueue<>();
    /// Predictions that were answered or labelled since the last check.
    private final Set<String> touched = ConcurrentHashMap.newKeySet();

    @Test
    void whatAKilledServerAcknowledgedIsThereOnceAndItServesAtOnceAgain() throws Exception {
        Random random = new Random(SEED);
        int interrupted = 0;
        try (ServerProcess server = start();
                TestClient client = server.client()) {
            IrisEndpoint.publish(client);
            interrupted += driveAndKill(server, random);
        }
        for (int kill = 2; kill <= KILLS; kill++) {
            try (ServerProcess server = start();
                    TestClient client = server.client()) {
                check(client);
                interrupted += driveAndKill(server, random);
            }
        }
        try (ServerProcess server = start();
                TestClient client = server.client()) {
            check(client);
            checkAll(client);
        }
        assertThat(interrupted).as("calls that a kill cut off").isGreaterThan(KILLS);
        assertThat(predicted).hasSizeGreaterThan(KILLS * FEWEST_ANSWERS);
        assertThat(labelled).hasSizeGreaterThan(KILLS);
    }

    private ServerProcess start() throws IOException {
        return ServerProcess.start(folder.resolve("data"), folder.resolve("server.log"), SETTINGS);
    }

    /// Lets callers work until a number of answers have come, kills the server at that answer, and counts the calls
    /// that were cut off.
    private int driveAndKill(ServerProcess server, Random random) throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(random.nextInt(FEWEST_ANSWERS, MOST_ANSWERS));
        List<Future<Integer>> callers = new ArrayList<>();
        // closed in reverse: the callers end before their client, else each call would count as cut off
        try (TestClient client = server.client();
                ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                Random own = new Random(random.nextLong());
                callers.add(threads.submit(() -> call(server, client, own, left)));
            }
        }
        assertThat(server.exitCode()).isEqualTo(KILLED);
        int interrupted = 0;
        for (Future<Integer> caller : callers) {
            interrupted += caller.get();
        }
        return interrupted;
    }

    /// Calls until the server is gone.
    ///
    /// @return 1 if a call was cut off, 0 if this caller killed the server itself
    private int call(ServerProcess server, TestClient client, Random random, AtomicInteger left) {
        try {
            while (left.get() > 0) {
                if (random.nextInt(5) < 2) {
                    label(client, Integer.toString(random.nextInt(3)));
                } else {
                    predict(client);
                }
                if (left.decrementAndGet() == 0) {
                    server.kill();
                    return 0;
                }
            }
            predict(client);
            return 0;
        } catch (UncheckedIOException cutOff) {
            return 1;
        } catch (AssertionError | RuntimeException wrongAnswer) {
            server.kill();
            throw wrongAnswer;
        }
    }

    private void predict(TestClient client) {
        String id = IrisEndpoint.infer(client)
                .expect(200)
                .json()
                .at("/parameters/prediction_id")
                .asText();
        assertThat(id).isNotEmpty();
        assertThat(predicted.add(id)).as("the id %s is new", id).isTrue();
        touched.add(id);
        unlabelled.add(id);
    }

    private void label(TestClient client, String label) {
        Optional<String> next = Optional.ofNullable(unlabelled.poll());
        if (next.isEmpty()) {
            predict(client);
            return;
        }
        String id = next.get();
        touched.add(id);
        doubtful.put(id, label);
        JsonNode receipt = give(client, id, label);
        assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.path("unknown").asInt()).isZero();
        doubtful.remove(id);
        labelled.put(id, label);
    }

    private static JsonNode give(TestClient client, String id, String label) {
        Map<String, String> item = Map.of("prediction_id", id, "label", label, "source", "killed");
        return client.post(PROJECT + "/record/feedback", Map.of("items", List.of(item)))
                .expect(200)
                .json();
    }

    /// Answers at the first call, takes doubtful labels once more, and has everything since the last check once.
    private void check(TestClient client) {
        predict(client);
        doubtful.forEach((id, label) -> {
            JsonNode receipt = give(client, id, label);
            assertThat(receipt.path("accepted").asInt()
                            + receipt.path("duplicates").asInt())
                    .isEqualTo(1);
            labelled.put(id, label);
        });
        doubtful.clear();
        for (String id : touched) {
            JsonNode found = client.get(PROJECT + "/record/predictions/" + id)
                    .expect(200)
                    .json();
            assertThat(found.path("rows")).as("rows of prediction %s", id).hasSize(1);
            checkLabels(id, found.path("feedback"));
        }
        touched.clear();
    }

    private void checkLabels(String id, JsonNode feedback) {
        List<String> wanted =
                Optional.ofNullable(labelled.get(id)).map(List::of).orElse(List.of());
        assertThat(feedback.findValuesAsText("label"))
                .as("labels of prediction %s", id)
                .isEqualTo(wanted);
    }

    /// Reads the whole log: every acknowledged prediction of every round is in it, and none is twice.
    private void checkAll(TestClient client) {
        Map<String, JsonNode> log = new HashMap<>();
        Set<Long> offsets = new LinkedHashSet<>();
        String page = "";
        do {
            JsonNode listing = client.get(PROJECT + "/record/predictions?limit=500" + page)
                    .expect(200)
                    .json();
            for (JsonNode row : listing.path("items")) {
                String id = row.path("id").asText();
                assertThat(log.put(id, row))
                        .as("an earlier row of prediction %s", id)
                        .isNull();
                assertThat(offsets.add(row.path("offset").asLong())).isTrue();
            }
            String next = listing.path("next_page_token").asText();
            page = next.isEmpty() ? "" : "&page_token=" + next;
        } while (!page.isEmpty());
        assertThat(log.keySet()).containsAll(predicted);
        log.forEach((id, row) -> checkLabels(id, row.path("feedback")));
    }
}
