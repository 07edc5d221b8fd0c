package oxbow.core.sequential;

/// A request as the router assigned it; what is later judged carries these facts, not those of the label's time.
///
/// @param request id of the request, such as the log offset of its prediction; unique
/// @param key hash of the unit of randomisation (user, session, device); equal keys have equal hashes
/// @param canary whether the canary answered
/// @param weight share of the traffic planned for the canary *when it was assigned*, 0 to 1
/// @param at time of assignment, in the unit of the log
public record Assignment(long request, long key, boolean canary, double weight, double at) {
    /// Checks the weight and the time.
    public Assignment {
        EValues.requireWeight(weight);
        if (!Double.isFinite(at)) {
            throw new IllegalArgumentException("The time of assignment (%s) must be finite.".formatted(at));
        }
    }
}
