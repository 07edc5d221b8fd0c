package oxbow.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import oxbow.core.descriptor.ImageDescriptors;

/// Predictions to log, and waiting without sleeping blindly.
final class TestRecords {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private TestRecords() {}

    /// The n-th of a made-up series: one every ten milliseconds, classes a and b in turn, every hundredth failed.
    static Prediction row(String id, int n, Arm arm) {
        boolean failed = n % 100 == 99;
        return new Prediction(
                id,
                START.plusMillis(10L * n),
                "project",
                "endpoint",
                7,
                arm == Arm.CHAMPION ? "deployment-1" : "deployment-2",
                arm,
                0.1,
                "writer-" + n % 17,
                failed ? "" : n % 2 == 0 ? "a" : "b",
                failed ? Double.NaN : 0.5 + (n % 50) / 100.0,
                "model",
                0.25,
                1_000 + n,
                n % 3 == 0 ? Optional.empty() : Optional.of(new ImageDescriptors(0.3, 0.2, Double.NaN)),
                ("payload " + n).getBytes(StandardCharsets.UTF_8),
                "example-" + n,
                failed ? "the model broke" : "");
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
