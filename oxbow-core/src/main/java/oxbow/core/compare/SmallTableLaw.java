package oxbow.core.compare;

/// The law of a statistic of a small table: the larger of what the saddlepoint and, where it can tell, a sample
/// of deals say. The former does not know that the statistic takes few values, the latter nothing of far tails.
///
/// @param smooth the saddlepoint's law
/// @param test whose statistic
/// @param cells the table
record SmallTableLaw(SaddlepointLaw smooth, CellTest test, Cells cells) implements CellLaw {
    /// Rows of the smaller side, and of both, up to which a table is small.
    private static final int MOST_DEALT = 500;

    private static final int MOST_ROWS = 20_000;
    private static final double NOT_IN_THE_TAIL = 0.3;

    static boolean fits(Cells cells) {
        return Math.min(cells.n(), cells.m()) <= MOST_DEALT && cells.n() + cells.m() <= MOST_ROWS;
    }

    @Override
    public double upper(double x) {
        double probability = smooth.upper(x);
        boolean told = probability > DealtSample.LEAST / 4 && probability < NOT_IN_THE_TAIL;
        return told ? Math.max(probability, DealtSample.of(test, cells).upper(x)) : probability;
    }

    @Override
    public double upperQuantile(double p) {
        double x = smooth.upperQuantile(p);
        return p < DealtSample.LEAST || p >= NOT_IN_THE_TAIL
                ? x
                : Math.max(x, DealtSample.of(test, cells).upperQuantile(p));
    }
}
