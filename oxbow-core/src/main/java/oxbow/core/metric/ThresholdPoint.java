package oxbow.core.metric;

import java.util.ArrayList;
import java.util.List;

/// A threshold and what it does: a point of the ROC, precision-recall and any other threshold curve.
///
/// The counts give every figure with its interval; the intervals hold for a threshold chosen beforehand, not
/// for one chosen because its figures are the best here.
///
/// @param threshold scores at or above it are predicted positive
/// @param counts what that gives
public record ThresholdPoint(double threshold, BinaryCounts counts) {

    /// The points of all distinct scores, from the highest threshold to the lowest, thinned to about so many
    /// of equal numbers of examples.
    ///
    /// @param most the most points to give, at least 2; the lowest score is always among them
    public static List<ThresholdPoint> curve(BinaryScores scores, int most) {
        if (most < 2) {
            throw new IllegalArgumentException("The number of points (%d) must be at least 2.".formatted(most));
        }
        List<ThresholdPoint> points = new ArrayList<>();
        long positive = 0;
        long all = 0;
        for (int start = scores.n() - 1; start >= 0; start--) {
            positive += scores.outcome(start) ? 1 : 0;
            all++;
            boolean endOfTies = start == 0 || scores.score(start - 1) != scores.score(start);
            boolean due = all * (most - 1.0) >= (double) scores.n() * (points.size() + 1) || scores.n() <= most;
            if (endOfTies && (due || start == 0)) {
                long missed = scores.positives() - positive;
                BinaryCounts counts =
                        new BinaryCounts(positive, all - positive, missed, scores.negatives() - (all - positive));
                points.add(new ThresholdPoint(scores.score(start), counts));
            }
        }
        return List.copyOf(points);
    }
}
