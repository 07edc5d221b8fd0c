package oxbow.quickstart.job;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import oxbow.quickstart.traffic.Traffic;

/// Waiting for something that must come true.
final class Await {
    private static final long BETWEEN_MS = 150;
    private static final Duration REQUESTS = Duration.ofMinutes(2);

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

    /// Waits until so many more live requests have been answered. Says how many really were.
    static long requests(Traffic traffic, long more, String doing, Notes notes) {
        long start = traffic.counts().answered();
        return until(more + " more live requests to be answered", REQUESTS, () -> {
            long sent = traffic.counts().answered() - start;
            notes.now(sent + " " + doing);
            return Optional.of(sent).filter(count -> count >= more);
        });
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
