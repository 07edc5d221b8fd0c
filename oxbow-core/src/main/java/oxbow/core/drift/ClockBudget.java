package oxbow.core.drift;

import java.util.ArrayList;
import java.util.List;

/// One false alarm per period, shared among detectors that tick at different speeds: every row, every label,
/// every day.
///
/// **Guarantee.** If each detector alarms at its [#threshold] and then starts again, the *expected* number of
/// false alarms of all of them in a period is at most [#falseAlarms], whatever the dependence between them:
/// Σ ticks / B ≤ 1. Each detector's own condition must hold (see [RateDetector], [ConformalDetector],
/// a block detector).
///
/// **Method.** An e-detector that alarms at B has at most t / B expected alarms in t of its ticks (Shin, Ramdas
/// and Rinaldo 2024); expectations add up.
///
/// @param falseAlarms expected false alarms that are accepted in a period, above 0; usually 1
/// @param clocks the detectors
public record ClockBudget(double falseAlarms, List<Clock> clocks) {

    /// How often a detector looks, and how much of the budget it gets.
    ///
    /// @param ticksPerPeriod rows or blocks that it sees in a period, above 0; the most there can be, not the
    ///     mean
    /// @param share its part of the budget relative to the others, above 0
    public record Clock(double ticksPerPeriod, double share) {
        /// Checks the numbers.
        public Clock {
            requirePositive("ticks per period", ticksPerPeriod);
            requirePositive("share", share);
        }

        /// A clock with the same share as others made like this.
        public static Clock of(double ticksPerPeriod) {
            return new Clock(ticksPerPeriod, 1);
        }
    }

    /// Checks the budget and copies the list.
    public ClockBudget {
        requirePositive("false alarms", falseAlarms);
        clocks = List.copyOf(clocks);
        if (clocks.isEmpty()) {
            throw new IllegalArgumentException("The budget must be shared among at least 1 detector.");
        }
    }

    /// The evidence at which a detector alarms: B = ticks / (its part of the false alarms).
    ///
    /// @param detector its place in the list, from 0
    public double threshold(int detector) {
        double shares = clocks.stream().mapToDouble(Clock::share).sum();
        Clock clock = clocks.get(detector);
        return clock.ticksPerPeriod() * shares / clock.share() / falseAlarms;
    }

    /// The thresholds of all detectors, in their order.
    public List<Double> thresholds() {
        List<Double> all = new ArrayList<>(clocks.size());
        for (int detector = 0; detector < clocks.size(); detector++) {
            all.add(threshold(detector));
        }
        return List.copyOf(all);
    }

    /// Expected false alarms per period at most, if the detectors alarm at these thresholds instead; infinite
    /// for a threshold of 0.
    public double spent(List<Double> thresholds) {
        if (thresholds.size() != clocks.size()) {
            throw new IllegalArgumentException("The thresholds (%d) must be one for each of the %d detectors."
                    .formatted(thresholds.size(), clocks.size()));
        }
        double spent = 0;
        for (int detector = 0; detector < clocks.size(); detector++) {
            spent += clocks.get(detector).ticksPerPeriod() / thresholds.get(detector);
        }
        return spent;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("The %s (%s) must be above 0 and finite.".formatted(name, value));
        }
    }
}
