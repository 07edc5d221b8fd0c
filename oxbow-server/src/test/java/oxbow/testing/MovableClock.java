package oxbow.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that runs, starts in the past, and may be moved towards the present but not beyond it. What a test does in
/// seconds can so be spread over hours that end now, where a browser looks for it.
public final class MovableClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private final AtomicReference<Duration> behind;

    /// @param behind how far in the past it starts
    public MovableClock(Duration behind) {
        this.behind = new AtomicReference<>(behind);
    }

    /// Moves it on, to the present at most.
    public void forward(Duration step) {
        behind.updateAndGet(now -> now.compareTo(step) < 0 ? Duration.ZERO : now.minus(step));
    }

    /// Moves it on until it is so far behind the present; fails if it is past that already.
    public void forwardTo(Duration wanted) {
        behind.updateAndGet(now -> {
            if (now.compareTo(wanted) < 0) {
                throw new IllegalStateException(
                        "The clock is only " + now + " behind, so it cannot be " + wanted + ".");
            }
            return wanted;
        });
    }

    @Override
    public Instant instant() {
        return real.instant().minus(behind.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
