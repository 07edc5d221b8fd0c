package oxbow.core.sequential;

/// Evidence that a log feeds record by record and that a decision is taken from: the state of one test or bound.
///
/// A state says by its type whether states of parts of a log may be put together: those of [MergeableState] do
/// not depend on the order of what they saw, those of [OrderedState] do and have to see the log in one pass.
/// Both kinds go on exactly from a [Checkpoint]: the state after a record holds all that later records need.
///
/// **Stored form.** Family `DECISION`, version, kind, then the fields. The same records in the same order give
/// the same bytes.
public sealed interface DecisionState permits MergeableState, OrderedState {

    /// The stored form.
    byte[] toBytes();

    /// The state that a stored form holds, whatever its kind.
    ///
    /// @throws IllegalArgumentException if the bytes are not the stored form of a state
    static DecisionState ofBytes(byte[] bytes) {
        return switch (StateKind.of(bytes)) {
            case ABSOLUTE_RATE -> AbsoluteRateBound.ofBytes(bytes);
            case RATE_RATIO -> RateRatioTest.ofBytes(bytes);
            case PAIRED_SHADOW -> PairedShadowTest.ofBytes(bytes);
            case SAMPLE_RATIO -> SampleRatioTest.ofBytes(bytes);
            case RUNNING_MEAN -> RunningMeanBound.ofBytes(bytes);
            case CONSTANT_MEAN -> ConstantMeanBound.ofBytes(bytes);
            case UNPAIRED_MEANS -> UnpairedMeans.ofBytes(bytes);
            case CANARY_EVIDENCE -> CanaryEvidence.ofBytes(bytes);
            case AUTOMATION_AUDIT -> AutomationAudit.ofBytes(bytes);
            case SEASON -> SeasonBound.ofBytes(bytes);
            case KEY_MEANS -> KeyMeans.ofBytes(bytes);
            case LATENCY -> LatencyCounts.ofBytes(bytes);
        };
    }
}
