package oxbow.core.sequential;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// One value for each key, the mean of its scores: what bounds on means are to be fed with where the scores of one
/// user, session or device resemble each other.
///
/// **Guarantee.** Every key leaves once, in the order in which keys came, as the mean of its scores in the window
/// that starts with its first one. Later scores of the key change nothing. Given to [RunningMeanBound] (paired
/// differences) or [UnpairedMeans] (one arm each), the bounds hold if keys are independent, however alike the
/// scores of one key are: they bound the average over *keys*, where a busy user counts as much as any other.
///
/// **Conditions.** Scores come in the order of their times, and all scores before a time are given before [#due] at
/// that time. A key belongs to the arm of its first score; scores of it that another arm gave are left out.
///
/// **State.** Memory: about 150 bytes for each key in its window and 50 bytes for each key that was ever counted;
/// when the limit of keys is reached no further key is counted, which ends the evidence and biases nothing. Mutable,
/// not thread-safe. Its stored form goes on exactly; keep it at the same log offset as the bound it feeds.
public final class KeyMeans implements OrderedState {
    private final ScoreRange range;
    private final double window;
    private final KeyVotes counted;
    private final Map<Long, Open> open = new LinkedHashMap<>();
    private double last = Double.NEGATIVE_INFINITY;

    /// What one key says.
    ///
    /// @param key hash of the key
    /// @param canary whether the canary answered it
    /// @param n scores it rests on, 1 or more
    /// @param mean their mean
    public record KeyMean(long key, boolean canary, long n, double mean) {}

    /// Scores of a key in its window.
    private record Open(boolean canary, double since, long n, double sum) {
        Open plus(double value) {
            return new Open(canary, since, n + 1, sum + value);
        }
    }

    /// Means of no key yet.
    ///
    /// @param range what scores lie between
    /// @param window time from the first score of a key to its mean, in the unit of the log, above 0
    /// @param keys most keys that are counted, above 0
    public KeyMeans(ScoreRange range, double window, int keys) {
        this(range, window, new KeyVotes(keys));
    }

    private KeyMeans(ScoreRange range, double window, KeyVotes counted) {
        if (!(window > 0) || Double.isInfinite(window)) {
            throw new IllegalArgumentException("The window (%s) must be above 0 and finite.".formatted(window));
        }
        this.range = range;
        this.window = window;
        this.counted = counted;
    }

    /// Takes one score in.
    ///
    /// @param key hash of the key; equal keys have equal hashes
    /// @param canary whether the canary answered; any fixed value where scores are paired differences
    /// @param at time of the request, in the unit of the log, not before the last one
    /// @param value score, within the range
    /// @return whether it counts
    public boolean add(long key, boolean canary, double at, double value) {
        range.share(value);
        if (!(at >= last) || Double.isInfinite(at)) {
            throw new IllegalArgumentException(
                    "The score (at %s) must not be before the last one (%s).".formatted(at, last));
        }
        last = at;
        Open known = open.get(key);
        if (known != null) {
            if (known.canary() != canary || at - known.since() >= window) {
                return false;
            }
            open.put(key, known.plus(value));
            return true;
        }
        if (!counted.vote(key)) {
            return false;
        }
        open.put(key, new Open(canary, at, 1, value));
        return true;
    }

    /// Takes out the keys whose window is over, in the order of their first scores.
    ///
    /// @param now time of the log; all scores before it must have been given
    public List<KeyMean> due(double now) {
        List<KeyMean> due = new ArrayList<>();
        Iterator<Map.Entry<Long, Open>> keys = open.entrySet().iterator();
        while (keys.hasNext()) {
            Map.Entry<Long, Open> next = keys.next();
            Open key = next.getValue();
            if (now - key.since() < window) {
                break;
            }
            // a mean of rounded sums may leave the range by a last digit
            double mean = Math.max(range.least(), Math.min(range.greatest(), key.sum() / key.n()));
            due.add(new KeyMean(next.getKey(), key.canary(), key.n(), mean));
            keys.remove();
        }
        return due;
    }

    /// Keys in their window.
    public int size() {
        return open.size();
    }

    /// Whether the limit of keys is reached.
    public boolean isFull() {
        return counted.isFull();
    }

    @Override
    public byte[] toBytes() {
        StoredWriter writer = StateKind.KEY_MEANS.writer();
        range.write(writer);
        writer.real(window).real(last);
        counted.write(writer);
        writer.number(open.size());
        open.forEach((key, of) -> writer.number(key)
                .flag(of.canary())
                .real(of.since())
                .number(of.n())
                .real(of.sum()));
        return writer.toBytes();
    }

    /// The means that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not some
    public static KeyMeans ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.KEY_MEANS.reader(bytes);
        ScoreRange range = ScoreRange.read(reader);
        double window = reader.real();
        double last = reader.real();
        KeyMeans means = new KeyMeans(range, window, KeyVotes.read(reader));
        int count = reader.length(19);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            long key = reader.number();
            Open of = new Open(reader.flag(), reader.real(), reader.number(), reader.real());
            boolean fits = of.since() >= before && of.since() <= last && of.n() > 0 && Double.isFinite(of.sum());
            if (!fits || !means.counted.hasVoted(key) || means.open.put(key, of) != null) {
                throw new IllegalArgumentException(
                        "The stored key (%d) must be counted once, in order, with its scores.".formatted(key));
            }
            before = of.since();
        }
        reader.end();
        if (Double.isNaN(last) || last == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("The time of the last score (%s) must be finite.".formatted(last));
        }
        means.last = last;
        return means;
    }
}
