package oxbow.core.drift;

import java.util.Arrays;

/// What bets on a rate have won since they could first be made: one amount per bet, put together over all
/// beginnings of a change.
///
/// Rows that are 0 or 1 find their pay-outs worked out, and the bets of a side are settled beside each other without
/// a jump: memory and jumps, not arithmetic, are what a row costs.
final class RateEvidence {
    private final RateBets bets;
    private final boolean bestOnly;
    private final double[] won;
    /// Pay-outs at 0, then at 1, then at the newest value in between.
    private final double[][] pay;

    private double total;

    RateEvidence(RateBets bets, Accumulation accumulation) {
        this.bets = bets;
        this.bestOnly = accumulation == Accumulation.CUSUM;
        this.won = new double[bets.size()];
        this.pay = new double[3][won.length];
        settle(pay[0], 0);
        settle(pay[1], 1);
    }

    /// Settles all bets on one more row and answers the sum of what they have won.
    double add(double value) {
        int whole = (int) value;
        double[] factor = pay[whole];
        if (whole != value) {
            factor = pay[2];
            settle(factor, value);
        }
        total = bestOnly ? addToBest(factor) : addToAll(factor);
        return total;
    }

    /// The mean over the bets.
    double mean() {
        return total / won.length;
    }

    void clear() {
        Arrays.fill(won, 0);
        total = 0;
    }

    double[] won() {
        return won.clone();
    }

    void restore(double[] stored) {
        if (stored.length != won.length) {
            throw new IllegalArgumentException("The stored evidence (%d bets) must be that of the detector (%d bets)."
                    .formatted(stored.length, won.length));
        }
        for (int bet = 0; bet < won.length; bet++) {
            won[bet] = DetectorKind.amount(stored[bet]);
        }
        total = sum();
    }

    private void settle(double[] factor, double value) {
        for (int bet = 0; bet < won.length; bet++) {
            factor[bet] = bets.base()[bet] + bets.slope()[bet] * value;
        }
    }

    /// All is read before anything is written, in steps of the bets of one side; sums as in [#sum].
    private double addToAll(double[] factor) {
        double[] mine = won;
        double even = 0;
        double odd = 0;
        for (int bet = 0; bet + RateBets.EACH <= mine.length; bet += RateBets.EACH) {
            double first = (mine[bet] + 1) * factor[bet];
            double second = (mine[bet + 1] + 1) * factor[bet + 1];
            double third = (mine[bet + 2] + 1) * factor[bet + 2];
            double fourth = (mine[bet + 3] + 1) * factor[bet + 3];
            double fifth = (mine[bet + 4] + 1) * factor[bet + 4];
            double sixth = (mine[bet + 5] + 1) * factor[bet + 5];
            mine[bet] = first;
            mine[bet + 1] = second;
            mine[bet + 2] = third;
            mine[bet + 3] = fourth;
            mine[bet + 4] = fifth;
            mine[bet + 5] = sixth;
            even = even + first + third + fifth;
            odd = odd + second + fourth + sixth;
        }
        return even + odd;
    }

    /// Two plain loops: the greater of two numbers comes cheapest in vector instructions.
    private double addToBest(double[] factor) {
        double[] mine = won;
        for (int bet = 0; bet < mine.length; bet++) {
            mine[bet] = Math.max(mine[bet], 1) * factor[bet];
        }
        return sum();
    }

    /// Two sums side by side, because each addition waits for the one before. The bets are always even in number.
    private double sum() {
        double even = 0;
        double odd = 0;
        for (int bet = 0; bet < won.length; bet += 2) {
            even += won[bet];
            odd += won[bet + 1];
        }
        return even + odd;
    }
}
