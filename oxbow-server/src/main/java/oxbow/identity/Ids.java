package oxbow.identity;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Makes UUIDv7 ids as lower-case text: unique, and in the order they were made as far as this process is
/// concerned, also when the clock stands still or jumps back (RFC 9562, §5.7, with the 12 bits after the
/// version as a counter). Thread-safe, without a lock.
public final class Ids {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int COUNTER_BITS = 12;

    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    /// @param random a thread-safe generator
    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// A new id, later than every id this generator has made before.
    public String next() {
        long tick = last.updateAndGet(before -> Math.max(before + 1, clock.millis() << COUNTER_BITS));
        long high = ((tick >>> COUNTER_BITS) << 16) | 0x7000L | (tick & 0xFFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /// Whether the text has the form of an id; names must not.
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }
}
