package oxbow.quickstart.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.digits.Camera;
import oxbow.quickstart.digits.Digit;
import oxbow.quickstart.digits.Digits;
import oxbow.quickstart.digits.Split;

class TrafficTest {
    private static final TrafficSettings FAST = new TrafficSettings(Camera.WELL, 500, 1, .01, PoolName.DURING);

    private final Split split = Split.of(Digits.all(), 7);

    @Test
    void everyAnswerGetsItsTrueLabelOnce() throws IOException {
        try (SmallEndpoint endpoint = new SmallEndpoint();
                Api api = new Api(endpoint.address(), "token");
                Traffic traffic = Traffic.start(api, "digits", "reader", new Pools(split), FAST, 1)) {
            await(() -> traffic.counts().answered() >= 200);
            traffic.change(now -> now.atSpeed(0));
            await(() -> endpoint.feedback().size() == endpoint.requests().size()
                    && traffic.counts().answered() == endpoint.requests().size());

            List<String> named = endpoint.feedback().stream()
                    .map(item -> item.required("prediction_id").asText())
                    .toList();
            assertThat(named).doesNotHaveDuplicates();
            assertThat(endpoint.feedback())
                    .allSatisfy(
                            item -> assertThat(item.required("label").asText()).isEqualTo(truth(traffic, item)));
        }
    }

    @Test
    void imagesComeFromThePoolAndFromManyWriters() throws IOException {
        Set<String> pool = split.during().stream().map(Digit::exampleId).collect(Collectors.toSet());
        try (SmallEndpoint endpoint = new SmallEndpoint();
                Api api = new Api(endpoint.address(), "token");
                Traffic traffic = Traffic.start(api, "digits", "reader", new Pools(split), FAST, 1)) {
            await(() -> traffic.counts().answered() >= 200);

            assertThat(endpoint.requests())
                    .allSatisfy(request -> assertThat(pool)
                            .contains(request.at("/parameters/example_id").asText()));
            assertThat(endpoint.requests().stream()
                            .map(request -> request.at("/parameters/key").asText())
                            .distinct()
                            .count())
                    .isGreaterThan(190);
        }
    }

    @Test
    void aReviewedImageIsNotShownAgain() {
        Pools pools = new Pools(split);
        Digit reviewed = split.after().getFirst();
        pools.leave(reviewed.id());

        assertThat(pools.remaining(PoolName.AFTER)).hasSize(199).doesNotContain(reviewed);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            assertThat(pools.draw(PoolName.AFTER, random)).isNotEqualTo(reviewed);
        }
    }

    @Test
    void aPercentageIsRefusedAsALabelShare() {
        assertThatThrownBy(() -> new TrafficSettings(Camera.WELL, 10, 80, 1, PoolName.BEFORE))
                .hasMessageContaining("label share (80.0)")
                .hasMessageContaining("percentage");
    }

    private static String truth(Traffic traffic, JsonNode item) {
        return Integer.toString(traffic.memory()
                .digit(item.required("prediction_id").asText())
                .orElseThrow()
                .label());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
