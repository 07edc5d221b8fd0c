package oxbow.core.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Corrections for looking at many tests at once. Every method keeps the order of what it is given.
///
/// Adjusted p-values are compared with the level wanted for the whole family. Pure functions.
public final class Multiplicity {
    private Multiplicity() {}

    /// Holm's step-down (1979): the probability of even one false rejection is at most the level, whatever the
    /// dependence between the tests.
    ///
    /// @return adjusted p-values
    public static double[] holm(double[] pValues) {
        Integer[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (order.length - i) * pValues[order[i]]));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }

    /// The one level that, applied to the plain p-values, rejects exactly what Holm's step-down rejects: the
    /// level of the family divided by the number of tests that are not rejected (at least 1).
    ///
    /// @param pValues the family; may be empty
    /// @param level the level of the whole family, between 0 and 1
    public static double holmLevel(double[] pValues, double level) {
        TestResult.requireLevel(level);
        long kept = Arrays.stream(holm(pValues)).filter(p -> p > level).count();
        return level / Math.max(1, kept);
    }

    /// Benjamini and Hochberg (1995): the expected share of false ones among the rejected is at most the level,
    /// if the tests are independent or positively dependent.
    ///
    /// @return adjusted p-values
    public static double[] benjaminiHochberg(double[] pValues) {
        return stepUp(pValues, 1);
    }

    /// Benjamini and Yekutieli (2001): as [#benjaminiHochberg], under any dependence.
    ///
    /// @return adjusted p-values
    public static double[] benjaminiYekutieli(double[] pValues) {
        return stepUp(
                pValues,
                IntStream.rangeClosed(1, pValues.length)
                        .mapToDouble(i -> 1.0 / i)
                        .sum());
    }

    /// e-BH (Wang and Ramdas 2022): which e-values to reject so that the expected share of false ones among them
    /// is at most the level, under any dependence.
    ///
    /// @param eValues not below 0; infinite is allowed
    /// @param level the share of false rejections wanted, between 0 and 1
    /// @return whether each is rejected
    public static boolean[] eBenjaminiHochberg(double[] eValues, double level) {
        TestResult.requireLevel(level);
        for (double e : eValues) {
            if (!(e >= 0)) {
                throw new IllegalArgumentException("The e-value (%s) must not be below 0.".formatted(e));
            }
        }
        double[] sorted = eValues.clone();
        Arrays.sort(sorted);
        double smallest = Double.NaN;
        for (int rejected = 1; rejected <= sorted.length; rejected++) {
            double e = sorted[sorted.length - rejected];
            if (e * rejected * level >= sorted.length) {
                smallest = e;
            }
        }
        boolean[] reject = new boolean[eValues.length];
        for (int i = 0; i < reject.length; i++) {
            reject[i] = eValues[i] >= smallest;
        }
        return reject;
    }

    private static double[] stepUp(double[] pValues, double factor) {
        Integer[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double smallest = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            smallest = Math.min(smallest, factor * order.length / (i + 1) * pValues[order[i]]);
            adjusted[order[i]] = smallest;
        }
        return adjusted;
    }

    private static Integer[] ascending(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("The p-value (%s) must be from 0 to 1.".formatted(p));
            }
        }
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toArray(Integer[]::new);
    }
}
