package oxbow.core.slice;

/// How a column is compared with a value.
public enum Comparison {
    /// Equal.
    EQUAL("="),
    /// Not equal; unknown, not true, for a missing value.
    UNEQUAL("!="),
    /// Below.
    BELOW("<"),
    /// Below or equal.
    AT_MOST("<="),
    /// Above.
    ABOVE(">"),
    /// Above or equal.
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /// As it is written in a slice.
    public String sign() {
        return sign;
    }

    static Comparison of(String sign) {
        for (Comparison each : values()) {
            if (each.sign.equals(sign)) {
                return each;
            }
        }
        throw new IllegalArgumentException("The sign (%s) must be a comparison.".formatted(sign));
    }
}
