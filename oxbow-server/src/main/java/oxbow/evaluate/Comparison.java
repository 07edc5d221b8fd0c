package oxbow.evaluate;

import oxbow.core.metric.Figure;

/// Two evaluations held against each other example by example.
///
/// @param first id of an evaluation
/// @param second id of the other
/// @param firstModel the model of the first
/// @param secondModel the model of the second
/// @param n different examples that both have predicted, with the same truth
/// @param leftOut different examples that only one has, or whose truth differs
/// @param difference accuracy of the first minus that of the second on these examples, with a paired interval of
///     level 0.95
/// @param mcnemarP the exact two-sided p-value of McNemar's test that neither is better; for one look only
public record Comparison(
        String first,
        String second,
        String firstModel,
        String secondModel,
        long n,
        long leftOut,
        Figure difference,
        double mcnemarP,
        long bothRight,
        long onlyFirstRight,
        long onlySecondRight,
        long bothWrong) {}
