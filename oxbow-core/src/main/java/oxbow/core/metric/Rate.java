package oxbow.core.metric;

/// The shares that [BinaryCounts] hold, by name.
public enum Rate {
    /// Right predictions among all.
    ACCURACY("no cases"),
    /// Wrong predictions among all.
    ERROR_RATE("no cases"),
    /// Positive predictions among all.
    SELECTION_RATE("no cases"),
    /// Positives among all.
    BASE_RATE("no cases"),
    /// Right ones among the positive predictions.
    PRECISION("no positive predictions"),
    /// Found ones among the positives: recall, sensitivity.
    TRUE_POSITIVE_RATE("no positives"),
    /// Missed ones among the positives.
    FALSE_NEGATIVE_RATE("no positives"),
    /// False alarms among the negatives.
    FALSE_POSITIVE_RATE("no negatives"),
    /// Rightly passed ones among the negatives.
    SPECIFICITY("no negatives"),
    /// Right ones among the negative predictions.
    NEGATIVE_PREDICTIVE_VALUE("no negative predictions");

    private final String whenEmpty;

    Rate(String whenEmpty) {
        this.whenEmpty = whenEmpty;
    }

    String whenEmpty() {
        return whenEmpty;
    }

    /// The cases that count.
    public long hits(BinaryCounts counts) {
        return switch (this) {
            case ACCURACY -> counts.truePositives() + counts.trueNegatives();
            case ERROR_RATE -> counts.falsePositives() + counts.falseNegatives();
            case SELECTION_RATE -> counts.predicted();
            case BASE_RATE -> counts.positives();
            case PRECISION, TRUE_POSITIVE_RATE -> counts.truePositives();
            case FALSE_NEGATIVE_RATE -> counts.falseNegatives();
            case FALSE_POSITIVE_RATE -> counts.falsePositives();
            case SPECIFICITY, NEGATIVE_PREDICTIVE_VALUE -> counts.trueNegatives();
        };
    }

    /// The cases it is a share of.
    public long cases(BinaryCounts counts) {
        return switch (this) {
            case ACCURACY, ERROR_RATE, SELECTION_RATE, BASE_RATE -> counts.n();
            case PRECISION -> counts.predicted();
            case TRUE_POSITIVE_RATE, FALSE_NEGATIVE_RATE -> counts.positives();
            case FALSE_POSITIVE_RATE, SPECIFICITY -> counts.negatives();
            case NEGATIVE_PREDICTIVE_VALUE -> counts.n() - counts.predicted();
        };
    }
}
