package oxbow.core.profile;

/// Takes runs of finite values, in the order of their rows.
@FunctionalInterface
interface FiniteValues {
    void take(double[] values, int from, int to);
}
