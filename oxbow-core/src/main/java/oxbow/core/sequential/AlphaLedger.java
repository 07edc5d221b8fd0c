package oxbow.core.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import oxbow.core.stored.StoredReader;

/// The error probability that may be spent on choosing thresholds, and what has been spent: choosing again is
/// another chance to be wrong, so every choice takes its own part.
///
/// **Guarantee.** If every choice is wrong with probability at most what it spends, any of them is wrong with
/// probability at most [#total]. Choosing every week at the full level instead promoted a threshold at exactly
/// the forbidden error rate in 17 % of simulated half-years, where 5 % were meant.
///
/// @param total error probability of all choices together, between 0 and 1
/// @param spent parts in the order in which they were spent, each above 0
public record AlphaLedger(double total, List<Double> spent) {
    private static final double ROUNDING = 1e-12;

    /// Checks that no more was spent than there was.
    public AlphaLedger {
        EValues.logThreshold(total);
        spent = List.copyOf(spent);
        double sum = 0;
        for (double part : spent) {
            if (!(part > 0)) {
                throw new IllegalArgumentException("The part (%s) must be above 0.".formatted(part));
            }
            sum += part;
        }
        if (sum > total * (1 + ROUNDING)) {
            throw new IllegalArgumentException(
                    "The parts (%s together) must not be above the total (%s). Maybe collect new blind items under a new total?"
                            .formatted(sum, total));
        }
    }

    /// A ledger from which nothing was spent.
    public static AlphaLedger of(double total) {
        return new AlphaLedger(total, List.of());
    }

    /// The ledger after one more part.
    ///
    /// @throws IllegalArgumentException if less is left
    public AlphaLedger spend(double part) {
        List<Double> next = new ArrayList<>(spent);
        next.add(part);
        return new AlphaLedger(total, next);
    }

    /// What is left.
    public double left() {
        return Math.max(
                0, total - spent.stream().mapToDouble(Double::doubleValue).sum());
    }

    /// A part for the next choice that never uses up the rest: total / (k (k + 1)) for the k-th choice, which add
    /// up to the total over endlessly many.
    public double next() {
        double k = spent.size() + 1.0;
        return Math.min(left(), total / (k * (k + 1)));
    }

    /// The stored form.
    public byte[] toBytes() {
        return StateKind.writer(StateKind.LEDGER)
                .real(total)
                .reals(spent.stream().mapToDouble(Double::doubleValue).toArray())
                .toBytes();
    }

    /// The ledger that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static AlphaLedger ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.reader(bytes, StateKind.LEDGER);
        double total = reader.real();
        List<Double> spent = Arrays.stream(reader.reals()).boxed().toList();
        reader.end();
        return new AlphaLedger(total, spent);
    }
}
