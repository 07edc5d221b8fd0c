package oxbow.serve;

import java.time.Duration;

/// Limits of the router.
///
/// @param slow how long an answer may take; a candidate that takes longer has failed and the champion answers, a
///     champion that takes longer is recorded as failed too, so that load does not look like a worse candidate
/// @param shadowQueue requests that may wait for the shadow; more are dropped and counted
/// @param shadowThreads threads that run shadows
/// @param longestPayload bytes of a row's input that the log keeps; longer ones are left out
public record RouterSettings(Duration slow, int shadowQueue, int shadowThreads, int longestPayload) {

    public RouterSettings {
        if (!slow.isPositive() || shadowQueue < 1 || shadowThreads < 1 || longestPayload < 0) {
            throw new IllegalArgumentException("The limits of the router must be positive: " + slow + ", " + shadowQueue
                    + ", " + shadowThreads + ", " + longestPayload + ".");
        }
    }

    /// Two seconds, 1,000 requests, one thread, 64 KiB.
    public static RouterSettings standard() {
        return new RouterSettings(Duration.ofSeconds(2), 1_000, 1, 64 << 10);
    }
}
