package oxbow.core.compare;

import oxbow.core.metric.ChiSquare;

/// The limit of many rows a cell: chi-square with K − 1 degrees of freedom, after a correction of the mean.
///
/// @param correction by how much the mean is above K − 1, as a factor
/// @param degrees K − 1
record ChiSquareLaw(double correction, int degrees) implements CellLaw {

    static ChiSquareLaw of(CellTest test, Cells cells) {
        int degrees = cells.size() - 1;
        return new ChiSquareLaw(1 + excess(test, cells) / degrees, degrees);
    }

    @Override
    public double upper(double x) {
        return ChiSquare.upper(x / correction, degrees);
    }

    @Override
    public double upperQuantile(double p) {
        return correction * ChiSquare.upperQuantile(p, degrees);
    }

    /// By how much the mean of the scaled statistic is above K − 1 if nothing has changed, to the second order in
    /// the rows: Williams (1976) for G; for the distances by the same expansion.
    private static double excess(CellTest test, Cells cells) {
        double inverse = -1;
        for (int i = 0; i < cells.size(); i++) {
            inverse += 1 / cells.both(i);
        }
        double one = 1.0 / cells.n();
        double other = 1.0 / cells.m();
        double noise = one + other;
        double squares = one * one + other * other;
        double perCell = switch (test) {
            case CHI_SQUARE, POPULATION_STABILITY -> 0;
            case LIKELIHOOD_RATIO -> (noise - 1 / (1 / one + 1 / other)) / 6;
            case JENSEN_SHANNON -> (squares / 2 - noise * noise / 8) / noise;
            case HELLINGER -> (squares * 3 / 8 + (one - other) * (one - other) / 16) / noise;
        };
        return inverse * perCell;
    }
}
