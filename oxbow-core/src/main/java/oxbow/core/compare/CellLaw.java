package oxbow.core.compare;

/// How a statistic of a table is distributed if nothing has changed, given how many rows each cell holds in all.
sealed interface CellLaw permits ChiSquareLaw, SaddlepointLaw, SmallTableLaw, TwoCellLaw {
    /// Rows expected in the rarest cell on the smaller side from which on chi-square's law is near enough.
    double MANY = 50;

    /// Probability of a statistic at least as large.
    double upper(double x);

    /// The smallest statistic whose probability is at most p.
    double upperQuantile(double p);

    /// The law of a test for a table.
    static CellLaw of(CellTest test, Cells cells) {
        ChiSquareLaw limit = ChiSquareLaw.of(test, cells);
        if (!cells.isExact() || cells.fewestExpected() >= MANY) {
            return limit;
        }
        if (cells.size() == 2 && Math.min(cells.rows(0), cells.rows(1)) <= TwoCellLaw.MOST_ROWS) {
            return TwoCellLaw.of(test, cells);
        }
        SaddlepointLaw smooth = SaddlepointLaw.of(test, cells, limit);
        return SmallTableLaw.fits(cells) ? new SmallTableLaw(smooth, test, cells) : smooth;
    }
}
