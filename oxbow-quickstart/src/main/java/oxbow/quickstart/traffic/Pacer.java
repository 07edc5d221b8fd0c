package oxbow.quickstart.traffic;

import java.util.concurrent.TimeUnit;

/// Spreads the requests of many threads evenly over time, at a speed that may change at any moment.
final class Pacer {
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(200);

    private long next = System.nanoTime();

    /// Waits for the caller's turn. False if it is not yet the turn and the speed should be asked for again.
    boolean await(int perSecond) throws InterruptedException {
        if (perSecond == 0) {
            TimeUnit.NANOSECONDS.sleep(LONGEST_WAIT);
            return false;
        }
        long wait = turn(TimeUnit.SECONDS.toNanos(1) / perSecond);
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
        return true;
    }

    private synchronized long turn(long between) {
        long now = System.nanoTime();
        // A sender that fell behind does not catch up with a burst.
        next = Math.max(next + between, now);
        return next - now;
    }
}
