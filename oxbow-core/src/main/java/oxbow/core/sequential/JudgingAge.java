package oxbow.core.sequential;

/// At which age a request is judged: the same for both arms, whatever the label's own speed.
///
/// **Guarantee.** A request is judged on the label it had when it was `age` old, and on nothing that came later.
/// If labels of one arm come sooner, the arm that answers sooner shows no more errors than the other for it, as
/// long as nearly all labels have arrived by that age.
///
/// **Condition.** With exponential delays 1.8 % of the labels are later than four mean delays, in the slower
/// arm; at one mean delay 37 % are, and an arm with faster labels was rolled back in nearly all simulated runs.
/// What comes later is missing in one arm more than in the other: [SampleRatioTest] on labelled units sees that.
///
/// @param age time from assignment to judging, in the unit of the log, above 0
public record JudgingAge(double age) {
    private static final double MEAN_DELAYS = 4;

    /// Checks the age.
    public JudgingAge {
        if (!(age > 0) || Double.isInfinite(age)) {
            throw new IllegalArgumentException("The judging age (%s) must be above 0.".formatted(age));
        }
    }

    /// The rule of four mean delays, of the arm whose labels take longer.
    ///
    /// @param delay mean time from assignment to label, in the unit of the log, above 0
    public static JudgingAge ofMeanDelay(double delay) {
        return new JudgingAge(MEAN_DELAYS * delay);
    }

    /// Whether a request is to be judged by now.
    public boolean isDue(double assignedAt, double now) {
        return now - assignedAt >= age;
    }

    /// Whether a label came in time to count.
    public boolean isInTime(double assignedAt, double labelledAt) {
        return labelledAt - assignedAt <= age;
    }
}
