package oxbow.core.sequential;

/// Makes labels that were asked for with unequal probabilities usable: keeps each with probability floor / p, so
/// that all kept labels had the same chance.
///
/// **Guarantee.** Whether a label is kept is then independent of arm, score and error: what is kept may be given to
/// every test here.
///
/// **Conditions.** p is the probability *recorded when the label was asked for*, and asking was by a draw of its
/// own. Labels without such a probability (complaints, hand-picked cases) are left out.
///
/// **Method.** Rejection sampling; the draw is a function of request and seed (a mixing of 64 bits after Steele,
/// Lea and Flood 2014), so that it comes out the same when a log is read again.
///
/// @param floor smallest probability with which any label is asked for, above 0
/// @param seed fixed before the first label
public record LabelThinning(double floor, long seed) {
    /// Checks the floor.
    public LabelThinning {
        if (!(floor > 0 && floor <= 1)) {
            throw new IllegalArgumentException("The floor (%s) must be above 0 and at most 1.".formatted(floor));
        }
    }

    /// Whether the label of this request is kept.
    ///
    /// @param request id of the request
    /// @param probability with which its label was asked for, at least the floor
    public boolean isKept(long request, double probability) {
        if (!(probability >= floor && probability <= 1)) {
            throw new IllegalArgumentException(
                    "The label probability (%s) must be between the floor (%s) and 1.".formatted(probability, floor));
        }
        return uniform(request) * probability < floor;
    }

    private double uniform(long request) {
        long z = seed + request * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
