package oxbow.core.metric;

import java.util.List;

/// What is in one image of one class, and what was found there.
///
/// @param truths boxes that are there
/// @param found boxes that were found
/// @param scores how sure the detector was of each found box, not `NaN`
public record ImageDetections(List<Box> truths, List<Box> found, List<Double> scores) {
    /// Checks the lengths and copies the lists.
    public ImageDetections {
        truths = List.copyOf(truths);
        found = List.copyOf(found);
        scores = List.copyOf(scores);
        if (found.size() != scores.size() || scores.stream().anyMatch(score -> score.isNaN())) {
            throw new IllegalArgumentException("The found boxes (%d) must each have a score (%d) that is a number."
                    .formatted(found.size(), scores.size()));
        }
    }

    /// Which of the found boxes are right: by falling score, each takes the free truth that it overlaps
    /// most, if by at least so much. Ties of score go by their order, ties of overlap to the first truth.
    boolean[] matches(double overlap) {
        double[] negated = new double[found.size()];
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -scores.get(i);
        }
        boolean[] taken = new boolean[truths.size()];
        boolean[] right = new boolean[found.size()];
        for (int i : Ascending.order(negated)) {
            int best = -1;
            double most = overlap;
            for (int truth = 0; truth < taken.length; truth++) {
                double common = found.get(i).overlap(truths.get(truth));
                if (!taken[truth] && common >= most && (best < 0 || common > most)) {
                    best = truth;
                    most = common;
                }
            }
            if (best >= 0) {
                taken[best] = true;
                right[i] = true;
            }
        }
        return right;
    }
}
