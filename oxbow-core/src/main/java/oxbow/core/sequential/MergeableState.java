package oxbow.core.sequential;

/// A state that depends only on which records it saw, not on their order: the states of disjoint parts of a log
/// merge into the state of the whole.
///
/// **Condition.** Disjoint means disjoint in the unit of counting: a key that voted in both parts would count
/// twice. Split the log by key.
///
/// @param <S> the type of the state itself
public sealed interface MergeableState<S extends MergeableState<S>> extends DecisionState
        permits AbsoluteRateBound, RateRatioTest, PairedShadowTest, SampleRatioTest, AutomationAudit, LatencyCounts {

    /// The state after the records of both.
    ///
    /// @throws IllegalArgumentException if both do not ask the same question (margin, direction)
    S merge(S other);
}
