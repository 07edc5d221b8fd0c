package oxbow.core.compare;

import oxbow.core.metric.Distributions;

/// The law of a statistic where cells hold few rows: Skovgaard's saddlepoint approximation (1987) of the deals of
/// all rows to both sides. A deal is what independent binomial cells are once their sum is known, and the
/// statistic is a sum over cells, so both sums' joint cumulants are known exactly. Its error is relative, so that
/// it also holds far in the tail, where chi-square's law is wrong by factors.
final class SaddlepointLaw implements CellLaw {
    private static final double NOT_IN_THE_TAIL = 0.3;
    private static final double LEFT_OUT = 0.05;
    private static final int MOST_STEPS = 60;

    private final DealtCells cells;
    private final double m;
    private final ChiSquareLaw limit;

    private SaddlepointLaw(DealtCells cells, double m, ChiSquareLaw limit) {
        this.cells = cells;
        this.m = m;
        this.limit = limit;
    }

    static SaddlepointLaw of(CellTest test, Cells cells, ChiSquareLaw limit) {
        return new SaddlepointLaw(DealtCells.of(test, cells), cells.m(), limit);
    }

    /// A term that grows faster than a cell's probability falls has no cumulants, so what can be left out is: cells
    /// beyond the range that they leave with a small part of the probability looked for. The part is added again.
    /// Where probabilities are large, or a statistic is at the edge of what the rows allow, chi-square's law.
    @Override
    public double upper(double x) {
        double near = limit.upper(x);
        if (near > NOT_IN_THE_TAIL) {
            return near;
        }
        DealtCells.Range range = cells.range(LEFT_OUT * Math.pow(10, Math.floor(Math.log10(near))));
        return Math.min(1, within(x, range, near) + range.outside());
    }

    private double within(double x, DealtCells.Range range, double near) {
        double s = Math.clamp((1 - limit.degrees() / x) / 2, 0.01, 0.4);
        double t = 0;
        Cumulants here = cells.at(range, s, t);
        for (int i = 0; i < MOST_STEPS; i++) {
            double off = here.statistic() - x;
            double missing = here.rows() - m;
            double determinant = here.determinant();
            double stepS = -(here.rowsVariance() * off - here.covariance() * missing) / determinant;
            double stepT = -(here.statisticVariance() * missing - here.covariance() * off) / determinant;
            double decrease = -(off * stepS + missing * stepT);
            if (!(decrease > 1e-20)) {
                return decrease >= 0 ? probability(s, t, x, here, near) : near;
            }
            double goal = here.log() - s * x - t * m;
            double length = 1;
            Cumulants next = cells.at(range, s + stepS, t + stepT);
            while (!(next.log() - (s + length * stepS) * x - (t + length * stepT) * m <= goal + 1e-9)
                    && length > 1e-6) {
                length /= 2;
                next = cells.at(range, s + length * stepS, t + length * stepT);
            }
            s += length * stepS;
            t += length * stepT;
            here = next;
        }
        return near;
    }

    @Override
    public double upperQuantile(double p) {
        double x = limit.upperQuantile(p);
        double before = x * 1.02;
        double heightBefore = Math.log(upper(before) / p);
        for (int i = 0; i < MOST_STEPS; i++) {
            double height = Math.log(upper(x) / p);
            double slope = (height - heightBefore) / (x - before);
            if (height == 0 || !(slope < 0) || Double.isInfinite(slope)) {
                break;
            }
            double next = Math.max(x - height / slope, x / 2);
            before = x;
            heightBefore = height;
            x = next;
            if (Math.abs(x - before) <= 1e-12 * x) {
                break;
            }
        }
        return x;
    }

    /// Lugannani and Rice's tail (1980), with the cumulants of the known sum taken off.
    private double probability(double s, double t, double x, Cumulants here, double otherwise) {
        double r = Math.sqrt(2 * Math.max(0, s * x + t * m - here.log()));
        double u = s * Math.sqrt(here.determinant() / cells.rowsVariance());
        if (!(s > 0) || !(r > 0) || !(u > 0)) {
            return otherwise;
        }
        double density = Math.exp(-r * r / 2) / Math.sqrt(2 * Math.PI);
        double probability = Distributions.normalCdf(-r) + density * (1 / u - 1 / r);
        return probability > 0 && probability < 1 ? probability : otherwise;
    }

    /// The logarithm of the joint moment generating function of the statistic and the rows of the current side,
    /// with its derivatives.
    record Cumulants(
            double log,
            double statistic,
            double rows,
            double statisticVariance,
            double covariance,
            double rowsVariance) {
        double determinant() {
            return statisticVariance * rowsVariance - covariance * covariance;
        }
    }
}
