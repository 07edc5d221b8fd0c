package oxbow.quickstart.job;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Waiting for something that must come true.
final class Await {
    private static final long BETWEEN_MS = 150;

    private Await() {}

    /// Asks again and again until there is an answer.
    ///
    /// @throws IllegalStateException if there is none when the time is over
    static <T> T until(String what, Duration most, Supplier<Optional<T>> answer) {
        long deadline = System.nanoTime() + most.toNanos();
        while (true) {
            Optional<T> got = answer.get();
            if (got.isPresent()) {
                return got.get();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited " + most.toSeconds() + " s in vain: " + what + ".");
            }
            pause(BETWEEN_MS);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
