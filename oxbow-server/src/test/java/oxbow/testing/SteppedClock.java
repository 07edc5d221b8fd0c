package oxbow.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it.
public final class SteppedClock extends Clock {

    private final AtomicReference<Instant> now;

    public SteppedClock() {
        this(Instant.parse("2026-11-21T09:00:00Z"));
    }

    public SteppedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void set(Instant time) {
        now.set(time);
    }

    public void forward(Duration step) {
        now.updateAndGet(before -> before.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
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
