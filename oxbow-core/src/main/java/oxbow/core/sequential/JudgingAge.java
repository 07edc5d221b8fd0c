package oxbow.core.sequential;

/// At which age a request is judged: the same for both arms, whatever the label's own speed.
///
/// **Guarantee.** A request is judged on the label it had when it was `age` old, and on nothing that came later.
/// If labels of one arm come sooner, the arm that answers sooner shows no more errors than the other for it, as
/// long as nearly all labels have arrived by that age.
///
/// **Condition.** Where the arms' delays differ, the level of [RateRatioTest] is *not exact* at any finite age: with
/// exponential delays 1.8 % of the labels are later than four mean delays, so the arm that answers sooner shows
/// 1.019 times the errors. Over 5,000 errors that was within chance of the promised 1 % (0.5 to 1.4 %), since the
/// alternatives begin at 1.25 times; at three mean delays (1.05 times) 2 to 5 % were rolled back, at two (1.16 times)
/// 40 to 80 %, at one (1.6 times) nearly all.
///
/// **Check.** What comes later is missing in one arm more than in the other: [SampleRatioTest] on labelled units sees
/// that. It counts every label and not only errors, so at one or two mean delays it says *inconclusive* before the
/// false rollback in 96 of 100 runs. The 1.8 % at four mean delays it finds only after some 200,000 labels.
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
