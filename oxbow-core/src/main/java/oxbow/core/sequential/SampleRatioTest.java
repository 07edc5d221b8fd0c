package oxbow.core.sequential;

import java.util.ArrayList;
import java.util.List;
import oxbow.core.metric.Distributions;
import oxbow.core.stored.StoredReader;
import oxbow.core.stored.StoredWriter;

/// Do the arms really get the share of the traffic that the plan says? If not, something between router and
/// label loses requests of one arm, and no other verdict about the rollout can be trusted.
///
/// **Guarantee.** If every unit goes to the canary with the stated weight, independently, [#eValue] ever
/// reaches 1/α with probability at most α, however often one looks and however the weight is moved.
///
/// **Conditions.** Count keys, not requests, where assignment is by key. Run one test on assigned units and one
/// on *labelled* units: a mismatch of the second alone means that labels of one arm come sooner or get lost.
///
/// **Method.** A Bayes factor of a Beta prior centred on the weight (100·w, 100·(1 − w)) against the weight
/// itself (Dirichlet-multinomial: Lindon and Malek 2022); a factor of its own for every weight, multiplied.
/// Labels of different weights may arrive in any order.
///
/// @param steps the counts for every weight that was in force, in the order of first use
public record SampleRatioTest(List<Step> steps) implements MergeableState<SampleRatioTest> {

    private static final double PRIOR = 100;

    /// Units assigned while one weight was in force.
    ///
    /// @param weight share planned for the canary, 0 to 1
    /// @param canary units that went to the canary
    /// @param champion units that went to the champion
    public record Step(double weight, long canary, long champion) {
        /// Checks the counts.
        public Step {
            EValues.requireWeight(weight);
            if (canary < 0 || champion < 0) {
                throw new IllegalArgumentException(
                        "The units (%d and %d) must not be below 0.".formatted(canary, champion));
            }
        }

        private double logFactor() {
            if (weight == 0 || weight == 1) {
                long impossible = weight == 0 ? canary : champion;
                return impossible == 0 ? 0 : Double.POSITIVE_INFINITY;
            }
            double a = PRIOR * weight;
            double b = PRIOR * (1 - weight);
            return Distributions.logBeta(a + canary, b + champion)
                    - Distributions.logBeta(a, b)
                    - canary * Math.log(weight)
                    - champion * Math.log1p(-weight);
        }
    }

    /// Copies the list.
    public SampleRatioTest {
        steps = List.copyOf(steps);
    }

    /// A test that has seen nothing; its e-value is 1.
    public static SampleRatioTest of() {
        return new SampleRatioTest(List.of());
    }

    /// The test after one more unit.
    ///
    /// @param canary whether it went to the canary
    /// @param weight share planned for the canary when it was assigned, 0 to 1
    public SampleRatioTest assigned(boolean canary, double weight) {
        return assigned(canary ? 1 : 0, canary ? 0 : 1, weight);
    }

    /// The test after more units under one weight.
    ///
    /// @param canary how many went to the canary
    /// @param champion how many went to the champion
    /// @param weight share planned for the canary when they were assigned, 0 to 1
    public SampleRatioTest assigned(long canary, long champion, double weight) {
        Step more = new Step(weight, canary, champion);
        List<Step> next = new ArrayList<>(steps);
        for (int i = 0; i < next.size(); i++) {
            Step step = next.get(i);
            if (step.weight() == weight) {
                next.set(i, new Step(weight, step.canary() + canary, step.champion() + champion));
                return new SampleRatioTest(next);
            }
        }
        next.add(more);
        return new SampleRatioTest(next);
    }

    /// The evidence for a mismatch so far; at 1/α or above it is shown at error probability α. The largest
    /// finite number if an arm that was to get nothing got something.
    public double eValue() {
        double log = 0;
        for (Step step : steps) {
            log += step.logFactor();
        }
        return EValues.ofLog(log);
    }

    /// The test on the units of both, which must be different: counts add up within each weight. Exactly that of
    /// one pass; the weights of this test come first.
    @Override
    public SampleRatioTest merge(SampleRatioTest other) {
        SampleRatioTest both = this;
        for (Step step : other.steps) {
            both = both.assigned(step.canary(), step.champion(), step.weight());
        }
        return both;
    }

    @Override
    public byte[] toBytes() {
        StoredWriter writer = StateKind.SAMPLE_RATIO.writer().number(steps.size());
        for (Step step : steps) {
            writer.real(step.weight()).number(step.canary()).number(step.champion());
        }
        return writer.toBytes();
    }

    /// The test that a stored form holds.
    ///
    /// @throws IllegalArgumentException if the bytes are not one
    public static SampleRatioTest ofBytes(byte[] bytes) {
        StoredReader reader = StateKind.SAMPLE_RATIO.reader(bytes);
        int count = reader.length(Double.BYTES + 2);
        List<Step> steps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            steps.add(new Step(reader.real(), reader.number(), reader.number()));
        }
        reader.end();
        if (steps.stream().map(Step::weight).distinct().count() < count) {
            throw new IllegalArgumentException("The stored weights (%d) must differ.".formatted(count));
        }
        return new SampleRatioTest(steps);
    }
}
